"""Reader ``docx``: Word and WPS documents."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from jiheng.documents.errors import ManyTables
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Run
from jiheng.documents.numbering import Numbering
from jiheng.documents.package import Package
from jiheng.documents.wordprocessing import (
    GridCell,
    W,
    blocks,
    boxes,
    grid,
    is_head,
    nested,
    text_of,
)

_MAX_TABLES = 2000
_TITLE_STYLES = frozenset({"title", "标题"})
_HEADING_STYLE = re.compile(r"(?:heading|标题) ?([1-9])")


def recognises(head: bytes) -> bool:
    """A zip that has a word part."""
    return head.startswith(b"PK") and b"word/document" in head


def read(path: Path) -> Document:
    """Headings, paragraphs and tables in order, each with its place.

    Raises:
        JihengError: the file is broken, locked or too large.
    """
    package = Package(path)
    main = package.main()
    body = package.tree(main).find(f"{W}body")
    found = _Reading(path.name, package, main)
    whole = tuple(found.blocks(body)) if body is not None else ()
    title = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    return Document(title, whole)


class _Reading:
    """One file on its way: counts paragraphs and tables, for their places."""

    def __init__(self, file: str, package: Package, main: str) -> None:
        self._file = file
        self._paragraphs = 0
        self._tables = 0
        self._styles = _Styles(package, main)
        self._numbering = Numbering(package, main)

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for one in blocks(parent):
            if one.tag == f"{W}tbl":
                yield from self._table(one)
            else:
                yield from self._paragraph(one)
                for box in boxes(one):
                    yield from self.blocks(box)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        self._paragraphs += 1
        text = (self._numbering.label(element) + text_of(element)).strip()
        if not text:
            return
        place = Place(self._file, cell=f"第{self._paragraphs}段", block=self._paragraphs)
        level = self._styles.level(element)
        if level is None:
            yield Paragraph((Run(text),), place=place)
        elif level == 0:
            yield Paragraph((Run(text),), "title", place)
        else:
            yield Heading(text, level, place)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        self._tables += 1
        if self._tables > _MAX_TABLES:
            raise ManyTables(self._file, _MAX_TABLES)
        name = f"表{self._tables}"
        cells = grid(element)
        number = self._tables
        found = (self._found(cell, number) for cell in cells)
        yield table_of(found, Place(self._file, sheet=name, table=number))
        for cell in cells:
            for inner in nested(cell.element):
                yield from self._table(inner)

    def _found(self, cell: GridCell, table: int) -> Found:
        row, column = cell.row + 1, cell.column + 1
        place = Place(
            self._file, f"表{table}", f"第{row}行第{column}列", table=table, row=row, column=column
        )
        words = (
            self._numbering.label(one) + text_of(one)
            for one in blocks(cell.element)
            if one.tag == f"{W}p"
        )
        text = "\n".join(words).strip("\n")
        inside = Cell(text, cell.rowspan, cell.colspan, place=place)
        return Found(cell.row, cell.column, inside, is_head(cell))


class _Styles:
    """Which paragraphs are headings: by the outline level, their own or that of their style."""

    def __init__(self, package: Package, main: str) -> None:
        self._levels: dict[str, int] = {}
        self._based: dict[str, str] = {}
        for part in package.related(main, "styles")[:1]:
            for style in package.tree(part).iter(f"{W}style"):
                self._learn(style)

    def _learn(self, style: etree._Element) -> None:
        identifier = style.get(f"{W}styleId", "")
        named = style.find(f"{W}name")
        name = "" if named is None else named.get(f"{W}val", "").lower()
        based = style.find(f"{W}basedOn")
        self._based[identifier] = "" if based is None else based.get(f"{W}val", "")
        heading = _HEADING_STYLE.fullmatch(name)
        outline = _outline(style)
        if name in _TITLE_STYLES:
            self._levels[identifier] = 0
        elif heading is not None:
            self._levels[identifier] = int(heading[1])
        elif outline is not None:
            self._levels[identifier] = outline

    def level(self, paragraph: etree._Element) -> int | None:
        """From 1; 0 of the document's title; None of no heading."""
        own = _outline(paragraph)
        if own is not None:
            return own
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        seen: set[str] = set()
        while name and name not in seen:
            if name in self._levels:
                return self._levels[name]
            seen.add(name)
            name = self._based.get(name, "")
        return None


def _outline(element: etree._Element) -> int | None:
    mark = element.find(f"{W}pPr/{W}outlineLvl")
    text = "" if mark is None else mark.get(f"{W}val", "")
    # 9 stands for body text.
    return int(text) + 1 if len(text) == 1 and text in "012345678" else None
