"""Claims that the scores (得分) of a score table add up, and that none is above its points."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.scores.listed import worths
from jiheng.auditing.reading.scores.model import (
    Line,
    Mark,
    ScoreTable,
    adds_up,
    points_agree,
    told,
    total_of,
)
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reported.report import Report

#: Above this share of lines with more score than points, scores are on another scale (of 100).
_OTHER_SCALE = Fraction(1, 5)


class ScoreSum(NamedTuple):
    """A total or subtotal of scores against the scores of its lines.

    Attributes:
        stated: as printed.
        parts: the scores it should be the sum of.
        others: further scores that it may include (预算执行率).
        weighted: the sum if the scores are out of 100 each and the points are weights.
        certain: all lines are known to be read, and no other sum is meant.
        undecided: some line has points but no score.
    """

    name: str
    stated: Mark
    parts: tuple[Mark, ...]
    others: tuple[Mark, ...]
    weighted: Fraction | None
    certain: bool
    undecided: bool

    def test(self) -> Relation["ScoreSum"]:
        """Add up."""
        everything = self.parts + self.others
        holds = adds_up(self.stated, self.parts) or adds_up(self.stated, everything)
        holds = holds or self.weighted == self.stated.value
        decided = holds if holds or not self.undecided else None
        expected = total_of(everything)
        return Relation(
            self, "score_sum", decided, str(self.stated), told(expected), self.stated.spot,
            tuple(one.spot for one in everything), told(abs(self.stated.value - expected)),
            Severity.ERROR if self.certain else Severity.DOUBT,
            why="" if decided is not None else "评分表有的指标没有填得分，合计不能核对",
        )  # fmt: skip


class ScoreOfLine(NamedTuple):
    """The score of one line against what it is worth.

    Attributes:
        other_scale: many lines have more score than points: scores are out of 100.
        summary: the table only sums up another, whose lines are audited there.
    """

    name: str
    score: Mark
    points: Mark
    other_scale: bool
    summary: bool = False

    def test(self) -> Relation["ScoreOfLine"]:
        """No score is above its points."""
        holds: bool | None = self.score.value <= self.points.value
        if self.other_scale:
            holds = None
        return Relation(
            self, "score_sum", holds, str(self.score), f"≤{self.points}", self.score.spot,
            (self.points.spot,), told(abs(self.score.value - self.points.value)),
            Severity.DOUBT if self.summary else Severity.ERROR,
        )  # fmt: skip


def find(report: Report) -> Iterator[ScoreSum | ScoreOfLine]:
    """Every total and every line of every score table, and scores told with what they could be."""
    for table in score_tables(report):
        yield from _of_totals(table)
        yield from _of_lines(table)
    for passage in report.texts:
        if "分" in passage.text and passage.role != "cell":
            for one in worths(passage):
                yield ScoreOfLine(one.name, one.score, one.points, other_scale=False)


def _of_totals(table: ScoreTable) -> Iterator[ScoreSum]:
    for total in table.totals:
        lines = table.lines[total.first : total.last]
        for column, stated in enumerate(total.scores):
            scores = [_score(one, column) for one in lines]
            parts = tuple(one for one in scores if one is not None)
            if stated is None or not parts:
                continue
            funds = tuple(one.score for one in table.funds if one.score and total.whole)
            open_ = any(_blank(one, column) for one in lines) or any(one.unread for one in lines)
            certain = total.whole and points_agree(table)
            yield ScoreSum(
                total.name, stated, parts, funds, _weighted(lines, column), certain, open_
            )


def _score(line: Line, column: int) -> Mark | None:
    return line.scores[column] if column < len(line.scores) else None


def _blank(line: Line, column: int) -> bool:
    return line.points is not None and _score(line, column) is None


def _weighted(lines: tuple[Line, ...], column: int) -> Fraction | None:
    pairs = [(one.points, _score(one, column)) for one in lines]
    if any(points is None or score is None for points, score in pairs):
        return None
    return sum(
        (points.value * score.value / 100 for points, score in pairs if points and score),
        Fraction(0),
    )


def _of_lines(table: ScoreTable) -> Iterator[ScoreOfLine]:
    pairs = [
        (line.name, score, line.points)
        for line in table.lines
        for score in line.scores
        if score is not None and line.points is not None and not line.unread
    ]
    above = sum(score.value > points.value for _, score, points in pairs)
    other_scale = above > 1 and above > len(pairs) * _OTHER_SCALE
    for name, score, points in pairs:
        summary = not (table.ruled or table.targeted)
        yield ScoreOfLine(name, score, points, other_scale, summary)
