"""A printed number stands for all values that round to it."""

from fractions import Fraction

import pytest

from jiheng.quantities import NotANumber, Quantity, amount, decimals, number, percent, unit


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("1,234.50万元", 12_345_000, "金额"),
        ("0.5亿元", 50_000_000, "金额"),
        ("88%", Fraction(88, 100), ""),
        ("88％", Fraction(88, 100), ""),
        ("15个", 15, "个"),
        ("1.2万人", 12_000, "人"),
        ("37μg/m³", 37, "浓度"),
        ("-30%", Fraction(-3, 10), ""),
        ("3亩", 2000, "面积"),
    ],
)
def test_a_number_is_read_in_the_base_unit_of_its_dimension(text, value, dimension):
    read = Quantity.parse(text)

    assert (read.value, read.unit.dimension) == (value, dimension)


@pytest.mark.parametrize("text", ["已达标", "", "3.5.1", "2024.1.1-2024.12.31", "5%3", "≥"])
def test_what_is_not_one_number_is_refused_with_its_words(text):
    with pytest.raises(NotANumber, match="不是数字"):
        Quantity.parse(text)


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("5.79万元", "5.80万元", True),
        ("5.79万元", "57900元", True),
        ("5.78万元", "5.80万元", False),
        ("12%", "11.79%", True),
        ("11%", "11.79%", False),
    ],
)
def test_two_printed_numbers_agree_when_one_value_rounds_to_both(one, other, agree):
    assert Quantity.parse(one).agrees_with(Quantity.parse(other)) is agree


def test_a_quantity_prints_as_it_was_printed():
    printed = [str(Quantity.parse(text)) for text in ("1234.50万元", "108人", "96.5%", "3.25")]

    assert printed == ["1234.50万元", "108人", "96.5%", "3.25"]


def test_numbers_are_printed_rounded_half_up():
    printed = [
        decimals(Fraction(2665, 1000)),
        number(Fraction(1, 3)),
        number(Fraction(7, 2)),
        percent(Fraction(17063, 10_000)),
        percent(Fraction(108, 109)),
        amount(Fraction(184_300), unit("万元")),
        amount(Fraction(108), unit("人")),
        decimals(Fraction(-1, 3), 1),
    ]

    assert printed == ["2.67", "0.3333", "3.5", "170.63%", "99.08%", "18.43万元", "108人", "-0.3"]


def test_an_unknown_unit_is_a_thing_counted_by_itself():
    assert unit("航次").dimension == "航次"
    assert unit("万航次").scale == 10_000
