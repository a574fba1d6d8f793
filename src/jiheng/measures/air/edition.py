"""An edition (标准版本) of the air standards: its limits, its breakpoints, when it is in force."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jiheng.measures.errors import UnknownStandard

_FOLDER = Path(__file__).with_name("editions")
#: Pollutants in the order of GB 3095 表1.
POLLUTANTS = ("SO2", "NO2", "CO", "O3", "PM10", "PM2.5")
#: Averages: 24小时平均, 1小时平均, 日最大8小时平均.
DAY, HOUR, EIGHT, YEAR = "day", "hour", "eight", "year"


@dataclass(frozen=True, slots=True)
class Edition:
    """What a year's data are assessed by.

    Attributes:
        name: short: the year it came out, or from which its limits hold.
        title: the standards, as cited.
        standards: each by its number.
        start: first day it is for.
        end: last day; None where none is set.
        limits: 二级浓度限值 by pollutant and average, in μg/m³, CO in mg/m³.
        index: the index at each breakpoint.
        breakpoints: concentrations by ``"PM2.5/day"``, as many as the index has, or fewer.
        beyond: the index above the last breakpoint, where the standard fixes one.
        daily: what the daily index is made of.
        weights: of the 综合指数.
        uncertain: what of it rests on less than the standard's own text.
    """

    name: str
    title: str
    standards: tuple[str, ...]
    start: date
    end: date | None
    limits: Mapping[str, Mapping[str, Fraction]]
    index: tuple[int, ...]
    breakpoints: Mapping[str, tuple[Fraction, ...]]
    beyond: Mapping[str, int]
    daily: tuple[str, ...]
    weights: Mapping[str, int]
    uncertain: tuple[str, ...]

    def is_for(self, day: date) -> bool:
        """Whether data of that day are assessed by it."""
        return self.start <= day and (self.end is None or day <= self.end)


def edition(wanted: str | date) -> Edition:
    """The edition of a day, of a standard's number, or of a name.

    A number that two editions share, as GB 3095-2026 before and after 2031, means the earlier
    one; the later is called ``"2031"``.

    Raises:
        UnknownStandard: there is none.

    Example:
        >>> edition(date(2022, 6, 1)).name, edition("HJ 633-2026").name
        ('2012', '2026')
    """
    known = editions()
    if isinstance(wanted, date):
        found = next((one for one in known if one.is_for(wanted)), None)
    else:
        clean = " ".join(wanted.replace("—", "-").split()).upper()
        found = next((one for one in known if clean in (one.name, *one.standards)), None)
    if found is None:
        names = dict.fromkeys(name for one in known for name in (*one.standards, one.name))
        raise UnknownStandard(str(wanted), names)
    return found


@cache
def editions() -> tuple[Edition, ...]:
    """All of them, earliest first."""
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*.yaml")))


def _read(path: Path) -> Edition:
    tree: Any = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    points = dict(tree["breakpoints"])
    index = points.pop("index")
    return Edition(
        tree["name"],
        tree["title"],
        tuple(tree["standards"]),
        tree["from"],
        tree["to"] or None,
        {name: _exact(limits) for name, limits in tree["limits"].items()},
        tuple(index),
        {name: tuple(Fraction(str(one)) for one in row) for name, row in points.items()},
        dict(tree["beyond"]),
        tuple(tree["daily"]),
        dict(tree["weights"]),
        tuple(tree.get("uncertain", ())),
    )


def _exact(limits: Mapping[str, object]) -> Mapping[str, Fraction]:
    return {average: Fraction(str(limit)) for average, limit in limits.items()}
