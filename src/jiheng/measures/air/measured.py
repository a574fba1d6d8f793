"""From files to figures of air, as one order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from jiheng.measures.air.edition import edition
from jiheng.measures.air.hours import NONE
from jiheng.measures.air.read import Loaded, read
from jiheng.measures.air.settings import Settings
from jiheng.measures.air.told import beside, told
from jiheng.measures.air.year import assess
from jiheng.measures.change import compared
from jiheng.measures.errors import NoData
from jiheng.measures.figures import Measures
from jiheng.measures.trend import over_years

__all__ = ["Order", "Settings", "measured"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        year: calendar year.
        standard: number of a standard, name of an edition, or ``"auto"``.
        subject: whose air it is.
        settings: how.
        excluded: days whose particles are left out, with why.
        stations: that must be there.
        since: first year of a trend in the same data; 0 without one.
    """

    year: int
    standard: str = "auto"
    subject: str = ""
    settings: Settings = field(default_factory=Settings)
    excluded: Mapping[date, str] = field(default_factory=dict)
    stations: Sequence[str] = ()
    since: int = 0


def measured(files: Sequence[Path], order: Order, before: Sequence[Path] = ()) -> Measures:
    """The figures of a year, and where there are data of the year before the changes.

    Raises:
        JihengError: what the files lack, in one sentence.
    """
    used = edition(date(order.year, 12, 31) if order.standard == "auto" else order.standard)
    same = replace(order, standard=used.name)
    loaded = read(files, order.settings, order.stations)
    now = _of(loaded, same, order.year)
    first = edition(date(order.year, 1, 1))
    if first.name != used.name:
        remark = f"{order.year}年初的数据在{first.title}有效期内，全年按{used.title}评价"
        now = replace(now, remarks=(*now.remarks, remark))
    if order.since:
        now = _trend(now, loaded, same)
    if not before:
        return now
    earlier = _of(read(before, order.settings, order.stations), same, order.year - 1)
    found = beside(compared(now, earlier), earlier)
    own = edition(date(order.year - 1, 12, 31))
    if own.name == used.name:
        return found
    remark = f"上年的数按{used.title}重新评价，与按{own.title}公布的不同"
    return replace(found, remarks=(*found.remarks, remark))


def _trend(now: Measures, loaded: Loaded, order: Order) -> Measures:
    """The years before beside it; what was published by another standard differs."""
    earlier: dict[int, Measures | None] = {}
    for year in range(order.since, order.year):
        try:
            earlier[year] = _of(loaded, order, year)
        except NoData:
            earlier[year] = None
    found = over_years(now, earlier)
    ends = {year: date(year, 12, 31) for year in earlier}
    used = edition(order.standard)
    own = [year for year, end in ends.items() if earlier[year] and not used.is_for(end)]
    if not own:
        return found
    span = "—".join(map(str, dict.fromkeys((own[0], own[-1]))))
    remark = f"{span}年公布的数按当时的标准评价，与逐年表不同"
    return replace(found, remarks=(*found.remarks, remark))


def _of(loaded: Loaded, order: Order, year: int) -> Measures:
    part = loaded.hours.year(year)
    if all((one == NONE).all() for one in part.grains.values()):
        raise NoData(order.subject, f"{year}年的数据")
    assessed = assess(
        loaded.hours, year, standard=order.standard, settings=order.settings,
        excluded={day: why for day, why in order.excluded.items() if day.year == year},
    )  # fmt: skip
    return told(assessed, order.subject, loaded.remarks)
