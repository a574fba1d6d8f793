"""Document and its blocks, with their places: one model for reading and writing.

A report is composed into a `Document` and only then written to a file; a file
that is read becomes a `Document` too. So a writer knows no report and a report
knows no format. Everything is frozen.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from jiheng.documents.errors import CrookedTable

#: ``head`` names the columns, ``total`` adds up the rows above.
RowRole = Literal["", "head", "total"]
#: ``head`` names its row; the others say how a text is to be taken.
CellRole = Literal["", "head", "lost", "warn", "quiet"]
#: ``key``: a few figures to be seen first; names, figures, notes. ``form``: names and what
#: belongs to them. ``bars``: the second column is shown as bars.
TableRole = Literal["", "key", "form", "bars"]
#: ``lead`` opens a section, ``note`` is small print, ``item`` stands in a list; ``title`` is
#: the title of the document or of one of its attachments, ``cover`` a line of the cover,
#: ``attachment`` says which attachment begins (附件1), ``address`` whom a letter goes to
#: (主送机关), ``signature`` is who signs and the day (落款): lines of it that follow each other
#: never part, nor from the words before them.
ParagraphRole = Literal[
    "", "lead", "note", "item", "title", "cover", "attachment", "address", "signature"
]
#: A property of what was recognised from a picture and not read.
RECOGNISED = ("识别方式", "OCR")
Orientation = Literal["portrait", "landscape"]
#: ``share``: each bar filled as far as it got; ``bar``: lengths beside each other, in groups of
#: one label where there are several series; ``pie``: parts of a whole.
ChartKind = Literal["share", "bar", "pie"]


class Place(NamedTuple):
    """Where something stands in a file (出处), so that a reviewer finds it.

    Attributes:
        file: name of the file, without its folder.
        sheet: of a workbook.
        cell: of a sheet, e.g. ``"C12"``.
        page: from 1.
        line: from 1.
        block: of a paragraph: which of the paragraphs it is, from 1, as the file counts them.
        table: which of the tables it is in, from 1; a table in a cell counts after it.
        row: in that table, from 1.
        column: in the grid of that table, from 1.
    """

    file: str
    sheet: str = ""
    cell: str = ""
    page: int | None = None
    line: int | None = None
    block: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        """As it is printed: ``填报表.xlsx 基础数据 C12``."""
        page = f"第{self.page}页" if self.page else ""
        line = f"第{self.line}行" if self.line else ""
        return " ".join(part for part in (self.file, self.sheet, self.cell, page, line) if part)


class Heading(NamedTuple):
    """The title of what follows it, down to the next heading of its level.

    Attributes:
        text: with the number it bears: ``"一、部门概况"``; no format counts.
        level: 1 for a chapter; official reports know four (一、 （一） 1. （1）).
    """

    text: str
    level: int = 1
    place: Place | None = None


class Run(NamedTuple):
    """A piece of a paragraph that looks one way.

    Attributes:
        fact: what the text was taken from, as a reader would look for it
            (``"2024年三公经费决算数，填报表.xlsx 基础数据 C12"``); pages show it,
            paper does not.
        place: where it stands, of a paragraph that a file breaks over lines or pages:
            one run a line.
        reference: what a person writes between ``{{`` and ``}}`` to have it again, of a text
            that was taken from a figure; no format knows it.
    """

    text: str
    strong: bool = False
    fact: str = ""
    place: Place | None = None
    reference: str = ""


class Paragraph(NamedTuple):
    """A paragraph, or an item of a list."""

    runs: tuple[Run, ...]
    role: ParagraphRole = ""
    place: Place | None = None

    @property
    def text(self) -> str:
        """Without its looks."""
        return "".join(run.text for run in self.runs)


class Column(NamedTuple):
    """How wide a column of a table is beside the others, and where its text stands.

    Attributes:
        width: share of the table; any whole numbers that suit each other.
    """

    width: int = 10
    align: Literal["left", "center", "right"] = "left"


class Cell(NamedTuple):
    """One cell, which may cover several rows and columns.

    Attributes:
        text: as printed.
        number: what ``text`` prints, when it is a number: ``92.15%`` is
            0.9215, ``18.43万元`` is 18.43. None for anything else.
        fact: what the text was taken from, as in `Run`.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    role: CellRole = ""
    number: Fraction | None = None
    place: Place | None = None
    fact: str = ""


class Row(NamedTuple):
    """A row: the cells that begin in it, from left to right.

    Attributes:
        tags: words a reader may choose rows by.
        detail: what stands behind the row, for those who ask.
    """

    cells: tuple[Cell, ...]
    role: RowRole = ""
    tags: tuple[str, ...] = ()
    detail: tuple["Heading | Paragraph | Table | Chart", ...] = ()


class Placed(NamedTuple):
    """A cell and where it begins: row and column from 0."""

    row: int
    column: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """A table with merged cells.

    Attributes:
        rows: those of role ``head`` come first.
        filters: tags by which rows can be chosen, in the order offered.
        detail_title: what the details of the rows are called together.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    role: TableRole = ""
    filters: tuple[str, ...] = ()
    detail_title: str = ""
    place: Place | None = None

    @property
    def heads(self) -> int:
        """How many rows are the head."""
        return sum(row.role == "head" for row in self.rows)

    def placed(self) -> Iterator[Placed]:
        """Each cell where it stands in the grid, row by row.

        Raises:
            CrookedTable: the cells do not fill the grid exactly.
        """
        width, height = len(self.columns), len(self.rows)
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for cell in row.cells:
                while (number, column) in taken:
                    column += 1
                covered = _covered(number, column, cell)
                if taken & covered or not _fits(cell, (number, column), (height, width)):
                    raise CrookedTable(self.caption, number + 1)
                taken |= covered
                yield Placed(number, column, cell)
            if any((number, place) not in taken for place in range(width)):
                raise CrookedTable(self.caption, number + 1)

    def names(self) -> tuple[str, ...]:
        """What each row is called: its names, from the widest group down to its own."""
        names: list[list[str]] = [[] for _ in self.rows]
        for row, _, cell in self.placed():
            if cell.role == "head":
                for covered in names[row : row + cell.rowspan]:
                    covered.append(cell.text.partition("\n")[0])
        return tuple(" / ".join(of_row) for of_row in names)

    def titles(self) -> tuple[str, ...]:
        """What each column is called: the lowest cell of the head above it."""
        titles = [""] * len(self.columns)
        for row, column, cell in self.placed():
            if row < self.heads:
                titles[column : column + cell.colspan] = [cell.text] * cell.colspan
        return tuple(titles)


class Bar(NamedTuple):
    """One bar of a chart, or one part of a pie.

    Attributes:
        label: what it stands for; bars of one label stand together.
        value: how long or wide it is, as ``text`` prints it; how far it is filled, of a share.
        full: how far a share can be filled; means nothing to the other kinds.
        text: the words at its end, number and unit as printed.
        open: how much further a share may yet get.
        series: what all bars of one colour are called (``"预算数"``).
    """

    label: str
    value: Fraction
    full: Fraction
    text: str
    open: Fraction = Fraction(0)
    series: str = ""


class Chart(NamedTuple):
    """Numbers to be seen at a glance; all of them are printed as well."""

    title: str
    bars: tuple[Bar, ...]
    kind: ChartKind = "share"
    place: Place | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Of the bars, each once."""
        return tuple(dict.fromkeys(bar.label for bar in self.bars))

    @property
    def series(self) -> tuple[str, ...]:
        """Of the bars, each once; ``("",)`` where there is only one without a name."""
        return tuple(dict.fromkeys(bar.series for bar in self.bars))


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of a list of contents.

    Attributes:
        text: of the heading.
        page: where it stands; None where no page was set yet.
    """

    text: str
    level: int
    page: int | None = None


class Contents(NamedTuple):
    """The list of contents (目录) of paper; pages and workbooks list their chapters anyway."""

    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


class Section(NamedTuple):
    """What follows begins on a new page, held this way until the next section."""

    orientation: Orientation = "portrait"


Block = Heading | Paragraph | Table | Chart | Contents | PageBreak | Section


class Unread(NamedTuple):
    """A part of a file that was not read, or not as it stands there (未读).

    Attributes:
        place: where it is; None: of the whole file.
        reason: what it is and why, in Chinese, without a full stop.
    """

    place: Place | None
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        title: stands above everything, unless a paragraph of role ``title`` says the same
            further down, as on a cover.
        subtitle: one line under the title.
        date: the day it speaks of, from its data and never from the clock;
            the same data must give the same file.
        properties: names and values that identify it, e.g. the version of a framework.
        language: of its words, as in HTML.
        twin: the same facts for machines (JSON), carried inside the file; ``""``: none.
        unread: of a file that was read: what was left out and why.
    """

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    date: dt.date | None = None
    properties: tuple[tuple[str, str], ...] = ()
    language: str = "zh-CN"
    twin: str = ""
    unread: tuple[Unread, ...] = ()

    @property
    def titled(self) -> bool:
        """Whether one of the blocks is its title."""
        return any(
            isinstance(block, Paragraph) and block.role == "title" and block.text == self.title
            for block in self.blocks
        )


def _covered(row: int, column: int, cell: Cell) -> set[tuple[int, int]]:
    rows, columns = range(row, row + cell.rowspan), range(column, column + cell.colspan)
    return {(down, across) for down in rows for across in columns}


def _fits(cell: Cell, start: tuple[int, int], size: tuple[int, int]) -> bool:
    low = start[0] + cell.rowspan <= size[0]
    return low and start[1] + cell.colspan <= size[1] and cell.rowspan > 0 < cell.colspan
