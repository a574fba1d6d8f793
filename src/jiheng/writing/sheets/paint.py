"""Writing a laid-out worksheet into a workbook."""

from xlsxwriter.worksheet import Worksheet

from jiheng.documents.model import Document
from jiheng.writing.printable import printable
from jiheng.writing.sheets.looks import Looks
from jiheng.writing.sheets.sheet import Sheet, Slot

#: A cell holds 32,767 characters; the rest would be cut without a word.
_MOST = 32_000
_A4 = 9
_BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": "#1F4A75",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
    "bar_only": True,
}


def paint(sheet: Sheet, page: Worksheet, looks: Looks) -> None:
    """Write all words and numbers that stand on the sheet."""
    page.hide_gridlines(2)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    for row, points in sorted(sheet.heights.items()):
        page.set_row(row, points)
    for slot in sheet.slots:
        _write(page, slot, looks)


def set_page(sheet: Sheet, page: Worksheet, document: Document) -> None:
    """How the sheet is printed and how it scrolls."""
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.center_horizontally()
    if sheet.across:
        page.set_landscape()
    if sheet.heads:
        page.repeat_rows(*sheet.heads)
    if sheet.heads and sheet.across:
        page.freeze_panes(sheet.heads[1] + 1, 0)
    title = printable(document.title).replace("&", "&&").replace("\n", " ")[:80]
    page.set_footer(f"&L&9{title}&R&9第&P页，共&N页")


def _write(page: Worksheet, slot: Slot, looks: Looks) -> None:
    style = looks.format(slot.look)
    text = printable(slot.text)
    text = text if len(text) <= _MOST else text[:_MOST] + "……（余下从略）"
    if slot.rows > 1 or slot.columns > 1:
        last = slot.row + slot.rows - 1, slot.column + slot.columns - 1
        page.merge_range(slot.row, slot.column, *last, "", style)
    if slot.number is not None:
        page.write_number(slot.row, slot.column, slot.number, style)
    else:
        page.write_string(slot.row, slot.column, text, style)
    if slot.look.kind == "bar":
        page.conditional_format(slot.row, slot.column, slot.row, slot.column, _BAR)
