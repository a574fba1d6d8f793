"""Claim ``controlled``: budget and spending of each item of a table of 经费控制情况."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.tables.terms import Term, term_at
from jiheng.auditing.reported.grids import Band
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.words import plain
from jiheng.patterns import pattern

_TABLE = "经费控制"
#: Items told by `over_budget`, and those that what is added in the year makes larger.
_ELSEWHERE = pattern(
    r"三公|出国|公务用车购置[和及与]|公务接待|接待费|项目|基本支出|预算|采购|合计|总计"
)
_MONEY = "金额"


class Controlled(NamedTuple):
    """Items of one table: each kept within its budget, or all that did not.

    Attributes:
        items: budget and spending of each, by the name of its row.
        within: whether they are kept.
    """

    items: tuple[tuple[Term, Term], ...]
    within: bool

    def test(self) -> "Relation[Controlled]":
        """Nothing to compute: spent within the budget or not."""
        budget, spent = self.items[0]
        others = (one.spot for pair in self.items for one in pair if one is not spent)
        return Relation(
            self,
            "target_vs_actual",
            self.within,
            str(spent.quantity),
            f"不超过{budget.quantity}",
            spent.spot,
            tuple(others),
            ceiling=Severity.NOTE,
        )


def find(report: Report) -> Iterator[Controlled]:
    """Every item with both numbers; those beyond the budget together."""
    for grid in report.grids:
        for band in grid.bands:
            if any(_TABLE in title for path in band.titles for title in path):
                yield from _of(band)


def _of(band: Band) -> Iterator[Controlled]:
    budget, spent = (_last(band, word) for word in ("预算", "决算"))
    if budget < 0 or spent < 0:
        return
    beyond = []
    for row in band.body:
        name = plain(band.label(row))
        pair = (term_at(band, row, budget, name), term_at(band, row, spent, name))
        if pair[0] is None or pair[1] is None or pair[1].quantity.unit.dimension != _MONEY:
            continue
        if pair[1].quantity.value <= pair[0].quantity.value:
            yield Controlled(((pair[0], pair[1]),), within=True)
        elif pair[0].quantity.value and name and _ELSEWHERE.search(name) is None:
            beyond.append((pair[0], pair[1]))
    if beyond:
        yield Controlled(tuple(beyond), within=False)


def _last(band: Band, word: str) -> int:
    """The last column whose head says so: that of the year the report is about."""
    found = [one for one in band.figures if word in band.title(one)]
    return found[-1] if found else -1
