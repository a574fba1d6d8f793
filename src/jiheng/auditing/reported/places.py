"""Where a spot is, for people and for machines (出处)."""

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.report import Report
from jiheng.documents.model import Place
from jiheng.patterns import pattern

#: A cell as a workbook names it.
_CELL = pattern(r"[A-Z]{1,3}[1-9][0-9]*")


def in_words(report: Report, spot: Spot) -> str:
    """``第3页 表1第4行第2列``, ``第12段``, ``收支表 C12``; ``""`` of what is missing altogether."""
    place = report.place(spot)
    if place is None:
        return ""
    page = f"第{place.page}页" if place.page else ""
    return " ".join(part for part in (page, _where(place)) if part)


def _where(place: Place) -> str:
    """A workbook names its cells itself; a text knows lines, a document paragraphs."""
    if _CELL.fullmatch(place.cell):
        return f"{place.sheet} {place.cell}".strip()
    if place.table:
        return f"表{place.table}第{place.row}行第{place.column}列"
    if place.block:
        return f"第{place.block}段"
    return f"第{place.line}行" if place.line else ""


def as_json(report: Report, spot: Spot) -> dict[str, object]:
    """Page, line, block, table, row, column and quote; what does not apply is left out."""
    place = report.place(spot)
    numbers = {} if place is None else {
        "page": place.page,
        "line": place.line,
        "block": place.block,
        "table": place.table,
        "row": place.row,
        "column": place.column,
    }  # fmt: skip
    known: dict[str, object] = {name: value for name, value in numbers.items() if value is not None}
    return {**known, "quote": spot.quote}
