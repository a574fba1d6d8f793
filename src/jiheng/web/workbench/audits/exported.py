"""A list of audits as a file: text of others never becomes a formula."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from xlsxwriter import Workbook

from jiheng.web.workbench.audits.tallied import COLUMNS
from jiheng.writing.printable import printable

Rows = Sequence[Sequence[str | int]]
#: A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: A cell holds 32,767 characters.
_MOST = 32_000
_WIDTHS = (34, 22, 30, 8, 7, 7, 7, 9, 9, 16, 40)


def as_csv(rows: Rows) -> bytes:
    """For any spreadsheet: UTF-8, told as such."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([neutral(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def neutral(value: str | int) -> str | int:
    """Text that would be a formula, told to be text.

    Example:
        >>> neutral("=1+1"), neutral("报告.docx"), neutral(-1)
        ("'=1+1", '报告.docx', -1)
    """
    if isinstance(value, int):
        return value
    text = printable(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_xlsx(rows: Rows, checks: Sequence[tuple[str, str, int, int]]) -> bytes:
    """Two sheets: the reports, and how often each check found something."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E6ECF3", "border": 1})
        cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        counts = [(title, count, reports) for _, title, count, reports in checks]
        for name, columns, widths, told in (
            ("审核结果", COLUMNS, _WIDTHS, rows),
            ("按审核规则", ("审核规则", "发现", "涉及报告"), (40, 8, 10), counts),
        ):
            page = book.add_worksheet(name)
            for column, (title, width) in enumerate(zip(columns, widths, strict=True)):
                page.set_column(column, column, width)
                page.write_string(0, column, title, head)
            for number, row in enumerate(told, 1):
                for column, value in enumerate(row):
                    if isinstance(value, int):
                        page.write_number(number, column, value, cell)
                    else:
                        page.write_string(number, column, printable(value)[:_MOST], cell)
            page.freeze_panes(1, 0)
    return content.getvalue()
