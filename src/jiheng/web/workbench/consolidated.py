"""汇总: 本级 and what lies below it, added up fact by fact; what is missing is never 0."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.slots import Slot
from jiheng.dossiers.workbook.typed import CellKey, Form, row_key
from jiheng.web.workbench.shares import number

Cells = Mapping[CellKey, str]


class Sum(NamedTuple):
    """One fact over several agencies, in the unit of its row.

    Attributes:
        key: the cell of the parent's form.
        unit: in which it is printed.
        own: 本级; None where nobody supplied it.
        parts: of each agency below; None where it has not been filled in.
        offset: 抵销, which is taken off; None where there is none.
    """

    key: CellKey
    unit: str
    own: Fraction | None
    parts: tuple[Fraction | None, ...]
    offset: Fraction | None

    @property
    def total(self) -> Fraction | None:
        """本级 and those below, without what is counted twice; None where nobody has a figure."""
        known = [one for one in (self.own, *self.parts) if one is not None]
        return sum(known, Fraction(0)) - (self.offset or 0) if known else None

    @property
    def missing(self) -> tuple[int, ...]:
        """Which of those below have no figure; -1 for 本级."""
        lacking = [at for at, one in enumerate(self.parts) if one is None]
        return (*([-1] if self.own is None else []), *lacking)

    @property
    def is_complete(self) -> bool:
        """Whether everybody has a figure."""
        return not self.missing

    @property
    def text(self) -> str:
        """The total as it is typed."""
        return "" if self.total is None else plain(self.total)


def consolidated(form: Form, own: Cells, below: Sequence[Cells], offsets: Cells) -> list[Sum]:
    """Every additive fact of which anybody has a figure, in the order of the form."""
    found = []
    for key, slot in additive(form):
        one = Sum(
            key,
            slot.unit.symbol,
            number(form, key, own),
            tuple(number(form, key, part) for part in below),
            number(form, key, offsets),
        )
        if one.total is not None:
            found.append(one)
    return found


def additive(form: Form) -> Iterator[tuple[CellKey, Slot]]:
    """Amounts and counts: what may be added up over agencies; a rate or a day may not."""
    for name in (tabs.FACTS, tabs.FUNDS):
        sheet = form.by_name[name]
        for row in sheet.rows:
            for column in sheet.columns:
                slot = None if row.band else sheet.slot(row, column)
                if slot is not None and _adds_up(slot):
                    yield CellKey(name, row_key(sheet, row), column.key), slot


def _adds_up(slot: Slot) -> bool:
    return slot.kind == "number" and (slot.counted or slot.unit.dimension == "金额")
