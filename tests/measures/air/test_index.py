"""The index by hand: HJ 633, 4.2, always rounded up to the next whole number."""

from datetime import date
from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.measures import air
from jiheng.measures.air.edition import POLLUTANTS, editions

OLD, NEW = "HJ 633-2012", "HJ 633-2026"


@pytest.mark.parametrize(
    ("item", "value", "by_edition"),
    [
        ("PM2.5/", 60, (82, 100)),  # (100-50)/(75-35)×(60-35)+50=81.25
        ("PM2.5/", 75, (100, 114)),  # (150-100)/(115-60)×(75-60)+100=113.6
        ("PM10/", 130, (90, 104)),  # (100-50)/(150-50)×(130-50)+50=90; 50/130×10+100=103.8
        ("PM10/", 150, (100, 112)),  # 50/130×30+100=111.5
        ("O3/", 160, (100, 100)),  # a breakpoint
        ("O3/", 161, (101, 101)),  # 50/55×1+100=100.9
        ("O3/eight", 801, (None, 300)),  # above 800: none in 2012, 300 in 2026
        ("SO2/hour", 801, (None, 200)),  # above 800: none in 2012, 200 in 2026
        ("O3/hour", 801, (301, 301)),  # 100/200×1+300=300.5
        ("CO/", "4.1", (101, 101)),  # 50/10×0.1+100=100.5
        ("NO2/", 0, (0, 0)),  # nothing
        ("PM2.5/", 501, (500, 500)),  # the scale ends
    ],
)
def test_worked_by_hand(item, value, by_edition):
    pollutant, _, average = item.partition("/")

    found = [air.iaqi(pollutant, value, standard=one, average=average) for one in (OLD, NEW)]

    assert tuple(found) == by_edition


def test_every_breakpoint_has_its_own_index():
    for edition in editions():
        for item, points in edition.breakpoints.items():
            pollutant, _, average = item.partition("/")
            for index, point in zip(edition.index, points, strict=False):
                assert air.iaqi(pollutant, point, standard=edition, average=average) == index


def test_the_index_never_falls_as_the_concentration_rises():
    for edition in editions():
        for pollutant in POLLUTANTS:
            found = [air.iaqi(pollutant, Fraction(one, 4), standard=edition) for one in range(4000)]
            known = [one for one in found if one is not None]
            assert known == sorted(known)


def test_the_day_decides_the_standard():
    assert air.edition(date(2026, 2, 28)).name == "2012"
    assert air.edition(date(2026, 3, 1)).name == "2026"
    assert air.edition(date(2030, 12, 31)).name == "2026"
    assert air.edition(date(2031, 1, 1)).name == "2031"


def test_two_pollutants_share_the_first_place():
    assert air.aqi({"PM10": 150, "PM2.5": 75, "O3": 100}, standard=OLD) == (
        100,
        ("PM10", "PM2.5"),
    )


def test_up_to_fifty_no_pollutant_is_the_first():
    assert air.aqi({"PM10": 50, "O3": 90}, standard=OLD) == (50, ())


def test_nothing_measured_is_no_index_and_not_zero():
    assert air.aqi({}, standard=OLD) == (None, ())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"pollutant": "PM1", "standard": OLD}, "没有污染物“PM1”"),
        ({"pollutant": "CO", "average": "eight", "standard": OLD}, "CO没有“eight”的分指数"),
        ({"pollutant": "CO", "standard": "HJ 633-2062"}, "是否应为“HJ 633-2026”"),
        ({"pollutant": "CO", "value": -1, "standard": OLD}, "CO浓度为-1"),
    ],
)
def test_what_cannot_be_is_said(arguments, sentence):
    value = arguments.pop("value", 1)

    with pytest.raises(JihengError, match=sentence):
        air.iaqi(arguments.pop("pollutant"), value, **arguments)
