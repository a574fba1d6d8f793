"""A number is read as the sheet shows it: a rate as a rate, to the decimals that are seen."""

from fractions import Fraction

import pytest

from jiheng.documents.number_format import shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("12345.678", "", "12345.678"),
        ("0.333333333333333", "", "0.333333333"),
        ("0.30000000000000004", "General", "0.3"),
        ("12345.678", "0.00", "12345.68"),
        ("12345.678", "#,##0.00", "12,345.68"),
        ("-12345.678", "#,##0.00", "-12,345.68"),
        ("-1234", "#,##0;(#,##0)", "(1,234)"),
        ("0", '#,##0.00;-#,##0.00;"-"', "-"),
        ("0.965", "0%", "97%"),
        ("0.965", "0.0%", "96.5%"),
        ("0.965", "0.##%", "96.5%"),
        ("1234567", "#,##0,", "1,235"),
        ("18.5", '0.00"万元"', "18.50万元"),
        ("18.5", "0.00元", "18.50元"),
        ("7", "000", "007"),
        ("0.5", "#.00", ".50"),
        ("1234.5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("-3", "[Red]0.0", "-3.0"),
        ("0.5", "# ?/?", "0.5"),
        ("123456", "0.00E+00", "123456"),
        ("5", "@", "5"),
    ],
)
def test_a_number_is_shown_as_its_format_says(value, code, text):
    assert shown(Fraction(value), code) == text


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-m-d", "2024-01-31"),
        ('yyyy"年"m"月"d"日"', "2024年1月31日"),
        ('yyyy"年"m"月"', "2024年1月"),
        ("", "2024-01-31"),
    ],
)
def test_a_day_is_shown_as_a_day(code, text):
    assert shown(Fraction(45322), code, day=True) == text


def test_a_day_beyond_the_calendar_stays_a_number():
    assert shown(Fraction(10**9), "yyyy", day=True) == "1000000000"
