"""Reader ``xlsx``: spreadsheets of Excel and WPS; every sheet that can be seen is a table."""

from datetime import date, timedelta
from pathlib import Path

from jiheng.documents import spreadsheet
from jiheng.documents.model import Document
from jiheng.documents.sheets import document_of
from jiheng.quantities import number, percent

_EXACT = 15
_DAY_ZERO = date(1899, 12, 30)


def recognises(head: bytes) -> bool:
    """A zip that has a workbook part."""
    return head.startswith(b"PK") and b"xl/workbook.xml" in head


def read(path: Path) -> Document:
    """Each sheet that can be seen: a heading, the words around its table, the table.

    Raises:
        JihengError: the file is broken, locked or too large.
    """
    return document_of(tuple(spreadsheet.scan(path).values()), path.name)


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
