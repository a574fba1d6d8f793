"""Reader ``markdown``: plain text with ``#`` headings and ``|`` tables."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jiheng.documents.content import content_of
from jiheng.documents.encoding import decoded
from jiheng.documents.errors import ManyTables
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import (
    Block,
    Cell,
    Document,
    Heading,
    Paragraph,
    ParagraphRole,
    Place,
    Run,
    Table,
)
from jiheng.patterns import pattern

_MAX_SIZE = 30_000_000
_MAX_TABLES = 2000
_OTHER = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\xff\xfe", b"\xfe\xff")
_MARKS = pattern(
    rb"^#{1,6}[ \t]+\S|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[-:| \t]*\r?$"
    rb"|^[ \t]*:?-{3,}:?[ \t]*\|(?=[-:| \t]*\r?$)[:| \t]*-",
    re.MULTILINE,
)
_HEADING = pattern(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = pattern(r"(=+|-+)[ \t]*")
_DELIMITER = pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_FENCE = pattern(r"(`{3,}|~{3,})")
_RULE = pattern(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}")
#: The number of an item is printed, a dot before it is not.
_ITEM = pattern(r"[-*+][ \t]+(?=\S)|(?=\d{1,3}[.)][ \t]+\S)")
_BARS = pattern(r"(?<!\\)\|")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)
_EMPHASIS = pattern(r"(\*\*|__|`)(\S(?:.*?\S)?)\1")
_LINK = pattern(r"!?\[([^\]]*)\]\([^)\s]*\)")
_ESCAPE = pattern(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
#: No heading, row of dashes or emphasis is longer; trying would take longer than it is worth.
_LONGEST = 10_000


def recognises(head: bytes) -> bool:
    """Text with a heading or a table that only markdown writes."""
    if head.startswith(_OTHER) or b"\0" in head:
        return False
    return _MARKS.search(head) is not None


def read(path: Path) -> Document:
    """Headings, paragraphs, items and tables in order, each with its line.

    Raises:
        JihengError: the file is too large, or in no known encoding.
    """
    return document_of(decoded(content_of(path, _MAX_SIZE), path.name), path.name)


def document_of(text: str, file: str) -> Document:
    """What a markdown text says; ``file`` is named in the places.

    Raises:
        JihengError: its tables are too large or too many.
    """
    lines = re.split(r"\r\n|[\n\r\f\v]", _without_comments(text))
    whole = tuple(_Reading(file, lines).blocks())
    title = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    return Document(title, whole)


def _without_comments(text: str) -> str:
    """The text with the lines that comments take left empty."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len("-->")
    return "".join([*parts, text[at:]])


class _Reading:
    """One text on its way, line by line; lines are counted from 0."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self._file = file
        self._lines = lines
        self._at = _behind_front_matter(lines)
        self._blocks = 0
        self._tables = 0
        self._gathered: list[tuple[int, str]] = []
        self._role: ParagraphRole = ""

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            yield from self._line(self._lines[self._at].strip().removeprefix(">").strip())
            self._at += 1
        yield from self._said()

    def _line(self, line: str) -> Iterator[Block]:
        heading = _HEADING.fullmatch(line) if len(line) < _LONGEST else None
        if not line:
            yield from self._said()
        elif _FENCE.match(line):
            yield from self._said()
            self._pass_fence(line)
        elif heading:
            yield from self._said()
            self._gathered = [(self._at, heading[2])]
            yield from self._said(len(heading[1]))
        elif self._gathered and not self._role and _UNDERLINE.fullmatch(line):
            yield from self._said(1 if line.startswith("=") else 2)
        elif self._begins_table(line):
            yield from self._said()
            yield self._table()
        elif _RULE.fullmatch(line):
            yield from self._said()
        else:
            yield from self._words(line)

    def _words(self, line: str) -> Iterator[Block]:
        item = _ITEM.match(line)
        if item:
            yield from self._said()
            self._role = "item"
        self._gathered.append((self._at, line[item.end() :] if item else line))

    def _pass_fence(self, line: str) -> None:
        """On to the line that closes a block of code."""
        mark = _FENCE.match(line)
        fence = mark[1] if mark else line
        while self._at + 1 < len(self._lines):
            self._at += 1
            if self._lines[self._at].strip().startswith(fence):
                return

    def _said(self, level: int = 0) -> Iterator[Block]:
        """What was gathered since the last block: a heading of this level, or a paragraph."""
        runs = _runs([(line, _bare(text)) for line, text in self._gathered], self._file)
        role, self._role, self._gathered = self._role, "", []
        text = "".join(run.text for run in runs)
        if not text:
            return
        self._blocks += 1
        place = (runs[0].place or Place(self._file))._replace(block=self._blocks)
        if level:
            yield Heading(text, level, place)
        else:
            placed = tuple(_counted(run, self._blocks) for run in runs)
            yield Paragraph(placed if len(placed) > 1 else (Run(text),), role, place)

    def _begins_table(self, line: str) -> bool:
        below = self._lines[self._at + 1 : self._at + 2]
        return (
            "|" in line
            and bool(below)
            and "|" in below[0]
            and len(below[0]) < _LONGEST
            and _DELIMITER.fullmatch(below[0].strip().removeprefix(">").strip()) is not None
        )

    def _table(self) -> Table:
        self._tables += 1
        if self._tables > _MAX_TABLES:
            raise ManyTables(self._file, _MAX_TABLES)
        first = self._at
        rows = [(first, _cells(self._lines[first]))]
        self._at += 2
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            rows.append((self._at, _cells(self._lines[self._at])))
            self._at += 1
        self._at -= 1
        name = f"表{self._tables}"
        found = (
            self._found(row, line, column, text)
            for row, (line, cells) in enumerate(rows)
            for column, text in enumerate(cells)
        )
        return table_of(found, Place(self._file, name, line=first + 1, table=self._tables))

    def _found(self, row: int, line: int, column: int, text: str) -> Found:
        place = Place(
            self._file,
            f"表{self._tables}",
            f"第{row + 1}行第{column + 1}列",
            line=line + 1,
            table=self._tables,
            row=row + 1,
            column=column + 1,
        )
        return Found(row, column, Cell(text, place=place), head=row == 0)


def _behind_front_matter(lines: Sequence[str]) -> int:
    """Settings between two lines of ``---`` at the top are no content."""
    if not lines or lines[0].rstrip() != "---":
        return 0
    return next((at + 1 for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix(">").strip().removeprefix("|")
    parts = _BARS.split(inner)
    if not parts[-1].strip() and len(parts) > 1:
        parts.pop()
    return [_bare(_BREAK.sub("\n", part)) for part in parts]


def _bare(text: str) -> str:
    """Without the marks of emphasis, links and escapes."""
    if len(text) > _LONGEST:
        return text.strip()
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "`" in text or "__" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text).strip()


def _runs(lines: Sequence[tuple[int, str]], file: str) -> list[Run]:
    """The lines of a paragraph: a space between them only where Latin words meet."""
    runs: list[Run] = []
    for line, text in lines:
        before = runs[-1].text if runs else ""
        apart = " " if before[-1:].isascii() and text[:1].isascii() and before else ""
        runs.append(Run(apart + text, place=Place(file, line=line + 1)))
    return runs


def _counted(run: Run, block: int) -> Run:
    place = None if run.place is None else run.place._replace(block=block)
    return run._replace(place=place)
