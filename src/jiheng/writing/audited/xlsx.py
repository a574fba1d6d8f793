"""Format ``xlsx``: the working paper (工作底稿) that a reviewer ticks off, one for all files."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.auditing.audited import Audited
from jiheng.auditing.baseline import CORRECT, EXPLAINED, FINGERPRINT, RESULT, UNFOUNDED, WHEN
from jiheng.writing.aligned import width
from jiheng.writing.findings import summary
from jiheng.writing.printable import printable
from jiheng.writing.workpaper import rows

SUFFIX, BINARY, MANY = ".xlsx", True, True
#: A sheet holds 1,048,576 rows.
_MOST_ROWS = 1_000_000
#: A cell holds 32,767 characters.
_MOST = 32_000
_A4, _HEAD = 9, 2
#: Points of a line.
_LINE = 12.5
#: Columns nobody need read.
_CODES = (FINGERPRINT, "SHA-256")
#: Stands in the file instead of the clock's time: the same answers give the same bytes.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
_FONT: dict[str, Any] = {"font_name": "宋体", "font_size": 10, "valign": "top", "text_wrap": True}
_RULED: dict[str, Any] = {**_FONT, "border": 1, "border_color": "#B4BEC9"}
_COLOURS: dict[str, dict[str, Any]] = {
    "须更正": {"font_color": "#A3211B", "bold": True},
    "需核实": {"font_color": "#7A4B00", "bold": True},
    "不成立": {"font_color": "#A3211B"},
}
_FILLED = ("核实结果", "核实说明", "复核人", "日期")


@dataclass(frozen=True, slots=True)
class Looks:
    """The formats of a book."""

    title: Format
    note: Format
    head: Format
    cell: Format
    answer: Format
    day: Format
    coloured: dict[str, Format]


@dataclass(frozen=True, slots=True)
class Plan:
    """What stands on a sheet.

    Attributes:
        columns: name and width of each.
        note: one line below the title.
    """

    name: str
    columns: Sequence[tuple[str, float]]
    rows: Iterable[rows.Row]
    note: str


def made(many: Sequence[Audited]) -> bytes:
    """The book over all files; the same answers give the same bytes."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "审核工作底稿", "created": _UNDATED})
        looks = _looks(book)
        for plan in _plans(many):
            page, count = _sheet(book, looks, plan)
            if plan.columns is rows.FINDINGS:
                _answers(page, count)
    return content.getvalue()


def _plans(many: Sequence[Audited]) -> Iterator[Plan]:
    told = summary(many) if len(many) > 1 else _verdict(many)
    yield Plan("审核发现", rows.FINDINGS, rows.findings(many), told)
    if any(one.closed for one in many):
        yield Plan("已核实", rows.FINDINGS, rows.closed(many), "以前已知，本次没有变化")
    yield Plan("核对范围", rows.COVERAGE, rows.coverage(many), told)
    yield Plan("未能核对", rows.UNCHECKED, rows.unchecked(many), told)
    yield Plan("全部关系", rows.RELATIONS, rows.relations(many), told)


def _verdict(many: Sequence[Audited]) -> str:
    return "".join(f"{one.file}：{one.error or one.findings.verdict}" for one in many)


def _looks(book: Workbook) -> Looks:
    head = {**_RULED, "font_name": "黑体", "bg_color": "#E6ECF3", "align": "center"}
    coloured = {name: book.add_format({**_RULED, **look}) for name, look in _COLOURS.items()}
    return Looks(
        book.add_format({"font_name": "方正小标宋简体", "font_size": 16, "valign": "vcenter"}),
        book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#55606E"}),
        book.add_format({**head, "valign": "vcenter"}),
        book.add_format(_RULED),
        book.add_format({**_RULED, "bg_color": "#FFFBEF"}),
        book.add_format({**_RULED, "bg_color": "#FFFBEF", "num_format": "yyyy-mm-dd"}),
        coloured,
    )


def _sheet(book: Workbook, looks: Looks, plan: Plan) -> tuple[Worksheet, int]:
    """A sheet of rows below their heads, and how many rows they are."""
    page = book.add_worksheet(plan.name)
    page.hide_gridlines(2)
    page.set_row(0, 28)
    page.write_string(0, 0, f"审核工作底稿：{plan.name}", looks.title)
    page.write_string(1, 0, printable(plan.note), looks.note)
    page.set_row(_HEAD, 20)
    for column, (title, room) in enumerate(plan.columns):
        page.set_column(column, column, room)
        page.write_string(_HEAD, column, title, looks.head)
    titles, widths = zip(*plan.columns, strict=True)
    count = 0
    for count, row in enumerate(islice(plan.rows, _MOST_ROWS), 1):
        page.set_row(_HEAD + count, _height(row, titles, widths))
        _write(page, _HEAD + count, row, titles, looks)
    page.autofilter(_HEAD, 0, _HEAD + max(1, count), len(plan.columns) - 1)
    page.freeze_panes(_HEAD + 1, 0)
    _set_page(page, plan.name)
    return page, count


def _height(row: rows.Row, titles: Sequence[str], widths: Sequence[float]) -> float:
    """Points a row takes: not every program finds out by itself; 409 is the most there is."""
    lines = (
        -(-width(value) // max(1, int(room) - 1))
        for value, title, room in zip(row, titles, widths, strict=True)
        if isinstance(value, str) and title not in _CODES
    )
    return min(409, _LINE * max(1, *lines) + 3)


def _set_page(page: Worksheet, name: str) -> None:
    page.set_paper(_A4)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD)
    page.set_footer(f"&L&9{name}　机器核对，不作认定依据&R&9第&P页，共&N页")


def _write(
    page: Worksheet, number: int, row: rows.Row, titles: Sequence[str], looks: Looks
) -> None:
    for column, (title, value) in enumerate(zip(titles, row, strict=True)):
        look = looks.cell
        if title in _FILLED:
            look = looks.day if title == WHEN else looks.answer
        elif value in looks.coloured:
            look = looks.coloured[str(value)]
        if isinstance(value, int):
            page.write_number(number, column, value, look)
        elif not value:
            page.write_blank(number, column, None, look)
        else:
            page.write_string(number, column, printable(value)[:_MOST], look)


def _answers(page: Worksheet, count: int) -> None:
    """What a reviewer may answer, and the fingerprint out of sight."""
    titles = [title for title, _ in rows.FINDINGS]
    answer = titles.index(RESULT)
    if count:
        page.data_validation(
            *(_HEAD + 1, answer, _HEAD + count, answer),
            {
                "validate": "list",
                "source": [CORRECT, EXPLAINED, UNFOUNDED],
                "input_title": RESULT,
                "input_message": "更正：改报告；说明：写明原因；不成立：机器判断有误",
                "error_title": RESULT,
                "error_message": "从列表中选",
            },
        )
    page.set_column(len(titles) - 1, len(titles) - 1, 4, None, {"hidden": True})
    page.print_area(0, 0, _HEAD + max(1, count), len(titles) - 2)
