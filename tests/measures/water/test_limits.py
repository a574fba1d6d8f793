"""Classes of single concentrations by GB 3838-2002 表1, at the limits and beside them."""

from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.measures import water
from jiheng.measures.water.limits import GROUND, WORST, standard


@pytest.mark.parametrize(
    ("item", "value", "expected"),
    [
        ("溶解氧", "7.5", "Ⅰ"),
        ("溶解氧", "5", "Ⅲ"),
        ("溶解氧", "4.9", "Ⅳ"),
        ("pH", "9", "Ⅰ"),
        ("pH", "9.01", "劣Ⅴ"),
        ("高锰酸盐指数", "6.0", "Ⅲ"),
        ("化学需氧量", "15", "Ⅰ"),
        ("COD", "20.5", "Ⅳ"),
        ("氨氮", "2.01", "劣Ⅴ"),
        ("汞", "0.00005", "Ⅰ"),
        ("总磷", "0.2", "Ⅲ"),
    ],
)
def test_the_class_of_a_concentration(item, value, expected):
    assert water.class_of(item, value) == expected


def test_lakes_have_limits_of_phosphorus_of_their_own():
    assert water.class_of("总磷", "0.05", lake=True) == "Ⅲ"
    assert water.class_of("总磷", "0.051", lake=True) == "Ⅳ"


def test_limits_never_get_stricter_from_one_class_to_the_next():
    for item in standard().items.values():
        for limits in (item.limits, item.lake):
            ordered = sorted(limits, reverse=item.kind == "least")
            assert list(limits) == ordered


def test_twenty_one_items_count_and_three_do_not():
    items = standard().items.values()

    assert len(items) == 24
    assert [one.name for one in items if not one.assessed] == ["水温", "总氮", "粪大肠菌群"]


def test_the_multiple_of_exceedance_is_over_the_limit_of_three():
    # (0.3 − 0.2) ÷ 0.2 = 0.5
    assert standard().items["总磷"].exceeds(Fraction("0.3")) == Fraction(1, 2)
    assert standard().items["溶解氧"].exceeds(Fraction(3)) is None


def test_ground_water_has_one_class_and_what_lies_above_is_worse():
    iron = standard(GROUND).items["铁"]

    assert (iron.place(Fraction("0.3")), iron.place(Fraction("0.31"))) == (0, WORST)


@pytest.mark.parametrize(
    ("item", "value", "sentence"),
    [
        ("叶绿素", 1, "没有污染物“叶绿素”"),
        ("水温", 20, "没有污染物“水温”"),
        ("氨氮", -1, "浓度为-1"),
    ],
)
def test_what_cannot_be_classed_is_said(item, value, sentence):
    with pytest.raises(JihengError, match=sentence):
        water.class_of(item, value)
