"""Tables as the file lays them out: a form of scores is never moved to suit its numbers."""

from collections.abc import Iterator
from dataclasses import replace

from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.documents.model import Table

#: A head of a score table has one of these in one of its cells.
_WORDS = ("得分", "分值", "权重", "自评分", "满分", "标准分", "配分", "评价分", "复核分", "评分")
_LONGEST = 24


def plain_grids(report: Report) -> Iterator[tuple[Grid, list[int]]]:
    """Each table with its rows that may begin a head; its cells where row and spans put them."""
    cells: dict[int, list[Passage]] = {}
    for one in report.passages:
        if one.table >= 0:
            cells.setdefault(one.table, []).append(one)
    scoring = False
    for grid in report.grids:
        found = cells.get(grid.number, [])
        named = {one.row for one in found if len(one.text) <= _LONGEST and _names(one.text)}
        rows = sorted({row - up for row in named for up in (0, 1) if row >= up})
        scoring = scoring or bool(rows)
        plain = replace(grid, cells=_covered(grid.table, found)) if scoring else grid
        yield plain, rows


def _names(text: str) -> bool:
    if "分" not in text and "权" not in text:
        return False
    words = "".join(text.split())
    return any(word in words for word in _WORDS)


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
