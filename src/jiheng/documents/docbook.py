"""What antiword tells of a doc, in DocBook XML → blocks with their places."""

from collections.abc import Iterator

from lxml import etree

from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import Block, Cell, Heading, Paragraph, Place, Run
from jiheng.documents.package import parsed
from jiheng.patterns import pattern

_DECLARED = pattern(rb"<!DOCTYPE[^>]*>")
_SILENT = frozenset({"bookinfo", "colspec"})


def blocks_of(content: bytes, file: str) -> Iterator[Block]:
    """Headings, paragraphs and tables in order.

    Raises:
        JihengError: it is no DocBook XML.
    """
    return _Reading(file).blocks(parsed(_DECLARED.sub(b"", content, count=1), file))


class _Reading:
    def __init__(self, file: str) -> None:
        self._file = file
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Block]:
        """``depth`` counts the chapters and sections around."""
        for one in parent:
            if one.tag in _SILENT or not isinstance(one.tag, str):
                continue
            if one.tag == "title":
                # That of the book is its property, in whichever encoding; no words of it.
                yield from self._said(_words(one) if depth else "", depth)
            elif one.tag == "informaltable":
                yield self._table(one)
            elif one.tag == "para":
                yield from self._said(_words(one))
                yield from self.blocks(one, depth)
            else:
                yield from self.blocks(one, depth + one.tag.startswith(("chapter", "sect")))

    def _said(self, text: str, level: int = 0) -> Iterator[Block]:
        if not text:
            return
        self._paragraphs += 1
        place = Place(self._file, cell=f"第{self._paragraphs}段", block=self._paragraphs)
        yield Heading(text, level, place) if level else Paragraph((Run(text),), place=place)

    def _table(self, element: etree._Element) -> Block:
        self._tables += 1
        number, name = self._tables, f"表{self._tables}"
        found = (
            Found(row, column, Cell(_words(entry), place=self._place(number, row, column)))
            for row, line in enumerate(element.iter("row"))
            for column, entry in enumerate(line.iter("entry"))
        )
        return table_of(found, Place(self._file, name, table=number))

    def _place(self, table: int, row: int, column: int) -> Place:
        where = f"第{row + 1}行第{column + 1}列"
        return Place(self._file, f"表{table}", where, table=table, row=row + 1, column=column + 1)


def _words(element: etree._Element) -> str:
    """The words of an element without those of tables in it; a line a paragraph."""
    parts = [element.text or ""]
    for one in element:
        if one.tag != "informaltable" and isinstance(one.tag, str):
            parts += [_words(one), "\n" if one.tag == "para" else ""]
        parts.append(one.tail or "")
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
