"""How every kind of rule answers: for one subject in words, for many in columns."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar, Protocol

from jiheng.arithmetic import Condition as Holds
from jiheng.arithmetic import Ratio, both, choose, either
from jiheng.frameworks.phrases.answers import (
    Answers,
    Columns,
    Earned,
    Given,
    Loss,
    Many,
    One,
    Outcome,
    Question,
)
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number


@dataclass(slots=True)
class Told:
    """The explanation of one score while it is put together.

    Attributes:
        reasons: half sentences, in the order of the rule.
        lost: points lost with their cause.
        settings: names of the settings that mattered.
    """

    reasons: list[str] = field(default_factory=list)
    lost: list[Loss] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)


class Rule(Protocol):
    """How a value becomes points; six kinds."""

    @property
    def kind(self) -> str:
        """Name of the kind."""

    @property
    def stated(self) -> Fraction | None:
        """The full points that the sentence itself names; None where it says 满分."""

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Points earned, of an indicator worth ``points``."""

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """Why so many, for one subject."""

    def award(self, given: Given, points: Fraction, settings: Settings) -> Outcome:
        """Score one subject."""

    def award_columns(
        self, columns: Columns, points: Fraction, settings: Settings
    ) -> tuple[Ratio, Holds]:
        """Score many subjects."""


class Scored:
    """What all kinds have in common: points of the sentence against points of the indicator."""

    __slots__ = ()
    kind: ClassVar[str]

    def award(self: "Rule", given: Given, points: Fraction, settings: Settings) -> Outcome:
        """Score one subject, with every reason."""
        base, factor, conflict = full_points(self, points, settings)
        missing = tuple(question for question in self.questions() if question.key not in given)
        answers = One(given)
        if conflict:
            return _of_conflict(self, answers, points, settings, (conflict, missing))
        earned = self.earned(answers, base, settings).clamp(0, base)
        told = self.tell(answers, base, settings)
        used = (*told.settings, "满分按") if factor != 1 or base != points else told.settings
        low, high = earned.low.fraction * factor, earned.high.fraction * factor
        reason = "；".join(told.reasons)
        if not earned.decided:
            words = "、".join(question.prompt for question in missing)
            reason = f"未评分：缺少{words}" if words else f"未评分：{reason or '评分标准没有写明'}"
            return Outcome(None, low, high, reason, (), _once(used), missing)
        lost = tuple(told.lost)
        if not lost and low < points:
            lost = (Loss(points - low, reason),)
        return Outcome(low, low, low, reason or f"得{number(low)}分", lost, _once(used))

    def award_columns(
        self: "Rule", columns: Columns, points: Fraction, settings: Settings
    ) -> tuple[Ratio, Holds]:
        """Points of many subjects, not yet rounded, and where they are decided."""
        base, factor, conflict = full_points(self, points, settings)
        if conflict:
            return Ratio(0), _nothing_either_way(self, Many(columns), points, settings)
        earned = self.earned(Many(columns), base, settings).clamp(0, base)
        low, high = (choose(earned.known, Ratio(0), end) for end in (earned.low, earned.high))
        return earned.low * factor, either(earned.known, low.equals(high))


def _of_conflict(
    rule: Rule,
    answers: Answers,
    points: Fraction,
    settings: Settings,
    open_: tuple[str, tuple[Question, ...]],
) -> Outcome:
    """The sentence gives other points than the indicator: nothing is nothing either way."""
    conflict, missing = open_
    if _nothing_either_way(rule, answers, points, settings) is not True:
        return Outcome(None, Fraction(0), points, conflict, (), ("满分按",), missing)
    reason = "；".join((*rule.tell(answers, rule.stated or points, settings).reasons, conflict))
    nothing = Fraction(0)
    return Outcome(nothing, nothing, nothing, reason, (Loss(points, reason),))


def _nothing_either_way(
    rule: Rule, answers: Answers, points: Fraction, settings: Settings
) -> Holds:
    """Where a rule of one value or of losses gives nothing, by its points and by the indicator's."""  # noqa: E501
    if rule.kind not in {"deduction", "bands"}:
        return False
    earned = rule.earned(answers, rule.stated or points, settings)
    return both(earned.known, earned.high <= 0)


def full_points(rule: Rule, points: Fraction, settings: Settings) -> tuple[Fraction, Fraction, str]:
    """Points to score with, the factor to the indicator's, and the conflict if undecided."""
    stated = rule.stated
    if stated is None or stated == points:
        return points, Fraction(1), ""
    if settings.full_by == "undecided":
        return points, Fraction(1), mismatch(stated, points)
    return stated, points / stated if settings.full_by == "分值" else Fraction(1), ""


def mismatch(stated: Fraction, points: Fraction) -> str:
    """规则满分2≠分值1."""
    return f"规则满分{number(stated)}≠分值{number(points)}"


def _once(names: "list[str] | tuple[str, ...]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
