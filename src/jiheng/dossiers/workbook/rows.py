"""The rows of a sheet as a person left them, matched to the rows the form printed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jiheng.documents import spreadsheet
from jiheng.dossiers.errors import Duplicate, UnknownRow
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.workbook import slots
from jiheng.dossiers.workbook.answer_sheets import FILED_SUM
from jiheng.dossiers.workbook.errors import (
    HiddenContent,
    MergedCells,
    MissingHeading,
    MissingRow,
)
from jiheng.dossiers.workbook.sheet import Row, SheetLayout
from jiheng.dossiers.workbook.slots import Read, Slot

#: The headings are looked for this far down; a person may put rows above.
_HEAD = 30
#: A line of remarks below a table is nobody's row.
_NOTES = ("注：", "注:", "说明：", "说明:", "备注")


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it was filled in.

    Attributes:
        row: the form's own row; None of one added below.
        number: zero-based, in the sheet.
        read: what was filled in, by column.
        words: what its words are, by column; printed or typed.
        page: the sheet it is in.
    """

    row: Row | None
    number: int
    read: Mapping[str, Read]
    words: Mapping[str, str]
    page: "Page"

    def place(self, key: str) -> str:
        """Where a cell of the row is, for messages."""
        return self.page.place(self.number, key)

    def text(self, key: str) -> str:
        """What was filled in, as text; ``""`` where nothing was."""
        found = self.read.get(key)
        return str(found.value) if found else ""


class Page:
    """One sheet of the file beside its layout.

    Attributes:
        layout: what the sheet should be.
        sheet: what it is.
        gathered: where problems go.
    """

    def __init__(self, layout: SheetLayout, sheet: spreadsheet.Sheet, gathered: Gathered) -> None:
        """Find the headings."""
        self.layout = layout
        self.sheet = sheet
        self.gathered = gathered
        self.head, self.columns = self._headings()

    def place(self, row: int, key: str) -> str:
        """A cell by file, sheet and name."""
        return f"{self.gathered.file} {self.sheet.name} {spreadsheet.place(row, self.columns[key])}"

    def lines(self) -> Iterator[Line]:
        """Every row that holds something, in order; problems are gathered on the way."""
        if self.head < 0:
            return
        self._hidden_and_merged()
        known = {_bare(self.layout.key(row)): row for row in self.layout.rows if not row.band}
        bands = {row.band for row in self.layout.rows if row.band}
        first: dict[tuple[str, ...], int] = {}
        for number in range(self.head + 1, self.sheet.last_row + 1):
            words = {
                column.key: self.sheet.label(number, self.columns[column.key])
                for column in self.layout.columns
            }
            key = _bare(words[name] for name in self.layout.named_by)
            row = known.get(key) if key else None
            if row is not None:
                words |= {name: row.labels.get(name, "") for name in self.layout.named_by}
            is_band = row is None and words[self.layout.columns[0].key] in bands
            if (is_band or not any(words.values())) and not self._holds_number(number):
                continue
            line = self._line(number, row, words)
            if line is None:
                continue
            if row is not None and key in first:
                where = self.place(number, self.layout.named_by[0])
                before = spreadsheet.place(first[key], self.columns[self.layout.named_by[0]])
                name = "、".join(self.layout.key(row))
                self.gathered.add(Duplicate(where, f"“{name}”", before))
                continue
            first.setdefault(key, number)
            yield line
        self._missing(known, first)

    def _line(self, number: int, row: Row | None, words: Mapping[str, str]) -> Line | None:
        """The row read cell by cell; None where it is blank, or not one of this sheet."""
        read: dict[str, Read] = {}
        if row is None and self.gathered.moving and not self._is_filled_in(number):
            return None
        if row is None and not self.layout.blank:
            if self._is_blank(number):
                return None
            text = next((word for word in words.values() if word), "（无名称）")
            if text.startswith(_NOTES) and not self._is_filled_in(number):
                return None
            self.gathered.add(UnknownRow(self.place(number, self.layout.columns[0].key), text))
            return None
        for column in self.layout.columns:
            slot = self.layout.slot(row, column)
            if slot is None:
                continue
            cell = self.sheet.cell(number, self.columns[column.key])
            where = self.place(number, column.key)
            found = self.gathered.take(slots.read, cell, slot, where)
            if found is not None:
                read[column.key] = found
        if row is None and not read:
            return None
        return Line(row, number, read, words, self)

    def _is_blank(self, number: int) -> bool:
        return all(self.sheet.cell(number, spot).is_empty for spot in self.columns.values())

    def _is_filled_in(self, number: int) -> bool:
        """Whether something stands where a person fills in."""
        spots = (self.columns[one.key] for one in self.layout.columns if one.slot is not None)
        return any(not self.sheet.cell(number, spot).is_empty for spot in spots)

    def _holds_number(self, number: int) -> bool:
        """Whether something else than words stands in a row without words of its own."""
        cells = (self.sheet.cell(number, spot) for spot in self.columns.values())
        return any(not cell.is_empty and cell.text is None for cell in cells)

    def _headings(self) -> tuple[int, Mapping[str, int]]:
        """The row of the headings, and where each column is."""
        wanted = {"".join(one.heading.split()): one.key for one in self.layout.columns}
        best: tuple[int, dict[str, int]] = (-1, {})
        rows: dict[int, dict[str, int]] = {}
        for (row, column), cell in self.sheet.cells.items():
            if row < _HEAD and (heading := "".join((cell.text or "").split())) in wanted:
                rows.setdefault(row, {}).setdefault(wanted[heading], column)
        for row, found in sorted(rows.items()):
            if len(found) > len(best[1]):
                best = (row, found)
        missing = [one.heading for one in self.layout.columns if one.key not in best[1]]
        if missing:
            where = f"{self.gathered.file} {self.sheet.name}"
            headings = ["".join(heading.split()) for heading in missing]
            self.gathered.add(MissingHeading(where, headings))
            return -1, {}
        return best

    def _hidden_and_merged(self) -> None:
        """What is filled in must be seen, each cell by itself."""
        where = f"{self.gathered.file} {self.sheet.name}"
        fill = {self.columns[one.key] for one in self.layout.columns if one.slot is not None}
        filled = {spot for spot in self.sheet.cells if spot[0] > self.head and spot[1] in fill}
        rows = sorted({row for row, _ in filled} & self.sheet.hidden_rows)
        columns = sorted({column for _, column in filled} & self.sheet.hidden_columns)
        if self.sheet.hidden and filled:
            self.gathered.add(HiddenContent(where, "工作表"))
        for row in rows:
            self.gathered.add(HiddenContent(f"{where} 第{row + 1}行", "行"))
        for column in columns:
            self.gathered.add(HiddenContent(f"{where} {spreadsheet.column_name(column)}列", "列"))
        for first, last in self.sheet.merged:
            if last[0] > self.head and first[1] <= max(self.columns.values()):
                name = f"{spreadsheet.place(*first)}:{spreadsheet.place(*last)}"
                self.gathered.add(MergedCells(f"{where} {name}"))

    def _missing(
        self, known: Mapping[tuple[str, ...], Row], found: Mapping[tuple[str, ...], int]
    ) -> None:
        for key in known if not self.gathered.moving else ():
            if key not in found and key != _bare((FILED_SUM,)):
                where = f"{self.gathered.file} {self.sheet.name}"
                self.gathered.add(MissingRow(where, "、".join(self.layout.key(known[key]))))


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """Words without blanks: a line break in a name does not make it another."""
    return tuple("".join(word.split()) for word in words)


def as_slot(line: Line, key: str, slot: Slot) -> Read | None:
    """A cell read once more, by what another cell of its row says it is."""
    cell = line.page.sheet.cell(line.number, line.page.columns[key])
    return line.page.gathered.take(slots.read, cell, slot, line.place(key))
