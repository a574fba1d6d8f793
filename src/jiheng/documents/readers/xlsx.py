"""Reader ``xlsx``: spreadsheets of Excel and WPS; every sheet that can be seen is a table."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from jiheng.documents import spreadsheet
from jiheng.documents.grid import MAX_COLUMNS, MAX_ROWS, Found, table_of
from jiheng.documents.model import Cell, Document, Place
from jiheng.quantities import number, percent

_EXACT = 15
_DAY_ZERO = date(1899, 12, 30)


def recognises(head: bytes) -> bool:
    """A zip that has a workbook part."""
    return head.startswith(b"PK") and b"xl/workbook" in head


def read(path: Path) -> Document:
    """Each sheet as one table, its name as the caption.

    Raises:
        JihengError: the file is broken, locked or too large.
    """
    sheets = [one for one in spreadsheet.scan(path).values() if not one.hidden]
    tables = (
        table_of(_cells(sheet, path.name), Place(path.name, sheet.name), sheet.name)
        for sheet in sheets
        if sheet.cells
    )
    return Document(sheets[0].name if sheets else "", tuple(tables))


def _cells(sheet: spreadsheet.Sheet, file: str) -> Iterator[Found]:
    spans = {first: last for first, last in sheet.merged if first <= last}
    low = max(row for row, _ in sheet.cells)
    right = max(column for _, column in sheet.cells)
    for (row, column), cell in sheet.cells.items():
        last = spans.get((row, column), (row, column))
        # A merged range may reach to the end of the sheet; nothing stands there.
        down = min(max(last[0], row), max(low, row), MAX_ROWS) - row + 1
        across = min(max(last[1], column), max(right, column), MAX_COLUMNS) - column + 1
        place = Place(file, sheet.name, spreadsheet.place(row, column))
        inside = Cell(shown(cell), max(1, down), max(1, across), number=cell.number, place=place)
        yield Found(row, column, inside)


def shown(cell: spreadsheet.Cell) -> str:
    """What a person sees in a cell, with every digit that is stored."""
    if cell.number is None:
        return cell.text or cell.error
    if cell.shown == "percent":
        return percent(cell.number, _EXACT)
    if cell.shown == "date" and 0 < cell.number < _LAST_DAY:
        return (_DAY_ZERO + timedelta(days=int(cell.number))).isoformat()
    return number(cell.number, _EXACT)


_LAST_DAY = (date.max - _DAY_ZERO).days
