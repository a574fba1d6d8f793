"""Rows of a summary table and the totals of the tables that go into detail (总表与分表)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import Pair
from jiheng.patterns import pattern

#: 表4-2 工业污染防治工程 above a table, its total, and the head of the column.
_TOTAL = pattern(
    r"表\s*\d{1,2}(?:[-—－–.]\d{1,2})*[\s:：]*(?P<name>[^\s表]{5,30}?)"
    r"(?:(?:一览|明细|情况|统计|汇总|估算)?表)?(?:合计|总计)(?P<head>[^合总]{2,30})$"
)
_TOTALS = ("合计", "总计")


def detailed(figures: Sequence[Figure]) -> Iterator[Pair]:
    """The total of each table whose caption names a row of another table, under the same head."""
    totals: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    rows: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if one.table < 0:
            continue
        found = _TOTAL.search(one.said) if "".join(one.owner.split()) in _TOTALS else None
        if found is not None:
            totals[found["name"], "".join(found["head"].split())].append(one)
        elif one.owner:
            rows["".join(one.owner.split())].append(one)
    for (name, head), group in totals.items():
        same = [one for one in rows.get(name, ()) if "".join(one.said.split()).endswith(head)]
        if len(group) == len(same) == 1 and same[0].table != group[0].table:
            one, other = group[0], same[0]
            if (one.dimension, one.year) == (other.dimension, other.year):
                yield Pair(one, other, Severity.DOUBT)
