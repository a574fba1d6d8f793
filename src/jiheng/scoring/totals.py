"""From indicators to the total: conversion, bonus, caps and vetoes, and the grade.

They are sentences of the framework. The order is fixed and shown: the sum, converted
where something does not apply; then 加分; then 上限; then 一票否决.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.totals import Bonus, Cap, Veto
from jiheng.frameworks.model import Framework
from jiheng.frameworks.phrases.answers import Question
from jiheng.quantities import number
from jiheng.scoring.model import Adjustment, Step
from jiheng.scoring.ruled import as_given, cents
from jiheng.scoring.values import Source

_CONVERSION = "不适用的指标不计入总分，总分按适用分值折算"


@dataclass(frozen=True, slots=True)
class Total:
    """The total on its way: what is scored, and the range it can lie in.

    Attributes:
        score: sum of what is scored.
        low: the least it can come to.
        high: the most.
        barred: grades that a veto rules out.
        decided: every sentence that depends on figures could be decided.
        adjustments: what was done, in order.
    """

    score: Fraction
    low: Fraction
    high: Fraction
    barred: frozenset[str] = frozenset()
    decided: bool = True
    adjustments: tuple[Adjustment, ...] = ()

    def told(self, adjustment: Adjustment) -> "Total":
        """With one more sentence of explanation."""
        return replace(self, adjustments=(*self.adjustments, adjustment))


def totalled(
    framework: Framework, dossier: Dossier, steps: Iterable[Step], full: Fraction
) -> Total:
    """The total of first-level steps, everything the framework says of it applied."""
    tops = [step for step in steps if step.status != "not_applicable"]
    total = Total(
        sum((step.score or Fraction(0) for step in tops), Fraction(0)),
        sum((step.low for step in tops), Fraction(0)),
        sum((step.high for step in tops), Fraction(0)),
    )
    if not framework.abstract:
        total = _converted(total, full, framework.total)
    for bonus in framework.bonus:
        total = _with_bonus(total, bonus, _given(framework, dossier, bonus))
    for cap in framework.caps:
        total = _capped(total, cap, _given(framework, dossier, cap))
    for veto in framework.vetoes:
        total = _vetoed(total, veto, _given(framework, dossier, veto))
    return total


def _converted(total: Total, full: Fraction, nominal: Fraction) -> Total:
    """折算: the score out of ``full`` as one out of ``nominal``; out of nothing, open."""
    if full == nominal:
        return total
    if full == 0:
        nothing = "没有一项指标适用，无法评分"
        return replace(total, high=nominal, decided=False).told(
            Adjustment("折算", _CONVERSION, applied=None, effect=nothing)
        )
    by = nominal / full
    effect = (
        f"适用分值{number(full)}分，得{number(total.score)}分，"
        f"折算为{number(cents(total.score * by))}分（× {number(nominal)} ÷ {number(full)}）"
    )
    converted = replace(
        total,
        score=cents(total.score * by),
        low=cents(total.low * by),
        high=cents(total.high * by),
    )
    points = converted.score - total.score
    return converted.told(
        Adjustment("折算", _CONVERSION, applied=True, effect=effect, points=points)
    )


def _with_bonus(total: Total, bonus: Bonus, given: dict[str, Ratio | bool | str]) -> Total:
    """加分; what nobody claims is not added."""
    points = bonus.award(given)
    if points is None:
        return total.told(Adjustment("加分", str(bonus), applied=None, effect="没有申报，不加分"))
    added = replace(
        total, score=total.score + points, low=total.low + points, high=total.high + points
    )
    effect = f"加{number(points)}分" if points else "不加分"
    return added.told(
        Adjustment("加分", str(bonus), applied=bool(points), effect=effect, points=points)
    )


def _capped(total: Total, cap: Cap, given: dict[str, Ratio | bool | str]) -> Total:
    """上限; where its figure is missing the least is capped and the total stays open."""
    applies = cap.applies(given)
    if applies is None:
        low = min(total.low, cap.limit)
        effect = _undecided(cap.questions(), given)
        return replace(total, low=low, decided=False).told(
            Adjustment("上限", str(cap), applied=None, effect=effect)
        )
    if not applies:
        return total.told(Adjustment("上限", str(cap), applied=False, effect="没有触发"))
    score = min(total.score, cap.limit)
    effect = f"总分由{number(total.score)}分限为{number(score)}分"
    if score == total.score:
        effect = f"已触发，总分{number(score)}分没有超过"
    capped = replace(
        total, score=score, low=min(total.low, cap.limit), high=min(total.high, cap.limit)
    )
    points = score - total.score
    return capped.told(Adjustment("上限", str(cap), applied=True, effect=effect, points=points))


def _vetoed(total: Total, veto: Veto, given: dict[str, Ratio | bool | str]) -> Total:
    """一票否决; what nobody reports has not happened, and that is said."""
    applies = veto.applies(given)
    if applies is None:
        effect = "没有填报，按未发生处理"
        return total.told(Adjustment("一票否决", str(veto), applied=None, effect=effect))
    if not applies:
        return total.told(Adjustment("一票否决", str(veto), applied=False, effect="没有发生"))
    if veto.total is None:
        effect = f"等级不得评为{veto.grade}"
        barred = replace(total, barred=total.barred | {veto.grade})
        return barred.told(Adjustment("一票否决", str(veto), applied=True, effect=effect))
    points = veto.total - total.score
    effect = f"总分计{number(veto.total)}分"
    zeroed = replace(total, score=veto.total, low=veto.total, high=veto.total)
    return zeroed.told(
        Adjustment("一票否决", str(veto), applied=True, effect=effect, points=points)
    )


def _given(
    framework: Framework, dossier: Dossier, sentence: Cap | Veto | Bonus
) -> dict[str, Ratio | bool | str]:
    """What is known of what a sentence asks for: figures computed, clauses answered."""
    given: dict[str, Ratio | bool | str] = {}
    for question in sentence.questions():
        answer = dossier.answer("", question.key)
        if answer is not None:
            given[question.key] = as_given(answer.value)
        elif (value := _named(framework, dossier, question.key)) is not None:
            given[question.key] = value
    return given


def _named(framework: Framework, dossier: Dossier, name: str) -> Ratio | None:
    """A value by name: a fact, a figure of the framework, or the value of an indicator.

    None where only a bound (＞85%) is known: it decides no sentence about the total.
    """
    fact = dossier.fact(name, dossier.subject.year)
    if fact is not None and isinstance(fact.value, Fraction):
        return None if fact.comparator else Ratio.of(fact.value)
    found = named_value(framework, name)
    if found is None:
        return None
    formula, exclude = found
    worked = Source(framework, dossier, exclude).work_out(name, formula)
    return None if worked.bound else worked.ratio


def named_value(
    framework: Framework, name: str
) -> tuple[Formula, Mapping[str, tuple[str, ...]]] | None:
    """The formula of a figure or of an indicator by its title, and the 剔除项 it allows."""
    for figure in framework.figures:
        if figure.title == name:
            return figure.formula, figure.exclude
    for indicator in framework.leaves():
        if indicator.title == name and indicator.value is not None:
            return indicator.value, indicator.exclude
    return None


def _undecided(questions: tuple[Question, ...], given: dict[str, Ratio | bool | str]) -> str:
    missing = "、".join(one.prompt for one in questions if one.key not in given)
    return f"无法判断是否触发，缺少：{missing}"


def graded(framework: Framework, total: Total) -> str:
    """The grade where both ends of the range have the same; ``""`` otherwise."""
    if not framework.grades:
        return ""
    low, high = (_grade(framework, end, total.barred) for end in (total.low, total.high))
    return low if low == high else ""


def _grade(framework: Framework, score: Fraction, barred: frozenset[str]) -> str:
    """The grade of a score; the next lower one where a veto bars it."""
    names = list(framework.grades)
    reached = framework.grade(score)
    allowed = [name for name in names[names.index(reached) :] if name not in barred]
    return allowed[0] if allowed else names[-1]
