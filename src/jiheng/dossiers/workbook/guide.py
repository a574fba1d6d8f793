"""The sheet 填表说明: what to do, what the colours mean, what stands where."""

from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.looks import (
    LINE,
    LOCKED,
    NEEDED,
    OPTIONAL,
    PRINTED,
    QUIET,
    Looks,
)
from jiheng.dossiers.workbook.sheet import SheetLayout
from jiheng.frameworks.model import Framework

_ONE_LINE = 60
_STEPS = (
    "先填“单位信息”，再填“基础数据”和“资金”，最后填“指标判断”“绩效目标与完成”和“自评得分”。",
    "没有发生的填0；没有数据、不掌握情况的留空。留空的项目按缺少处理，不会当作0。",
    "金额按单位栏（一般为万元）填写，只填数字；比率在百分比格式的单元格里填，如88%；日期写成2024-06-30。",
    "只知道界限的数写出符号，如“＞85%”，系统按界限判断能得多少分。",
    "单元格里可以写公式，保存后再评分；不要合并单元格，不要隐藏填了内容的行、列和工作表。",
    "不要改动表头、名称和单位；需要补充的内容写在佐证、情况说明或文字材料。",
    "填好后用 jiheng score 评分，系统列出每一处问题，不改动本文件。",
)
_COLOURS = (
    (NEEDED, "评分所需，应当填写"),
    (OPTIONAL, "可填可不填"),
    (LOCKED, "已锁定（批复的绩效目标），变更须有调整批复"),
    (PRINTED, "由表格印出或自动计算，不填写"),
)


def write_guide(
    book: Workbook, looks: Looks, framework: Framework, sheets: Sequence[SheetLayout]
) -> None:
    """Write the sheet."""
    page = book.add_worksheet(tabs.GUIDE)
    page.hide_gridlines(2)
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 124)
    page.set_row(0, 36)
    page.write_string(0, 0, "部门整体支出绩效自评填报表", looks.title())
    page.write_string(1, 0, "指标体系", looks.made(bold=True))
    page.write_string(1, 1, framework.title, looks.made(text_wrap=True))
    page.write_string(2, 0, "依据", looks.made(bold=True, valign="top"))
    page.write_string(2, 1, framework.source, looks.made(text_wrap=True))
    row = _steps(page, looks, 4)
    row = _colours(page, looks, row + 1)
    _contents(page, looks, row + 1, sheets)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.protect("", {"format_columns": True, "format_rows": True})


def _steps(page: Worksheet, looks: Looks, row: int) -> int:
    """Numbered steps; gives the row below."""
    _band(page, looks, row, "怎样填写")
    for number, step in enumerate(_STEPS, start=1):
        row += 1
        page.write_string(row, 0, f"第{number}条", looks.made(align="center", valign="top"))
        page.write_string(row, 1, step, looks.made(text_wrap=True))
        page.set_row(row, 22)
    return row + 1


def _colours(page: Worksheet, looks: Looks, row: int) -> int:
    """What each colour means; gives the row below."""
    _band(page, looks, row, "底色")
    for color, meaning in _COLOURS:
        row += 1
        page.write_blank(row, 0, None, looks.made(bg_color=color, border=1, border_color=LINE))
        page.write_string(row, 1, meaning, looks.made(indent=1))
        page.set_row(row, 22)
    return row + 1


def _contents(page: Worksheet, looks: Looks, row: int, sheets: Sequence[SheetLayout]) -> None:
    """Every sheet, to be jumped to."""
    _band(page, looks, row, "各表")
    link = looks.made(font_color="#1F4E5F", underline=1)
    for sheet in sheets:
        row += 1
        page.write_url(row, 0, f"internal:'{sheet.name}'!A1", link, sheet.name)
        page.write_string(row, 1, sheet.hint, looks.made(text_wrap=True, font_color=QUIET))
        page.set_row(row, 36 if len(sheet.hint) > _ONE_LINE else 22)


def _band(page: Worksheet, looks: Looks, row: int, words: str) -> None:
    page.set_row(row, 22)
    page.write_string(row, 0, words, looks.band())
    page.write_blank(row, 1, None, looks.band())
