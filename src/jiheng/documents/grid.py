"""Cells as a file has them → a `Table` whose cells fill its grid exactly."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jiheng.documents.errors import TableTooLarge
from jiheng.documents.model import Cell, Column, Place, Row, Table

#: No table that a person fills in or reads has more.
MAX_ROWS, MAX_COLUMNS = 20_000, 500
_MAX_SPOTS = 400_000


class Found(NamedTuple):
    """A cell as a file has it; its spans may stand out or overlap.

    Attributes:
        row: from 0.
        column: from 0.
        head: whether the file says that it names columns.
    """

    row: int
    column: int
    cell: Cell
    head: bool = False


def table_of(found: Iterable[Found], place: Place, caption: str = "") -> Table:
    """The table of these cells: gaps are filled with empty cells, spans cut to what is free.

    Raises:
        TableTooLarge: more rows or columns than anyone could read.
    """
    cells = {(one.row, one.column): one for one in found}
    height = max((row for row, _ in cells), default=-1) + 1
    width = max((one.column + max(1, one.cell.colspan) for one in cells.values()), default=0)
    refuse_large(str(place), height, width)
    rows = _rows(cells, height, width)
    return Table(tuple(Column() for _ in range(width)), rows, caption, place=place)


def refuse_large(where: str, height: int, width: int) -> None:
    """Whether a table is of a size that anyone could read.

    Raises:
        TableTooLarge: it is not.
    """
    if height > MAX_ROWS or width > MAX_COLUMNS or height * width > _MAX_SPOTS:
        raise TableTooLarge(where, (height, width), (MAX_ROWS, MAX_COLUMNS))


def _rows(cells: Mapping[tuple[int, int], Found], height: int, width: int) -> tuple[Row, ...]:
    taken = [bytearray(width) for _ in range(height)]
    rows = []
    heads = True
    for row in range(height):
        mine: list[Cell] = []
        marked = False
        for column in range(width):
            if taken[row][column]:
                continue
            one = cells.get((row, column), _NOTHING)
            mine.append(_cut(one, (row, column), taken, cells))
            marked = marked or one.head
        heads = heads and marked
        rows.append(Row(tuple(mine), "head" if heads else ""))
    return tuple(rows)


def _cut(
    one: Found,
    at: tuple[int, int],
    taken: list[bytearray],
    cells: Mapping[tuple[int, int], Found],
) -> Cell:
    """The cell with spans that reach neither over the edge nor over other cells."""
    row, column = at
    if one.cell.rowspan == one.cell.colspan == 1:
        taken[row][column] = 1
        return one.cell
    across = 1
    while (
        across < min(one.cell.colspan, len(taken[row]) - column)
        and not taken[row][column + across]
        and (row, column + across) not in cells
    ):
        across += 1
    down = 1
    while down < min(one.cell.rowspan, len(taken) - row) and not any(
        taken[row + down][spot] or (row + down, spot) in cells
        for spot in range(column, column + across)
    ):
        down += 1
    for below in range(row, row + down):
        taken[below][column : column + across] = b"\x01" * across
    cell = one.cell
    return Cell(cell.text, down, across, cell.role, cell.number, cell.place)


_NOTHING = Found(0, 0, Cell(""))
