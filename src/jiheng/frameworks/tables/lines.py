"""Scoring tables of one file, joined where pages split them, as lines of one indicator each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.tables.columns import Head, Kind, head_at, head_of
from jiheng.frameworks.tables.errors import NoScoringTable, NotThatTable, SeveralScoringTables
from jiheng.frameworks.tables.grid import Printed, Spot

_TOTALS = ("合计", "总分", "总计", "总得分")
_SUBTOTAL = "小计"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a scoring table.

    Attributes:
        levels: the spots of 一级指标, 二级指标 …; those the page did not repeat are empty.
        cells: the others by kind; several columns of one kind follow each other.
    """

    levels: tuple[Spot, ...]
    cells: dict[Kind, tuple[Spot, ...]]

    def texts(self, kind: Kind) -> tuple[Spot, ...]:
        """The cells of one kind that say something."""
        return tuple(spot for spot in self.cells.get(kind, ()) if spot.text)

    @property
    def is_total(self) -> bool:
        """Whether it adds up all others."""
        return self._first.startswith(_TOTALS)

    @property
    def is_subtotal(self) -> bool:
        """Whether it adds up some of the others."""
        return self._first.startswith(_SUBTOTAL)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not any(spot.text for spot in self.levels) and not any(map(self.texts, self.cells))

    @property
    def _first(self) -> str:
        first = next((spot.text for spot in self.levels if spot.text), "")
        return normalise(first).text


@dataclass(frozen=True, slots=True)
class Joined:
    """One scoring table: the part with the head, and those that go on with it."""

    parts: tuple[tuple[Printed, Head], ...]

    @property
    def first(self) -> Printed:
        """The part that begins it."""
        return self.parts[0][0]

    def lines(self) -> Iterator[Line]:
        """The rows below the head, in order; heads repeated on later pages are left out."""
        for table, head in self.parts:
            row = head.row + head.rows
            while row < table.height:
                again = head_at(table, row)
                if again is not None:
                    row += again.rows
                    continue
                line = _line(table.row(row), head)
                if not line.is_empty:
                    yield line
                row += 1


def chosen(tables: Sequence[Printed], file: str, number: int | None) -> Joined:
    """The scoring table of a file.

    Args:
        tables: all tables of the file, in order.
        file: for messages.
        number: which table begins it; None where there is only one.

    Raises:
        JihengError: there is none, or several and no choice was made.
    """
    found = _joined(tables)
    numbers = [one.first.number for one in found]
    if number is not None:
        if number not in numbers:
            raise NotThatTable(file, number, numbers)
        return found[numbers.index(number)]
    if not found:
        raise NoScoringTable(file, len(tables))
    if len(found) > 1:
        places = [
            f"第{one.first.number}张（{one.first.above or one.first.place}）" for one in found
        ]
        raise SeveralScoringTables(file, places, numbers)
    return found[0]


def _joined(tables: Sequence[Printed]) -> list[Joined]:
    found: list[Joined] = []
    open_: list[tuple[Printed, Head]] = []
    for table in tables:
        head = head_of(table)
        if head is None:
            head = _goes_on(table, open_[0][1]) if open_ else None
        elif open_ and head.kinds != open_[0][1].kinds:
            found.append(Joined(tuple(open_)))
            open_ = []
        if head is None:
            if open_:
                found.append(Joined(tuple(open_)))
            open_ = []
            continue
        open_.append((table, head))
        if any(line.is_total for line in Joined(((table, head),)).lines()):
            found.append(Joined(tuple(open_)))
            open_ = []
    return [*found, *([Joined(tuple(open_))] if open_ else [])]


def _goes_on(table: Printed, head: Head) -> Head | None:
    """The head of a part that a page split off; None where the table is another one.

    A part may lack columns on its left: levels that go on from the page before.
    """
    missing = len(head.kinds) - table.width
    if (
        missing < 0
        or set(head.kinds[:missing]) - {"level"}
        or missing >= len(head.columns("level"))
    ):
        return None
    part = Head(0, 0, head.kinds[missing:])
    lines = [_line(table.row(row), part) for row in range(table.height)]
    scored = [line for line in lines if _is_number(line.texts("points"))]
    return part if len(scored) * 2 > len(lines) else None


def _is_number(spots: Sequence[Spot]) -> bool:
    return any(spot.text.replace(".", "", 1).isdecimal() for spot in spots)


def _line(row: Sequence[Spot], head: Head) -> Line:
    cells: dict[Kind, list[Spot]] = {}
    levels: list[Spot] = []
    for kind, spot in zip(head.kinds, row, strict=True):
        if kind == "level":
            levels.append(spot)
        elif kind and spot not in cells.get(kind, ()):
            cells.setdefault(kind, []).append(spot)
    return Line(tuple(levels), {kind: tuple(spots) for kind, spots in cells.items()})
