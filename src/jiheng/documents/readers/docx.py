"""Reader ``docx``: Word and WPS documents."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from jiheng.documents.grid import Found, table_of
from jiheng.documents.listed import listed, without_list
from jiheng.documents.located import LocatedTable, body_of, walk
from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Run
from jiheng.documents.notes import Notes
from jiheng.documents.numbering import Numbering
from jiheng.documents.package import Package
from jiheng.documents.pictures import pictures
from jiheng.documents.styles import Styles
from jiheng.documents.wordprocessing import (
    GridCell,
    joined,
    merges_on,
    text_of,
)


def recognises(head: bytes) -> bool:
    """A zip that has a word part."""
    return head.startswith(b"PK") and b"word/document" in head


def read(path: Path) -> Document:
    """Headings, paragraphs, tables and notes in order, each with its place.

    Raises:
        JihengError: the file is broken, locked or too large.
    """
    package = Package(path)
    main = package.main()
    body = body_of(package.tree(main), path.name)
    whole = tuple(without_list(list(_Reading(path.name, package, main, body).blocks())))
    title = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    return Document(title, whole, unread=tuple(pictures(body)))


class _Reading:
    """One file on its way."""

    def __init__(self, file: str, package: Package, main: str, body: etree._Element) -> None:
        self._file = file
        self._body = body
        self._styles = Styles(package, main)
        self._numbering = Numbering(package, main)
        self._notes = Notes(package, main, body)
        self._listed = listed(body)
        #: Words whose end was deleted: the next paragraph goes on with them.
        self._begun: list[Run] = []

    def blocks(self) -> Iterator[Block]:
        for one in walk(self._body, self._file):
            if isinstance(one, LocatedTable):
                yield from self._finished()
                yield from self._table(one)
            else:
                yield from self._paragraph(one.element, one.block)
        yield from self._finished()

    def _paragraph(self, element: etree._Element, block: int) -> Iterator[Block]:
        look = self._styles.look(element)
        text = self._numbering.label(look) + text_of(element)
        place = Place(self._file, cell=f"第{block}段", block=block)
        if look.contents or element in self._listed:
            return
        if merges_on(element):
            self._begun.append(Run(text, place=place))
        elif self._begun:
            self._begun.append(Run(text, place=place))
            yield from self._finished()
        elif text := text.strip():
            yield _block(text, look.level, place)
        yield from self._noted(element, place)

    def _finished(self) -> Iterator[Block]:
        """The paragraph that several elements make up together."""
        runs, self._begun = [one for one in self._begun if one.text], []
        if any(one.text.strip() for one in runs):
            yield Paragraph(tuple(runs), place=runs[0].place)

    def _noted(self, element: etree._Element, place: Place) -> Iterator[Block]:
        """The notes that are cited there; nobody can point into them, so they stand here."""
        for name, text in self._notes.of(element):
            where = Place(
                self._file, place.sheet, name, block=place.block,
                table=place.table, row=place.row, column=place.column,
            )  # fmt: skip
            yield Paragraph((Run(text),), "note", where)

    def _table(self, table: LocatedTable) -> Iterator[Block]:
        name = f"表{table.table}"
        found = [self._found(cell, table.table, name) for cell in table.cells]
        yield table_of(found, Place(self._file, sheet=name, table=table.table))
        for cell, one in zip(table.cells, found, strict=True) if self._notes.cited else ():
            for element in cell.paragraphs:
                yield from self._noted(element, one.cell.place or Place(self._file))

    def _numbered(self, element: etree._Element) -> str:
        counted = self._numbering.counts
        return self._numbering.label(self._styles.look(element)) if counted else ""

    def _found(self, cell: GridCell, table: int, name: str) -> Found:
        row, column = cell.row + 1, cell.column + 1
        place = Place(
            self._file, name, f"第{row}行第{column}列", table=table, row=row, column=column
        )
        own = cell.paragraphs
        texts = [self._numbered(one) + text_of(one) for one in own]
        inside = Cell(joined(own, texts), cell.rowspan, cell.colspan, place=place)
        return Found(cell.row, cell.column, inside, cell.head)


def _block(text: str, level: int | None, place: Place) -> Block:
    if level is None:
        return Paragraph((Run(text),), place=place)
    if level == 0:
        return Paragraph((Run(text),), "title", place)
    return Heading(text, level, place)
