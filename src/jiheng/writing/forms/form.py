"""A form as tables of cells, whatever file it is; what is to be written, cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

#: No heading stands further above its cells.
_FAR = 300


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell of a form.

    Attributes:
        table: number of its table, from 0.
        row: from 0.
        column: from 0.
        text: as it stands; what a formula shows counts as text.
        place: for people.
        fixed: it may not be written to, though it looks empty: a formula without a result.
    """

    table: int
    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    place: str
    fixed: bool = False

    @property
    def key(self) -> tuple[int, int, int]:
        """What makes it one cell and not another."""
        return self.table, self.row, self.column

    @property
    def is_empty(self) -> bool:
        """Whether it may be filled."""
        return not self.text.strip() and not self.fixed


@dataclass(slots=True)
class FormTable:
    """A table of a form.

    Attributes:
        above: the words right above it.
        cells: each once, in order.
    """

    number: int
    above: str
    cells: Sequence[FormCell]
    _spots: dict[tuple[int, int], FormCell] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note which cell covers each spot."""
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    self._spots.setdefault((row, column), cell)

    def at(self, row: int, column: int) -> FormCell | None:
        """The cell that covers a spot."""
        return self._spots.get((row, column))

    def left(self, cell: FormCell) -> list[FormCell]:
        """Cells that say something in its row, to its left, the nearest first."""
        columns = range(cell.column - 1, -1, -1)
        return _said(self.at(cell.row, column) for column in columns)

    def up(self, cell: FormCell) -> list[FormCell]:
        """Cells that say something above it, the nearest first."""
        return _said(self.at(row, cell.column) for row in self._above(cell))

    @staticmethod
    def _above(cell: FormCell) -> range:
        return range(cell.row - 1, max(-1, cell.row - _FAR), -1)

    def row(self, row: int) -> list[FormCell]:
        """The cells that cover a row, from left to right, each once."""
        width = max((column for _, column in self._spots), default=-1) + 1
        found: list[FormCell] = []
        for column in range(width):
            cell = self.at(row, column)
            if cell is not None and cell not in found:
                found.append(cell)
        return found

    @property
    def height(self) -> int:
        """Rows."""
        return max((row for row, _ in self._spots), default=-1) + 1


def _said(cells: Iterable[FormCell | None]) -> list[FormCell]:
    found: list[FormCell] = []
    for cell in cells:
        if cell is not None and cell.text.strip() and cell not in found:
            found.append(cell)
    return found


class Form(Protocol):
    """A file with tables that can be filled."""

    @property
    def kind(self) -> str:
        """Its ending: docx or xlsx."""

    @property
    def tables(self) -> Sequence[FormTable]:
        """All tables, in order."""

    def write(self, path: Path, values: Mapping[tuple[int, int, int], str]) -> None:
        """The same file with these cells filled; nothing else changes."""
