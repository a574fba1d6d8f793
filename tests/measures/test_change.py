"""A concentration changes in percent, a ratio in points, days by days."""

from fractions import Fraction

import pytest

from jiheng.measures.change import change_of, compared
from jiheng.measures.figures import Figure, Measures


@pytest.mark.parametrize(
    ("unit", "now", "before", "printed"),
    [
        ("μg/m³", 37, 42, "-11.9%"),  # (37 − 42) ÷ 42 = −11.905%
        ("%", 95, 80, "15个百分点"),
        ("天", 348, 340, "8天"),
        ("个", 18, 19, "-1个"),
    ],
)
def test_the_unit_decides_how_a_change_is_told(unit, now, before, printed):
    figures = [Figure("甲", Fraction(one), unit) for one in (now, before)]

    assert change_of(*figures).printed == printed


def test_what_is_missing_or_was_nothing_has_no_change():
    none, nothing, some = (Figure("甲", one, "μg/m³") for one in (None, Fraction(0), Fraction(1)))

    assert change_of(some, none) is None
    assert change_of(some, nothing) is None


def test_years_of_two_standards_are_not_compared_and_that_is_said():
    now, before = (
        Measures("空气", "青石市", year, standard, (Figure("甲", Fraction(1), "天"),))
        for year, standard in ((2026, "新"), (2025, "旧"))
    )

    found = compared(now, before)

    assert [one.name for one in found.figures] == ["甲"]
    assert found.remarks == ("2025年按旧、2026年按新，不同口径，不作比较",)
