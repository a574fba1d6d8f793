"""Many subjects → scores: the same rules and formulas on columns, the same to the cent.

Nothing is written twice: formulas and rules run their own operators on int64. What
columns cannot carry is scored one by one, exactly, and counted: rows whose products
could pass int64, and all rows where to some an indicator does not apply.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from jiheng.arithmetic import (
    Condition,
    Ratio,
    TooLarge,
    both,
    choose,
    either,
    negate,
    round_half_up,
)
from jiheng.dossiers.model import (
    JUDGED,
    NOT_APPLICABLE,
    Answer,
    Dossier,
    Fact,
    FrameworkRef,
    Subject,
)
from jiheng.frameworks.language.formula import Known, Reference
from jiheng.frameworks.language.totals import Bonus, Cap, Veto
from jiheng.frameworks.model import FactSpec, Framework, Indicator
from jiheng.frameworks.phrases.answers import Question
from jiheng.scoring.answered import HUNDREDTHS, Asked, answer_value, questions
from jiheng.scoring.applicable import applicable
from jiheng.scoring.column_totals import adjusted
from jiheng.scoring.explained import evaluate
from jiheng.scoring.totals import named_value
from jiheng.scoring.wholes import divided

Whole = NDArray[np.int64]
Mask = NDArray[np.bool_]

#: So few rows are scored one by one rather than cut in two again.
_FEW = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """Facts and answers of many subjects, one row each.

    Attributes:
        facts: name → whole numbers of `grain`; of the year before under ``"上年(name)"``.
        answers: (path, `Question.key`) → yes/no as 0 and 1, a level by its place among the
            choices, a count, points in hundredths.
        known: the same keys → where the fact or answer is known; everywhere where not given.
        rows: how many subjects.
        year: that all of them are scored for.
    """

    rows: int
    facts: Mapping[str, Whole] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], Whole] = field(default_factory=dict)
    known: Mapping[str | tuple[str, str], Mask] = field(default_factory=dict)
    year: int = 0

    def mask(self, key: str | tuple[str, str]) -> Mask:
        """Where a column is known."""
        found = self.known.get(key)
        return np.ones(self.rows, dtype=bool) if found is None else found

    def part(self, rows: slice) -> "Columns":
        """Some of the rows."""
        return replace(
            self,
            rows=len(range(*rows.indices(self.rows))),
            facts={name: column[rows] for name, column in self.facts.items()},
            answers={key: column[rows] for key, column in self.answers.items()},
            known={key: column[rows] for key, column in self.known.items()},
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """What came out, one row a subject.

    Attributes:
        total: in hundredths of a point; the sum of what is scored.
        known: where every indicator is scored and every condition decided.
        indicators: by path, in hundredths.
        scored: by path, where the indicator is scored.
        alone: how many rows were scored one by one.
    """

    total: Whole
    known: Mask
    indicators: Mapping[str, Whole]
    scored: Mapping[str, Mask]
    alone: int = 0


def grain(spec: FactSpec) -> Fraction:
    """What one in a column of facts stands for: 分 of money, 0.01% of rates, one of counts.

    Example:
        >>> grain(FactSpec("编制数", kind="count"))
        Fraction(1, 1)
    """
    if spec.kind == "count":
        return Fraction(1)
    return Fraction(1, 10_000) if spec.kind == "rate" else Fraction(1, 100)


def score_many(framework: Framework, columns: Columns) -> Scores:
    """Score many subjects by one framework, as `evaluate` would score each of them."""
    if columns.rows == 0 or _needs_one_by_one(columns):
        return _alone(framework, columns)
    return _in_columns(framework, columns)


def _needs_one_by_one(columns: Columns) -> bool:
    """Where an indicator does not apply, points change by row."""
    return any(
        key == NOT_APPLICABLE and bool(column.any()) for (_, key), column in columns.answers.items()
    )


def _in_columns(framework: Framework, columns: Columns) -> Scores:
    """All rows at once; where they are too large, each half of them."""
    try:
        return _together(framework, columns)
    except TooLarge:
        if columns.rows <= _FEW:
            return _alone(framework, columns)
        middle = columns.rows // 2
        halves = (slice(0, middle), slice(middle, None))
        return _joined([_in_columns(framework, columns.part(half)) for half in halves])


def _joined(parts: Sequence[Scores]) -> Scores:
    paths = parts[0].indicators
    return Scores(
        np.concatenate([part.total for part in parts]),
        np.concatenate([part.known for part in parts]),
        {path: np.concatenate([part.indicators[path] for part in parts]) for path in paths},
        {path: np.concatenate([part.scored[path] for part in parts]) for path in paths},
        sum(part.alone for part in parts),
    )


def _together(framework: Framework, columns: Columns) -> Scores:
    """All rows at once.

    Raises:
        TooLarge: some product could pass int64.
    """
    settled = applicable(framework, _blank(framework, columns.year))
    nothing = np.zeros(columns.rows, dtype=np.int64)
    indicators: dict[str, Whole] = {}
    scored: dict[str, Mask] = {}
    for indicator in _carriers(framework):
        if indicator.path in settled.out:
            continue
        found = _column(framework, indicator, columns, settled.factor(indicator))
        score, known = found or (nothing, nothing > 0)
        indicators[indicator.path] = np.where(known, score, 0)
        scored[indicator.path] = known
    total = sum(indicators.values(), nothing)
    known = np.logical_and.reduce(list(scored.values())) & (settled.total > 0)
    if settled.total not in {0, framework.total}:
        by = framework.total / settled.total
        total = _hundredths(Ratio(total, HUNDREDTHS) * by, columns.rows)
    said = _said(framework, columns)
    final, decided = adjusted(framework, said, Ratio(total, HUNDREDTHS))
    return Scores(_hundredths(final, columns.rows), known & decided, indicators, scored)


def _said(framework: Framework, columns: Columns) -> dict[str, tuple[Any, Any]]:
    """What sentences about the total ask for: clauses answered, figures computed."""
    said: dict[str, tuple[Any, Any]] = {}
    sentences: tuple[Bonus | Cap | Veto, ...]
    sentences = (*framework.bonus, *framework.caps, *framework.vetoes)
    for sentence in sentences:
        for question in sentence.questions():
            column = columns.answers.get(("", question.key))
            if column is not None:
                said[question.key] = _answer(question, column), columns.mask(("", question.key))
            elif question.kind == "named":
                said[question.key] = _named(framework, columns, question.key)
    return said


def _named(framework: Framework, columns: Columns, name: str) -> Known:
    """A value by name: a fact, else a figure of the framework or the value of an indicator."""
    lookup = _lookup(framework, columns)
    found = named_value(framework, name)
    computed = found[0] if found else None
    if name not in framework.facts:
        return computed.evaluate_columns(lookup) if computed else (Ratio(0), False)
    supplied, known = lookup(name, 0)
    if computed is None:
        return supplied, known
    other, other_known = computed.evaluate_columns(lookup)
    return Ratio.of(choose(known, supplied, other)), either(known, other_known)


def _carriers(framework: Framework) -> Iterator[Indicator]:
    """The indicators that carry points of their own."""
    below = [one for one in framework.walk() if one.pooled]
    inside = {child.path for one in below for child in one.walk() if child is not one}
    for indicator in framework.walk():
        if indicator.path not in inside and (indicator.pooled or not indicator.children):
            yield indicator


def _column(
    framework: Framework, indicator: Indicator, columns: Columns, factor: Fraction
) -> tuple[Whole, Mask] | None:
    """Scores of one indicator; None where it is scored neither by a rule nor by judgement."""
    reading = indicator.rule
    if indicator.objectives or not indicator.points:
        return None
    if indicator.pooled:
        return _pooled(indicator, columns, indicator.points * factor)
    if reading is None or reading.rule is None or indicator.unconfirmed:
        return None
    given: dict[str, tuple[object, object]] = {
        name: formula.evaluate_columns(_lookup(framework, columns))
        for name, formula in indicator.values.items()
    }
    for question in reading.rule.questions():
        column = columns.answers.get((indicator.path, question.key))
        if column is not None and question.key not in given:
            answered = columns.mask((indicator.path, question.key))
            given[question.key] = (_answer(question, column), answered)
    score, known = reading.rule.award_columns(given, indicator.points, indicator.settings)
    known = both(known, negate(_exceeding(framework, indicator, columns)))
    return _hundredths(score * factor, columns.rows), np.broadcast_to(known, columns.rows)


def _exceeding(framework: Framework, indicator: Indicator, columns: Columns) -> Condition:
    """Where the value divides a part by a smaller whole, unless more than 100% is full."""
    found: Condition = False
    lookup = _lookup(framework, columns)
    for one in divided(framework, indicator) if indicator.settings.above_full != "full" else ():
        part, part_known = lookup(one.name, one.back)
        whole, whole_known = lookup(one.whole, one.back)
        found = either(found, both(both(part_known, whole_known), part > whole))
    return found


def _pooled(indicator: Indicator, columns: Columns, points: Fraction) -> tuple[Whole, Mask]:
    """Judged points of a heading, else the sum of its children's where all have some."""
    whole, known = _judged(indicator, columns)
    parts = [_judged(child, columns) for child in indicator.children]
    total = np.sum([part for part, _ in parts], axis=0, dtype=np.int64)
    complete = np.logical_and.reduce([answered for _, answered in parts])
    score: Whole = np.where(known, whole, total)
    return score, (known | complete) & (score <= int(points * HUNDREDTHS))


def _judged(indicator: Indicator, columns: Columns) -> tuple[Whole, Mask]:
    """Judged points in hundredths, 0 where there are none, and where there are some."""
    key = (indicator.path, JUDGED)
    if key not in columns.answers:
        return np.zeros(columns.rows, dtype=np.int64), np.zeros(columns.rows, dtype=bool)
    known = columns.mask(key)
    return np.where(known, columns.answers[key], 0), known


def _hundredths(score: Ratio, rows: int) -> Whole:
    """Rounded half up, once."""
    rounded = round_half_up(score)
    whole: Whole = np.broadcast_to(np.asarray(rounded.n * (HUNDREDTHS // rounded.d)), rows)
    return whole


def _answer(question: Question, column: Whole) -> object:
    """An answer column as rules take it."""
    if question.kind in ("condition", "item"):
        return column != 0
    if question.kind == "level":
        return column
    return Ratio(column, HUNDREDTHS if question.kind == "judgement" else 1)


def _lookup(framework: Framework, columns: Columns) -> Callable[[str, int], Known]:
    """Facts as columns, a fact by 资金性质 as the sum of its parts."""

    def lookup(name: str, back: int) -> Known:
        key = str(Reference(name, back))
        if key in columns.facts:
            return _fact(framework.facts[name], columns.facts[key]), columns.mask(key)
        parts = [str(Reference(part, back)) for part in framework.fund_names(name)]
        supplied = [part for part in parts if part in columns.facts]
        if not supplied:
            return Ratio(np.zeros(columns.rows, dtype=np.int64)), np.zeros(columns.rows, bool)
        masks = [columns.mask(part) for part in supplied]
        values = [
            np.where(mask, columns.facts[part], 0)
            for part, mask in zip(supplied, masks, strict=True)
        ]
        whole: Whole = np.sum(values, axis=0, dtype=np.int64)
        return _fact(framework.facts[name], whole), np.logical_or.reduce(masks)

    return lookup


def _fact(spec: FactSpec, column: Whole) -> Ratio:
    size = grain(spec)
    return Ratio(column * size.numerator, size.denominator)


def _blank(framework: Framework, year: int) -> Dossier:
    """A dossier of nobody, to settle what does not apply to anybody."""
    reference = FrameworkRef(framework.id, framework.version, framework.hash)
    return Dossier(reference, Subject("", "", year))


def _alone(framework: Framework, columns: Columns) -> Scores:
    """Each row for itself, exactly."""
    evaluations = [evaluate(framework, one) for one in dossiers(framework, columns)]
    paths = [one.path for one in _carriers(framework)]
    by_path = [{step.path: step for step in one.walk()} for one in evaluations]
    indicators = {
        path: np.array([_whole(steps[path].score) for steps in by_path], dtype=np.int64)
        for path in paths
    }
    scored = {
        path: np.array([steps[path].score is not None for steps in by_path], dtype=bool)
        for path in paths
    }
    return Scores(
        np.array([_whole(one.total) for one in evaluations], dtype=np.int64),
        np.array([one.complete for one in evaluations], dtype=bool),
        indicators,
        scored,
        columns.rows,
    )


def _whole(score: Fraction | None) -> int:
    return 0 if score is None else int(score * HUNDREDTHS)


def dossiers(
    framework: Framework, columns: Columns, asked: Asked | None = None
) -> Iterator[Dossier]:
    """Each row as a dossier, for the exact path.

    Args:
        framework: it was filled in for.
        columns: of the rows.
        asked: its questions, where they are at hand.
    """
    blank = _blank(framework, columns.year)
    known = dict(questions(framework)) if asked is None else asked
    for row in range(columns.rows):
        yield replace(
            blank,
            facts=tuple(_facts(framework, columns, row)),
            answers=tuple(_answers(known, columns, row)),
        )


def _facts(framework: Framework, columns: Columns, row: int) -> Iterator[Fact]:
    for key, column in columns.facts.items():
        if not columns.mask(key)[row]:
            continue
        name = key.replace("上年(", "").rstrip(")") if key.startswith("上年(") else key
        back = key.count("上年(")
        spec = framework.facts[name]
        yield Fact(name, columns.year - back, int(column[row]) * grain(spec), spec.unit)


def _answers(asked: Asked, columns: Columns, row: int) -> Iterator[Answer]:
    for key, column in columns.answers.items():
        if columns.mask(key)[row]:
            yield Answer(*key, answer_value(asked[key], int(column[row])))
