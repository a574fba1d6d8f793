"""Reader ``pdf``: text of pages, in the order in which it is read, with tables.

A page that is only a picture is told as unread. Nothing in the file is run or fetched.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from jiheng.documents.content import content_of
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    Place,
    Run,
    Table,
    Unread,
)
from jiheng.documents.pdf.aligned import aligned_tables
from jiheng.documents.pdf.apart import pages_apart
from jiheng.documents.pdf.continued import continues, whole
from jiheng.documents.pdf.errors import EmptyPdf, NothingRead, OnlyScans
from jiheng.documents.pdf.furniture import without_furniture
from jiheng.documents.pdf.lines import Line
from jiheng.documents.pdf.meanwhile import Meanwhile, idle
from jiheng.documents.pdf.pages import SCAN, Page
from jiheng.documents.pdf.paragraphs import Measure, paragraphs_of
from jiheng.documents.pdf.ruled import Ruled
from jiheng.documents.written import contents_of, heading_level

_MAX_SIZE = 200_000_000
_MARK = b"%PDF-"
#: Some programs write a few bytes before the mark.
_WITHIN = 1024

_Item = list[Line] | list[Ruled]


def recognises(head: bytes) -> bool:
    """The mark of pdf at its beginning."""
    return _MARK in head[:_WITHIN] and not head.startswith((b"PK", b"\xd0\xcf"))


def read(path: Path, meanwhile: Meanwhile = idle) -> Document:
    """Headings, paragraphs and tables in order, each with its page.

    Args:
        path: of the file.
        meanwhile: what to do while other processes read its pages.

    Raises:
        JihengError: it is broken, locked, empty, too large, or has no text at all.
    """
    return document_of(pages_apart(content_of(path, _MAX_SIZE), path.name, meanwhile), path.name)


def document_of(pages: list[Page], name: str) -> Document:
    """What the pages of a file say; other kinds of file that know only pages use it, too.

    Args:
        pages: in order; what is no content is taken out of them.
        name: of the file, for places and errors.

    Raises:
        JihengError: none of the pages could be read.
    """
    _refuse_unreadable(name, pages)
    without_furniture(pages)
    blocks = tuple(_blocks(name, pages))
    title = next((one.text for one in blocks if isinstance(one, Heading | Paragraph)), "")
    return Document(title, blocks, unread=tuple(_unread(name, pages)))


def _refuse_unreadable(name: str, pages: Sequence[Page]) -> None:
    if any(page.lines or page.tables for page in pages):
        return
    scans = sum(page.unread == SCAN for page in pages)
    if scans:
        raise OnlyScans(name, scans)
    why = next((page for page in pages if page.unread), None)
    if why:
        raise NothingRead(name, why.number, why.unread)
    raise EmptyPdf(name)


def _unread(name: str, pages: Sequence[Page]) -> Iterator[Unread]:
    for page in pages:
        if page.unread:
            yield Unread(Place(name, page=page.number), f"第{page.number}页{page.unread}")


def _blocks(name: str, pages: Sequence[Page]) -> Iterator[Block]:
    for page in pages:
        more, page.lines = aligned_tables(page.lines)
        page.tables = sorted([*page.tables, *more], key=lambda one: one.top)
    lines = [line for page in pages for line in page.lines]
    measure = Measure(lines, [page.width for page in pages])
    listed = contents_of([line.text for line in lines])
    dropped = {id(lines[index]) for index in listed}
    for page in pages:
        page.lines = [line for line in page.lines if id(line) not in dropped]
    tables = 0
    for item in _in_order(pages):
        if isinstance(item[0], Ruled):
            tables += 1
            yield _table(name, [one for one in item if isinstance(one, Ruled)], tables)
        else:
            running = [one for one in item if isinstance(one, Line)]
            for paragraph in paragraphs_of(running, measure):
                yield _paragraph(name, paragraph)


def _in_order(pages: Sequence[Page]) -> Iterator[_Item]:
    """Lines that follow each other, over pages, and the parts of each table."""
    running: list[Line] = []
    parts: list[Ruled] = []
    for number, page in enumerate(pages):
        following = pages[number + 1] if number + 1 < len(pages) else None
        for item in _down(page):
            if isinstance(item, Line):
                if not parts:  # what is said again above a part of a table is not said twice
                    running.append(item)
                continue
            if running:
                yield running
                running = []
            parts.append(item)
            if following and following.tables and item is page.tables[-1]:
                after = following.tables[0]
                if continues(item, page, after, following):
                    continue
            yield parts
            parts = []
    if running:
        yield running


def _down(page: Page) -> list[Line | Ruled]:
    items: list[tuple[float, Line | Ruled]] = [(line.base, line) for line in page.lines]
    items += [(table.top, table) for table in page.tables]
    return [item for _, item in sorted(items, key=lambda one: one[0])]


def _paragraph(name: str, lines: Sequence[Line]) -> Block:
    """One run a page."""
    words: dict[int, list[str]] = {}
    for number, line in enumerate(lines):
        gap = " " if number and _parted(lines[number - 1].text, line.text) else ""
        words.setdefault(line.page, []).append(gap + line.text)
    runs = [Run("".join(said), place=Place(name, page=page)) for page, said in words.items()]
    text = "".join(run.text for run in runs)
    place = runs[0].place
    level = heading_level(text)
    return Heading(text, level, place) if level else Paragraph(tuple(runs), place=place)


def _parted(before: str, after: str) -> bool:
    """Words of letters are parted by the end of a line, numbers and 汉字 are not."""
    both = before[-1:] + after[:1]
    return both.isascii() and both.isalpha()


def _table(name: str, parts: Sequence[Ruled], number: int) -> Table:
    found = (
        Found(
            one.row,
            one.column,
            Cell(
                one.text,
                one.rowspan,
                one.colspan,
                place=Place(
                    name, page=one.page, table=number, row=one.row + 1, column=one.column + 1
                ),
            ),
        )
        for one in whole(parts)
    )
    return table_of(found, Place(name, page=parts[0].page, table=number))
