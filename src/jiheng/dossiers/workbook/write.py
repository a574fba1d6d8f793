"""A dossier as 填报表.xlsx, or a blank one made for a framework."""

from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from math import ceil
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import TooLong
from jiheng.dossiers.model import Dossier, plain
from jiheng.dossiers.ties import broken_ties
from jiheng.dossiers.workbook import layout
from jiheng.dossiers.workbook.filled import Cells, CellValue, Content, filled, years_of
from jiheng.dossiers.workbook.guide import write_guide
from jiheng.dossiers.workbook.layout import Column, Row, SheetLayout
from jiheng.dossiers.workbook.looks import DEEP, Looks
from jiheng.dossiers.workbook.scan import column_name, place
from jiheng.dossiers.workbook.slots import Slot
from jiheng.dossiers.workbook.ties_sheet import write_ties
from jiheng.dossiers.workbook.validation import validate
from jiheng.frameworks.model import Framework
from jiheng.whole import whole

#: Zero-based row of the headings; the table begins below.
HEADINGS = 3
_A4, _A3 = 9, 8
_SCREEN = 130
_LATIN, _TALLEST = 0x2E80, 400
_QUIET = frozenset({"definition", "where", "note", "rule", "wanted"})
_MOST_CHARACTERS = 32_767
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
#: Heights in points: a row, and each line of text beyond the first.
_ROW, _LINE = 22, 15
#: A Chinese character is about this much wider than a digit.
_WIDE = 1.9
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


def write_workbook(framework: Framework, path: Path, dossier: Dossier | None = None) -> None:
    """Write the form, filled in with the dossier where there is one; whole or not at all.

    Raises:
        TooLong: a text does not fit into a cell.
    """
    asked = Asked(framework)
    sheets = layout.sheets(asked, years_of(asked, dossier))
    with whole(path) as temporary:
        book = Workbook(str(temporary), {"strings_to_formulas": False, "strings_to_urls": False})
        book.set_properties({"title": f"{framework.title} 填报表"})
        book.set_calc_mode("auto")
        writer = _Writer(asked, book, dossier)
        write_guide(book, writer.looks, framework, sheets)
        for sheet in sheets:
            writer.write(sheet)
            if sheet.name == layout.FUNDS:
                write_ties(book, writer.looks, asked, dossier, sheets)
        book.close()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, asked: Asked, book: Workbook, dossier: Dossier | None) -> None:
        self.asked = asked
        self.book = book
        self.dossier = dossier
        self.looks = Looks(book)

    def write(self, sheet: SheetLayout) -> None:
        """One sheet: its head, the form's rows, and rows of one's own."""
        page = self.book.add_worksheet(sheet.name)
        page.set_default_row(_ROW)
        content = filled(self.asked, self.dossier, sheet) if self.dossier else Content()
        self._head(page, sheet)
        at = HEADINGS + 1
        for row in sheet.rows:
            self._row(page, sheet, at, row, content.printed.get(sheet.key(row), {}))
            at += 1
        for cells, locked in zip(content.own, content.locked, strict=True):
            self._own(page, sheet, at, cells, locked)
            at += 1
        blank = sheet.blank if not content.own else max(sheet.blank // 2, 1)
        for _ in range(blank if sheet.blank else 0):
            self._own(page, sheet, at, {}, frozenset())
            at += 1
        self._paper(page, sheet, at - 1)

    def _head(self, page: Worksheet, sheet: SheetLayout) -> None:
        for column, one in enumerate(sheet.columns):
            page.set_column(column, column, one.width)
        page.set_row(0, 30)
        page.write_string(0, 0, sheet.title, self.looks.title())
        width = sum(one.width for one in sheet.columns[: _seen(sheet)])
        page.merge_range(1, 0, 1, _seen(sheet) - 1, sheet.hint, self.looks.hint())
        page.set_row(1, 4 + _LINE * _lines(sheet.hint, width))
        page.set_row(2, 20 if sheet.name == layout.FACTS else 6)
        if sheet.name == layout.FACTS:
            self._status(page)
        page.set_row(HEADINGS, 34)
        for column, one in enumerate(sheet.columns):
            page.write_string(HEADINGS, column, one.heading, self.looks.heading())
        page.freeze_panes(HEADINGS + 1, sheet.frozen)

    def _status(self, page: Worksheet) -> None:
        """Whether the ties hold, above the facts."""
        results = f"'{layout.TIES}'!$F:$F"
        formula = (
            f'="勾稽："&IF(COUNTIF({results},"差*")=0,"已填的数全部相符",'
            f'COUNTIF({results},"差*")&"处不符，见“{layout.TIES}”表")'
        )
        ties = broken_ties(self.asked.framework, self.dossier) if self.dossier else ()
        wrong = sum(not one.tie.by_fund for one in ties)
        shown = f"{wrong}处不符，见“{layout.TIES}”表" if wrong else "已填的数全部相符"
        look = self.looks.made(bold=True, font_color=DEEP)
        page.write_formula(2, 0, formula, look, f"勾稽：{shown}")

    def _row(self, page: Worksheet, sheet: SheetLayout, at: int, row: Row, cells: Cells) -> None:
        if row.band:
            for column in range(len(sheet.columns)):
                page.write_blank(at, column, None, self.looks.band())
            page.write_string(at, 0, row.band, self.looks.band())
            return
        _height(page, sheet, at, {**row.labels, **cells})
        for column, one in enumerate(sheet.columns):
            slot = sheet.slot(row, one)
            if slot is not None:
                self._cell(page, at, column, slot, cells.get(one.key))
                validate(page, at, column, slot, _explained(row))
            elif one.live:
                self._of_funds(page, sheet, at, one, cells)
            else:
                self._words(page, at, column, row.labels.get(one.key, ""), one.key)
        if row.labels.get("path") == layout.FILED_SUM:
            self._sum_of_scores(page, sheet, at)

    def _words(self, page: Worksheet, at: int, column: int, words: str, key: str) -> None:
        """What the form prints itself."""
        look = self.looks.printed(quiet=key in _QUIET) if words else self.looks.closed()
        page.write_string(at, column, words, look)

    def _of_funds(
        self, page: Worksheet, sheet: SheetLayout, at: int, one: Column, cells: Cells
    ) -> None:
        """Sum of the parts by fund, and how far the total is from it."""
        keys = [column.key for column in sheet.columns]
        parts = keys[keys.index("unit") + 1 : keys.index("whole")]
        first, last = (column_name(keys.index(key)) + str(at + 1) for key in (parts[0], parts[-1]))
        whole, total = (column_name(keys.index(key)) + str(at + 1) for key in ("whole", "sum"))
        known = [value for key in parts if isinstance(value := cells.get(key), Fraction)]
        stated = cells.get("whole")
        added: Fraction | None = sum(known, Fraction(0)) if known else None
        if one.key == "sum":
            formula, value = f'=IF(COUNT({first}:{last})=0,"",SUM({first}:{last}))', added
        else:
            formula = f'=IF(OR({total}="",{whole}=""),"",ROUND({whole}-{total},6))'
            known_both = added is not None and isinstance(stated, Fraction)
            value = stated - added if known_both else None
        column = keys.index(one.key)
        page.write_formula(at, column, formula, self.looks.live(), _shown(value))

    def _sum_of_scores(self, page: Worksheet, sheet: SheetLayout, at: int) -> None:
        """Sum of the unit's own scores below this row."""
        column = [one.key for one in sheet.columns].index("score")
        letter = column_name(column)
        cells = f"{letter}{at + 2}:{letter}{at + len(sheet.rows)}"
        scores = [one.score for one in self.dossier.filed] if self.dossier else []
        value = sum(scores, Fraction(0)) if scores else None
        formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
        page.write_formula(at, column, formula, self.looks.live(), _shown(value))

    def _own(
        self, page: Worksheet, sheet: SheetLayout, at: int, cells: Cells, locked: frozenset[str]
    ) -> None:
        _height(page, sheet, at, cells)
        for column, one in enumerate(sheet.columns):
            slot = sheet.slot(None, one)
            if slot is None:
                page.write_blank(at, column, None, self.looks.closed())
                continue
            value = cells.get(one.key)
            if isinstance(value, Fraction) and slot.kind in {"text", "written"}:
                slot = Slot("points")
            self._cell(page, at, column, slot, value, locked=one.key in locked)
            validate(page, at, column, slot, "")

    def _cell(
        self,
        page: Worksheet,
        at: int,
        column: int,
        slot: Slot,
        value: CellValue | None,
        *,
        locked: bool = False,
    ) -> None:
        """A value so that it reads back the same; nothing ever becomes a formula."""
        look = self.looks.input(slot, locked=locked)
        if value is None:
            page.write_blank(at, column, None, look)
        elif isinstance(value, bool):
            page.write_string(at, column, "是" if value else "否", look)
        elif isinstance(value, date):
            page.write_datetime(at, column, datetime.combine(value, time()), look)
        elif isinstance(value, Fraction):
            self._number(page, at, column, value, look)
        else:
            self._text(page, at, column, value, self.looks.input(
                slot, locked=locked, as_text=value.startswith(_FORMULA_SIGNS)))  # fmt: skip

    def _number(
        self, page: Worksheet, at: int, column: int, value: Fraction, look: Format
    ) -> None:
        """A number, if a spreadsheet keeps all its digits.

        Raises:
            TooLong: it has more digits than that.
        """
        kept = float(value)
        if Fraction(Decimal(f"{kept:.15G}")) != value:
            raise TooLong(f"{page.name} {place(at, column)}", f"“{plain(value)}”", "15位数字")
        page.write_number(at, column, kept, look)

    def _text(self, page: Worksheet, at: int, column: int, text: str, look: Format) -> None:
        if len(text) > _MOST_CHARACTERS:
            what = f"“{text[:10]}…”共{len(text)}字"
            raise TooLong(f"{page.name} {place(at, column)}", what, f"{_MOST_CHARACTERS}字")
        page.write_string(at, column, text, look)

    def _paper(self, page: Worksheet, sheet: SheetLayout, last: int) -> None:
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
    """How many columns the hint runs across: about a screen."""
    width = 0.0
    for number, column in enumerate(sheet.columns, start=1):
        width += column.width
        if width >= _SCREEN:
            return number
    return len(sheet.columns)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column."""
    paragraphs = text.split("\n")
    sizes = (sum(_WIDE if ord(one) > _LATIN else 1.0 for one in part) for part in paragraphs)
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


def _explained(row: Row) -> str:
    """What is shown when a cell of the row is selected."""
    return row.labels.get("definition", "") or row.labels.get("note", "")


def _shown(value: Fraction | None) -> float | str:
    """What a formula shows until it is worked out again."""
    return "" if value is None else float(value)
