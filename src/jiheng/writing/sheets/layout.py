"""Where each piece of a document stands on which worksheet."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import (
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Paragraph,
    Placed,
    Row,
    Table,
)
from jiheng.writing.sheets.fit import edges
from jiheng.writing.sheets.names import sheet_name
from jiheng.writing.sheets.numbers import number_format
from jiheng.writing.sheets.sheet import Look, Sheet, Slot

#: Width of a printed page upright and across, in characters of the body font.
_PAGE, _PAGE_ACROSS = 92, 140
#: A table of so many columns is printed across.
_ACROSS = 7
_CHART = (Column(16), Column(40, "right"), Column(36))
_KEY_KINDS = ("key-label", "key-value", "key-note")


def sheets(document: Document) -> list[Sheet]:
    """The worksheets: one a chapter, and one for the details of each table."""
    made: list[Sheet] = []
    taken: set[str] = set()
    for title, blocks in _chapters(document):
        sheet = _sheet(sheet_name(title, taken), blocks)
        if not made:
            sheet.line(document.title, "title")
            sheet.line(document.subtitle, "subtitle")
        sheet.line(title, "chapter")
        made.append(sheet)
        for block in blocks:
            _put(sheet, block)
            if isinstance(block, Table) and any(row.detail for row in block.rows):
                made.append(_details(block, taken))
    return made


def _chapters(document: Document) -> Iterator[tuple[str, tuple[Block, ...]]]:
    title = ""
    gathered: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if title or gathered:
                yield title, tuple(gathered)
            title, gathered = block.text, []
        else:
            gathered.append(block)
    yield title, tuple(gathered)


def _sheet(name: str, blocks: tuple[Block, ...]) -> Sheet:
    """An empty worksheet for these blocks, with a column edge wherever a table has one."""
    tables = [block.columns for block in blocks if isinstance(block, Table)]
    charts = [_CHART for block in blocks if isinstance(block, Chart)]
    across = any(len(columns) >= _ACROSS for columns in tables)
    page = _PAGE_ACROSS if across else _PAGE
    found = {edge for columns in (*tables, *charts) for edge in edges(columns, page)}
    return Sheet(name, page, tuple(sorted(found | {0, page})), across, len(tables) == 1)


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
            sheet.line(block.text, "heading")
        case Paragraph():
            bullet = "• " if block.role == "item" else ""
            sheet.line(bullet + block.text, block.role or "text")
        case Chart():
            sheet.line(block.title, "caption")
            _put_table(sheet, _bars(block))
        case Table():
            if block.caption:
                sheet.line(block.caption, "caption")
            _put_table(sheet, block)


def _bars(chart: Chart) -> Table:
    """A chart as a table whose numbers are shown as bars."""
    rows = tuple(
        Row(
            (
                Cell(bar.label),
                Cell("", number=bar.value / bar.full if bar.full else Fraction(0)),
                Cell(bar.text),
            )
        )
        for bar in chart.bars
    )
    return Table(_CHART, rows, role="bars")


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
