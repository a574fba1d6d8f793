"""Where a spot is, for people and for machines (出处)."""

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.report import Report


def in_words(report: Report, spot: Spot) -> str:
    """``第3页 表1第4行第2列``, ``第12段``, ``第403行``; ``""`` of what is missing altogether."""
    place = report.place(spot)
    if place is None:
        return ""
    page = f"第{place.page}页" if place.page else ""
    if place.table:
        where = f"表{place.table}第{place.row}行第{place.column}列"
    elif place.line:
        where = f"第{place.line}行"
    else:
        where = f"第{place.block}段" if place.block else ""
    return " ".join(part for part in (page, where) if part)


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
