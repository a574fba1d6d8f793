"""Days from hours: daily means and the highest eight-hour mean, where enough hours are valid."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from jiheng.measures.air.hours import NONE, STEP, Grains, Hours, Whole
from jiheng.measures.air.settings import Rounding, Settings

#: GB 3095 表4: a daily mean needs so many hours, an eight-hour mean so many of its eight.
HOURS_OF_DAY, HOURS_OF_EIGHT = 20, 6
#: HJ 663-2013: so many eight-hour means of a day, or one above the limit (medium).
MEANS_OF_DAY = 14
#: The eight-hour means of a natural day end at 8:00, 9:00 … 24:00.
_FIRST_END, _HOURS = 8, 24


@dataclass(frozen=True, slots=True)
class Daily:
    """One value a day.

    Attributes:
        steps: in the last printed digit: μg/m³, of CO 0.1 mg/m³; `NONE` where invalid.
            Shape ``(days,)`` of a city, ``(stations, days)`` of stations.
    """

    steps: Whole


def divided(total: Whole, by: Whole | int, rounding: Rounding) -> Whole:
    """Whole numbers divided and rounded once; both not below 0, ``by`` above 0.

    Example:
        >>> np = __import__("numpy")
        >>> [int(divided(np.array([total]), 2, "GB/T 8170")[0]) for total in (1, 3, 5)]
        [0, 2, 2]
        >>> [int(divided(np.array([total]), 2, "四舍五入")[0]) for total in (1, 3, 5)]
        [1, 2, 3]
    """
    whole, rest = np.divmod(total, by)
    twice = 2 * rest
    up = twice > by
    tie = (twice == by) & ((whole % 2 == 1) if rounding == "GB/T 8170" else True)
    result: Whole = whole + (up | tie)
    return result


def daily(hours: Hours, pollutant: str, settings: Settings) -> Daily:
    """Daily means of the city (24小时平均); a day with fewer than 20 valid hours has none."""
    return _city(hours.grains[pollutant], settings, _means)


def eight(hours: Hours, settings: Settings, limit: int) -> Daily:
    """The city's highest eight-hour mean of O3 a day (日最大8小时平均).

    Args:
        hours: with O3.
        settings: how it is worked out.
        limit: 二级 limit in μg/m³: a day with too few means is valid when it is exceeded.
    """
    return _city(hours.grains["O3"], settings, lambda one, how: _highest(one, how, limit * STEP))


def highest_hour(hours: Hours, settings: Settings) -> Daily:
    """The city's highest hourly mean of O3 a day (日最大1小时平均)."""

    def most(grains: Grains, rounding: Rounding) -> Whole:
        del rounding
        enough = (grains != NONE).sum(axis=2) >= HOURS_OF_DAY
        return np.where(enough, grains.max(axis=2).astype(np.int64), NONE)

    return _city(hours.grains["O3"], settings, most)


def _city(grains: Grains, settings: Settings, of_days) -> Daily:  # type: ignore[no-untyped-def] # noqa: ANN001 - grains, rounding → grains a day
    """The city's days: of the stations' days, or of the mean of their hours."""
    if settings.city == "小时值平均":
        grains = _mean_over(grains, settings.rounding)[np.newaxis].astype(np.int32)
    found = of_days(grains, settings.rounding)
    mean = _mean_over(found, settings.rounding)
    steps = divided(np.maximum(mean, 0), STEP, settings.rounding)
    return Daily(np.where(mean == NONE, NONE, steps))


def _mean_over(values: Grains | Whole, rounding: Rounding) -> Whole:
    """The mean over stations of what is there, in grains."""
    known = values != NONE
    count = known.sum(axis=0)
    total = np.where(known, values, 0).sum(axis=0, dtype=np.int64)
    mean = divided(total, np.maximum(count, 1), rounding)
    return np.where(count > 0, mean, NONE)


def _means(grains: Grains, rounding: Rounding) -> Whole:
    known = grains != NONE
    count = known.sum(axis=2)
    total = np.where(known, grains, 0).sum(axis=2, dtype=np.int64)
    mean = divided(total, np.maximum(count, 1), rounding)
    return np.where(count >= HOURS_OF_DAY, mean, NONE)


def _highest(grains: Grains, rounding: Rounding, limit: int) -> Whole:
    """The highest of the running means that have hours enough, where there are enough of them."""
    known = grains != NONE
    counts = _running(known.astype(np.int64))
    totals = _running(np.where(known, grains, 0).astype(np.int64))
    enough = counts >= HOURS_OF_EIGHT
    means = np.where(enough, divided(totals, np.maximum(counts, 1), rounding), NONE)
    most = means.max(axis=2)
    valid = (enough.sum(axis=2) >= MEANS_OF_DAY) | (most > limit)
    return np.where(valid, most, NONE)


def _running(values: Whole) -> Whole:
    """Sums of the eight hours that end at 8:00 to 24:00."""
    sums = np.concatenate(
        (np.zeros((*values.shape[:2], 1), dtype=np.int64), values.cumsum(axis=2)), axis=2
    )
    ends = np.arange(_FIRST_END, _HOURS + 1)
    result: Whole = sums[:, :, ends] - sums[:, :, ends - _FIRST_END]
    return result


Kind = Literal["day", "eight", "hour"]


def of_item(hours: Hours, item: str, settings: Settings, limit: int) -> Daily:
    """The city's days of one item of the daily index, such as ``"O3/eight"``.

    Args:
        hours: with that pollutant.
        item: pollutant and average.
        settings: how it is worked out.
        limit: of O3, as of `eight`.
    """
    pollutant, _, average = item.partition("/")
    if hours.daily:
        return _city(hours.grains[pollutant], settings, lambda grains, _: grains[:, :, 0])
    if average == "eight":
        return eight(hours, settings, limit)
    if average == "hour":
        return highest_hour(hours, settings)
    return daily(hours, pollutant, settings)
