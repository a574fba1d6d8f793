"""Passages (文段): every heading, paragraph and cell of a report in order, with its place."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.numbers import Number, numbers
from jiheng.auditing.reported.shapes import Shape, shape_of
from jiheng.documents.model import Document, Heading, Paragraph, Place, Run, Table

Role = Literal["heading", "paragraph", "cell"]


class _Written(NamedTuple):
    """What a passage is made of; the fields of `Passage`.

    Attributes:
        index: its number in the report, from 0.
        text: as the file has it.
        place: where it begins.
        lines: where each line of the file begins in ``text``, and its place; empty: one line.
        table: which table it is a cell of, from 0; -1 of no table.
        row: in the grid of that table, from 0.
        column: as ``row``.
        level: of a heading the file itself marks, from 1; 0 of others.
        chapters: the headings above it, outermost first; of a heading, itself last.
    """

    index: int  # type: ignore[assignment]  # tuples have a method of this name
    text: str
    role: Role
    place: Place | None
    lines: tuple[tuple[int, Place], ...] = ()
    table: int = -1
    row: int = -1
    column: int = -1
    level: int = 0
    chapters: tuple[str, ...] = ()


class Passage(_Written):
    """One piece of text of the report; its numbers are read when they are asked for."""

    def __hash__(self) -> int:
        """Its number, which no other passage of the report has."""
        return self.index

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers of the text."""
        return numbers(self.text)

    @cached_property
    def shape(self) -> Shape:
        """The text as patterns read it."""
        return shape_of(self.text, self.numbers)

    def spot(self, start: int, end: int) -> Spot:
        """A piece of the text; its quote is cut to one line, the longest part it has."""
        return Spot(self.index, start, end, self._one_line(start, end))

    def spot_of(self, number: Number) -> Spot:
        """A number with its unit."""
        return self.spot(number.start, number.behind)

    def shaped(self, start: int, end: int) -> Spot:
        """A piece of the shape, where it stands in the text."""
        return self.spot(*self.shape.span(start, end))

    def below(self, chapters: tuple[str, ...]) -> "Passage":
        """The same passage, the headings above it told."""
        known = (self.index, self.text, self.role, self.place, self.lines)
        return Passage(*known, self.table, self.row, self.column, self.level, chapters)

    @property
    def whole(self) -> Spot:
        """All of it, the quote no longer than a line of 40 characters."""
        text = self.text.strip()
        start = self.text.find(text)
        return self.spot(start, start + min(len(text), 40))

    def place_at(self, offset: int) -> Place | None:
        """The place of one character: its own line where the file breaks the passage."""
        if self.lines:
            which = bisect_right([begin for begin, _ in self.lines], offset) - 1
            return self.lines[max(0, which)][1]
        return self.place

    def _one_line(self, start: int, end: int) -> str:
        """The part on the line where the last number of the piece begins; without one, the longest.

        Lines of a page are no lines of a file: a pdf is cut only where the page ends.
        """
        piece = self.text[start:end]
        if not self.lines and "\n" not in piece:
            return piece.strip()
        cuts = [
            begin
            for (_, before), (begin, place) in pairwise(self.lines)
            if start < begin < end and (place.line, place.page) != (before.line, before.page)
        ]
        cuts += [at + 1 for at in range(start, end) if self.text[at] == "\n"]
        edges = sorted({start, *cuts, end})
        told = [one.start for one in self.numbers if start <= one.start < end]
        spans = list(pairwise(edges))
        holding = [(a, b) for a, b in spans if told and a <= told[-1] < b]
        parts = [self.text[a:b].strip() for a, b in holding or spans]
        return max(parts, key=len, default="")


def passages_of(document: Document) -> Iterator[Passage]:
    """Headings, paragraphs and cells in the order of the document, chapters not yet told."""
    index, tables = 0, 0
    for block in document.blocks:
        match block:
            case Heading():
                yield Passage(index, block.text, "heading", block.place, level=block.level)
                index += 1
            case Paragraph():
                yield Passage(index, block.text, "paragraph", block.place, _lines(block.runs))
                index += 1
            case Table():
                for row, column, cell in block.placed():
                    place = cell.place or block.place
                    lines = _cell_lines(cell.text, cell.place)
                    yield Passage(index, cell.text, "cell", place, lines, tables, row, column)
                    index += 1
                tables += 1
            case _:
                pass


def _lines(runs: tuple[Run, ...]) -> tuple[tuple[int, Place], ...]:
    lines, at = [], 0
    for run in runs:
        if run.place is not None:
            lines.append((at, run.place))
        at += len(run.text)
    return tuple(lines)


def _cell_lines(text: str, place: Place | None) -> tuple[tuple[int, Place], ...]:
    """In a text file each line of a cell is a line of the file."""
    if place is None or place.line is None or place.page is not None or "\n" not in text:
        return ()
    lines, at = [], 0
    for more, line in enumerate(text.split("\n")):
        lines.append((at, place._replace(line=place.line + more)))
        at += len(line) + 1
    return tuple(lines)
