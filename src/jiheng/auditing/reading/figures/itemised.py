"""How many rows a detailed table numbers, beside the count its summary tells (总表项数)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_CAPTION = pattern(
    r"表\s*\d{1,2}(?:[-—－–.]\d{1,2})*[\s:：]*(?P<name>[^\s表]{5,30}?)"
    r"(?:(?:一览|明细|情况|统计|汇总|估算)?表)?\s*$"
)
_COUNTED = ("数量", "个数", "项目数", "项数")


class Itemised(NamedTuple):
    """A count in a summary table and the numbered rows it stands for.

    Attributes:
        cell: the passage of the count.
        number: the count.
        rows: how many rows the detailed table numbers.
        last: the number of its last row.
    """

    cell: Passage
    number: Number
    rows: int
    last: Spot


def itemised(grids: Sequence[Grid]) -> Iterator[Itemised]:
    """Each detailed table whose caption is a row of one other table that counts."""
    details = [one for one in grids if one.above is not None and "表" in one.above.text]
    counts = [
        (grid, column)
        for grid in grids
        for column in range(grid.width)
        if grid.height and any(word in grid.text(0, column) for word in _COUNTED)
    ]
    for detail in details if counts else ():
        found = _CAPTION.search(detail.above.text) if detail.above is not None else None
        last = _numbered(detail)
        told = [] if found is None else list(_told(counts, found["name"], detail))
        if last and len(told) == 1:
            cell, number = told[0]
            yield Itemised(cell, number, last, detail.spot(_row_of(detail, last), 0))


def _numbered(grid: Grid) -> int:
    """The last of the numbers 1, 2, 3 … in the first column; 0 where it has others."""
    numbers = [grid.text(row, 0) for row in range(1, grid.height)]
    ordinals = [int(one) for one in numbers if one.isdecimal()]
    return len(ordinals) if ordinals == list(range(1, len(ordinals) + 1)) else 0


def _row_of(grid: Grid, ordinal: int) -> int:
    return next(row for row in range(1, grid.height) if grid.text(row, 0) == str(ordinal))


def _told(
    counts: Sequence[tuple[Grid, int]], name: str, detail: Grid
) -> Iterator[tuple[Passage, Number]]:
    for grid, column in counts:
        for row in range(1, grid.height) if grid is not detail else ():
            number = grid.number_at(row, column)
            cell = grid.cells[row][column]
            named = any(grid.text(row, each) == name for each in range(column))
            if named and cell is not None and number is not None and number.value.denominator == 1:
                yield cell, number
