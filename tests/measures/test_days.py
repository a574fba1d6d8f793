"""Whole numbers of which a printed percentage may be the share."""

from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.measures.days import possible_denominators, wholes


@pytest.mark.parametrize(
    ("count", "rate", "expected"),
    [
        (348, "96.67%", (360,)),  # 348 ÷ 0.96675 = 359.97, ÷ 0.96665 = 360.01
        (348, "96.7%", (360,)),  # 348 ÷ 0.9675 = 359.7, ÷ 0.9665 = 360.06
        (350, "96.67%", ()),
        (297, "81.1%", (366,)),  # 297 ÷ 0.8115 = 365.99, ÷ 0.8105 = 366.44
        (365, "100%", (365, 366)),  # 99.5% to 100.5%
        (0, "0%", ()),
    ],
)
def test_days_of_a_year(count, rate, expected):
    assert possible_denominators(count, rate) == expected


def test_every_number_found_gives_the_percentage_and_its_neighbours_do_not():
    for count in range(300, 340):
        fits = possible_denominators(count, "88.4%")
        rounds = [
            one
            for one in range(count, 367)
            if Fraction(8835, 10000) <= Fraction(count, one) <= Fraction(8845, 10000)
        ]
        assert list(fits) == rounds


def test_a_part_is_never_larger_than_its_whole():
    assert wholes(20, (Fraction("0.99"), Fraction("1.2"))) == (20,)


def test_what_is_no_percentage_is_said():
    with pytest.raises(JihengError, match="不是数字"):
        possible_denominators(348, "九成")


def test_what_was_done_of_a_plan_may_exceed_it():
    # 26 ÷ 1.045 = 24.88, ÷ 1.035 = 25.12
    assert wholes(26, (Fraction("1.035"), Fraction("1.045")), part=False) == (25,)
    assert wholes(26, (Fraction("1.035"), Fraction("1.045"))) == ()
