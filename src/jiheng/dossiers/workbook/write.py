"""A dossier as 填报表.xlsx, or a blank one made for a framework."""

from fractions import Fraction
from math import ceil
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from jiheng.documents.spreadsheet import column_name, place
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.ties import broken_ties
from jiheng.dossiers.workbook import layout, tabs
from jiheng.dossiers.workbook.answer_sheets import FILED_SUM, FILED_TOTAL
from jiheng.dossiers.workbook.filled import Cells, Content, filled, years_of
from jiheng.dossiers.workbook.guide import write_guide
from jiheng.dossiers.workbook.looks import DEEP, Looks
from jiheng.dossiers.workbook.pen import Pen
from jiheng.dossiers.workbook.sheet import Row, SheetLayout
from jiheng.dossiers.workbook.slots import POINTS, TEXT
from jiheng.dossiers.workbook.ties_sheet import write_ties
from jiheng.dossiers.workbook.validation import validate
from jiheng.frameworks.model import Framework
from jiheng.whole import whole

#: Zero-based row of the headings; the table begins below.
HEADINGS = 3
_A4, _A3 = 9, 8
#: So many blank rows are printed, for a pen.
_PRINTED = 6
#: What fits on a screen, in characters.
_SCREEN = 130
_QUIET = frozenset({"definition", "where", "note", "rule", "wanted"})
#: Heights in points: a row, and each line of text beyond the first.
_ROW, _LINE, _TALLEST = 22, 15, 400
#: A Chinese character is about this much wider than a digit; below it come narrow ones.
_WIDE, _CHINESE = 1.9, 0x2E80
#: The form's notes are printed smaller: so much more fits into a line.
_SMALLER = 1.15
#: What a person may still do on a protected sheet: everything but touch the form's own words.
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}


def write_workbook(
    framework: Framework, path: Path, dossier: Dossier | None = None, *, mark: str = ""
) -> None:
    """Write the form, filled in with the dossier where there is one; whole or not at all.

    Args:
        framework: whose form it is.
        path: of the file.
        dossier: what is in it.
        mark: kept on a hidden sheet, by which whoever gave it out knows it again.

    Raises:
        TooLong: a text or a number does not fit into a cell.
    """
    asked = Asked(framework)
    sheets = layout.sheets(asked, years_of(asked, dossier))
    with whole(path) as temporary:
        book = Workbook(str(temporary), {"strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": f"{framework.title} 填报表"})
        looks = Looks(book)
        write_guide(book, looks, framework, sheets)
        for sheet in sheets:
            content = filled(asked, dossier, sheet) if dossier else Content()
            page = book.add_worksheet(sheet.name)
            _write(Pen(page, looks), sheet, content)
            if sheet.name == tabs.FACTS:
                _status(page, looks, asked, dossier)
            if sheet.name == tabs.FUNDS:
                write_ties(book, looks, asked, dossier, sheets)
        if mark:
            hidden = book.add_worksheet(tabs.MARK)
            hidden.write_string(0, 0, mark)
            hidden.very_hidden()
        book.close()


def _write(pen: Pen, sheet: SheetLayout, content: Content) -> None:
    """One sheet: its head, the form's rows, and rows of one's own."""
    pen.page.set_default_row(_ROW)
    _head(pen, sheet)
    at = HEADINGS + 1
    printed = at + len(sheet.rows) + len(content.own) + min(sheet.blank, _PRINTED)
    for row in sheet.rows:
        _row(pen, sheet, at, row, content.printed.get(sheet.key(row), {}))
        at += 1
    for cells, locked in zip(content.own, content.locked, strict=True):
        _own(pen, sheet, at, cells, locked)
        at += 1
    for _ in range(-(-sheet.blank // 2) if content.own else sheet.blank):
        _own(pen, sheet, at, {})
        at += 1
    if sheet.name == tabs.FILED:
        _sum_of_scores(pen, sheet, content)
    _paper(pen.page, sheet, printed - 1)


def _head(pen: Pen, sheet: SheetLayout) -> None:
    page, looks = pen.page, pen.looks
    for column, one in enumerate(sheet.columns):
        below = looks.open(one.slot or TEXT) if sheet.blank else None
        page.set_column(column, column, one.width, below)
        page.write_string(HEADINGS, column, one.heading, looks.heading())
    page.write_string(0, 0, sheet.title, looks.title())
    seen = _seen(sheet)
    page.merge_range(1, 0, 1, seen - 1, sheet.hint, looks.hint())
    width = sum(one.width for one in sheet.columns[:seen])
    heights = (30, 4 + _LINE * _lines(sheet.hint, width), 6, 34)
    for row, height in enumerate(heights):
        page.set_row(row, height)
    page.freeze_panes(HEADINGS + 1, sheet.frozen)


def _status(page: Worksheet, looks: Looks, asked: Asked, dossier: Dossier | None) -> None:
    """Whether the ties hold, above the facts."""
    wrong = f"COUNTIF('{tabs.TIES}'!$F:$F,\"差*\")"
    formula = f'="勾稽："&IF({wrong}=0,"已填的数全部相符",{wrong}&"处不符，见“{tabs.TIES}”表")'
    broken = broken_ties(asked.framework, dossier) if dossier else ()
    count = sum(not one.tie.by_fund for one in broken)
    shown = f"{count}处不符，见“{tabs.TIES}”表" if count else "已填的数全部相符"
    page.set_row(2, 20)
    look = looks.made(bold=True, font_color=DEEP)
    page.write_formula(2, 0, formula, look, f"勾稽：{shown}")


def _row(pen: Pen, sheet: SheetLayout, at: int, row: Row, cells: Cells) -> None:
    """A row that the form prints."""
    if row.band:
        pen.band(at, len(sheet.columns), row.band)
        return
    _height(pen.page, sheet, at, {**row.labels, **cells})
    for column, one in enumerate(sheet.columns):
        slot = sheet.slot(row, one)
        if slot is not None:
            pen.value((at, column), slot, cells.get(one.key))
            validate(pen.page, at, column, slot, row.labels.get("definition", ""))
        elif not one.live:
            pen.words((at, column), row.labels.get(one.key, ""), quiet=one.key in _QUIET)
    if sheet.name == tabs.FUNDS:
        _sums(pen, sheet, at, cells)


def _own(
    pen: Pen, sheet: SheetLayout, at: int, cells: Cells, locked: frozenset[str] = frozenset()
) -> None:
    """A row below those of the form, filled in or blank."""
    _height(pen.page, sheet, at, cells)
    for column, one in enumerate(sheet.columns):
        slot = sheet.slot(None, one)
        if slot is None:
            pen.closed((at, column))
            continue
        value = cells.get(one.key)
        if isinstance(value, Fraction) and slot.kind in {"text", "written"}:
            slot = POINTS
        pen.value((at, column), slot, value, locked=one.key in locked)
        validate(pen.page, at, column, slot, "")


def _sums(pen: Pen, sheet: SheetLayout, at: int, cells: Cells) -> None:
    """资金: the sum of the parts by fund, and how far the total is from it."""
    spots = {one.key: (at, column) for column, one in enumerate(sheet.columns)}
    keys = list(spots)
    parts = keys[keys.index("unit") + 1 : keys.index("whole")]
    area = f"{place(*spots[parts[0]])}:{place(*spots[parts[-1]])}"
    known = [value for key in parts if isinstance(value := cells.get(key), Fraction)]
    added = sum(known, Fraction(0)) if known else None
    stated = cells.get("whole")
    gap = stated - added if isinstance(stated, Fraction) and added is not None else None
    total, stated_at = place(*spots["sum"]), place(*spots["whole"])
    pen.live(spots["sum"], f'=IF(COUNT({area})=0,"",SUM({area}))', added)
    difference = f"ROUND({stated_at}-{total},6)"
    pen.live(spots["gap"], f'=IF(OR({total}="",{stated_at}=""),"",{difference})', gap)


def _sum_of_scores(pen: Pen, sheet: SheetLayout, content: Content) -> None:
    """自评得分: what the unit's own scores add up to."""
    column = [one.key for one in sheet.columns].index("score")
    row = [sheet.key(one) for one in sheet.rows].index((FILED_SUM,)) + HEADINGS + 1
    letter, last = column_name(column), HEADINGS + 1 + len(sheet.rows)
    area = f"{letter}{row + 2}:{letter}{last}"
    known = [
        score
        for key, cells in content.printed.items()
        if key != (FILED_TOTAL,) and isinstance(score := cells.get("score"), Fraction)
    ]
    value = sum(known, Fraction(0)) if known else None
    pen.live((row, column), f'=IF(COUNT({area})=0,"",SUM({area}))', value)


def _paper(page: Worksheet, sheet: SheetLayout, last: int) -> None:
    """How it is printed, and that its words are kept."""
    page.set_landscape()
    page.set_paper(_A3 if sheet.wide else _A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADINGS)
    page.print_area(0, 0, last, len(sheet.columns) - 1 - sheet.unprinted)
    page.set_footer(f"&L&9{sheet.name}&R&9第 &P 页，共 &N 页")
    page.hide_gridlines(2)
    page.protect("", _ALLOWED)


def _seen(sheet: SheetLayout) -> int:
    """How many columns the hint runs across: about a screen, and never a single one."""
    width = 0.0
    for number, column in enumerate(sheet.columns, start=1):
        width += column.width
        if width >= _SCREEN:
            return number
    return len(sheet.columns)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    sizes = (
        sum(_WIDE if ord(one) >= _CHINESE else 1.0 for one in paragraph)
        for paragraph in text.split("\n")
    )
    return sum(max(1, ceil(size / max(width - 3, 1))) for size in sizes)


def _height(page: Worksheet, sheet: SheetLayout, at: int, cells: Cells) -> None:
    """Room for what is written already; rows of one line grow by themselves as one types."""
    texts = [
        (text, one.width * _SMALLER if one.key in _QUIET else one.width)
        for one in sheet.columns
        if isinstance(text := cells.get(one.key), str)
    ]
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        page.set_row(at, min(8 + _LINE * lines, _TALLEST))
