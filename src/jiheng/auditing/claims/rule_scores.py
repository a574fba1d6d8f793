"""Claims that the score of a line follows from its own rule and the value printed for it."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from importlib import import_module
from typing import Any, NamedTuple

from jiheng.auditing.model import Addressee, Relation, Severity, Spot
from jiheng.auditing.reading.scores.balances import Conditions, conditions_met
from jiheng.auditing.reading.scores.model import FundLine, Line, Mark, ScoreTable, told
from jiheng.auditing.reading.scores.tables import score_tables
from jiheng.auditing.reading.scores.values import Value, value_in, values_of
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_USUAL = "jiheng.auditing.reading.scores.usual"
_RESCORING = "jiheng.auditing.reading.scores.rescoring"
_NO_RULE = "没有写评分标准，未重算"
_NO_VALUE = "没有可以代入评分标准的数值，未重算"
_UNREAD = "评分标准未能读懂，未重算"
_SEVERAL = "按不同口径重算结果不同，未判断"
_AWARD = pattern(r"(?<![扣减])(?:得|计|记|给|赋)(?P<n>\d{1,2}(?:\.\d{1,2})?)分")
_TOGETHER = pattern(r"总分|共|合计|最高|满分")


class RuleScore(NamedTuple):
    """A score against what the line's rule gives.

    Attributes:
        shown: the value or values that the rule was applied to, in words.
        low: the least that the rule gives; None where it was not applied.
        high: the most.
        ceiling: ERROR only where rule, settings and value are all printed in the line.
        why: why it was not applied, or not decided.
        bound: only a bound of the value is printed.
        implied: the rule is not printed; it is the usual one.
    """

    name: str
    score: Mark
    points: Mark
    at: Spot
    shown: str
    because: tuple[Spot, ...]
    low: Fraction | None
    high: Fraction | None
    ceiling: Severity = Severity.DOUBT
    why: str = ""
    bound: str = ""
    implied: bool = False

    def test(self) -> Relation["RuleScore"]:
        """Compare, as finely as the score is printed."""
        holds: bool | None = None
        expected = ""
        if self.low is not None and self.high is not None:
            half = self.score.grain / 2 if self._finer() else Fraction(0)
            inside = self.low - half <= self.score.value <= self.high + half
            holds = None if self.why else inside
            expected = "至".join(dict.fromkeys((told(self.low), told(self.high))))
        return Relation(
            self, "rule_score", holds, str(self.score), expected, self.at, self.because,
            ceiling=self.ceiling, why=self.why,
        )  # fmt: skip

    def _finer(self) -> bool:
        ends = (one for one in (self.low, self.high) if one is not None)
        return any((one / self.score.grain).denominator != 1 for one in ends)


class RulePoints(NamedTuple):
    """The points that a rule gives at once against what the indicator is worth."""

    name: str
    points: Mark
    said: Fraction
    at: Spot

    def test(self) -> Relation["RulePoints"]:
        """A rule cannot give more than there is."""
        return Relation(
            self, "repeat", self.said <= self.points.value, told(self.said), str(self.points),
            self.at, (self.points.spot,), told(abs(self.said - self.points.value)),
            Severity.NOTE, Addressee.FORM,
        )  # fmt: skip


class OldRule(NamedTuple):
    """A rule that scores by the plan or the assessment of another year."""

    name: str
    rule_year: int
    year: int
    at: Spot

    def test(self) -> Relation["OldRule"]:
        """Two years back is not the year that is evaluated."""
        return Relation(
            self, "other", holds=False, stated=f"{self.rule_year}年度", expected=f"{self.year}年度",
            at=self.at, ceiling=Severity.NOTE, addressee=Addressee.FORM,
        )  # fmt: skip


def find(report: Report) -> Iterator[RuleScore | RulePoints | OldRule]:
    """Every line of every table that prints rules, and the lines on funds."""
    for table in score_tables(report):
        for fund in table.funds:
            yield from _of_fund(fund)
        if table.ruled:
            yield from _of_lines(report, table)


def _of_lines(report: Report, table: ScoreTable) -> Iterator[RuleScore | RulePoints | OldRule]:
    shared = Counter(cell.index for line in table.lines if (cell := line.cell("rule")))
    for line in table.lines:
        if line.points is None or line.score is None:
            continue
        cell = line.cell("rule")
        own = cell is not None and shared[cell.index] == 1
        yield _scored(report, line, line.points, line.score, own=own)
        if own:
            yield from _points_in(line, line.points)
            yield from _outdated(report, line)


def _scored(report: Report, line: Line, points: Mark, score: Mark, *, own: bool) -> RuleScore:
    text = line.text("rule") if own else ""
    if not text:
        return _open(line, points, score, _NO_RULE)
    values = tuple(one for one in values_of(report, line) if one.fits(text))
    conditions = conditions_met(report, line)
    known = _in_proportion(line, text, points.value) or _usual(
        text, points.value, values, conditions
    )
    why = _NO_VALUE
    if not known and (values or conditions):
        known, why = _in_language(line, text, points.value, values, conditions)
    return _claim(line, points, score, known) if known else _open(line, points, score, why)


def _in_language(
    line: Line,
    text: str,
    points: Fraction,
    values: tuple[Value, ...],
    conditions: Conditions | None,
) -> tuple[list[tuple[Any, Any]], str]:
    """What the scoring language makes of the rule, or why it makes nothing of it."""
    language: Any = import_module(_RESCORING)
    reading = language.reading_of(text, points, line.name)
    if reading is None:
        return [], _UNREAD
    if conditions:
        met = conditions.met(language.asked_by(reading))
        found = language.by_conditions(reading, points, met)
        if found is not None:
            return [(conditions, found)], ""
    scored = [(value, language.by_value(reading, points, value)) for value in values]
    return [(value, one) for value, one in scored if one is not None], _NO_VALUE


def _open(line: Line, points: Mark, score: Mark, why: str) -> RuleScore:
    return RuleScore(line.name, score, points, score.spot, "", (points.spot,), None, None, why=why)


def _in_proportion(line: Line, text: str, points: Fraction) -> list[tuple[Any, Any]]:
    """未完成按比例得分: what was done against the target of the line."""
    wanted, reached = line.cell("target"), line.cell("actual")
    if "比例" not in text or wanted is None or reached is None:
        return []
    value, target = value_in(line, reached), value_in(line, wanted)
    if value is None or target is None or target.bound in ("≤", "<") or value.unit != target.unit:
        return []
    usual: Any = import_module(_USUAL)
    found = usual.score_in_proportion(text, points, value, target.value)
    shown = f"{value.shown}，目标值{target.shown}"
    both = value._replace(shown=shown, spots=(*value.spots, *target.spots))
    return [(both, found)] if found else []


def _usual(
    text: str, points: Fraction, values: tuple[Value, ...], conditions: Conditions | None
) -> list[tuple[Any, Any]]:
    """What the usual sentences give, read without the scoring language."""
    usual: Any = import_module(_USUAL)
    if conditions is not None:
        found = [usual.score_where(text, points, one) for one in conditions.answers()]
        return [(conditions, one) for one in found] if all(found) else []
    scored = [(value, usual.score_by(text, points, value)) for value in values]
    return scored if scored and all(one for _, one in scored) else []


def _claim(line: Line, points: Mark, score: Mark, scored: list[tuple[Any, Any]]) -> RuleScore:
    """What the values give together; where they do not agree, whether the score is among them."""
    low = min(one.low for _, one in scored)
    high = max(one.high for _, one in scored)
    first: Value = scored[0][0]
    rule = line.cell("rule")
    spots = (points.spot, *((rule.whole,) if rule else ()))
    spots += tuple(spot for value, _ in scored for spot in value.spots)
    certain = (
        len(scored) == 1 and first.source == "line" and not first.bound and not scored[0][1].open
    )
    inside = [one.low <= score.value <= one.high for _, one in scored]
    unsure = any(inside) and not all(inside)
    shown = "、".join(dict.fromkeys(value.shown for value, _ in scored))
    return RuleScore(
        line.name, score, points, score.spot, shown, spots, low, high,
        Severity.ERROR if certain else Severity.DOUBT, _SEVERAL if unsure else "", first.bound,
    )  # fmt: skip


def _of_fund(fund: FundLine) -> Iterator[RuleScore]:
    """预算执行率 is scored in proportion where nothing else is printed (财预〔2020〕10号)."""
    if fund.rate is None or fund.score is None:
        return
    cell, number = fund.rate
    if number.sort not in ("percent", "bare"):
        return
    scale = 100 if number.sort == "bare" and number.value > 1 else 1
    half = number.grain / 2
    low, high = (
        min(max((number.value + way) / scale, Fraction(0)), Fraction(1)) * fund.points.value
        for way in (-half, half)
    )
    spots = (fund.points.spot, cell.spot_of(number))
    yield RuleScore(
        "预算执行率", fund.score, fund.points, fund.score.spot, str(number.quantity), spots,
        low, high, implied=True,
    )  # fmt: skip


def _points_in(line: Line, points: Mark) -> Iterator[RulePoints]:
    cell = line.cell("rule")
    if cell is None:
        return
    text = "".join(cell.text.split())
    found = [Fraction(one["n"]) for one in _AWARD.finditer(text)]
    if not found or _TOGETHER.search(text):
        return
    most = max(found)
    number = next((one for one in cell.numbers if one.value == most), None)
    at = cell.spot_of(number) if number else cell.whole
    if most < points.value and len(found) > 1:
        return
    yield RulePoints(line.name, points, most, at)


def _outdated(report: Report, line: Line) -> Iterator[OldRule]:
    """A rule that names an assessment of a year long before."""
    cell, year = line.cell("rule"), report.identity.year
    if cell is None or year is None or not ("考评" in cell.text or "考核" in cell.text):
        return
    for number in cell.numbers:
        behind = cell.text[number.behind : number.behind + 10]
        if number.sort != "year" or not re.match(r"度?.{0,6}(?:考评|考核)", behind):
            continue
        told_year = int(cell.text[number.start : number.end])
        if told_year < year - 1:
            yield OldRule(line.name, told_year, year, cell.spot(number.start, number.behind + 8))
            return
