"""Tables as the file lays them out: a form of scores is never moved to suit its numbers."""

from collections.abc import Iterator
from dataclasses import replace

from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.documents.model import Table


def plain_grids(report: Report) -> Iterator[Grid]:
    """The tables that may score something, each cell where its row and spans put it."""
    cells: dict[int, list[Passage]] = {}
    for one in report.passages:
        if one.table >= 0:
            cells.setdefault(one.table, []).append(one)
    for grid in report.grids:
        found = cells.get(grid.number, [])
        if any("分" in one.text or "权重" in one.text for one in found):
            yield replace(grid, cells=_covered(grid.table, found))
        else:
            yield grid


def _covered(table: Table, found: list[Passage]) -> tuple[tuple[Passage | None, ...], ...]:
    places: list[list[Passage | None]] = [[None] * len(table.columns) for _ in table.rows]
    spans = {(row, column): cell for row, column, cell in table.placed()}
    for one in found:
        cell = spans.get((one.row, one.column))
        if cell is None:
            continue
        for row in range(one.row, one.row + cell.rowspan):
            places[row][one.column : one.column + cell.colspan] = [one] * cell.colspan
    return tuple(tuple(row) for row in places)
