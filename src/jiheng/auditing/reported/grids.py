"""Tables as the auditor sees them (表格): a grid of cells, its heads and its bands.

A band is a run of rows below heads of its own; a form often stacks several in one table.
Files that lose merged cells are read as those that keep them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.documents.model import Document, Table


@dataclass(frozen=True)
class Band:
    """Rows below heads of their own.

    Attributes:
        head: the rows of the head, from 0.
        body: the rows below it.
        titles: of each column the heads above it, outermost first.
        unit: printed in head or caption for all its cells; ``""`` where none is.
    """

    grid: "Grid"
    head: range
    body: range
    titles: tuple[tuple[str, ...], ...]
    unit: str = ""


@dataclass(frozen=True)
class Grid:
    """One table.

    Attributes:
        number: which table of the report, from 0.
        cells: the passage that covers each place, by row and column; None where nothing stands.
        above: the passage before the table that names it; None where there is none.
    """

    number: int
    table: Table
    cells: tuple[tuple[Passage | None, ...], ...]
    above: Passage | None = None

    @property
    def height(self) -> int:
        """How many rows."""
        return len(self.cells)

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.table.columns)

    def text(self, row: int, column: int) -> str:
        """What stands there, without spaces; of a merged cell in each of its places."""
        cell = self.cells[row][column]
        return "" if cell is None else "".join(cell.text.split())

    def number_at(self, row: int, column: int) -> Number | None:
        """The number that is all a cell says; None of anything else."""
        cell = self.cells[row][column]
        if cell is None:
            return None
        quantities = [one for one in cell.numbers if one.counts]
        if len(quantities) != 1:
            return None
        one = quantities[0]
        around = (cell.text[: one.start] + cell.text[one.behind :]).strip()
        return one if not around else None

    def spot(self, row: int, column: int) -> Spot:
        """The whole cell."""
        cell = self.cells[row][column]
        return Spot(-1, 0, 0, "") if cell is None else cell.whole

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """Its bands, top to bottom."""
        return tuple(_bands(self))


def _bands(grid: Grid) -> Iterator[Band]:
    heads = max(1, grid.table.heads)
    if grid.height > heads:
        titles = tuple(
            tuple(dict.fromkeys(grid.text(row, column) for row in range(heads)))
            for column in range(grid.width)
        )
        yield Band(grid, range(heads), range(heads, grid.height), titles)


def grids_of(document: Document, passages: Sequence[Passage]) -> tuple[Grid, ...]:
    """The tables of a document, in order."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    cells: dict[int, list[Passage]] = {}
    before: dict[int, Passage] = {}
    last: Passage | None = None
    for one in passages:
        if one.table >= 0:
            if one.table not in cells and last is not None:
                before[one.table] = last
            cells.setdefault(one.table, []).append(one)
        elif one.text.strip():
            last = one
    return tuple(
        Grid(number, table, _covered(table, cells.get(number, [])), before.get(number))
        for number, table in enumerate(tables)
    )


def _covered(table: Table, found: Sequence[Passage]) -> tuple[tuple[Passage | None, ...], ...]:
    places: list[list[Passage | None]] = [[None] * len(table.columns) for _ in table.rows]
    spans = {(row, column): cell for row, column, cell in table.placed()}
    for one in found:
        cell = spans[one.row, one.column]
        for row in range(one.row, one.row + cell.rowspan):
            for column in range(one.column, one.column + cell.colspan):
                places[row][column] = one
    return tuple(tuple(row) for row in places)
