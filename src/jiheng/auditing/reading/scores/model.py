"""A score table as the claims see it: lines, groups, totals, with every mark in its place.

Named tuples, for a dataclass takes ten times as long to make and an audit is a short run.
"""

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.grids import Grid
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.quantities import number as printed


class Mark(NamedTuple):
    """A number of points (分) where it is printed.

    Attributes:
        value: in points; of a weight in percent its hundredfold.
        grain: size of its last printed digit.
        spot: the number.
    """

    value: Fraction
    grain: Fraction
    spot: Spot

    def __str__(self) -> str:
        """As it is told in a message: ``9.5分``."""
        return told(self.value)


@lru_cache(maxsize=1024)
def told(value: Fraction) -> str:
    """Points in words of a message."""
    return f"{printed(value, 2)}分"


def mark_of(passage: Passage, number: Number) -> Mark:
    """The number as points."""
    scale = 100 if number.sort == "percent" else 1
    return Mark(number.value * scale, number.grain * scale, passage.spot_of(number))


def adds_up(total: Mark, parts: Iterable[Mark | None]) -> bool:
    """Whether a total is the sum of its parts: points are exact, a total may be rounded.

    It is taken for rounded only where some part is printed finer.
    """
    known = [one for one in parts if one is not None]
    gap = abs(total.value - total_of(known))
    finer = any(one.grain < total.grain for one in known)
    return gap == 0 or (finer and gap * 2 <= total.grain)


def total_of(marks: Iterable[Mark | None]) -> Fraction:
    """The sum; a cell that covers several lines counts once."""
    found = {(one.spot.passage, one.spot.start): one.value for one in marks if one is not None}
    return sum(found.values(), Fraction(0))


class Group(NamedTuple):
    """A heading of indicators (一级、二级指标), or an indicator itself.

    Attributes:
        level: 0 for the outermost.
        points: printed behind its name or in a column of its own; None where not.
        spot: its name.
    """

    level: int
    name: str
    points: Mark | None
    spot: Spot


class Line(NamedTuple):
    """One line that can be scored (评分行).

    Attributes:
        groups: the headings above it, outermost first; last the indicator itself.
        points: 分值; None where blank or not read.
        scores: of each score column (自评, 复核 …); None where blank.
        unread: whether points or score hold something that is no number.
        cells: what the other columns say, by kind of column.
    """

    grid: Grid
    row: int
    groups: tuple[Group, ...]
    points: Mark | None
    scores: tuple[Mark | None, ...]
    unread: bool
    cells: tuple[tuple[str, Passage], ...] = ()

    @property
    def name(self) -> str:
        """Of the indicator."""
        return self.groups[-1].name if self.groups else ""

    @property
    def score(self) -> Mark | None:
        """Of the first score column, which is the unit's own."""
        return self.scores[0] if self.scores else None

    def cell(self, kind: str) -> Passage | None:
        """What a kind of column says; None where it is blank or there is none."""
        return next((one for name, one in self.cells if name == kind), None)

    def text(self, kind: str) -> str:
        """The same without spaces."""
        cell = self.cell(kind)
        return "" if cell is None else "".join(cell.text.split())


class TotalLine(NamedTuple):
    """总分, 合计 or 小计 of a score table.

    Attributes:
        first: the lines it may add up begin here.
        last: behind the last line above it.
        whole: whether it is the total of the table.
        labelled: the points its name tells (总分100).
    """

    name: str
    points: Mark | None
    scores: tuple[Mark | None, ...]
    first: int
    last: int
    whole: bool
    labelled: Mark | None = None


class FundLine(NamedTuple):
    """The line on a project's funds that is scored by its rate of execution (预算执行率10分)."""

    points: Mark
    score: Mark | None
    rate: tuple[Passage, Number] | None
    budget: tuple[Passage, Number] | None
    spent: tuple[Passage, Number] | None


class ScoreTable(NamedTuple):
    """A table of indicators with points, over all the pages it runs on.

    Attributes:
        title: what stands above it.
        groups: the headings in order, indicators left out.
        sharing: of each line the names right below it that have no points of their own.
        reasons: whether it has a column for reasons (扣分原因, 偏差原因).
        ruled: whether it has a column for rules (评分标准).
        targeted: whether it has columns for targets and for actuals.
    """

    title: str
    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    totals: tuple[TotalLine, ...]
    funds: tuple[FundLine, ...]
    sharing: tuple[tuple[Group, ...], ...]
    reasons: bool
    ruled: bool
    targeted: bool

    @property
    def total(self) -> TotalLine | None:
        """The line that adds up the whole table."""
        return next((one for one in reversed(self.totals) if one.whole), None)

    def within(self, group: Group) -> tuple[Line, ...]:
        """The lines below a heading."""
        return tuple(one for one in self.lines if group in one.groups)

    def below(self, group: Group) -> tuple[Group, ...]:
        """The headings right below a heading that bear points."""
        found = {
            one.groups[group.level + 1]
            for one in self.within(group)
            if len(one.groups) > group.level + 1
        }
        return tuple(one for one in self.groups if one in found)

    @property
    def counted(self) -> tuple[Mark | None, ...]:
        """The points of all lines, funds not among them."""
        return tuple(one.points for one in self.lines)


_FULL = Fraction(100)


def points_agree(table: ScoreTable) -> bool:
    """Whether no line can be missing: their points add up to what is printed below, or to 100."""
    points = [one.points for one in table.lines]
    funds = [one.points for one in table.funds]
    total = table.total
    wanted = total.points.value if total and total.points else _FULL
    return wanted in (total_of(points), total_of([*points, *funds]))


def scores_agree(table: ScoreTable) -> bool:
    """Whether no line can be missing: their scores add up to what is printed below."""
    total = table.total
    stated = total.scores[0] if total and total.scores else None
    scores = [one.score for one in table.lines]
    funds = [one.score for one in table.funds]
    return stated is not None and (adds_up(stated, scores) or adds_up(stated, [*scores, *funds]))
