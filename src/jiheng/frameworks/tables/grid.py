"""What this package needs of a table of a document, spread out so that each spot has its cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Cell(Protocol):
    """A cell of a table; that of a document is one."""

    @property
    def text(self) -> str:
        """As printed."""

    @property
    def rowspan(self) -> int:
        """Rows it covers."""

    @property
    def colspan(self) -> int:
        """Columns it covers."""

    @property
    def place(self) -> object:
        """Where it stands in its file, as ``str()`` prints it."""


class Grid(Protocol):
    """A table with merged cells; that of a document is one."""

    def placed(self) -> Iterable[tuple[int, int, Cell]]:
        """Row and column from 0 of each cell, and the cell."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at one row and column.

    Attributes:
        text: of the cell that covers it.
        origin: table, row and column where that cell begins: equal for all it covers.
        place: where the cell stands, for people.
    """

    text: str = ""
    origin: tuple[int, int, int] = (-1, -1, -1)
    place: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as it was printed.

    Attributes:
        number: of the table in its file, from 1.
        above: the words right above it.
        spots: by row and column.
    """

    number: int
    above: str
    spots: Mapping[tuple[int, int], Spot]
    height: int
    width: int

    @property
    def place(self) -> str:
        """Where it begins."""
        return min(((at, spot.place) for at, spot in self.spots.items()), default=((), ""))[1]

    def row(self, row: int) -> Sequence[Spot]:
        """All spots of a row, from left to right."""
        return [self.spots.get((row, column), Spot()) for column in range(self.width)]


def printed(grid: Grid, number: int, above: str) -> Printed:
    """The table, spread out."""
    spots: dict[tuple[int, int], Spot] = {}
    for row, column, cell in grid.placed():
        place = "" if cell.place is None else str(cell.place)
        spot = Spot(cell.text.strip(), (number, row, column), place)
        for down in range(row, row + cell.rowspan):
            for across in range(column, column + cell.colspan):
                spots[down, across] = spot
    height = max((row for row, _ in spots), default=-1) + 1
    width = max((column for _, column in spots), default=-1) + 1
    return Printed(number, above, spots, height, width)
