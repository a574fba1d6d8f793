"""A small year worked out a second time, value by value on exact fractions, without columns.

Nothing of the code under test is used here but its result: limits, breakpoints and rounding are
written again, from GB 3095-2012, HJ 633-2012 and HJ 663-2013.
"""

from datetime import date
from fractions import Fraction
from math import ceil

import numpy as np
import pytest

from jiheng.measures.air.hours import NONE, Hours
from jiheng.measures.air.year import assess

DAYS = 365
INDEX = (0, 50, 100, 150, 200, 300, 400, 500)
POINTS = {
    "SO2": (0, 50, 150, 475, 800, 1600, 2100, 2620),
    "NO2": (0, 40, 80, 180, 280, 565, 750, 940),
    "CO": (0, 2, 4, 14, 24, 36, 48, 60),
    "PM10": (0, 50, 150, 250, 350, 420, 500, 600),
    "PM2.5": (0, 35, 75, 115, 150, 250, 350, 500),
    "O3 8h": (0, 100, 160, 215, 265, 800),
    "O3 1h": (0, 160, 200, 300, 400, 800, 1000, 1200),
}
MIDDLES = {"SO2": 12, "NO2": 34, "CO": 0.9, "O3": 85, "PM10": 78, "PM2.5": 46}


@pytest.fixture(scope="module")
def hours():
    """Two stations, a year of scattered hours, one in twelve missing, and three days of nothing."""
    dice = np.random.default_rng(8)
    grains = {}
    for name, middle in MIDDLES.items():
        scale = 1000 if name == "CO" else 100
        values = (dice.gamma(3, middle / 3, (2, DAYS, 24)) * scale).astype("int32")
        values[dice.random(values.shape) < 1 / 12] = NONE
        grains[name] = values
    grains["PM2.5"][:, 200:203] = NONE
    return Hours(("东站", "西站"), date(2022, 1, 1), grains)


def even(value, step=Fraction(1)):
    """GB/T 8170: to the nearest, a half to the even one."""
    return round(Fraction(value) / step) * step


def concentration(hours, name, station, day):
    """The hours of a day, in units; None where missing."""
    scale = 1000 if name == "CO" else 100
    return [
        None if one == NONE else Fraction(one, scale)
        for one in hours.grains[name][station, day].tolist()
    ]


def grain(name):
    return Fraction(1, 1000 if name == "CO" else 100)


def of_station(hours, name, kind, station, day):
    values = concentration(hours, name, station, day)
    known = [one for one in values if one is not None]
    if kind == "1h":
        return max(known) if len(known) >= 20 else None
    if kind == "day":
        return even(sum(known) / len(known), grain(name)) if len(known) >= 20 else None
    means = []
    for end in range(8, 25):
        window = [one for one in values[end - 8 : end] if one is not None]
        if len(window) >= 6:
            means.append(even(sum(window) / len(window), grain(name)))
    if means and (len(means) >= 14 or max(means) > 160):
        return max(means)
    return None


def of_city(hours, name, kind, day):
    found = [of_station(hours, name, kind, station, day) for station in range(2)]
    known = [one for one in found if one is not None]
    if not known:
        return None
    step = Fraction(1, 10) if name == "CO" else Fraction(1)
    return even(even(sum(known) / len(known), grain(name)), step)


def single(item, value):
    points = POINTS[item]
    for place in range(1, len(points)):
        low, high = points[place - 1], points[place]
        if value <= high:
            return ceil(
                Fraction(INDEX[place] - INDEX[place - 1], high - low) * (value - low)
                + INDEX[place - 1]
            )
    return None if item == "O3 8h" else 500


def test_every_day_every_mean_and_the_sum_come_out_again(hours):
    year = assess(hours, 2022)
    kinds = [(name, "day", name) for name in MIDDLES if name != "O3"]
    kinds += [("O3", "8h", "O3 8h"), ("O3", "1h", "O3 1h")]
    daily = {
        item: [of_city(hours, name, kind, day) for day in range(DAYS)] for name, kind, item in kinds
    }

    indices = []
    for day in range(DAYS):
        singles = {
            item: single(item, row[day]) for item, row in daily.items() if row[day] is not None
        }
        by_name = {}
        for item, one in singles.items():
            if one is not None:
                name = item.partition(" ")[0]
                by_name[name] = max(one, by_name.get(name, 0))
        most = max(by_name.values(), default=NONE)
        indices.append(most if len(by_name) == 6 or most > 100 else NONE)

    assert year.index.tolist() == indices
    assert year.valid_days == sum(one != NONE for one in indices)
    assert year.good_days == sum(0 <= one <= 100 for one in indices)

    total = Fraction(0)
    limits = {"SO2": 60, "NO2": 40, "PM10": 70, "PM2.5": 35, "CO": 4, "O3 8h": 160}
    ranks = {"CO": 95, "O3 8h": 90, "SO2": 98, "NO2": 98, "PM10": 95, "PM2.5": 95}
    for item, limit in limits.items():
        known = sorted(one for one in daily[item] if one is not None)
        step = Fraction(1, 10) if item == "CO" else Fraction(1)
        place = Fraction((len(known) - 1) * ranks[item], 100)
        low, high = known[int(place)], known[min(int(place) + 1, len(known) - 1)]
        percentile = even(low + (high - low) * (place - int(place)), step)
        mean = even(sum(known) / len(known))
        mine = year.pollutants[item.partition(" ")[0]]
        assert mine.percentile == percentile
        if item in ("CO", "O3 8h"):
            total += even(percentile / limit, Fraction(1, 1000))
        else:
            assert mine.mean == mean
            total += even(mean / limit, Fraction(1, 1000))
    assert year.composite == Fraction(int(total * 100 + Fraction(1, 2)), 100)
    assert 358 < year.valid_days < 366
