"""Cells of a score table: names with their points, marks, totals, the lines on funds."""

from collections.abc import Sequence

from jiheng.auditing.reading.scores.heads import Head
from jiheng.auditing.reading.scores.model import FundLine, Group, Mark, TotalLine, mark_of
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_TOTAL = pattern(
    r"^(?:自评|综合|评价|绩效|最终)?(?:总分|总计|合计|总得分|得分合计|总评分|总体得分|小计|综合得分)(?:值)?(?=$|[\d（(：:]|得分|分值|100)"
)
_POINTS_BEHIND = pattern(r"\s*分?\s*[）)]\s*$")
_POINTS_BEFORE = pattern(r"[（(]\s*(?:分值|权重|满分|共|计)?\s*[:：]?\s*$")
_POINTS_IN_NAME = pattern(r"[（(：:]?\d+(?:\.\d+)?分?[）)]?$")
_LABELS = ("bare", "score")
_BONUS = ("加分", "扣分项", "减分", "附加分")
_LONGEST_TOTAL = 14
_MOST_POINTS = 1000


class Names:
    """The headings of a score table, row by row: a blank cell goes on with the one above."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.all: list[Group] = []
        self._open: dict[int, tuple[Group, Passage]] = {}
        self._levels: tuple[int, ...] = ()
        self._missing = 0

    def turn(self, levels: Sequence[int], missing: int) -> None:
        """A table begins that may be a later part, with columns missing at the left."""
        self._levels, self._missing = tuple(levels), missing

    def of(self, grid: Grid, head: Head, row: int) -> tuple[Group, ...]:
        """The headings of a row, outermost first; last the indicator itself."""
        for level, at in enumerate(self._levels):
            column = at - self._missing
            cell = grid.cells[row][column] if column >= 0 else None
            if cell is None or not cell.text.strip():
                continue
            known = self._open.get(level)
            if known is not None and known[1] is cell:
                continue
            group = _group(grid, head, row, (level, column, cell))
            if known is not None and level < len(self._levels) - 1 and _same(known[0], group):
                # told again row by row, or at the top of a page: the same heading
                self._open[level] = (known[0], cell)
                continue
            self._open = {one: kept for one, kept in self._open.items() if one < level}
            self._open[level] = (group, cell)
            self.all.append(group)
        return tuple(group for _, (group, _) in sorted(self._open.items()))


def _same(one: Group, other: Group) -> bool:
    points = one.points.value if one.points else None
    return one.name == other.name and points == (other.points.value if other.points else None)


def _group(grid: Grid, head: Head, row: int, where: tuple[int, int, Passage]) -> Group:
    level, column, cell = where
    text = cell.text.strip()
    number = _points_behind(cell)
    if number is not None:
        text = _POINTS_BEFORE.sub("", cell.text[: number.start]).strip()
    points = mark_of(cell, number) if number else _own_column(grid, head, row, column)
    return Group(level, "".join(text.split()), points, cell.whole)


def _points_behind(cell: Passage) -> Number | None:
    """The points of ``投入（15分）``."""
    for number in reversed(cell.numbers):
        if number.sort not in ("score", "percent"):
            continue
        before, behind = cell.text[: number.start], cell.text[number.behind :]
        if _POINTS_BEHIND.match(behind) and _POINTS_BEFORE.search(before):
            return number if before.strip() and number.sort == "score" else None
    return None


def _own_column(grid: Grid, head: Head, row: int, column: int) -> Mark | None:
    """Points in a column between this level and the next."""
    later = [one for one in head.columns("level") if one > column]
    if not later:
        return None
    between = [one for one in head.columns("points") if column < one < later[0]]
    return mark_in(grid, row, between[:1])[0]


def mark_in(grid: Grid, row: int, columns: Sequence[int]) -> tuple[Mark | None, bool]:
    """The points a cell holds, and whether it holds something else instead."""
    if not columns:
        return None, False
    cell = grid.cells[row][columns[-1]]
    if cell is None or not cell.text.strip():
        return None, False
    number = grid.number_at(row, columns[-1])
    if number is not None and number.sort in ("bare", "score", "percent"):
        mark = mark_of(cell, number)
        if -_MOST_POINTS < mark.value < _MOST_POINTS and not number.bound:
            return mark, False
    return None, any(sign.isdigit() for sign in cell.text)


def bonus(groups: Sequence[Group]) -> bool:
    """Whether a line gives points beyond the hundred, or takes them away."""
    return any(word in group.name for group in groups for word in _BONUS)


def total_cells(grid: Grid, row: int, last_level: int) -> list[Passage]:
    """总分, 合计 or 小计 if the row is one; nothing of any other row."""
    found = []
    for column in range(min(last_level + 1, grid.width)):
        cell, text = grid.cells[row][column], grid.text(row, column)
        if cell and text and len(text) <= _LONGEST_TOTAL and _TOTAL.match(text):
            found.append(cell)
    return found


def total_line(
    grid: Grid, row: int, cells: list[Passage], columns: tuple[Sequence[int], ...], lines: int
) -> TotalLine:
    """The marks of a total: in their columns, else in order where merged cells are lost."""
    points, _ = mark_in(grid, row, columns[0][-1:])
    scores = [mark_in(grid, row, [column])[0] for column in columns[1]]
    if points is None and not any(scores):
        points, scores = _in_order(grid, row, len(scores))
    labels = [mark_of(cell, one) for cell in cells for one in cell.numbers if one.sort in _LABELS]
    labelled = labels[0] if labels else None
    name = _POINTS_IN_NAME.sub("", "".join(cells[0].text.split()))
    whole = "小计" not in name
    return TotalLine(name, points, tuple(scores), 0, lines, whole, labelled)


def _in_order(grid: Grid, row: int, scores: int) -> tuple[Mark | None, list[Mark | None]]:
    found: dict[tuple[int, int], Mark] = {}
    for column in range(grid.width):
        mark, _ = mark_in(grid, row, [column])
        if mark is not None:
            found[mark.spot.passage, mark.spot.start] = mark
    marks = list(found.values())
    if len(marks) == scores + 1:
        return marks[0], list(marks[1:])
    return None, [None] * scores


def funds_of(grid: Grid, head: Head, body: Sequence[int]) -> list[FundLine]:
    """The line of a project's funds that bears points: the first that does."""
    for row in body:
        points, _ = mark_in(grid, row, head.columns("points")[-1:])
        if points is None:
            continue
        score, _ = mark_in(grid, row, head.columns("score")[:1])
        rate, budget, spent = (
            _number(grid, row, head.columns(kind)[-1:]) for kind in ("rate", "budget", "spent")
        )
        return [FundLine(points, score, rate, budget, spent)]
    return []


def _number(grid: Grid, row: int, columns: Sequence[int]) -> tuple[Passage, Number] | None:
    for column in columns:
        cell, number = grid.cells[row][column], grid.number_at(row, column)
        if cell is not None and number is not None:
            return cell, number
    return None
