"""Claim ``BlankTable``: the table of 三公经费 is blank though the text tells amounts (空表)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.accounts.sayings import sayings_in
from jiheng.auditing.reading.accounts.tables import THREE, named
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.report import Report
from jiheng.quantities import Quantity


class BlankTable(NamedTuple):
    """An amount of the text, and the table that should print it.

    Attributes:
        told: the budget of 三公经费, as the text has it.
        blank: whether no amount at all stands in the table.
    """

    told: Quantity
    blank: bool
    at: Spot
    cell: Spot

    def test(self) -> Relation["BlankTable"]:
        """A blank table has nothing to compare."""
        return Relation(
            self,
            "repeat",
            not self.blank,
            str(self.told),
            "空白",
            self.at,
            (self.cell,),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[BlankTable]:
    """The budget told in the text of accounts, beside their one table of 三公经费."""
    told = [
        one
        for passage in report.texts
        if passage.role != "cell" and "三公" in passage.text and "预算" in passage.text
        for one in sayings_in(passage, report.identity.year)
        if one.name == "三公" and one.number is not None and one.number.value > 0
    ]
    if not told:
        return
    tables = [grid for grid in report.grids if named(report, grid) == THREE]
    if len(tables) == 1 and (first := told[0]).number is not None:
        blank, at = _is_blank(tables[0]), first.passage.shaped(first.start, first.end)
        yield BlankTable(first.number.quantity, blank, at, tables[0].spot(0, 0))


def _is_blank(grid: Grid) -> bool:
    cells = (grid.text(row, at) for row in range(grid.height) for at in range(grid.width))
    return not any(any(map(str.isdecimal, text)) for text in cells)
