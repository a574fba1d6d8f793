"""Reader ``html``: web pages, and what offices save as such."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from jiheng.documents.content import content_of
from jiheng.documents.encoding import decoded
from jiheng.documents.errors import BrokenFile, ManyTables
from jiheng.documents.grid import MAX_COLUMNS, MAX_ROWS, Found, table_of
from jiheng.documents.listed import without_list
from jiheng.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Place,
    Run,
)
from jiheng.documents.package import refuse_many
from jiheng.documents.written import is_page_number
from jiheng.patterns import pattern

_MAX_SIZE = 30_000_000
_MAX_TABLES = 2000
_MARKUP = pattern(rb"<(?:!doctype\s+html|html|table|body)\b", re.IGNORECASE)
_OTHER = (b"PK", b"%PDF", b"\xd0\xcf", b"{\\rtf")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_OTHERS_TAGS, _WITHIN = (b"MIME-Version:", b"<?mso-application"), 2048
#: ``del``: what was deleted with changes tracked; ``xml``: settings of an office program.
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "del", "xml", "rt", "rp"})
_HIDDEN = pattern(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_PARAGRAPHS = frozenset(
    {"p", "div", "li", "dt", "dd", "section", "article", "header", "footer", "caption", "center"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACES = pattern(r"[ \t\r\n\f]+")


def recognises(head: bytes) -> bool:
    """The tags of a page, near its beginning; in a letter of several parts it is another kind."""
    if head.startswith(_OTHER) or any(mark in head[:_WITHIN] for mark in _OTHERS_TAGS):
        return False
    if head.startswith(_WIDE_MARKS):
        head = head.replace(b"\0", b"")
    return _MARKUP.search(head) is not None


def read(path: Path) -> Document:
    """Headings, paragraphs and tables in order.

    Raises:
        JihengError: the file is broken or too large.
    """
    return document_of(decoded(content_of(path, _MAX_SIZE), path.name), path.name)


def document_of(text: str, file: str) -> Document:
    """What a page says; ``file`` is named in the places.

    Raises:
        JihengError: it is no page, too large, or its tables are too large or too many.
    """
    refuse_many(text.count("<"), file)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(_plain(text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(file) from error
    if root is None:
        return Document("", ())
    whole = tuple(without_list(list(_Reading(file).blocks(root))))
    title = root.findtext(".//title") or ""
    first = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    return Document(title.strip() or first, whole)


def _plain(text: str) -> str:
    """Without the declaration that says which encoding it was in, and without bad characters."""
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return "".join(one for one in text if one >= " " or one in "\t\n\r")


class _Reading:
    """One page on its way: counts tables and paragraphs, for their places."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._paragraphs = 0
        self._tables = 0
        self._words: list[str] = []

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                if _parts(element):
                    yield from self._said(_level(element))
                self._words.append(_spaced(element.tail))
                continue
            if _parts(element):
                yield from self._said(None)
            if element.tag == "table" and not _is_hidden(element):
                yield from self._tables_of(element)
            if element.tag == "table" or _is_silent(element):
                walk.skip_subtree()
            else:
                self._words.append("\n" if element.tag == "br" else _spaced(element.text))
        yield from self._said(None)

    def _said(self, level: int | None) -> Iterator[Block]:
        """What was gathered since the last paragraph."""
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._words).split("\n"))
        text = "\n".join(lines).strip()
        self._words.clear()
        # The foot of a page, where paper was saved as a page.
        if not text or is_page_number(text, bare=False):
            return
        self._paragraphs += 1
        place = Place(self._file, cell=f"第{self._paragraphs}段", block=self._paragraphs)
        if level:
            yield Heading(text, level, place)
        else:
            yield Paragraph((Run(text),), place=place)

    def _tables_of(self, element: etree._Element) -> Iterator[Block]:
        """A table, and after it the tables in its cells."""
        for table in element.iter("table"):
            if any(_is_hidden(above) for above in (table, *table.iterancestors())):
                continue
            self._tables += 1
            if self._tables > _MAX_TABLES:
                raise ManyTables(self._file, _MAX_TABLES)
            number = self._tables
            place = Place(self._file, sheet=f"表{number}", table=number)
            caption = next((one for one in table if one.tag == "caption"), None)
            if caption is not None:
                # Paper has it as words above the table.
                self._words.append(_cell_text(caption))
                yield from self._said(None)
            yield table_of(_cells(table, number, self._file), place)


def _parts(element: etree._Element) -> bool:
    """Whether a new paragraph begins with it and ends with it."""
    return element.tag in _PARAGRAPHS or element.tag == "table" or _level(element) is not None


def _is_silent(element: etree._Element) -> bool:
    """Whether nobody sees it: scripts, what is hidden, the lines of a list of contents."""
    if element.tag in _SILENT or not isinstance(element.tag, str):
        return True
    return element.get("class", "").startswith("MsoToc") or _is_hidden(element)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or (
        _HIDDEN.search(element.get("style", "")) is not None
    )


def _level(element: etree._Element) -> int | None:
    return _HEADINGS.get(str(element.tag))


def _spaced(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")


def _cells(table: etree._Element, number: int, file: str) -> Iterator[Found]:
    """The cells of a table where they stand once spans have pushed them aside."""
    until: dict[int, int] = {}
    lines = [one for one in table.iter("tr") if next(one.iterancestors("table")) is table]
    for row, line in enumerate(lines):
        column = 0
        own = [one for one in line if one.tag in ("td", "th")]
        head = _is_head(line, own)
        for element in own:
            while until.get(column, 0) > row:
                column += 1
            across = _span(element, "colspan", MAX_COLUMNS)
            down = _span(element, "rowspan", MAX_ROWS)
            name, where = f"表{number}", f"第{row + 1}行第{column + 1}列"
            place = Place(file, name, where, table=number, row=row + 1, column=column + 1)
            cell = Cell(_cell_text(element), down, across, place=place)
            yield Found(row, column, cell, head)
            for spot in range(column, column + across):
                until[spot] = row + down
            column += across


def _is_head(line: etree._Element, cells: Sequence[etree._Element]) -> bool:
    """Whether a row names the columns; one whose first cell names the row does not."""
    above = next(line.iterancestors("thead", "table"), None)
    if above is not None and above.tag == "thead":
        return True
    return bool(cells) and all(
        one.tag == "th" and one.get("scope", "col").startswith("col") for one in cells
    )


def _span(element: etree._Element, name: str, most: int) -> int:
    """A span; one beyond the largest table makes the table too large, and that is said."""
    text = element.get(name, "1").strip()
    if not text.isdecimal():
        return 1
    # 0 rows means all that follow.
    return min(int(text[:9]) or most, most + 1)


def _cell_text(cell: etree._Element) -> str:
    """The words of a cell without those of tables in it; a line a paragraph."""
    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            parts.append("\n" if _parts(element) else "")
            parts.append("" if element is cell else _spaced(element.tail))
            continue
        if element.tag == "table" or _is_silent(element):
            walk.skip_subtree()
            continue
        parts.append("\n" if element.tag == "br" or _parts(element) else "")
        parts.append(_spaced(element.text))
    lines = (line.strip() for line in "".join(parts).replace("\xa0", " ").split("\n"))
    return "\n".join(line for line in lines if line)
