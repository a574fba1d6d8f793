"""The cells of an xls or et by calamine, in a process of its own: a broken file ends it (旧表格).

Run as a program it reads the file from its input and prints JSON.
"""

import json
import sys
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from jiheng.documents.errors import BrokenFile, Locked
from jiheng.documents.grid import MAX_ROWS
from jiheng.documents.programs import run
from jiheng.documents.spreadsheet import Cell, Sheet

_PATIENCE = 60
_DAY_ZERO = date(1899, 12, 30)
_LOCKED = "locked"


def old_sheets(content: bytes, file: str) -> list[Sheet]:
    """Its worksheets in the order of their tabs.

    Raises:
        JihengError: it is broken or locked.
    """
    command = [sys.executable, "-m", __name__]
    try:
        told = json.loads(run(command, _PATIENCE, content))
    except ValueError as error:
        raise BrokenFile(file) from error
    if told == _LOCKED:
        raise Locked(file)
    return [_sheet(one) for one in told]


def _sheet(told: dict[str, object]) -> Sheet:
    sheet = Sheet(str(told["name"]), bool(told["hidden"]), kept=bool(told["kept"]))
    cells, merged = told["cells"], told["merged"]
    for row, column, kind, value in cells if isinstance(cells, list) else ():
        sheet.cells[row, column] = _cell(kind, value)
    for (top, left), (bottom, right) in merged if isinstance(merged, list) else ():
        sheet.merged.append(((top, left), (bottom, right)))
    return sheet


def _cell(kind: str, value: str) -> Cell:
    if kind == "text":
        return Cell(text=value)
    number = Fraction(Decimal(value))
    return Cell(number=number, shown="date") if kind == "date" else Cell(number=number)


def _told(sheet: CalamineSheet, state: SheetVisibleEnum) -> dict[str, object]:
    cells = []
    for row, line in enumerate(sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS + 1)):
        for column, value in enumerate(line):
            kind, text = _value(value)
            if text.strip():
                cells.append((row, column, kind, text))
    return {
        "name": sheet.name,
        "hidden": state != SheetVisibleEnum.Visible,
        "kept": state == SheetVisibleEnum.VeryHidden,
        "merged": sheet.merged_cell_ranges or [],
        "cells": cells,
    }


def _value(value: object) -> tuple[str, str]:
    match value:
        case bool():
            return "text", "是" if value else "否"
        case int() | float():
            return "number", repr(value)
        case datetime() | date():
            day = value.date() if isinstance(value, datetime) else value
            return "date", str((day - _DAY_ZERO).days)
        case _:
            return "text", str(value)


def _print() -> None:
    """What the program prints; nothing where the file is broken."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(sys.stdin.buffer.read())) as book:
            found: object = [
                _told(book.get_sheet_by_index(number), one.visible)
                for number, one in enumerate(book.sheets_metadata)
                if one.typ == SheetTypeEnum.WorkSheet
            ]
    except PasswordError:
        found = _LOCKED
    except CalamineError:
        return
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _print()
