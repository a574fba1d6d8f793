"""Claim ``MissingTable``: a standard table that published accounts lack (公开表不齐)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.accounts.tables import (
    BASIC,
    BUDGET,
    GRANTS,
    INCOME,
    SPENDING,
    THREE,
    WHOLE,
    name_in,
    named,
)
from jiheng.auditing.reported.report import Report

#: Those that every department has; tables of other funds may be left out where there are none.
_STANDARD = (WHOLE, INCOME, SPENDING, GRANTS, BUDGET, BASIC, THREE)
#: So many of them show that the report prints its tables itself.
_FEWEST = 5
#: A table without a name that is so long may be the one that seems to lack.
_LONG = 8


class MissingTable(NamedTuple):
    """A standard table, and whether the report has it.

    Attributes:
        name: standard name.
        there: whether a line of the report bears it.
    """

    name: str
    there: bool
    at: Spot

    def test(self) -> Relation["MissingTable"]:
        """A table is there or not."""
        return Relation(self, "other", self.there, "", self.name, self.at, ceiling=Severity.DOUBT)


def find(report: Report) -> Iterator[MissingTable]:
    """Each standard table of a report that prints most of them."""
    if report.identity.kind != "部门决算公开":
        return
    names = [named(report, grid) for grid in report.grids]
    found = {name for name in names if name in _STANDARD}
    nameless = any(
        not name and grid.height >= _LONG for name, grid in zip(names, report.grids, strict=True)
    )
    if len(found) < _FEWEST or nameless:
        return
    lines = {
        name: one
        for one in reversed(report.texts)
        if "决算" in one.text and (name := name_in(one.text))
    }
    first = next((one.whole for one in report.texts if name_in(one.text) in found), None)
    if first is None:
        return
    for name in _STANDARD:
        yield MissingTable(name, name in found or name in lines, first)
