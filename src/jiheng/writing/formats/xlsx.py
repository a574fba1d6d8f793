"""Format ``xlsx``: a workbook made to be printed, with numbers that are numbers."""

from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook

from jiheng.documents.model import Document
from jiheng.whole import whole
from jiheng.writing.printable import printable
from jiheng.writing.sheets.charts import draw
from jiheng.writing.sheets.layout import sheets
from jiheng.writing.sheets.looks import Looks
from jiheng.writing.sheets.paint import paint, set_page

_TWIN, _PIECE = "机读数据", 32_000
#: Stands in the file where a document has no date: never the clock's.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def write(document: Document, path: Path) -> None:
    """Write the document as a workbook; the same document gives the same bytes.

    Each chapter is a worksheet; what stands behind the rows of a table is
    gathered on a worksheet of its own. A text is never a formula, whatever it
    begins with.
    """
    with whole(path) as temporary, Workbook(str(temporary), {"in_memory": True}) as workbook:
        _identify(workbook, document)
        looks = Looks(workbook)
        laid = sheets(document)
        pages = [workbook.add_worksheet(sheet.name) for sheet in laid]
        for sheet, page in zip(laid, pages, strict=True):
            paint(sheet, page, looks)
            draw(sheet, page, workbook)
            set_page(sheet, page, document)
        if document.twin:
            _carry(workbook, document.twin)


def _carry(workbook: Workbook, twin: str) -> None:
    """The twin on a worksheet that no menu shows, in pieces that fit a cell."""
    page = workbook.add_worksheet(_TWIN)
    for row, start in enumerate(range(0, len(twin), _PIECE)):
        page.write_string(row, 0, twin[start : start + _PIECE])
    page.very_hidden()


def _identify(workbook: Workbook, document: Document) -> None:
    date = document.date
    created = datetime(date.year, date.month, date.day, tzinfo=UTC) if date else _UNDATED
    about = "；".join(f"{name}：{value}" for name, value in document.properties)
    workbook.set_properties(
        {"title": printable(document.title), "comments": printable(about), "created": created}
    )
