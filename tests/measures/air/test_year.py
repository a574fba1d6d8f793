"""A year of hours: what is valid, what is good, what the year comes to."""

from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from jiheng.measures.air import iaqi
from jiheng.measures.air.days import daily, eight
from jiheng.measures.air.hours import NONE, Hours
from jiheng.measures.air.settings import Settings
from jiheng.measures.air.year import assess, percentile_of

LEVELS = {"SO2": 10, "NO2": 30, "CO": 0.8, "O3": 90, "PM10": 60, "PM2.5": 30}
YEAR = 2022


def steady(days=365, stations=2, **more) -> Hours:
    """Every hour the same."""
    values = LEVELS | more
    grains = {
        name: np.full((stations, days, 24), round(value * (1000 if name == "CO" else 100)), "int32")
        for name, value in values.items()
    }
    return Hours(tuple(f"{one}号站" for one in range(stations)), date(YEAR, 1, 1), grains)


def test_a_steady_year_is_what_it_is_every_day():
    year = assess(steady(), YEAR)

    assert year.edition.name == "2012"
    assert (year.valid_days, year.good_days, year.heavy_days) == (365, 365, 0)
    assert year.good_ratio == 1
    assert year.pollutants["PM2.5"].mean == 30
    assert year.pollutants["CO"].percentile == Fraction(8, 10)
    # 10/60 + 30/40 + 0.8/4 + 90/160 + 60/70 + 30/35, each to three decimals
    assert year.composite == Fraction("3.39")


def test_nineteen_hours_are_no_day_and_twenty_are():
    hours = steady()
    hours.grains["PM2.5"][:, 0, :5] = NONE
    hours.grains["PM2.5"][:, 1, :4] = NONE

    found = daily(hours, "PM2.5", Settings()).steps

    assert (found[0], found[1]) == (NONE, 30)


def test_good_days_are_counted_of_valid_days_and_not_of_365():
    hours = steady()
    hours.grains["PM2.5"][:, :5] = NONE
    hours.grains["PM2.5"][:, 5:17] = 90 * 100

    year = assess(hours, YEAR)

    assert (year.valid_days, year.good_days) == (360, 348)
    assert year.good_ratio == Fraction(348, 360)
    assert f"{float(year.good_ratio):.2%}" == "96.67%"


def test_a_day_that_lacks_one_pollutant_counts_only_when_another_exceeds():
    hours = steady()
    hours.grains["PM2.5"][:, :2] = NONE
    hours.grains["O3"][:, 1] = 180 * 100

    strict = assess(hours, YEAR)
    lenient = assess(hours, YEAR, settings=Settings(missing="有一项有效即有效"))

    assert (strict.valid_days, strict.good_days) == (364, 363)
    assert lenient.valid_days == 365


def test_the_same_air_is_good_by_the_old_standard_and_not_by_the_new():
    hours = steady(**{"PM2.5": 75})

    assert assess(hours, YEAR).good_days == 365
    assert assess(hours, YEAR, standard="HJ 633-2026").good_days == 0


def test_eight_hours_of_ozone_end_between_eight_and_midnight():
    hours = steady(days=1, stations=1)
    ozone = hours.grains["O3"]
    ozone[:] = 40 * 100
    ozone[0, 0, 12:20] = 200 * 100

    assert eight(hours, Settings(), 160).steps.tolist() == [200]


def test_thirteen_eight_hour_means_are_no_day_unless_one_exceeds():
    hours = steady(days=2, stations=1)
    hours.grains["O3"][:, :, :7] = NONE
    hours.grains["O3"][:, :, 22:] = NONE
    hours.grains["O3"][0, 1] = np.where(hours.grains["O3"][0, 1] == NONE, NONE, 170 * 100)

    found = eight(hours, Settings(), 160).steps

    assert found.tolist() == [NONE, 170]


def test_a_mean_of_the_half_goes_to_the_even_number_or_up_as_chosen():
    hours = steady(days=1, stations=1, **{"PM2.5": 30.5})

    assert daily(hours, "PM2.5", Settings()).steps.tolist() == [30]
    assert daily(hours, "PM2.5", Settings(rounding="四舍五入")).steps.tolist() == [31]


def test_the_city_is_the_mean_of_its_stations_that_have_a_day():
    hours = steady(days=1, stations=3)
    for station, value in enumerate((20, 40, 90)):
        hours.grains["PM2.5"][station] = value * 100
    hours.grains["PM2.5"][2, :, :5] = NONE

    assert daily(hours, "PM2.5", Settings()).steps.tolist() == [30]
    assert daily(hours, "PM2.5", Settings(city="小时值平均")).steps.tolist() == [46]


def test_a_year_with_a_short_month_has_no_annual_mean_but_keeps_its_days():
    hours = steady()
    hours.grains["PM2.5"][:, 31:35] = NONE

    year = assess(hours, YEAR)

    assert year.pollutants["PM2.5"].short_months == (2,)
    assert year.pollutants["PM2.5"].mean is None
    assert year.composite is None
    assert year.valid_days == 361


def test_dust_is_left_out_of_means_and_stays_in_the_days():
    hours = steady()
    hours.grains["PM10"][:, 80] = 500 * 100
    dusty = {date(YEAR, 3, 22): "沙尘暴蓝色预警"}

    plain, without = assess(hours, YEAR), assess(hours, YEAR, excluded=dusty)

    assert plain.good_days == without.good_days == 364
    assert (plain.pollutants["PM10"].mean, without.pollutants["PM10"].mean) == (61, 60)
    assert without.excluded == dusty


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([1, 2, 3, 4], 50, 2), ([1, 2, 3, 5], 90, 4), ([7], 95, 7), ([], 95, None)],
)
def test_a_percentile_lies_between_its_neighbours(values, percent, expected):
    found = percentile_of(np.array(values, dtype=np.int64), percent, "GB/T 8170")

    assert found == expected


def test_the_index_of_every_day_is_that_of_the_one_formula():
    dice = np.random.default_rng(2022)
    hours = steady(stations=3)
    for grains in hours.grains.values():
        grains[:] = (grains * dice.gamma(2, 0.8, grains.shape)).astype("int32")
    year = assess(hours, YEAR)

    for day in range(0, 365, 7):
        singles = []
        for item in year.edition.daily:
            pollutant, _, average = item.partition("/")
            one = Hours(
                hours.stations,
                hours.day(day),
                {pollutant: hours.grains[pollutant][:, day : day + 1]},
            )
            from_hours = {"day": daily, "eight": lambda h, _, s: eight(h, s, 160)}.get(average)
            if from_hours is None:
                continue
            value = int(from_hours(one, pollutant, Settings()).steps[0])
            scale = 10 if pollutant == "CO" else 1
            singles.append(
                iaqi(pollutant, Fraction(value, scale), standard="HJ 633-2012", average=average)
            )
        assert year.index[day] >= max(singles)


def test_the_larger_of_mean_and_percentile_makes_the_single_index_where_that_is_chosen():
    hours = steady()
    # 20 of 365 days at 150: (345×30 + 20×150) ÷ 365 = 36.6, 37; the 95th percentile is 150.
    hours.grains["PM2.5"][:, :20] = 150 * 100

    ranking = assess(hours, YEAR)
    largest = assess(hours, YEAR, settings=Settings(composite="HJ 663 最大值"))

    # 10/60 + 30/40 + 0.8/4 + 90/160 + 60/70 and 37/35, or 150/75; the others are larger by mean.
    assert ranking.composite == Fraction("3.59")
    assert largest.composite == Fraction("4.54")
    assert any("HJ 663 最大值" in str(one) for one in largest.settings.chosen())
