"""A city's year of air: the index of every day, good days, annual means, percentiles, 综合指数."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np

from jiheng.measures.air.days import Daily, of_item
from jiheng.measures.air.edition import POLLUTANTS, Edition, edition
from jiheng.measures.air.hours import NONE, STEP, Hours, Whole, grain_of
from jiheng.measures.air.index import GOOD, HEAVY, LEVELS, iaqi
from jiheng.measures.air.settings import Composite, Rounding, Settings

#: GB 3095 表4: an annual mean needs so many days, each month so many, February so many.
DAYS_OF_YEAR, DAYS_OF_MONTH, DAYS_OF_FEBRUARY = 324, 27, 25
_FEBRUARY = 2
#: 特定百分位数 of the annual assessment (HJ 663-2013 表1), in hundredths.
PERCENTILES = {"SO2": 98, "NO2": 98, "PM10": 95, "PM2.5": 95, "CO": 95, "O3": 90}
#: Of the 综合指数 (环办监测〔2018〕19号): these by their annual mean, CO and O3 by percentile.
_BY_MEAN = ("SO2", "NO2", "PM10", "PM2.5")
#: Printed digits of single indices and of their sum.
_SINGLE, _SUM = 1000, 100


@dataclass(frozen=True, slots=True)
class Assessed:
    """One pollutant's year.

    Attributes:
        mean: annual mean in μg/m³, of CO mg/m³; None where too few days are valid.
        percentile: its 特定百分位数; None without valid days.
        valid_days: how many days have a value.
        exceeding_days: on how many the daily limit is exceeded.
        short_months: months with too few valid days.
        attains: whether mean and percentile keep the limits; None where not assessed.
    """

    mean: Fraction | None
    percentile: Fraction | None
    valid_days: int
    exceeding_days: int
    short_months: tuple[int, ...]
    attains: bool | None


@dataclass(frozen=True, slots=True)
class Year:
    """What a year comes to.

    Attributes:
        year: the calendar year.
        edition: it was assessed by.
        settings: how it was worked out.
        index: of every day; `NONE` where the day is invalid.
        first: 首要污染物 of every day above 50.
        valid_days: days with an index: the denominator of every ratio of days.
        good_days: of them, those up to 100 (优良天数).
        heavy_days: of them, those above 200 (重度及以上污染天数).
        by_level: days of each 级别.
        pollutants: the year of each.
        composite: 综合指数; None unless all six can be assessed.
        excluded: days left out on request, with the reason (沙尘).
    """

    year: int
    edition: Edition
    settings: Settings
    index: Whole
    first: tuple[tuple[str, ...], ...]
    valid_days: int
    good_days: int
    heavy_days: int
    by_level: Mapping[str, int]
    pollutants: Mapping[str, Assessed]
    composite: Fraction | None
    excluded: Mapping[date, str]

    def day(self, place: int) -> date:
        """The day at a place of ``index``."""
        return date(self.year, 1, 1) + timedelta(days=place)

    @property
    def good_ratio(self) -> Fraction | None:
        """优良天数比例: good days of *valid* days; None without any."""
        return Fraction(self.good_days, self.valid_days) if self.valid_days else None

    @property
    def heavy_ratio(self) -> Fraction | None:
        """重度及以上污染天数比率, of valid days; None without any."""
        return Fraction(self.heavy_days, self.valid_days) if self.valid_days else None


def assess(
    hours: Hours,
    year: int,
    *,
    standard: str | Edition = "auto",
    settings: Settings | None = None,
    excluded: Mapping[date, str] | None = None,
) -> Year:
    """Work out one calendar year of one city.

    Args:
        hours: of its stations.
        year: the year; days without data are missing days.
        standard: an edition, the number of its standard, or ``"auto"``: the one that is in force
            on the last day of the year. A year is not assessed by two.
        settings: how.
        excluded: days whose particles are left out of means and 综合指数, with why (沙尘);
            their index stays, as in the national reports.

    Raises:
        UnknownStandard: no edition of that name or day.
    """
    used = standard if isinstance(standard, Edition) else _edition(standard, year)
    how, dusty = settings or Settings(), excluded or {}
    part = hours.year(year)
    limit = int(used.limits["O3"]["eight"])
    items = {
        item: of_item(part, item, how, limit)
        for item in used.daily
        if item.partition("/")[0] in part.grains and not (part.daily and item.endswith("/hour"))
    }
    index, first = _indices(used, items, how)
    known = index != NONE
    days = {one: _without(items.get(_item(one)), one, dusty, part) for one in POLLUTANTS}
    pollutants = {
        one: _assessed(used, one, found, (year, how.rounding))
        for one, found in days.items()
        if found is not None
    }
    return Year(
        year=year,
        edition=used,
        settings=how,
        index=index,
        first=first,
        valid_days=int(known.sum()),
        good_days=int((known & (index <= GOOD)).sum()),
        heavy_days=int((known & (index > HEAVY)).sum()),
        by_level=_by_level(index),
        pollutants=pollutants,
        composite=_composite(used, pollutants, how.composite),
        excluded=dusty,
    )


def _edition(standard: str, year: int) -> Edition:
    return edition(date(year, 12, 31) if standard == "auto" else standard)


def _item(pollutant: str) -> str:
    return f"{pollutant}/{'eight' if pollutant == 'O3' else 'day'}"


def _indices(
    used: Edition, items: Mapping[str, Daily], how: Settings
) -> tuple[Whole, tuple[tuple[str, ...], ...]]:
    """The index of every day, and what made it."""
    singles: dict[str, Whole] = {}
    for item, found in items.items():
        pollutant = item.partition("/")[0]
        one = _single(used, item, found.steps)
        before = singles.get(pollutant)
        singles[pollutant] = one if before is None else np.maximum(one, before)
    rows = np.stack(list(singles.values()))
    index = rows.max(axis=0)
    if how.missing == "缺项而未超标的日无效":
        whole = (rows != NONE).all(axis=0) & (len(singles) == len(POLLUTANTS))
        index = np.where(whole | (index > GOOD), index, NONE)
    names = tuple(singles)
    first = tuple(
        tuple(names[row] for row in np.flatnonzero(rows[:, day] == index[day]))
        if index[day] > LEVELS[0][0]
        else ()
        for day in range(rows.shape[1])
    )
    return index, first


def _single(used: Edition, item: str, steps: Whole) -> Whole:
    """Indices by a table of every value that occurs: the formula stands in `index` alone."""
    pollutant, _, average = item.partition("/")
    scale = grain_of(pollutant) // STEP
    values, places = np.unique(steps, return_inverse=True)
    table = [
        NONE
        if value == NONE
        else _or_none(iaqi(pollutant, Fraction(int(value), scale), standard=used, average=average))
        for value in values
    ]
    result: Whole = np.array(table, dtype=np.int64)[places.reshape(steps.shape)]
    return result


def _or_none(index: int | None) -> int:
    return NONE if index is None else index


def _without(
    found: Daily | None, pollutant: str, dusty: Mapping[date, str], hours: Hours
) -> Daily | None:
    """The days without those on which dust makes the particles."""
    if found is None or not dusty or not pollutant.startswith("PM"):
        return found
    steps = found.steps.copy()
    steps[[place for place in range(len(steps)) if hours.day(place) in dusty]] = NONE
    return Daily(steps)


def _assessed(used: Edition, pollutant: str, found: Daily, how: tuple[int, Rounding]) -> Assessed:
    year, rounding = how
    steps = found.steps
    known = steps[steps != NONE]
    scale = grain_of(pollutant) // STEP
    short = _short_months(steps, year)
    enough = len(known) >= DAYS_OF_YEAR and not short
    limits = used.limits[pollutant]
    daily = limits.get("day", limits.get("eight"))
    mean = _rounded(Fraction(int(known.sum()), len(known)), rounding) / scale if enough else None
    if pollutant in {"CO", "O3"}:
        mean = None
    percentile = percentile_of(known, PERCENTILES[pollutant], rounding)
    top = None if percentile is None else percentile / scale
    attains = None
    if enough and top is not None and daily is not None:
        attains = top <= daily and (mean is None or mean <= limits["year"])
    return Assessed(
        mean=mean,
        percentile=top,
        valid_days=len(known),
        exceeding_days=0 if daily is None else int((known > daily * scale).sum()),
        short_months=short,
        attains=attains,
    )


def percentile_of(known: Whole, percent: int, rounding: Rounding) -> Fraction | None:
    """The value below which so many percent of the days lie, in steps; None without days.

    Source:
        HJ 663-2013 附录A (medium): k = 1 + (n − 1)·p, linear between its neighbours.

    Example:
        >>> np = __import__("numpy")
        >>> percentile_of(np.arange(1, 101), 95, "GB/T 8170")
        Fraction(95, 1)
    """
    if not len(known):
        return None
    ordered = np.sort(known)
    place = Fraction((len(ordered) - 1) * percent, 100)
    below = int(place)
    low = int(ordered[below])
    high = int(ordered[min(below + 1, len(ordered) - 1)])
    return _rounded(low + (high - low) * (place - below), rounding)


def _rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """To whole steps, once."""
    if rounding == "GB/T 8170":
        return Fraction(round(value))  # of fractions: half to even
    return Fraction((2 * value.numerator + value.denominator) // (2 * value.denominator))


def _short_months(steps: Whole, year: int) -> tuple[int, ...]:
    start = date(year, 1, 1)
    found = []
    for month in range(1, 13):
        begin = (date(year, month, 1) - start).days
        after = date(year + month // 12, month % 12 + 1, 1)
        count = int((steps[begin : (after - start).days] != NONE).sum())
        if count < (DAYS_OF_FEBRUARY if month == _FEBRUARY else DAYS_OF_MONTH):
            found.append(month)
    return tuple(found)


def _by_level(index: Whole) -> Mapping[str, int]:
    least, found = NONE, {}
    for most, name in (*LEVELS, (int(index.max(initial=0)) + 1, "严重污染")):
        found[name] = int(((index > least) & (index <= most)).sum())
        least = most
    return found


def _composite(
    used: Edition, pollutants: Mapping[str, Assessed], rule: Composite
) -> Fraction | None:
    """综合指数: the weighted sum of six single indices; smaller is better."""
    total = Fraction(0)
    for name in POLLUTANTS:
        one = pollutants.get(name)
        single = None if one is None else _quality(used, name, one, rule)
        if single is None:
            return None
        total += used.weights[name] * Fraction(round(single * _SINGLE), _SINGLE)
    return Fraction(
        (2 * total.numerator * _SUM + total.denominator) // (2 * total.denominator), _SUM
    )


def _quality(used: Edition, name: str, one: Assessed, rule: Composite) -> Fraction | None:
    """单项指数 of a year; None where it cannot be had.

    Source:
        环办监测〔2018〕19号 (high); HJ 663-2013: the larger of both (medium).
    """
    limits = used.limits[name]
    daily = limits.get("day", limits.get("eight"))
    high = one.percentile / daily if one.percentile is not None and daily else None
    if name not in _BY_MEAN:
        return high
    mean = None if one.mean is None else one.mean / limits["year"]
    if rule == "城市排名" or mean is None:
        return mean
    return None if high is None else max(mean, high)
