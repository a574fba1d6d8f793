"""Where each piece of a document stands on which worksheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.documents.model import (
    Bar,
    Block,
    Cell,
    Chart,
    Column,
    Contents,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Placed,
    Row,
    Section,
    Table,
)
from jiheng.writing.paper.parts import name_of
from jiheng.writing.sheets.fit import edges
from jiheng.writing.sheets.names import sheet_name
from jiheng.writing.sheets.numbers import number_format
from jiheng.writing.sheets.sheet import Look, Sheet, Slot

#: Width of a printed page upright and across, in characters of the body font.
_PAGE, _PAGE_ACROSS = 92, 140
#: A table of so many columns is printed across.
_ACROSS = 7
_SHARE = (Column(16), Column(40, "right"), Column(36))
_KEY_KINDS = ("key-label", "key-value", "key-note")


def sheets(document: Document) -> list[Sheet]:
    """The worksheets: one a chapter, and one for the details of each table."""
    made: list[Sheet] = []
    taken: set[str] = set()
    for chapter in _chapters(document):
        sheet = _sheet(sheet_name(chapter.name, taken), chapter.blocks, across=chapter.across)
        if not made:
            sheet.line(document.title, "title")
            sheet.line(document.subtitle, "subtitle")
        sheet.line(chapter.title, "chapter")
        made.append(sheet)
        for block in chapter.blocks:
            if not _is_title(block, document):
                _put(sheet, block)
            if isinstance(block, Table) and any(row.detail for row in block.rows):
                made.append(_details(block, taken))
    return made


@dataclass(frozen=True, slots=True)
class _Chapter:
    """What goes on one worksheet.

    Attributes:
        title: its heading; ``""`` where it has none.
        name: what the worksheet is called by.
        across: how its section is held; None where the document has no sections.
    """

    title: str
    name: str
    blocks: tuple[Block, ...]
    across: bool | None


def _chapters(document: Document) -> Iterator[_Chapter]:
    """The document, cut before each heading of level 1 and at each section; an annex is one."""
    title = ""
    across = False if any(isinstance(block, Section) for block in document.blocks) else None
    annexed = False
    gathered: list[Block] = []
    for block in document.blocks:
        chapter = isinstance(block, Heading) and block.level == 1
        if not isinstance(block, Section) and (not chapter or (annexed and _is_annex(gathered))):
            gathered.append(block)
            continue
        if title or gathered:
            yield _chapter(title, gathered, across=across)
        gathered = []
        if isinstance(block, Heading):
            title = block.text
        elif isinstance(block, Section):
            title, across, annexed = "", block.orientation == "landscape", True
    yield _chapter(title, gathered, across=across)


def _is_annex(gathered: list[Block]) -> bool:
    """Whether these blocks of a section are an annex, which holds all of its own chapters."""
    first = gathered[0] if gathered else None
    return isinstance(first, Paragraph) and first.role == "attachment"


def _chapter(title: str, gathered: list[Block], *, across: bool | None) -> _Chapter:
    return _Chapter(title, title or name_of(tuple(gathered)), tuple(gathered), across)


def _is_title(block: Block, document: Document) -> bool:
    """Whether it is the document's title, which stands on top of the first worksheet."""
    return isinstance(block, Paragraph) and block.role == "title" and block.text == document.title


def _sheet(name: str, blocks: tuple[Block, ...], *, across: bool | None = None) -> Sheet:
    """An empty worksheet for these blocks, with a column edge wherever a table has one.

    Where nothing says how it is held, a wide table decides.
    """
    tables = [block.columns for block in blocks if isinstance(block, Table)]
    charts = [_numbers(block).columns for block in blocks if isinstance(block, Chart)]
    if across is None:
        across = any(len(columns) >= _ACROSS for columns in tables)
    page = _PAGE_ACROSS if across else _PAGE
    found = {edge for columns in (*tables, *charts) for edge in edges(columns, page)}
    return Sheet(name, page, tuple(sorted(found | {0, page // 2, page})), across, len(tables) == 1)


def _details(table: Table, taken: set[str]) -> Sheet:
    """The worksheet of what stands behind the rows of a table, each under the row's name."""
    blocks = tuple(inner for row in table.rows for inner in row.detail)
    sheet = _sheet(sheet_name(table.detail_title, taken), blocks)
    sheet.line(table.detail_title, "chapter")
    for name, row in zip(table.names(), table.rows, strict=True):
        if row.detail:
            sheet.line(name, "heading")
            for inner in row.detail:
                _put(sheet, inner)
    return sheet


def _put(sheet: Sheet, block: Block) -> None:
    match block:
        case Heading():
            sheet.line(block.text, "chapter" if block.level == 1 else "heading")
        case Paragraph():
            bullet = "• " if block.role == "item" else ""
            sheet.line(bullet + block.text, block.role or "text")
        case Chart():
            _put_chart(sheet, block)
        case Table():
            if block.caption:
                sheet.line(block.caption, "caption")
            _put_table(sheet, block)

        case Contents():
            pass  # the tabs of a workbook are its list of contents
        case PageBreak():
            sheet.gap()  # a worksheet fitted to the width of its page takes no breaks


def _put_chart(sheet: Sheet, chart: Chart) -> None:
    """The numbers of a chart, and the chart drawn of them; shares are bars in their cells."""
    numbers = _numbers(chart)
    sheet.line(chart.title, "caption")
    first = sheet.next_row + numbers.heads
    _put_table(sheet, numbers)
    if chart.kind != "share" and chart.bars:
        starts = [sheet.edges.index(edge) for edge in edges(numbers.columns, sheet.page)[:-1]]
        sheet.draw(chart, first, starts[0], tuple(starts[1:]))


def _numbers(chart: Chart) -> Table:
    """A chart as a table: shares as bars beside their words, others as one column a series."""
    if chart.kind == "share":
        return Table(_SHARE, tuple(_share_row(bar) for bar in chart.bars), role="bars")
    found = {(bar.label, bar.series): bar for bar in chart.bars}
    head = Row((Cell(""), *(Cell(series or "数额") for series in chart.series)), role="head")
    rows = (
        Row((Cell(label), *(_number(found.get((label, series))) for series in chart.series)))
        for label in chart.labels
    )
    columns = (Column(20), *(Column(20, "right") for _ in chart.series))
    return Table(columns, (head, *rows))


def _number(bar: Bar | None) -> Cell:
    return Cell(bar.text, number=bar.value) if bar else Cell("")


def _share_row(bar: Bar) -> Row:
    part = bar.value / bar.full if bar.full else Fraction(0)
    return Row((Cell(bar.label), Cell("", number=part), Cell(bar.text)))


def _put_table(sheet: Sheet, table: Table) -> None:
    top = sheet.next_row
    ends = edges(table.columns, sheet.page)
    for found in sorted(table.placed(), key=lambda found: found.cell.rowspan):
        first, last = (
            sheet.edges.index(ends[column])
            for column in (found.column, found.column + found.cell.colspan)
        )
        sheet.add(
            Slot(
                top + found.row,
                first,
                found.cell.text,
                _look(table, found),
                rows=found.cell.rowspan,
                columns=last - first,
                number=found.cell.number,
            )
        )
    if table.heads and sheet.single:
        sheet.heads = (top, top + table.heads - 1)
    sheet.next_row = top + len(table.rows)
    sheet.gap()


def _look(table: Table, found: Placed) -> Look:
    align = table.columns[found.column].align
    if table.role == "bars":
        return Look("bar" if found.column == 1 else "bar-text", align, "0%")
    if table.role == "key":
        return Look(_KEY_KINDS[found.row], "center", "")
    row, cell = table.rows[found.row], found.cell
    if row.role == "head":
        return Look("head", "center")
    format_ = number_format(cell.text) if cell.number is not None else ""
    kind = row.role or cell.role or "cell"
    return Look("side" if kind == "head" else kind, align, format_)
