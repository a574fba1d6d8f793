"""Claims that the points (分值) of a score table add up: headings, totals, subtotals."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.scores.model import (
    Group,
    Line,
    Mark,
    ScoreTable,
    adds_up,
    points_agree,
    scores_agree,
    told,
    total_of,
)
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.report import Report

_FULL = Fraction(100)
#: 年度预算执行率 has 10 of the 100 points of a project (财预〔2020〕10号); forms may leave it out.
_WITHOUT_FUNDS = Fraction(90)
#: A table whose points come this near to 100 is meant to have 100.
_NEAR = 15
_MANY_LINES = 6
_HALF = 2


class PointsSum(NamedTuple):
    """Points printed for a heading or a whole table against the points of its indicators.

    Attributes:
        name: of the heading, or of the line of the total.
        stated: as printed; None where no total is printed and 100 is understood.
        parts: the points it should be the sum of.
        others: further points that a total may include (预算执行率).
        certain: all parts are known to be read.
        silent: the same difference is told where it arises, at a narrower heading.
    """

    name: str
    stated: Mark | None
    at: Spot
    parts: tuple[Mark, ...]
    others: tuple[Mark, ...]
    certain: bool
    silent: bool = False

    def test(self) -> Relation["PointsSum"]:
        """Add up."""
        with_others = self.parts + self.others
        target = self.stated or Mark(_FULL, Fraction(1), self.at)
        sums = {total_of(self.parts), total_of(with_others)}
        holds = adds_up(target, self.parts) or adds_up(target, with_others)
        if self.stated is None:
            holds = holds or (_WITHOUT_FUNDS in sums and not self.others)
        expected = total_of(with_others if self.stated is None or self.others else self.parts)
        return Relation(
            self, "points_sum", holds, told(target.value), told(expected), self.at,
            tuple(one.spot for one in with_others), told(abs(target.value - expected)),
            Severity.ERROR if self.certain and self.stated else Severity.DOUBT,
        )  # fmt: skip


class PointsTwice(NamedTuple):
    """Points printed behind an indicator's name and in the column beside it.

    Attributes:
        other_scale: most lines differ, so that the two are not meant to be the same.
    """

    name: str
    behind: Mark
    column: Mark
    other_scale: bool = False

    def test(self) -> Relation["PointsTwice"]:
        """Compare."""
        gap = abs(self.behind.value - self.column.value)
        return Relation(
            self, "repeat", None if self.other_scale else gap == 0, str(self.behind),
            str(self.column), self.behind.spot, (self.column.spot,), told(gap),
        )  # fmt: skip


def find(report: Report) -> Iterator[PointsSum | PointsTwice]:
    """Every heading, total and subtotal of the points of every score table."""
    for table in score_tables(report):
        complete = _all_read(table)
        groups = [one for group in table.groups for one in _of_group(table, group)]
        sums = [*groups, *_of_totals(table)]
        failed = [one for one in sums if one.test().holds is False]
        paged = any(place.page for one in groups if (place := report.place(one.at)))
        for one in sums:
            if one in groups:
                shifted = paged and one in failed and _shifted(one, failed)
                one = one._replace(certain=complete and not shifted)  # noqa: PLW2901
            yield one._replace(silent=any(_narrower(other, one) for other in failed))
        yield from _of_names(table)


def _narrower(one: PointsSum, other: PointsSum) -> bool:
    """Whether the one explains the other: the same difference, in fewer lines of it."""
    if abs(_gap(one)) != abs(_gap(other)):
        return False
    within = set(one.parts) < set(other.parts)
    return within or (one.stated is not None and one.stated in other.parts)


def _all_read(table: ScoreTable) -> bool:
    """Whether no line can be missing: points or scores add up to what is printed below them."""
    unread = any(one.unread for one in table.lines)
    return not unread and (points_agree(table) or scores_agree(table))


def _shifted(one: PointsSum, failed: Sequence[PointsSum]) -> bool:
    """Whether another heading lacks what this one has too much: a page may have moved a line."""
    gap = _gap(one)
    return any(_gap(other) == -gap for other in failed)


def _gap(one: PointsSum) -> Fraction:
    return total_of(one.parts) - (one.stated.value if one.stated else _FULL)


def _marks(lines: Sequence[Line]) -> tuple[Mark, ...]:
    return tuple(one.points for one in lines if one.points is not None)


def _funds(table: ScoreTable) -> tuple[Mark, ...]:
    return tuple(one.points for one in table.funds)


def _of_group(table: ScoreTable, group: Group) -> Iterator[PointsSum]:
    lines = table.within(group)
    marks = _marks(lines)
    if group.points is None or not marks or any(one.unread for one in lines):
        return
    yield PointsSum(group.name, group.points, group.points.spot, marks, (), certain=False)
    below = [one.points for one in table.below(group) if one.points is not None]
    if len(below) > 1 and len(below) == len(table.below(group)):
        spot = group.points.spot
        yield PointsSum(group.name, group.points, spot, tuple(below), (), certain=False)


def _of_totals(table: ScoreTable) -> Iterator[PointsSum]:
    marks, funds = _marks(table.lines), _funds(table)
    read = not any(one.unread for one in table.lines) and len(marks) == len(table.lines)
    complete = _all_read(table)
    for total in table.totals:
        parts = _marks(table.lines[total.first : total.last])
        if total.points is not None and parts:
            others = funds if total.whole else ()
            certain = read and complete and total.whole
            yield PointsSum(total.name, total.points, total.points.spot, parts, others, certain)
    heads = [one for one in table.groups if one.level == 0]
    known = tuple(one.points for one in heads if one.points is not None)
    whole = table.total
    if whole and whole.points and len(heads) > 1 and len(known) == len(heads):
        yield PointsSum(whole.name, whole.points, whole.points.spot, known, funds, certain=complete)
    if whole is None and read and len(marks) >= _MANY_LINES:
        at = next(one for one in reversed(marks)).spot
        sums = PointsSum("", None, at, marks, funds, certain=False)
        if abs(total_of(marks + funds) - _FULL) <= _NEAR:
            yield sums


def _of_names(table: ScoreTable) -> Iterator[PointsTwice]:
    for total in table.totals:
        if total.labelled and total.points and total.labelled.spot != total.points.spot:
            yield PointsTwice(total.name, total.labelled, total.points)
    pairs = [
        (line.name, behind, line.points)
        for line in table.lines
        if (behind := line.groups[-1].points) and line.points and behind.spot != line.points.spot
    ]
    differ = sum(behind.value != column.value for _, behind, column in pairs)
    other_scale = differ > 1 and differ * _HALF > len(pairs)
    for name, behind, column in pairs:
        yield PointsTwice(name, behind, column, other_scale)
