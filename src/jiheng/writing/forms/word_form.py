"""A docx form: read as it is stored, and written back with nothing changed but empty cells."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path

from lxml import etree

from jiheng.documents.grid import refuse_large
from jiheng.documents.package import Package, serialised
from jiheng.documents.wordprocessing import W, blocks, cell_text, grid, nested, text_of
from jiheng.writing.forms.form import FormCell, FormTable

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordForm:
    """One docx file."""

    kind = "docx"

    def __init__(self, path: Path) -> None:
        """Read it.

        Raises:
            JihengError: it is broken, locked or too large.
        """
        self._package = Package(path)
        self._main = self._package.main()
        self._root = self._package.tree(self._main)
        self._elements: dict[tuple[int, int, int], etree._Element] = {}
        self.tables = list(self._read(path.name))

    def _read(self, file: str) -> Iterator[FormTable]:
        body = self._root.find(f"{W}body")
        above = ""
        number = 0
        for block in blocks(body) if body is not None else ():
            if block.tag == f"{W}p":
                above = text_of(block).strip() or above
                continue
            for table in _with_nested(block):
                yield FormTable(number, above, list(self._cells(table, number, file)))
                number += 1
            above = ""

    def _cells(self, table: etree._Element, number: int, file: str) -> Iterator[FormCell]:
        cells = grid(table)
        height = max((cell.row + cell.rowspan for cell in cells), default=0)
        width = max((cell.column + cell.colspan for cell in cells), default=0)
        refuse_large(f"{file} 表{number + 1}", height, width)
        for cell in cells:
            place = f"{file} 表{number + 1} 第{cell.row + 1}行第{cell.column + 1}列"
            text = cell_text(cell.element) or ("\ufffc" if _holds_more(cell.element) else "")
            spans = cell.rowspan, cell.colspan
            yield (found := FormCell(number, cell.row, cell.column, *spans, text, place))
            self._elements[found.key] = cell.element

    def write(self, path: Path, values: Mapping[tuple[int, int, int], str]) -> None:
        """The same file with these cells filled.

        Raises:
            CannotWrite: the place does not take it.
        """
        for key, text in values.items():
            _fill(self._elements[key], text)
        self._package.write(path, {self._main: serialised(self._root)})


def _with_nested(table: etree._Element) -> Iterator[etree._Element]:
    yield table
    for cell in grid(table):
        for inner in nested(cell.element):
            yield from _with_nested(inner)


def _holds_more(cell: etree._Element) -> bool:
    """Pictures, boxes and nested tables: the cell is not empty, though it has no words."""
    return next(cell.iter(f"{W}drawing", f"{W}pict", f"{W}object", f"{W}tbl"), None) is not None


def _fill(cell: etree._Element, text: str) -> None:
    """Put words into the first paragraph of a cell, in the looks that the form gives it."""
    paragraph = next((one for one in blocks(cell) if one.tag == f"{W}p"), None)
    if paragraph is None:
        paragraph = etree.SubElement(cell, f"{W}p")
    looks = _looks(paragraph)
    for old in [one for one in paragraph if one.tag == f"{W}r"]:
        paragraph.remove(old)  # runs of spaces
    run = etree.SubElement(paragraph, f"{W}r")
    if looks is not None:
        run.append(looks)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{W}br")
        words = etree.SubElement(run, f"{W}t")
        words.text = line
        words.set(_SPACE, "preserve")


def _looks(paragraph: etree._Element) -> etree._Element | None:
    """Those of the runs in the paragraph, of its mark, or of the words nearest in the row."""
    own = paragraph.find(f"{W}r/{W}rPr")
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    found = own if own is not None else mark
    if found is None:
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        runs = () if row is None else row.iter(f"{W}r")
        found = next((one for run in runs if (one := run.find(f"{W}rPr")) is not None), None)
    if found is None:
        return None
    copied = deepcopy(found)
    # Marks of tracked changes belong to the mark of the paragraph alone.
    for change in [one for one in copied if one.tag in (f"{W}ins", f"{W}del", f"{W}rPrChange")]:
        copied.remove(change)
    return copied
