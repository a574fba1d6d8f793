"""Tables whose cells are drawn with lines: geometry by tablers, words by our own lines."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import tablers

from jiheng.documents.pdf.glyphs import Glyph, turn_of
from jiheng.documents.pdf.lines import Line, lines_of

#: Lines nearer than this are one, in points: double rules, thick rules.
_SAME_EDGE = 3.0
#: What a typesetter leaves free on both sides of a cell, in points.
_PADDING = 9.0
#: Where the middle of a glyph is, above its baseline, in parts of its height.
_MIDDLE = 0.35
_ROOM = 0.5

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class RuledCell:
    """A cell: row and column from 0, and the lines of words in it."""

    row: int
    column: int
    rowspan: int
    colspan: int
    width: float
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words; lines that the width of the cell broke are joined."""
        words: list[str] = []
        for number, line in enumerate(self.lines):
            if number:
                words.append(_between(self.lines[number - 1], line, self.width))
            words.append(line.text)
        return "".join(words)


@dataclass(slots=True)
class Ruled:
    """A table of one page.

    Attributes:
        columns: edges of the columns, in points from the left of the page.
        rows: edges of the rows, from the top.
    """

    page: int
    columns: list[float]
    rows: list[float]
    cells: list[RuledCell]

    @property
    def top(self) -> float:
        """Where it begins, in points from the top of the page."""
        return self.rows[0]


def cells_on(page: pdfium.PdfPage, geometry: tablers.Page, quarters: int) -> list[list[Box]]:
    """The cells of each table: left, top, right, bottom, from the upper left corner.

    Args:
        page: for its size and rotation.
        geometry: the same page, as tablers has it.
        quarters: turns clockwise after which its text reads upright.
    """
    turn = turn_of(page, quarters)
    aside = page.get_rotation() in {90, 270}
    height = page.get_width() if aside else page.get_height()  # tablers undoes the rotation
    found: list[list[Box]] = []
    for table in tablers.find_tables(geometry, extract_text=False):
        boxes = []
        for cell in table.cells:
            left, top, right, bottom = cell.bbox
            one, other = turn(left, height - top), turn(right, height - bottom)
            (west, east), (north, south) = sorted((one[0], other[0])), sorted((one[1], other[1]))
            if east - west > _SAME_EDGE and south - north > _SAME_EDGE:
                boxes.append((west, north, east, south))
        if len(boxes) > 1:  # a frame around words is no table
            found.append(boxes)
    return found


def ruled_tables(
    boxes: Iterable[Sequence[Box]], glyphs: Sequence[Glyph], page: int
) -> tuple[list[Ruled], list[Glyph]]:
    """The tables with their words, from top to bottom, and the glyphs in none of them.

    Of tables that lie in each other the inner one has the words.
    """
    tables = [_grid(cells, page) for cells in boxes]
    tables.sort(key=lambda one: (one.rows[-1] - one.rows[0]) * (one.columns[-1] - one.columns[0]))
    rest = list(glyphs)
    for table in tables:
        rest = _taken(table, rest)
    for table in tables:
        for cell in table.cells:
            cell.lines = lines_of(cell.glyphs, page)
            cell.glyphs = []
    return sorted(tables, key=lambda one: one.top), rest


def _grid(boxes: Sequence[Box], page: int) -> Ruled:
    columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
    rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
    cells = []
    for left, top, right, bottom in boxes:
        column, row = _nearest(columns, left), _nearest(rows, top)
        across = max(1, _nearest(columns, right) - column)
        down = max(1, _nearest(rows, bottom) - row)
        cells.append(RuledCell(row, column, down, across, right - left))
    cells.sort(key=lambda one: (one.row, one.column))
    return Ruled(page, columns, rows, cells)


def _edges(found: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    after = bisect_right(edges, value)
    if after == 0:
        return 0
    if after == len(edges):
        return after - 1
    return after if edges[after] - value < value - edges[after - 1] else after - 1


def _owners(table: Ruled) -> dict[tuple[int, int], RuledCell]:
    owners: dict[tuple[int, int], RuledCell] = {}
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                owners.setdefault((row, column), cell)
    return owners


def _taken(table: Ruled, glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Put glyphs into the cells they stand in; those that stand in none are left."""
    owners = _owners(table)
    columns, rows = table.columns, table.rows
    left, right, top, bottom = columns[0], columns[-1], rows[0], rows[-1]
    rest = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - _MIDDLE * glyph.size
        if not (left < x < right and top < y < bottom):
            rest.append(glyph)
            continue
        at = bisect_right(rows, y) - 1, bisect_right(columns, x) - 1
        cell = owners.get(at)
        if cell is None:  # lines are missing here; the words belong to the table all the same
            width = columns[at[1] + 1] - columns[at[1]]
            cell = owners[at] = RuledCell(*at, 1, 1, width)
            table.cells.append(cell)
        cell.glyphs.append(glyph)
    return rest


def is_wrapped(line: Line, after: Line, width: float) -> bool:
    """Whether the next line's first word would not have fitted into a cell of this width."""
    used = line.right - line.left + after.token + _ROOM * line.size
    return used >= width - _PADDING


def _between(line: Line, after: Line, width: float) -> str:
    """Nothing where the width of the cell broke a line, else a line break."""
    if not is_wrapped(line, after, width):
        return "\n"
    both = line.text[-1:] + after.text[:1]
    return " " if both.isascii() and both.isalpha() else ""
