"""Reader ``text``: plain text, as it is extracted from reports.

Two layouts of tables are known. Cells of one row on one line, parted by tabs;
or one cell a line, led by a tab, the rows parted by blank lines, where further
lines of a cell have no tab. In both an empty cell is a bare tab, and merged
cells cannot be told from empty ones.

Sentences that pages or lines break are one paragraph again, with the line of each part;
page numbers and tables of contents are left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jiheng.documents.broken import Broken, TextLine
from jiheng.documents.content import content_of
from jiheng.documents.encoding import decoded
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Run, Unread
from jiheng.documents.unpaged import content_lines
from jiheng.documents.written import heading_level
from jiheng.patterns import pattern

_MAX_SIZE = 30_000_000
_OTHER = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
#: What is never seen: widths of nothing, and what turns the direction of words.
_UNSEEN = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_NUMBER = pattern(r"\d+(?:\.\d+)?")
#: So many cells at the end of a row show what its columns are.
_ENDS = 3


def recognises(head: bytes) -> bool:
    """No bytes that only other kinds of file have."""
    if head.startswith(_OTHER):
        return False
    return head.startswith(_WIDE_MARKS) or b"\0" not in head


def read(path: Path) -> Document:
    """Headings, paragraphs and tables in order, each with its line.

    Raises:
        JihengError: the file is too large, or in no known encoding.
    """
    text = decoded(content_of(path, _MAX_SIZE), path.name)
    unread = tuple(_unseen(text, path.name))
    lines = content_lines(_UNSEEN.sub("", text) if unread else text)
    whole = tuple(_Reading(path.name, lines).blocks())
    title = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    return Document(title, whole, unread=unread)


def _unseen(text: str, file: str) -> Iterator[Unread]:
    """Told once, for what is seen may differ from what is read."""
    found = _UNSEEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        reason = "有看不见的控制字符（零宽字符或改变文字方向的字符），已去除，所见与所读可能不同"
        yield Unread(Place(file, line=line), reason)


@dataclass(slots=True)
class _Line:
    """A cell on its way: its first line and its words."""

    number: int
    words: list[str] = field(default_factory=list)


class _Reading:
    """One file on its way, line by line; lines are counted from 0."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self._file = file
        self._lines = lines
        self._at = 0
        self._tables = 0
        self._broken = Broken(
            [
                TextLine(at, line)
                for at, line in enumerate(lines)
                if "\t" not in line and line.strip()
            ]
        )

    def blocks(self) -> Iterator[Block]:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if _is_cell(line):
                yield from self._tables_of(self._cells_by_line())
            elif "\t" in line:
                yield from self._tables_of(self._cells_by_tab())
            else:
                yield from self._paragraph()

    def _paragraph(self) -> Iterator[Block]:
        """The lines from here on that are one paragraph; of an empty one nothing."""
        found: list[TextLine] = []
        ahead = self._at
        while ahead < len(self._lines) and "\t" not in self._lines[ahead]:
            line = TextLine(ahead, self._lines[ahead])
            ahead += 1
            if line.text:
                if found and not self._broken.goes_on(found, line):
                    break
                found.append(line)
            elif not found:
                break
        if not found:
            self._at += 1
            return
        self._at = found[-1].number + 1
        yield self._written(found)

    def _written(self, lines: Sequence[TextLine]) -> Block:
        runs: list[Run] = []
        for line in lines:
            both = runs[-1].text[-1:] + line.text[:1] if runs else ""
            gap = " " if len(both) > 1 and both.isascii() and both.isalpha() else ""
            runs.append(Run(gap + line.text, place=Place(self._file, line=line.number + 1)))
        place = runs[0].place
        if len(runs) > 1:
            return Paragraph(tuple(runs), place=place)
        text = runs[0].text
        level = heading_level(text)
        return Heading(text, level, place) if level else Paragraph((Run(text),), place=place)

    def _tables_of(self, rows: list[list[_Line]]) -> Iterator[Block]:
        self._tables += 1
        number = self._tables
        found = (
            Found(
                row,
                column,
                Cell("\n".join(cell.words).strip(), place=self._place(cell, row, column)),
            )
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
        )
        start = rows[0][0].number + 1
        yield table_of(found, Place(self._file, f"表{number}", line=start, table=number))

    def _place(self, cell: _Line, row: int, column: int) -> Place:
        number = self._tables
        return Place(
            self._file,
            f"表{number}",
            line=cell.number + 1,
            table=number,
            row=row + 1,
            column=column + 1,
        )

    def _cells_by_line(self) -> list[list[_Line]]:
        """Rows parted by one blank line; more of them end the table."""
        rows: list[list[_Line]] = [[]]
        blank = 0
        while self._at < len(self._lines):
            line = self._lines[self._at].lstrip(" \u3000")
            if "\t" not in line and not line.strip():
                blank += 1
            elif blank > 1 or (blank and not _is_cell(line) and not self._goes_on()):
                break
            elif _is_cell(line):
                if blank:
                    rows.append([])
                blank = 0
                rows[-1].append(_Line(self._at, [line.strip()]))
            elif "\t" in line:
                break
            else:
                # An empty line is kept, so that each line of the cell is one of the file.
                rows[-1][-1].words += [*([""] * blank), line.strip()]
                blank = 0
            self._at += 1
        return rows

    def _goes_on(self) -> bool:
        """Whether the words behind a blank line belong to the cell before it.

        They do where the next cell follows them at once: a title would have a
        blank line, or the end of the table, before it.
        """
        after = self._lines[self._at + 1 : self._at + 2]
        return bool(after) and _is_cell(after[0])

    def _cells_by_tab(self) -> list[list[_Line]]:
        """Rows on a line each; behind a blank line another width is another table."""
        rows: list[list[_Line]] = []
        blank = False
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if "\t" not in line:
                if line.strip():
                    break
                blank = True
            else:
                cells = [_Line(self._at, [one.strip()]) for one in line.split("\t")]
                if rows and _lacks_first(cells, rows[-1]) and (blank or _lacked(rows[-1])):
                    cells.insert(0, _Line(self._at, [""]))
                if blank and len(cells) != len(rows[-1]):
                    break
                blank = False
                rows.append(cells)
            self._at += 1
        return rows


def _lacks_first(cells: Sequence[_Line], above: Sequence[_Line]) -> bool:
    """Whether a page that a table goes on on lost the cell merged down over all of it.

    Then the row is one cell short, and ends in numbers as the row above does.
    """
    ends = [
        [bool(_NUMBER.fullmatch(one.words[0])) for one in row[-_ENDS:]] for row in (cells, above)
    ]
    return len(cells) == len(above) - 1 > _ENDS and ends[0] == ends[1] and any(ends[0])


def _lacked(row: Sequence[_Line]) -> bool:
    return not row[0].words[0]


def _is_cell(line: str) -> bool:
    return line.startswith("\t") and "\t" not in line[1:]
