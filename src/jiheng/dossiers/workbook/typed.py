"""The form as a person types it: text by sheet, row and column, and the dossier it makes.

The same layouts and the same readers serve 填报表.xlsx and this form, so that a
value typed into a page and the same value in the workbook mean the same and are
refused in the same words.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from jiheng.documents.spreadsheet import Cell, Sheet, place
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.checked import checked
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier, plain
from jiheng.dossiers.workbook import layout, read, slots, tabs
from jiheng.dossiers.workbook.filled import CellValue, filled
from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout
from jiheng.dossiers.workbook.slots import TEXT, Slot
from jiheng.errors import JihengError, Problems
from jiheng.quantities import NotANumber, Quantity

#: Between the words that name a printed row: 本年｜支出.
JOINT = "｜"
#: Before the number of a row of one's own: +1, +2, …
OWN = "+"
#: How messages name the form.
NAME = "填报"
_NUMBERS = {"number", "points"}
#: The amount of a 剔除项 has the unit of its fact: what it takes, its row says.
_EXCLUDED = (tabs.EXCLUSIONS, "amount")
_AMOUNT = Slot("points")


class CellKey(NamedTuple):
    """Where a value stands.

    Attributes:
        sheet: name on its tab.
        row: the words that name a printed row, or ``"+3"`` of a row of one's own.
        column: key of the column.
    """

    sheet: str
    row: str
    column: str

    def __str__(self) -> str:
        """As one line, ``/`` between the parts."""
        return "/".join(self)


@dataclass(frozen=True)
class Made:
    """What typed cells come to.

    Attributes:
        dossier: of all that can be read; None where not even the rest holds together.
        problems: by cell; under None what belongs to no single cell.
    """

    dossier: Dossier | None
    problems: Mapping[CellKey | None, tuple[JihengError, ...]] = field(default_factory=dict)


class Form:
    """The form of one framework.

    Attributes:
        asked: what the framework asks.
        sheets: its sheets, in order.
    """

    def __init__(self, asked: Asked, years: int = 0) -> None:
        """With ``years`` columns of figures, at least as many as are asked for."""
        self.asked = asked
        self.sheets = layout.sheets(asked, max(years, layout.asked_years(asked)))

    @cached_property
    def by_name(self) -> Mapping[str, SheetLayout]:
        """The sheets by their names."""
        return {sheet.name: sheet for sheet in self.sheets}

    @cached_property
    def printed(self) -> Mapping[str, Mapping[str, Row]]:
        """The printed rows of each sheet, by what names them."""
        return {
            sheet.name: {row_key(sheet, row): row for row in sheet.rows if not row.band}
            for sheet in self.sheets
        }

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Row]:
        return {
            (name, key): row for name, rows in self.printed.items() for key, row in rows.items()
        }

    @cached_property
    def _columns(self) -> Mapping[tuple[str, str], Column]:
        return {(sheet.name, one.key): one for sheet in self.sheets for one in sheet.columns}

    def slot(self, key: CellKey) -> Slot | None:
        """What the cell takes; None where the form has no such cell, or prints it."""
        sheet = self.by_name.get(key.sheet)
        column = self._columns.get((key.sheet, key.column))
        if sheet is None or column is None:
            return None
        row = self._rows.get((key.sheet, key.row))
        if row is None and not (sheet.blank and _is_own(key.row)):
            return None
        return sheet.slot(row, column)

    def read(self, key: CellKey, text: str) -> slots.Read | None:
        """What one typed text means in its cell; None of an empty one.

        Raises:
            KeyError: the form has no such cell.
            JihengError: it is not what belongs there.
        """
        slot = self.slot(key)
        if slot is None:
            raise KeyError(key)
        return slots.read(_cell(text, slot), slot, self.where(key))

    def where(self, key: CellKey) -> str:
        """The cell as a person finds it: sheet, row and heading."""
        column = self._columns[key.sheet, key.column]
        row = f"自填第{key.row[1:]}行" if _is_own(key.row) else key.row
        return f"{key.sheet} {row} {''.join(column.heading.split())}"

    def keys(self, typed: Mapping[CellKey, str], name: str = NAME) -> Mapping[str, CellKey]:
        """The cell at each place, as the dossier of these cells names places."""
        return _Placed(self, typed, name).keys

    def made(self, typed: Mapping[CellKey, str], name: str = NAME) -> Made:
        """The dossier of what was typed; a cell that cannot be read is left out and told."""
        placed = _Placed(self, typed, name)
        gathered = Gathered(name)
        dossier = read.parts(placed.sheets, self.asked, gathered)
        problems = list(gathered.problems)
        gathered.problems = []
        try:
            dossier = checked(self.asked, dossier, gathered)
        except Problems as found:
            problems.extend(found.problems)
            return Made(None, placed.by_cell(problems))
        return Made(dossier, placed.by_cell(problems))

    def typed(self, dossier: Dossier) -> dict[CellKey, str]:
        """The dossier as text in cells: what `made` reads back as the same."""
        return dict(self._typed(dossier))

    def _typed(self, dossier: Dossier) -> Iterator[tuple[CellKey, str]]:
        for sheet in self.sheets:
            content = filled(self.asked, dossier, sheet)
            for words, cells in content.printed.items():
                for column, value in cells.items():
                    key = CellKey(sheet.name, JOINT.join(words), column)
                    if self.slot(key) is not None:
                        yield key, _text(value, self.slot(key))
            for number, own in enumerate(content.own, start=1):
                for column, value in own.items():
                    key = CellKey(sheet.name, f"{OWN}{number}", column)
                    if (sheet.name, column) in self._columns:
                        yield key, _text(value, self.slot(key))


def row_key(sheet: SheetLayout, row: Row) -> str:
    """What names a printed row."""
    return JOINT.join(sheet.key(row))


def _is_own(row: str) -> bool:
    return row.startswith(OWN) and row[1:].isdecimal()


def _text(value: CellValue, slot: Slot | None) -> str:
    """A value as a person types it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Fraction):
        if slot is not None and slot.unit.symbol == "%":
            return f"{plain(value * 100)}%"
        return plain(value)
    return str(value)


def _cell(text: str, slot: Slot) -> Cell:
    """A typed text as a spreadsheet would keep it: numbers where numbers belong."""
    if slot.kind in _NUMBERS:
        try:
            read_as = Quantity.parse(text.strip())
        except NotANumber:
            return Cell(text=text)
        if not read_as.unit.symbol:
            return Cell(number=read_as.value)
    return Cell(text=text)


def _lay(
    sheet: Sheet, described: SheetLayout, at: tuple[int, Row | None], texts: Mapping[str, str]
) -> None:
    """One row of a sheet: its printed words, and what was typed."""
    number, row = at
    for column, one in enumerate(described.columns):
        if row is not None and one.key in row.labels:
            sheet.cells[number, column] = Cell(text=row.labels[one.key])
        elif one.key in texts:
            is_amount = (described.name, one.key) == _EXCLUDED
            kind = _AMOUNT if is_amount else described.slot(row, one) or TEXT
            sheet.cells[number, column] = _cell(texts[one.key], kind)


class _Placed:
    """Typed cells laid into sheets, and the way back from a place to the cell."""

    def __init__(self, form: Form, typed: Mapping[CellKey, str], name: str) -> None:
        self.form, self.name = form, name
        by_sheet: dict[str, dict[str, dict[str, str]]] = {}
        for key, text in typed.items():
            if text.strip():
                by_sheet.setdefault(key.sheet, {}).setdefault(key.row, {})[key.column] = text
        self.rows: dict[str, tuple[str, ...]] = {}
        self.sheets = {
            sheet.name: self._sheet(sheet, by_sheet.get(sheet.name, {})) for sheet in form.sheets
        }

    @cached_property
    def keys(self) -> Mapping[str, CellKey]:
        """The cell at each place; worked out only where something is told of a place."""
        return {
            f"{self.name} {described.name} {place(number, column)}": CellKey(
                described.name, row, one.key
            )
            for described in self.form.sheets
            for number, row in enumerate(self.rows[described.name], start=1)
            for column, one in enumerate(described.columns)
        }

    def _sheet(self, described: SheetLayout, rows: Mapping[str, Mapping[str, str]]) -> Sheet:
        """The sheet with its headings, the printed rows, and those one added."""
        sheet = Sheet(described.name)
        for column, one in enumerate(described.columns):
            sheet.cells[0, column] = Cell(text=one.heading)
        printed = self.form.printed[described.name]
        own = sorted((row for row in rows if _is_own(row)), key=lambda row: int(row[1:]))
        self.rows[described.name] = (*printed, *own)
        for at, row in enumerate(self.rows[described.name], start=1):
            _lay(sheet, described, (at, printed.get(row)), rows.get(row, {}))
        return sheet

    def by_cell(
        self, problems: Iterable[JihengError]
    ) -> dict[CellKey | None, tuple[JihengError, ...]]:
        """Problems by the cell that their place names, which they then name by its words."""
        found: dict[CellKey | None, list[JihengError]] = {}
        for problem in problems:
            key = self.keys.get(problem.where)
            told = problem
            if key is not None:
                told = JihengError(self.form.where(key), problem.what, problem.instead)
            found.setdefault(key, []).append(told)
        return {key: tuple(ones) for key, ones in found.items()}
