"""A piece of a file of units, scored: in columns where they carry it, else one by one."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
import polars as pl
from numpy.typing import NDArray

from jiheng.bulk.cells import Cells, answer_cells, fact_cells
from jiheng.bulk.headings import CODE, NAME, AnswerColumn, FactColumn, Layout
from jiheng.bulk.ranges import Ranges
from jiheng.bulk.single import dossier_of
from jiheng.dossiers.model import NOT_APPLICABLE, Dossier, Fact, FrameworkRef, Subject
from jiheng.frameworks.model import Framework
from jiheng.scoring.answered import HUNDREDTHS, Asked, questions
from jiheng.scoring.applicable import applicable
from jiheng.scoring.batch import Columns, Scores, score_many
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation

TOTAL, COMPLETE, LOW, HIGH, GRADE = "总分", "评分完整", "最低分", "最高分", "等级"
LOST, WHY, UNREAD = "扣分", "未评分原因", "没有读出"
_SCORE, _LOST = "得分：", "扣分："
#: Figures of so many grains (ten billion 元) may make products that pass int64.
_LARGE = 10**12
#: Points as stored: exact, two decimals.
POINTS = pl.Decimal(9, 2)


@dataclass(frozen=True, slots=True)
class Piece:
    """Units as columns.

    Attributes:
        frame: as read.
        columns: facts and answers.
        exact: row → facts that columns cannot carry.
        unread: row → cells that could not be read.
        floats: headings that were binary numbers.
    """

    frame: pl.DataFrame
    columns: Columns
    exact: dict[int, list[Fact]]
    unread: dict[int, list[str]]
    floats: frozenset[str]


@dataclass(slots=True)
class Scored:
    """What came out of a piece.

    Attributes:
        points: column of the output → hundredths.
        known: column of the output → where there is one.
        grade: of each unit, its place among the names of grades; 0 where open.
        complete: where everything is scored.
        why: what is not scored, in words.
        alone: how many units were scored one by one.
    """

    points: dict[str, NDArray[np.int64]]
    known: dict[str, NDArray[np.bool_]]
    grade: NDArray[np.int64]
    complete: NDArray[np.bool_]
    why: pl.Series
    alone: int = 0


@dataclass(slots=True)
class Scorer:
    """One framework, ready for piece after piece.

    Attributes:
        framework: to score by.
        year: of the units.
        paths: of the indicators that are scored, in order; with their points.
    """

    framework: Framework
    year: int
    paths: dict[str, Fraction] = field(init=False)
    _asked: Asked = field(init=False)
    _ranges: Ranges = field(init=False)
    _plain: bool = field(init=False)

    def __post_init__(self) -> None:
        """What is the same for all units."""
        framework = self.framework
        blank = Dossier(FrameworkRef(framework.id), Subject("", "", self.year))
        settled = applicable(framework, blank)
        carriers = score_many(framework, Columns(0, year=self.year)).indicators
        self.paths = {path: settled.points.get(path, Fraction(0)) for path in carriers}
        self._asked = dict(questions(framework))
        self._ranges = Ranges(framework, self._asked)
        self._plain = not (
            framework.caps or framework.bonus or framework.vetoes or settled.adjustments
        )

    def score(self, piece: Piece) -> Scored:
        """Every unit of a piece, each as if it were the only one."""
        found = by_size(self.framework, piece.columns)
        scored = self._in_columns(found, piece.columns.rows)
        alone = self._alone(piece, scored)
        self._open(piece.columns, scored, np.flatnonzero(~scored.complete & ~alone))
        self._losses(scored)
        told = []
        for row in np.flatnonzero(alone).tolist():
            evaluation = evaluate(self.framework, self._dossier(piece, row))
            self._one(scored, row, evaluation)
            told.append("；".join(_reasons(evaluation, self.paths)) or None)
        if told:
            scored.why = scored.why.scatter(np.flatnonzero(alone), told)
        scored.alone = found.alone + int(alone.sum())
        return scored

    def _in_columns(self, found: Scores, rows: int) -> Scored:
        total = np.array(found.total)
        everywhere = np.ones(rows, dtype=bool)
        points = {TOTAL: total, LOW: total.copy(), HIGH: total.copy()}
        known = dict.fromkeys((TOTAL, LOW, HIGH), everywhere)
        for path in self.paths:
            absent = np.zeros(rows, dtype=np.int64)
            points[_SCORE + path] = np.array(found.indicators.get(path, absent))
            known[_SCORE + path] = np.array(found.scored.get(path, absent > 0))
        return Scored(
            points,
            known,
            self._grades(total),
            np.array(found.known),
            pl.Series([None], dtype=pl.String).new_from_index(0, rows),
        )

    def _alone(self, piece: Piece, scored: Scored) -> NDArray[np.bool_]:
        """Units that columns do not carry, or of which a sentence about the total may speak."""
        alone = np.zeros(piece.columns.rows, dtype=bool)
        alone[list(piece.exact)] = True
        for key, column in piece.columns.answers.items():
            if key[1] == NOT_APPLICABLE or (not key[0] and self.framework.vetoes):
                alone |= piece.columns.mask(key) & (column != 0)
        return alone if self._plain else alone | ~scored.complete

    def _open(self, columns: Columns, scored: Scored, rows: NDArray[np.int64]) -> None:
        """Ranges, grades and reasons of units that are not scored throughout."""
        if not len(rows):
            return
        reasons = []
        for path in self.paths:
            without = rows[~scored.known[_SCORE + path][rows]]
            if not len(without):
                continue
            ways, which = self._ranges.of(path, columns, without)
            scored.points[LOW][without] += np.array([one.low for one in ways])[which]
            scored.points[HIGH][without] += np.array([one.high for one in ways])[which]
            title = path.rpartition("/")[2]
            told = pl.Series(path, [None, *(f"{title}：{one.reason}" for one in ways)], pl.String)
            places = np.zeros(columns.rows, dtype=np.int64)
            places[without] = which + 1
            reasons.append(told.gather(places))
        joined = pl.select(pl.concat_str(reasons, separator="；", ignore_nulls=True))
        scored.why = joined.to_series()
        low, high = (self._grades(scored.points[end][rows]) for end in (LOW, HIGH))
        scored.grade[rows] = np.where(low == high, low, 0)

    def _grades(self, total: NDArray[np.int64]) -> NDArray[np.int64]:
        floors = [int(floor * HUNDREDTHS) for floor in self.framework.grades.values()]
        return np.searchsorted(sorted(floors), total, side="right").astype(np.int64)

    @property
    def grades(self) -> list[str | None]:
        """Names of grades by their place, the lowest first; none in place 0."""
        return [None, *sorted(self.framework.grades, key=self.framework.grades.__getitem__)]

    def _dossier(self, piece: Piece, row: int) -> Dossier:
        more = tuple(piece.exact.get(row, ()))
        return dossier_of(self.framework, self._asked, piece.columns, row, more)

    def _one(self, scored: Scored, row: int, evaluation: Evaluation) -> None:
        """Put the explained score of one unit in its row."""
        ends = {TOTAL: evaluation.total, LOW: evaluation.low, HIGH: evaluation.high}
        for name, points in ends.items():
            scored.points[name][row] = int(points * HUNDREDTHS)
        steps = {step.path: step for top in evaluation.steps for step in top.walk()}
        for path in self.paths:
            for name, part in (_SCORE, steps[path].score), (_LOST, steps[path].lost):
                scored.known[name + path][row] = part is not None
                scored.points[name + path][row] = int((part or 0) * HUNDREDTHS)
        lost = (steps[path].lost or 0 for path in self.paths)
        scored.points[LOST][row] = int(sum(lost, Fraction(0)) * HUNDREDTHS)
        scored.grade[row] = self.grades.index(evaluation.grade or None)
        scored.complete[row] = evaluation.complete

    def _losses(self, scored: Scored) -> None:
        """What each indicator lost, and all of them together."""
        lost = np.zeros(len(scored.complete), dtype=np.int64)
        for path, points in self.paths.items():
            known = scored.known[_SCORE + path]
            gap = np.where(known, int(points * HUNDREDTHS) - scored.points[_SCORE + path], 0)
            scored.points[_LOST + path], scored.known[_LOST + path] = gap, known
            lost += gap
        scored.points[LOST], scored.known[LOST] = lost, np.ones(len(lost), dtype=bool)


def by_size(framework: Framework, columns: Columns) -> Scores:
    """The same as `score_many`; very large figures last, so that they part from the rest at once.

    Where one product could pass int64, rows are cut in two until it is alone.
    """
    sizes = [np.abs(column) for column in columns.facts.values()]
    largest = np.max(sizes, axis=0) if sizes and columns.rows else np.zeros(0, dtype=np.int64)
    if not len(largest) or int(largest.max()) < _LARGE:
        return score_many(framework, columns)
    order = np.argsort(largest, kind="stable")
    sorted_ = replace(
        columns,
        facts={key: column[order] for key, column in columns.facts.items()},
        answers={key: column[order] for key, column in columns.answers.items()},
        known={key: mask[order] for key, mask in columns.known.items()},
    )
    found, back = score_many(framework, sorted_), np.argsort(order)
    return Scores(
        found.total[back],
        found.known[back],
        {path: column[back] for path, column in found.indicators.items()},
        {path: mask[back] for path, mask in found.scored.items()},
        found.alone,
    )


def _reasons(evaluation: Evaluation, paths: dict[str, Fraction]) -> Iterator[str]:
    for top in evaluation.steps:
        for step in top.walk():
            if step.path in paths and step.status == "unscored":
                yield f"{step.title}：{step.reason}"
    yield from (one.effect for one in evaluation.adjustments if one.applied is None)


def piece(frame: pl.DataFrame, laid: Layout, year: int) -> Piece:
    """Units as read → as columns of whole numbers."""
    facts: dict[str, NDArray[np.int64]] = {}
    answers: dict[tuple[str, str], NDArray[np.int64]] = {}
    known: dict[str | tuple[str, str], NDArray[np.bool_]] = {}
    exact: dict[int, list[Fact]] = {}
    unread: dict[int, list[str]] = {}
    floats = set()
    listed: list[FactColumn | AnswerColumn] = [*laid.facts, *laid.answers]
    for column in listed:
        cells = _cells(column, frame[column.heading])
        if isinstance(column, FactColumn):
            facts[column.key] = cells.whole
            for row, (value, comparator) in cells.exact.items():
                fact = Fact(
                    column.name, year - column.back, value, column.unit, comparator=comparator
                )
                exact.setdefault(row, []).append(fact)
        else:
            answers[column.key] = cells.whole
        known[column.key] = cells.known
        for row, text in cells.unread.items():
            unread.setdefault(row, []).append(f"{column.heading}“{text}”")
        if cells.floats:
            floats.add(column.heading)
    columns = Columns(frame.height, facts, answers, known, year)
    return Piece(frame, columns, exact, unread, frozenset(floats))


def _cells(column: FactColumn | AnswerColumn, series: pl.Series) -> Cells:
    if isinstance(column, FactColumn):
        return fact_cells(column, series)
    return answer_cells(column, series)


def frame_of(read: Piece, laid: Layout, scorer: Scorer, scored: Scored) -> pl.DataFrame:
    """The units with their scores, as they are written."""
    names, paths = scorer.grades, scorer.paths
    own = {CODE: read.frame[laid.code].cast(pl.String)}
    if laid.name:
        own[NAME] = read.frame[laid.name].cast(pl.String)
    own |= {one: read.frame[one].cast(pl.String) for one in laid.carried}
    told = pl.Series(UNREAD, [None] * read.frame.height, dtype=pl.String)
    if read.unread:
        rows = sorted(read.unread)
        told = told.scatter(rows, ["；".join(read.unread[row]) for row in rows])
    return pl.DataFrame(
        {
            **own,
            TOTAL: _points(scored, TOTAL),
            GRADE: pl.Series(names, dtype=pl.String).gather(scored.grade),
            COMPLETE: pl.Series(scored.complete),
            **{name: _points(scored, name) for name in (LOW, HIGH, LOST)},
            WHY: scored.why.replace("", None),
            UNREAD: told,
            **{_SCORE + path: _points(scored, _SCORE + path) for path in paths},
            **{_LOST + path: _points(scored, _LOST + path) for path in paths},
        }
    )


def _points(scored: Scored, name: str) -> pl.Series:
    """Hundredths as decimals, empty where there is no score."""
    whole = pl.Series(name, scored.points[name])
    known = pl.Series(scored.known[name])
    value = (whole.cast(pl.Decimal(18, 2)) / HUNDREDTHS).cast(POINTS)
    return value if scored.known[name].all() else pl.select(pl.when(known).then(value)).to_series()
