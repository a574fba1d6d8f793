"""The words in which the sheets of 填报表.xlsx are described."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jiheng.dossiers.asked import YEAR_WORDS
from jiheng.dossiers.workbook.slots import TEXT, Slot

#: More years of figures than this no form has.
MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet.

    Attributes:
        key: what is in it.
        heading: over it; unique in its sheet.
        width: in characters.
        slot: what a cell of it takes; None where the form prints words.
        live: whether a formula stands in it.
    """

    key: str
    heading: str
    width: float
    slot: Slot | None = None
    live: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that the form prints.

    Attributes:
        labels: words by column.
        slots: what its cells take, where it differs from the column's.
        closed: columns in which nothing is asked of this row.
        band: a heading over the rows below; the rest is empty then.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    slots: Mapping[str, Slot] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()
    band: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet of the form.

    Attributes:
        name: on its tab.
        title: over the table.
        hint: what to know before filling in.
        columns: from the left.
        named_by: columns whose words tell one printed row from another.
        rows: printed ones, in order.
        blank: rows of one's own that may follow, in any number.
        frozen: columns that stay when the sheet is moved.
        wide: printed on A3.
        unprinted: columns at the right that are left out on paper.
    """

    name: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    named_by: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    blank: int = 0
    frozen: int = 0
    wide: bool = False
    unprinted: int = 0

    def slot(self, row: Row | None, column: Column) -> Slot | None:
        """What a cell takes; a row of one's own takes what every column takes."""
        if row is None:
            return None if column.live else column.slot or TEXT
        if column.key in row.closed or row.band:
            return None
        return row.slots.get(column.key, column.slot)

    def key(self, row: Row) -> tuple[str, ...]:
        """What tells a printed row from another."""
        return tuple(row.labels.get(name, "") for name in self.named_by)


def year_word(back: int) -> str:
    """本年, 上年, 前年, 前3年."""
    return YEAR_WORDS[back] if back < len(YEAR_WORDS) else f"前{back}年"
