"""Recognise score tables in a report, also those that run on in a second table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from jiheng.auditing.reading.scores.cells import (
    Names,
    bonus,
    funds_of,
    mark_in,
    total_cells,
    total_line,
)
from jiheng.auditing.reading.scores.cut import joined
from jiheng.auditing.reading.scores.heads import Head, head_at
from jiheng.auditing.reading.scores.model import FundLine, Group, Line, ScoreTable, TotalLine
from jiheng.auditing.reading.scores.plain import plain_grids
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.report import Report

_KEY = "_score_tables"
_TOLD = ("rule", "note", "target", "actual", "evidence", "why", "remark")
_FEWEST_LINES = 2


def score_tables(report: Report) -> tuple[ScoreTable, ...]:
    """All score tables of a report, in order; read once."""
    known = vars(report)
    if _KEY not in known:
        known[_KEY] = tuple(_tables(report))
    found: tuple[ScoreTable, ...] = known[_KEY]
    return found


@dataclass
class _Open:
    """A score table while its lines are read."""

    head: Head
    title: str
    width: int
    last: Grid
    names: Names = field(default_factory=Names)
    lines: list[Line] = field(default_factory=list)
    totals: list[TotalLine] = field(default_factory=list)
    funds: list[FundLine] = field(default_factory=list)
    sharing: dict[int, list[Group]] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        return any(one.whole for one in self.totals)

    def closed(self) -> ScoreTable | None:
        if len(self.lines) < _FEWEST_LINES:
            return None
        kinds = set(self.head.kinds)
        outer = {group for one in self.lines for group in one.groups[:-1]}
        groups = tuple(one for one in self.names.all if one in outer)
        lines, groups = joined(tuple(self.lines), groups)
        sharing = tuple(tuple(self.sharing.get(one, ())) for one in range(len(self.lines)))
        return ScoreTable(
            self.title, lines, groups, tuple(self.totals), tuple(self.funds), sharing,
            "why" in kinds, "rule" in kinds, {"target", "actual"} <= kinds,
        )  # fmt: skip

    def shares(self, groups: tuple[Group, ...]) -> None:
        """A name alone, right below a line of the same heading: the line may be worth both."""
        if self.lines and len(groups) > 1 and groups[:-1] == self.lines[-1].groups[:-1]:
            self.sharing.setdefault(len(self.lines) - 1, []).append(groups[-1])


def _tables(report: Report) -> list[ScoreTable]:
    done: list[ScoreTable | None] = []
    current: _Open | None = None
    before: tuple[Grid, list[FundLine]] | None = None
    for grid, rows in plain_grids(report):
        heads = _heads(grid, rows)
        cut = None if heads and heads[0].row == 0 else _cut_off(current, grid)
        funds = _of_table_above(before, grid)
        before = None
        for head, after in pairwise([*([cut] if cut else []), *heads, None]):
            if head is None:
                continue
            start = head.row + head.rows
            body = range(start, after.row if after else grid.height)
            if head.funds and not head.scores:
                funds = funds_of(grid, head, body)
                before = (grid, funds)
                continue
            if current is None or head.row > 0 or not _continued(current, grid, head):
                done.append(current.closed() if current else None)
                title = grid.above.text.strip() if grid.above else ""
                current = _Open(head, title, grid.width, grid, funds=funds)
                funds, before = [], None
            _read(current, grid, head, body)
    done.append(current.closed() if current else None)
    return [one for one in done if one is not None]


def _of_table_above(before: tuple[Grid, list[FundLine]] | None, grid: Grid) -> list[FundLine]:
    """The funds of the table right above, if it is of the same project: no heading between."""
    if before is None or before[0].number + 1 != grid.number:
        return []
    chapters = [_chapters(one) for one in (before[0], grid)]
    return before[1] if chapters[0] == chapters[1] else []


def _chapters(grid: Grid) -> tuple[str, ...]:
    first = next((one for row in grid.cells for one in row if one is not None), None)
    return () if first is None else first.chapters


def _heads(grid: Grid, rows: Sequence[int]) -> list[Head]:
    """All heads that begin in one of the rows, top to bottom."""
    found: list[Head] = []
    for row in rows:
        if not found or row >= found[-1].row + found[-1].rows:
            head = head_at(grid, row)
            if head is not None:
                found.append(head)
    return found


def _follows(current: _Open, grid: Grid) -> bool:
    """Whether nothing but the edge of a page stands between two tables."""
    between = current.last.above, grid.above
    return grid.number == current.last.number + 1 and between[0] is between[1]


def _continued(current: _Open, grid: Grid, head: Head) -> bool:
    alike = head.row < 0 or head.kinds == current.head.kinds
    return alike and not current.ended and _follows(current, grid)


def _cut_off(current: _Open | None, grid: Grid) -> Head | None:
    """The head of the table before, if this one has none and holds points where that one does.

    A merged cell that the edge of a page cut off was at the left.
    """
    if current is None or current.ended or not _follows(current, grid):
        return None
    if grid.width > current.width:
        return None
    head = Head(-1, 1, current.head.kinds[current.width - grid.width :])
    points = head.columns("points")[-1:] + head.columns("score")[:1]
    numbers = [
        sum(grid.number_at(row, column) is not None for row in range(grid.height))
        for column in points
    ]
    certain = bool(numbers) and min(numbers) * 2 >= grid.height and "level" in head.kinds
    return head if certain else None


def _read(current: _Open, grid: Grid, head: Head, body: Sequence[int]) -> None:
    current.last = grid
    current.names.turn(current.head.columns("level"), len(current.head.kinds) - len(head.kinds))
    levels = head.columns("level")
    points = [column for column in head.columns("points") if column > levels[-1]]
    for row in body:
        cells = total_cells(grid, row, levels[-1])
        if cells:
            line = total_line(grid, row, cells, (points, head.columns("score")), len(current.lines))
            current.totals.append(_since(current, line))
            if line.whole:
                # what follows in the same grid is notes, or another table on the same sheet
                return
            continue
        groups = current.names.of(grid, head, row)
        line_read = _line(grid, head, row, groups, points)
        if line_read is not None:
            current.lines.append(line_read)
        else:
            current.shares(groups)


def _since(current: _Open, line: TotalLine) -> TotalLine:
    """A subtotal adds up what follows the subtotal before it."""
    before = max((one.last for one in current.totals if not one.whole), default=0)
    return line if line.whole else line._replace(first=before)


def _line(
    grid: Grid, head: Head, row: int, groups: tuple[Group, ...], columns: Sequence[int]
) -> Line | None:
    points, strange = mark_in(grid, row, columns[-1:])
    scores, unread = [], strange
    for column in head.columns("score"):
        score, strange = mark_in(grid, row, [column])
        scores.append(score)
        unread = unread or strange
    cells = tuple(
        (kind, cell)
        for column, kind in enumerate(head.kinds)
        if kind in _TOLD and (cell := grid.cells[row][column]) is not None and cell.text.strip()
    )
    if not groups or not (points or any(scores) or cells or unread or groups[-1].points):
        return None
    if not columns:
        points = groups[-1].points
    if bonus(groups):
        unread = True
    return Line(grid, row, groups, points, tuple(scores), unread, cells)
