"""Several years beside each other, all assessed alike (同口径)."""

from collections.abc import Mapping
from dataclasses import replace

from jiheng.measures.errors import NoYears
from jiheng.measures.figures import YEARLY, Measures

_NONE = "—"


def over_years(now: Measures, earlier: Mapping[int, Measures | None]) -> Measures:
    """With a table of all years, and in words by what they were assessed.

    Args:
        now: the last year.
        earlier: the years before it, each assessed as it is; None of a year without data.

    Raises:
        NoYears: there is no year before it.
    """
    if not earlier:
        raise NoYears(now.year)
    years = {**earlier, now.year: now}
    rows = [
        (one.name, *(_printed(each, one.name) for each in years.values())) for one in now.figures
    ]
    heads = ("指标", *(f"{year}年" for year in years))
    empty = "、".join(f"{year}年" for year, one in years.items() if one is None)
    remarks = [f"{min(years)}—{now.year}年同口径，均按{now.standard}评价"]
    if empty:
        remarks.append(f"{empty}没有数据：逐年表中为{_NONE}")
    return replace(
        now,
        remarks=(*now.remarks, *remarks),
        tables={YEARLY: (heads, *rows), **now.tables},
    )


def _printed(year: Measures | None, name: str) -> str:
    found = year.figure(name) if year else None
    return found.printed if found else _NONE
