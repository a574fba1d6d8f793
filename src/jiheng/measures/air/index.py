"""The air quality index of one concentration, and of one day (空气质量指数)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

from jiheng.measures.air.edition import POLLUTANTS, Edition, edition
from jiheng.measures.errors import ImpossibleConcentration, UnknownAverage, UnknownPollutant

Number = int | str | Decimal | Fraction
#: Where a pollutant's daily index comes from, when nobody says.
_USUAL = {"O3": "eight"}
#: 级别 and the highest index of each (HJ 633, 表2).
LEVELS = ((50, "优"), (100, "良"), (150, "轻度污染"), (200, "中度污染"), (300, "重度污染"))
_WORST = "严重污染"
#: 优良: up to this index.
GOOD = 100
#: A day above it is 重度及以上污染.
HEAVY = 200
#: The index ends here.
MOST = 500


def iaqi(
    pollutant: str, concentration: Number, *, standard: str | date | Edition, average: str = ""
) -> int | None:
    """The index of one pollutant (空气质量分指数), rounded up to a whole number.

    Args:
        pollutant: SO2, NO2, CO, O3, PM10 or PM2.5.
        concentration: in μg/m³, of CO in mg/m³; exact, so no float.
        standard: its number, or the day the concentration is of.
        average: day, hour or eight; by default day, of O3 eight.

    Returns:
        None where the edition gives no index for so high a value: the other average counts.

    Raises:
        UnknownPollutant, UnknownAverage, UnknownStandard, ImpossibleConcentration: as they say.

    Source:
        HJ 633-2012 and HJ 633-2026, 4.2: linear between the breakpoints, 进位取整数.

    Example:
        >>> iaqi("PM2.5", 60, standard="HJ 633-2012"), iaqi("PM10", 130, standard="HJ 633-2026")
        (82, 104)
    """
    used = standard if isinstance(standard, Edition) else edition(standard)
    if pollutant not in POLLUTANTS:
        raise UnknownPollutant(pollutant, POLLUTANTS)
    item = f"{pollutant}/{average or _USUAL.get(pollutant, 'day')}"
    if item not in used.breakpoints:
        known = [one.partition("/")[2] for one in used.breakpoints if one.startswith(pollutant)]
        raise UnknownAverage(pollutant, average, known)
    value = Fraction(concentration)
    if value < 0:
        raise ImpossibleConcentration(pollutant, concentration)
    return _between(used, item, value)


def _between(used: Edition, item: str, value: Fraction) -> int | None:
    points = used.breakpoints[item]
    for place in range(1, len(points)):
        low, high = points[place - 1], points[place]
        if value <= high:
            least, most = used.index[place - 1], used.index[place]
            return ceil((most - least) * (value - low) / (high - low) + least)
    if item in used.beyond:
        return used.beyond[item]
    return MOST if len(points) == len(used.index) else None


def aqi(
    concentrations: Mapping[str, Number], *, standard: str | date | Edition
) -> tuple[int | None, tuple[str, ...]]:
    """The index of one day and what makes it (首要污染物).

    Args:
        concentrations: by ``"PM2.5/day"``, or the pollutant alone for its usual average;
            what is missing or invalid is left out.
        standard: as of `iaqi`.

    Returns:
        The highest of the indices, None without any; the pollutants that have it, where it
        is above 50.

    Source:
        HJ 633-2012 第4章; HJ 633-2026 4.3.
    """
    used = standard if isinstance(standard, Edition) else edition(standard)
    found: dict[str, int] = {}
    for name, concentration in concentrations.items():
        pollutant, _, average = name.partition("/")
        one = iaqi(pollutant, concentration, standard=used, average=average)
        if one is not None:
            found[pollutant] = max(one, found.get(pollutant, 0))
    if not found:
        return None, ()
    most = max(found.values())
    first = tuple(name for name in POLLUTANTS if found.get(name) == most)
    return most, first if most > LEVELS[0][0] else ()


def level(index: int) -> str:
    """What an index is called.

    Example:
        >>> level(100), level(101), level(301)
        ('良', '轻度污染', '严重污染')
    """
    return next((name for most, name in LEVELS if index <= most), _WORST)
