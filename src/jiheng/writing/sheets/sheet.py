"""A worksheet in the making: what stands where, before anything is written."""

from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from jiheng.documents.model import Chart
from jiheng.writing.sheets.fit import height

#: Rows left free for a chart, and the points of one.
CHART_ROWS, CHART_ROW = 12, 18


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece looks.

    Attributes:
        kind: what it is; `jiheng.writing.sheets.looks` knows them all.
        align: of its text.
        number: number format; ``""`` of a text.
    """

    kind: str
    align: str = "left"
    number: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece: its text and the cells it covers, from 0."""

    row: int
    column: int
    text: str
    look: Look
    rows: int = 1
    columns: int = 1
    number: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart on a worksheet, and where its numbers stand: first row, columns, from 0.

    Attributes:
        row: on which it begins.
        names: column of the labels.
        values: column of each series.
    """

    chart: Chart
    row: int
    first: int
    names: int
    values: tuple[int, ...]


@dataclass(slots=True)
class Sheet:
    """A worksheet.

    Attributes:
        page: its width, in characters.
        edges: where its columns begin and the last ends, in characters from the left: every
            edge of every table on it, so that each table keeps its own columns.
        across: whether it is printed on the long side of the paper.
        single: whether it holds one table only, whose head may then stand on every page.
        heights: of its rows, in points.
        heads: first and last row to be printed on top of each page.
        next_row: the first that is free.
    """

    name: str
    page: int
    edges: tuple[int, ...]
    across: bool = False
    single: bool = False
    slots: list[Slot] = field(default_factory=list)
    drawings: list[Drawn] = field(default_factory=list)
    heights: dict[int, int] = field(default_factory=dict)
    heads: tuple[int, int] | None = None
    next_row: int = 0

    @property
    def widths(self) -> tuple[int, ...]:
        """Of its columns, in characters."""
        return tuple(end - start for start, end in pairwise(self.edges))

    def add(self, slot: Slot) -> None:
        """Put a piece in its place and make its row high enough."""
        self.slots.append(slot)
        width = self.edges[slot.column + slot.columns] - self.edges[slot.column]
        needed = height(slot.text, width, slot.look.kind)
        last = slot.row + slot.rows - 1
        above = sum(self.heights.get(row, 0) for row in range(slot.row, last))
        self.heights[last] = max(self.heights.get(last, 0), needed - above)

    def line(self, text: str, kind: str) -> None:
        """One piece from the left edge to the right, in a row of its own."""
        self.add(Slot(self.next_row, 0, text, Look(kind), columns=len(self.edges) - 1))
        self.next_row += 1

    def draw(self, chart: Chart, first: int, names: int, values: tuple[int, ...]) -> None:
        """A chart below everything so far, of numbers that stand above it."""
        self.drawings.append(Drawn(chart, self.next_row, first, names, values))
        for row in range(self.next_row, self.next_row + CHART_ROWS):
            self.heights[row] = CHART_ROW
        self.next_row += CHART_ROWS
        self.gap()

    def gap(self) -> None:
        """Some air."""
        self.heights[self.next_row] = 8
        self.next_row += 1
