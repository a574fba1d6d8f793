"""Where each paragraph and cell of a docx file stands: the numbers that places bear.

Whoever reads a file and whoever writes a comment into it walk the same way, so
that the numbers of one lead the other to the same element.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jiheng.documents.errors import BrokenFile, ManyTables
from jiheng.documents.wordprocessing import GridCell, W, blocks, boxes, grid

_MAX_TABLES = 2000
_PARAGRAPH, _BOX = f"{W}p", f"{W}txbxContent"


@dataclass(frozen=True, slots=True)
class LocatedParagraph:
    """A paragraph outside of tables.

    Attributes:
        element: the ``w:p``.
        block: its number, from 1.
    """

    element: etree._Element
    block: int


@dataclass(frozen=True, slots=True)
class LocatedTable:
    """A table.

    Attributes:
        table: its number, from 1; a table in a cell counts after the one around it.
        cells: their rows and columns count from 0.
    """

    table: int
    cells: list[GridCell]


@dataclass(frozen=True, slots=True)
class Located:
    """A paragraph or a cell with the numbers of its place; what does not apply is None.

    Attributes:
        element: the ``w:p``, or the ``w:tc`` that begins the cell.
        paragraphs: the ``w:p`` itself, or those of the cell, not of tables in it.
        block: of a paragraph outside of tables, from 1.
        table: of a cell, from 1; so are row and column.
    """

    element: etree._Element
    paragraphs: tuple[etree._Element, ...]
    block: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


def body_of(root: etree._Element, file: str) -> etree._Element:
    """The body of the main part of a docx.

    Raises:
        BrokenFile: it has none.
    """
    body = root.find(f"{W}body")
    if body is None:
        raise BrokenFile(file)
    return body


def located(body: etree._Element, file: str) -> Iterator[Located]:
    """Every paragraph and every cell, as the reader numbers them.

    Args:
        body: as `body_of` gives it; its elements are given out, and may be changed.
        file: named in errors.

    Raises:
        ManyTables: more tables than any report has.
    """
    for one in walk(body, file):
        if isinstance(one, LocatedParagraph):
            yield Located(one.element, (one.element,), one.block)
            continue
        for cell in one.cells:
            where = one.table, cell.row + 1, cell.column + 1
            yield Located(cell.element, tuple(cell.paragraphs), None, *where)


def walk(body: etree._Element, file: str) -> Iterator[LocatedParagraph | LocatedTable]:
    """Paragraphs and tables in the order they are read in.

    The text boxes of a paragraph follow it; behind a table come the tables and the text
    boxes in its cells.

    Raises:
        ManyTables: more tables than any report has.
    """
    boxed = next(body.iter(_BOX), None) is not None
    return _Walk(file, boxed=boxed).through(body)


class _Walk:
    """Counts paragraphs and tables on the way."""

    def __init__(self, file: str, *, boxed: bool) -> None:
        self._file = file
        self._boxed = boxed
        self._paragraphs = 0
        self._tables = 0

    def through(self, parent: etree._Element) -> Iterator[LocatedParagraph | LocatedTable]:
        for one in blocks(parent):
            if one.tag == _PARAGRAPH:
                self._paragraphs += 1
                yield LocatedParagraph(one, self._paragraphs)
                yield from self._boxes(one)
            else:
                yield from self._table(one)

    def _boxes(self, paragraph: etree._Element) -> Iterator[LocatedParagraph | LocatedTable]:
        for box in boxes(paragraph) if self._boxed else ():
            yield from self.through(box)

    def _table(self, element: etree._Element) -> Iterator[LocatedParagraph | LocatedTable]:
        self._tables += 1
        if self._tables > _MAX_TABLES:
            raise ManyTables(self._file, _MAX_TABLES)
        cells = grid(element)
        yield LocatedTable(self._tables, cells)
        for cell in cells:
            for inner in cell.tables:
                yield from self._table(inner)
            for paragraph in cell.paragraphs if self._boxed else ():
                yield from self._boxes(paragraph)
