"""Sheets of a workbook → `Document`: a heading, the words around the table, and the table each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jiheng.documents.biff import shown_in
from jiheng.documents.errors import TableTooLarge
from jiheng.documents.grid import MAX_COLUMNS, MAX_ROWS, Found, table_of
from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Run, Unread
from jiheng.documents.number_format import shown
from jiheng.documents.old_sheets import old_sheets
from jiheng.documents.spreadsheet import NOTHING, Sheet, place
from jiheng.documents.spreadsheet import Cell as Stored
from jiheng.patterns import pattern

#: What stands above a table and is none of its rows: its title, its unit, who filled it in.
_ABOVE = pattern(r"[:：]|^附件|^附表|^公开|表\d{0,2}$")
_FORMULAS = "工作表“{}”有{}个公式没有算出结果，按空白读取；在WPS或Excel中打开保存后重审"


def document_of(sheets: Sequence[Sheet], file: str, more: Sequence[Unread] = ()) -> Document:
    """Every sheet that can be seen. Hidden rows and columns are read, for totals count them.

    Args:
        sheets: in the order of their tabs.
        file: named in the places; the number of a table is that of its sheet, and so are
            row and column, from 1.
        more: what the file did not give.

    Raises:
        TableTooLarge: the only sheet is larger than anyone could read.
    """
    blocks: list[Block] = []
    unread: list[Unread] = list(more)
    refused: list[TableTooLarge] = []
    for number, sheet in enumerate(sheets, 1):
        unread += _unread(sheet)
        if sheet.hidden or not sheet.cells:
            continue
        try:
            blocks += _blocks(sheet, number, file)
        except TableTooLarge as error:
            refused.append(error)
            unread.append(Unread(Place(file, sheet.name), f"工作表“{sheet.name}”{error.what}"))
    if refused and not blocks:
        raise refused[0]
    first = next((one for one in blocks if isinstance(one, Paragraph)), None)
    names = [one.text for one in blocks if isinstance(one, Heading)]
    title = first.text if first is not None else next(iter(names), "")
    return Document(title, tuple(blocks), unread=tuple(unread))


def _unread(sheet: Sheet) -> Iterator[Unread]:
    name = sheet.name
    if sheet.hidden:
        if sheet.cells and not sheet.kept:
            yield Unread(None, f"工作表“{name}”是隐藏的，没有读取")
        return
    used = {row for row, _ in sheet.cells}, {column for _, column in sheet.cells}
    rows, columns = len(sheet.hidden_rows & used[0]), len(sheet.hidden_columns & used[1])
    if rows or columns:
        told = "、".join(
            part for part in (rows and f"{rows}行", columns and f"{columns}列") if part
        )
        yield Unread(None, f"工作表“{name}”有{told}被隐藏，已一并读取")
    waiting = sum(
        one.formula is not None and one.number is None and not one.error and one.text is None
        for one in sheet.cells.values()
    )
    if waiting:
        yield Unread(None, _FORMULAS.format(name, waiting))


def _blocks(sheet: Sheet, number: int, file: str) -> Iterator[Block]:
    yield Heading(sheet.name, 1, Place(file, sheet.name, table=number))
    rows: dict[int, list[int]] = {}
    for row, column in sorted(sheet.cells):
        rows.setdefault(row, []).append(column)
    order = list(rows)
    above = next(
        (at for at, row in enumerate(order) if not _stands_apart(sheet, row, rows[row])), len(order)
    )
    below = len(order)
    while below > above and _ends(sheet, order[below - 1], rows[order[below - 1]]):
        below -= 1
    yield from _words(sheet, order[:above], rows, (number, file))
    body = order[above:below]
    if body:
        where = Place(file, sheet.name, table=number)
        yield table_of(_cells(sheet, body, number, file), where, sheet.name)
    yield from _words(sheet, order[below:], rows, (number, file))


def _stands_apart(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row above the table is its title, its unit or who filled it in."""
    if any(first[0] <= row < last[0] for first, last in sheet.merged if first[0] != last[0]):
        return False
    texts = [as_shown(sheet.cells[row, column]).strip() for column in columns]
    if len(texts) == 1:
        return sheet.cells[row, columns[0]].number is None
    return all(_ABOVE.search(text) and "\n" not in text for text in texts)


def _ends(sheet: Sheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row below the table is a note: words in its first cell, or who signs."""
    text = as_shown(sheet.cells[row, columns[0]])
    return len(columns) == 1 and (":" in text or "：" in text or text.startswith("注"))


def _words(
    sheet: Sheet, chosen: Sequence[int], rows: dict[int, list[int]], at: tuple[int, str]
) -> Iterator[Block]:
    number, file = at
    for row in chosen:
        for column in rows[row]:
            text = as_shown(sheet.cells[row, column]).strip()
            if text:
                yield Paragraph((Run(text),), place=_place(sheet, (row, column), number, file))


def _place(sheet: Sheet, spot: tuple[int, int], number: int, file: str) -> Place:
    row, column = spot
    return Place(file, sheet.name, place(row, column), table=number, row=row + 1, column=column + 1)


def _cells(sheet: Sheet, body: Sequence[int], number: int, file: str) -> Iterator[Found]:
    """The cells of the table; it begins where its first words stand."""
    inside = {spot: cell for spot, cell in sheet.cells.items() if body[0] <= spot[0] <= body[-1]}
    left = min(column for _, column in inside)
    right = max(column for _, column in inside)
    spans = {first: last for first, last in sheet.merged if first <= last}
    for (row, column), cell in inside.items():
        last = spans.get((row, column), (row, column))
        # A merged range may reach to the end of the sheet; nothing stands there.
        down = min(max(last[0], row), body[-1], MAX_ROWS + body[0]) - row + 1
        across = min(max(last[1], column), right, MAX_COLUMNS + left) - column + 1
        where = _place(sheet, (row, column), number, file)
        text = as_shown(cell)
        one = Cell(text, max(1, down), max(1, across), number=cell.number, place=where)
        yield Found(row - body[0], column - left, one)


def as_shown(cell: Stored) -> str:
    """What a person sees in a cell."""
    if cell.number is None:
        return cell.text or cell.error
    return shown(cell.number, cell.code, day=cell.shown == "date")


def sheets_of_old(content: bytes, stream: bytes, file: str) -> Document:
    """An xls or et.

    Args:
        content: of the file.
        stream: its workbook, out of the container; it tells how numbers are shown.
        file: named in places and errors.

    Raises:
        JihengError: it is broken, locked, or larger than anyone could read.
    """
    found = old_sheets(content, file)
    for sheet, told in zip(found, shown_in(stream), strict=False):
        sheet.hidden_rows, sheet.hidden_columns = told.hidden_rows, told.hidden_columns
        for spot, code in told.codes.items():
            stored = sheet.cells.get(spot, NOTHING)
            if stored.number is not None and not stored.code:
                sheet.cells[spot] = replace(stored, code=code)
    return document_of(found, file)
