"""One sheet of the form as the page shows it: rows, and in each its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout
from jiheng.dossiers.workbook.slots import Slot
from jiheng.dossiers.workbook.typed import OWN, CellKey, Form, row_key
from jiheng.errors import JihengError
from jiheng.measures.reported import HEADING, TO_CHECK, agrees
from jiheng.web.workbench.cells import Standing, is_given
from jiheng.web.workbench.pages.fill.references import is_of_last_year
from jiheng.web.workbench.writable import Writable

#: Rows of one's own that stand ready below those there are.
READY = 3
#: A text column this wide takes more than a line.
_LONG = 22
#: Columns of notes: shown quietly.
QUIET = frozenset({"definition", "where", "note", "rule", "wanted"})
#: Widest columns of each class of width, in characters.
_WIDTHS = (8, 10, 14, 20, 28, 36, 60, 999)
_NUMBERS = frozenset({"number", "points"})
_NOBODY = Standing("", 0)
#: Of figures beside a cell, and why a cell is closed; looked up when they are shown.
_BESIDE = LAST, FILED_LAST, WHOLE, ACCOUNTS = "上年", "上年填报", "全额", "决算"
#: May be put into the cell by a click; what was computed from monitoring data never.
_MAY_BE_TAKEN = frozenset({FILED_LAST, ACCOUNTS})
_CLOSED = _READING, _GIVEN = "本页只读", "由单位档案和任务给出"


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure from elsewhere beside a cell.

    Attributes:
        title: 上年, 决算 or 内部核对值.
        text: the figure.
        source: where it stands.
        differs: whether what was typed is another.
    """

    title: str
    text: str
    source: str = ""
    differs: bool = False

    @property
    def may_be_taken(self) -> bool:
        """Whether a click puts it into the cell."""
        return self.title in _MAY_BE_TAKEN

    @property
    def said(self) -> str:
        """What is told below it: what is wrong with the shares of a whole."""
        return self.source if self.title == WHOLE else ""

    @property
    def note(self) -> str:
        """What is told behind it: of a computed figure, that the one typed differs."""
        return TO_CHECK if self.title == HEADING and self.differs else ""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell.

    Attributes:
        column: its key.
        kind: ``words`` the form prints, ``none`` nothing is asked, ``live`` worked out,
            ``input``, ``area`` of a long text, ``choice``.
        text: what stands in it.
        revision: of the entry.
        slot: what it takes; None of words.
        closed: why it may not be typed into; ``""`` where it may.
        locked: came from an approval.
        wrong: what is wrong with what stands there.
        beside: figures from elsewhere.
    """

    column: str
    kind: str
    text: str = ""
    revision: int = 0
    slot: Slot | None = None
    closed: str = ""
    locked: bool = False
    wrong: str = ""
    beside: tuple[Beside, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it is set to the right."""
        return self.kind == "live" or (self.slot is not None and self.slot.kind in _NUMBERS)

    @property
    def options(self) -> tuple[str, ...]:
        """Words to choose from, with what stands there although it is none of them."""
        choices = self.slot.choices if self.slot else ()
        return choices if not self.text or self.text in choices else (*choices, self.text)


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a band over the rows below, or cells.

    Attributes:
        key: what names it; ``"+1"`` of one's own.
        number: from 1, in the sheet.
        title: as a person calls it.
        boxes: its cells.
        band: a heading instead.
        needed: whether the score depends on a cell of it.
        files: how many files support it.
    """

    key: str = ""
    number: int = 0
    title: str = ""
    boxes: tuple[Box, ...] = ()
    band: str = ""
    needed: bool = False
    files: int = 0

    @property
    def id(self) -> str:
        """Of its header, which labels its cells."""
        return f"r-{self.key}" if self.is_own else f"r{self.number}"

    @property
    def is_own(self) -> bool:
        """Whether somebody added it."""
        return self.key.startswith(OWN)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside what was typed.

    Attributes:
        standing: what was typed.
        wrong: what of it cannot be read, in a sentence, by cell.
        last_year: what stood in the same cells a year before.
        accounts: figure and source from the accounts, by cell.
        files: number of files, by sheet and row.
        wholes: of an amount the case has a share of: the whole, and what is wrong with the sum.
        measured: figure and source of what was computed from monitoring data, by cell.
    """

    standing: Mapping[CellKey, Standing]
    wrong: Mapping[CellKey, str] = field(default_factory=dict)
    last_year: Mapping[CellKey, str] = field(default_factory=dict)
    accounts: Mapping[CellKey, tuple[str, str]] = field(default_factory=dict)
    files: Mapping[tuple[str, str], int] = field(default_factory=dict)
    wholes: Mapping[CellKey, tuple[str, str]] = field(default_factory=dict)
    measured: Mapping[CellKey, tuple[str, str]] = field(default_factory=dict)


class Grid:
    """One sheet, ready to be shown.

    Attributes:
        sheet: as the form describes it.
        lines: its rows, those of one's own at the end.
    """

    def __init__(
        self, form: Form, sheet: SheetLayout, around: Around, writable: Writable | None
    ) -> None:
        """Without ``writable`` it is only read."""
        self.form, self.sheet = form, sheet
        self._around, self._writable = around, writable
        self.lines = tuple(self._lines())

    @property
    def groups(self) -> list[list[Line]]:
        """The rows by the band over them."""
        found: list[list[Line]] = [[]]
        for line in self.lines:
            if line.band and found[-1]:
                found.append([])
            found[-1].append(line)
        return found

    def width(self, column: Column) -> int:
        """Class of the width of a column, 1 to 8."""
        return next(at for at, most in enumerate(_WIDTHS, start=1) if column.width <= most)

    def is_quiet(self, key: str) -> bool:
        """Whether a column holds notes."""
        return key in QUIET

    def sticks(self, key: str) -> bool:
        """Whether a column stays when the sheet is moved: the last that names its rows."""
        return bool(self.sheet.named_by) and key == self.sheet.named_by[-1]

    @property
    def has_own(self) -> bool:
        """Whether rows of one's own may be added."""
        return bool(self.sheet.blank)

    @property
    def is_open(self) -> bool:
        """Whether any cell of it may be typed into."""
        return any(
            box.slot is not None and not box.closed for line in self.lines for box in line.boxes
        )

    @property
    def revisions(self) -> dict[str, int]:
        """Revision by ``row/column``, of cells that were ever typed into."""
        return {
            f"{line.key}/{box.column}": box.revision
            for line in self.lines
            for box in line.boxes
            if box.revision
        }

    @property
    def texts(self) -> dict[str, str]:
        """What the page shows, by ``row/column``: a form sent without script is compared to it."""
        return {
            f"{line.key}/{box.column}": box.text
            for line in self.lines
            for box in line.boxes
            if box.revision and box.slot is not None
        }

    @property
    def empty(self) -> int:
        """Cells the score depends on in which nothing stands."""
        return sum(
            box.slot is not None and box.slot.needed and not box.text
            for line in self.lines
            for box in line.boxes
        )

    def _lines(self) -> Iterator[Line]:
        number = 0
        for row in self.sheet.rows:
            number += not row.band
            yield Line(band=row.band) if row.band else self._printed(row, number)
        if self.sheet.blank:
            yield from self._own()

    def _printed(self, row: Row, number: int) -> Line:
        key = row_key(self.sheet, row)
        boxes = tuple(self._box(key, row, column) for column in self.sheet.columns)
        return Line(
            key=key,
            number=number,
            title=" ".join(self.sheet.key(row)),
            boxes=boxes,
            needed=any(box.slot is not None and box.slot.needed for box in boxes),
            files=self._around.files.get((self.sheet.name, key), 0),
        )

    def _own(self) -> Iterator[Line]:
        """Rows of one's own that hold something, and some that are ready."""
        numbers = own_rows(self._around.standing, self.sheet.name)
        first = max(numbers, default=0) + 1
        ready = READY if self._writable is not None and self._writable.open else 0
        for number in (*numbers, *range(first, first + ready)):
            key = f"{OWN}{number}"
            yield Line(
                key=key,
                number=number,
                title=f"自填第{number}行",
                boxes=tuple(self._box(key, None, column) for column in self.sheet.columns),
                files=self._around.files.get((self.sheet.name, key), 0),
            )

    def _box(self, row_name: str, row: Row | None, column: Column) -> Box:
        slot = self.sheet.slot(row, column)
        if slot is None:
            words = row.labels.get(column.key, "") if row else ""
            if column.live:
                return Box(column.key, "live", self._live(row_name, column.key))
            return Box(column.key, "words" if words else "none", words)
        key = CellKey(self.sheet.name, row_name, column.key)
        stands = self._around.standing.get(key, _NOBODY)
        return Box(
            column=column.key,
            kind=_kind(column, slot),
            text=stands.value,
            revision=stands.revision,
            slot=slot,
            closed=self._closed(key),
            locked=stands.locked,
            wrong=self._around.wrong.get(key, ""),
            beside=tuple(self._beside(key, stands.value)),
        )

    def _closed(self, key: CellKey) -> str:
        if self._writable is None:
            return _READING
        if is_given(key):
            return _GIVEN
        refusal = self._writable.refusal(key)
        return f"{refusal.what}，{refusal.instead}" if refusal else ""

    def _beside(self, key: CellKey, text: str) -> Iterator[Beside]:
        last = self._around.last_year.get(key)
        if last:
            asked = is_of_last_year(key)
            differs = asked and bool(text) and not self._same(key, text, last)
            yield Beside(FILED_LAST if asked else LAST, last, differs=differs)
        whole = self._around.wholes.get(key)
        if whole:
            yield Beside(WHOLE, whole[0], whole[1], differs=bool(whole[1]))
        found = self._around.accounts.get(key)
        if found:
            figure, source = found
            differs = bool(text) and not self._same(key, text, figure)
            yield Beside(ACCOUNTS, figure, source, differs=differs)
        computed = self._around.measured.get(key)
        if computed:
            figure, source = computed
            yield Beside(HEADING, figure, source, differs=bool(text) and not agrees(figure, text))

    def _same(self, key: CellKey, text: str, other: str) -> bool:
        """Whether two texts mean the same; one that cannot be read means nothing."""
        try:
            return self.form.read(key, text) == self.form.read(key, other)
        except JihengError:
            return False

    def _live(self, row: str, column: str) -> str:
        """分项之和 and 差额 of 资金; other sheets work nothing out."""
        if self.sheet.name != tabs.FUNDS:
            return ""
        keys = [one.key for one in self.sheet.columns]
        parts = keys[keys.index("unit") + 1 : keys.index("whole")]
        known = [value for one in parts if (value := self._number(row, one)) is not None]
        if not known:
            return ""
        added = sum(known, Fraction(0))
        if column == "sum":
            return plain(added)
        whole = self._number(row, "whole")
        return "" if whole is None else plain(whole - added)

    def _number(self, row: str, column: str) -> Fraction | None:
        """A typed amount in the unit of its row."""
        key = CellKey(self.sheet.name, row, column)
        slot = self.form.slot(key)
        try:
            read = self.form.read(key, self._around.standing.get(key, _NOBODY).value)
        except JihengError:
            return None
        is_number = read is not None and isinstance(read.value, Fraction) and slot is not None
        return Fraction(read.value) / slot.unit.scale if is_number else None  # type: ignore[union-attr,arg-type]


def own_rows(standing: Mapping[CellKey, Standing], sheet: str) -> list[int]:
    """Numbers of the rows of one's own in which something stands."""
    return sorted(
        {
            int(key.row[len(OWN) :])
            for key, one in standing.items()
            if key.sheet == sheet and key.row.startswith(OWN) and one.value
        }
    )


def _kind(column: Column, slot: Slot) -> str:
    if slot.choices:
        return "choice"
    return "area" if slot.kind == "text" and column.width >= _LONG else "input"
