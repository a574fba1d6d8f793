"""Sheets of an xls, xlsx or et file as rows of what a person sees."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from jiheng.documents import spreadsheet as xlsx
from jiheng.documents.errors import CannotOpen, NotWorkbook
from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook.slots import as_written

_ORDINAL = re.compile(
    r"^(?:其中[:：]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.、])"
)
_UNIT = re.compile(r"单位[:：]\s*(?:人民币)?([亿百万千]*元)")
#: The unit is printed above the table.
_ABOVE = 8


@dataclass(frozen=True, slots=True)
class Item:
    """A cell that holds something.

    Attributes:
        text: as a person sees it, with every digit.
        number: exact; None of text.
        certain: whether ``text`` may be trusted: an xls file does not say that 0.95 is 95%.
    """

    text: str
    number: Fraction | None = None
    certain: bool = True


NOTHING = Item("")


@dataclass(slots=True)
class Table:
    """One sheet.

    Attributes:
        file: as the user named it.
        name: of the sheet.
        items: by zero-based row and column; a merged range has its item in every spot.
    """

    file: str
    name: str
    items: dict[xlsx.Spot, Item] = field(default_factory=dict)

    def item(self, row: int, column: int) -> Item:
        """What is there."""
        return self.items.get((row, column), NOTHING)

    def place(self, row: int, column: int) -> str:
        """A cell by file, sheet and name."""
        return f"{self.file} {self.name} {xlsx.place(row, column)}"

    @property
    def height(self) -> int:
        """Rows, to the last that holds something."""
        return max((row for row, _ in self.items), default=-1) + 1

    @property
    def width(self) -> int:
        """Columns, to the last that holds something."""
        return max((column for _, column in self.items), default=-1) + 1

    def unit(self) -> str:
        """The unit of money printed above the table; ``""`` where none is."""
        for (row, _), item in sorted(self.items.items()):
            found = _UNIT.search(item.text) if row < _ABOVE else None
            if found:
                return found.group(1)
        return ""


def tables(path: Path) -> list[Table]:
    """Every sheet of a file. The file is only read.

    Raises:
        NotWorkbook: it cannot be opened.
    """
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    if head.startswith(b"PK"):
        return [_of_xlsx(path, sheet) for sheet in xlsx.scan(path).values()]
    return list(_of_xls(path))


def squeezed(label: str) -> str:
    """A label without spaces, numbering and 其中, so that tables of two years compare equal.

    Example:
        >>> squeezed("一、 一般公共预算 财政拨款"), squeezed("其中：公务接待费")
        ('一般公共预算财政拨款', '公务接待费')
    """
    bare = "".join(label.split()).replace("(", "（").replace(")", "）")
    while (shorter := _ORDINAL.sub("", bare)) != bare:
        bare = shorter
    return bare.translate(_QUOTES)


_QUOTES = str.maketrans("", "", "“”\"'‘’：:")


def _of_xlsx(path: Path, sheet: xlsx.Sheet) -> Table:
    table = Table(str(path), sheet.name)
    for spot, cell in sheet.cells.items():
        where = table.place(*spot)
        table.items[spot] = Item(as_written(cell, where), cell.number)
    return _spread(table, sheet.merged)


def _of_xls(path: Path) -> Iterator[Table]:
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield _of_sheet(path, book.get_sheet_by_name(name))
    except PasswordError as error:
        raise NotWorkbook(str(path), "文件设了打开密码", "取消密码后另存一份") from error
    except CalamineError as error:
        raise NotWorkbook(
            str(path), "不是电子表格，或已损坏", "在WPS或Excel中另存为xlsx"
        ) from error


def _of_sheet(path: Path, sheet: CalamineSheet) -> Table:
    table = Table(str(path), sheet.name)
    for row, values in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, value in enumerate(values):
            item = _item(value)
            if item.text:
                table.items[row, column] = item
    return _spread(table, sheet.merged_cell_ranges or [])


def _item(value: object) -> Item:
    match value:
        case bool():
            return Item("是" if value else "否")
        case int() | float():
            number = Fraction(Decimal(repr(value)))
            return Item(plain(number), number, certain=number >= 1 or not number)
        case datetime():
            return Item(value.date().isoformat())
        case date():
            return Item(value.isoformat())
    return Item(str(value).strip())


def _spread(table: Table, merged: list[tuple[xlsx.Spot, xlsx.Spot]]) -> Table:
    for first, last in merged:
        item = table.items.get(first)
        if item is None:
            continue
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                table.items[row, column] = item
    return table
