"""Conditions: a value in a range, a statement, a level, two values compared, 且 and 或."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from jiheng.arithmetic import Condition as Holds
from jiheng.arithmetic import Ratio, both, negate
from jiheng.frameworks.phrases.answers import Answers, Question, Truth
from jiheng.frameworks.phrases.intervals import Interval

#: Key of the indicator's own value.
VALUE = "value"
#: Units of which there are only so many.
_SCALES: Mapping[str, tuple[Fraction, Fraction]] = {"星": (Fraction(0), Fraction(5))}


class Condition(Protocol):
    """What may hold or not."""

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:
        """Whether it holds; unmarked ends of ranges count as ``unmarked`` says."""

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""

    def seen(self, answers: Answers) -> str:
        """What was answered, in words."""


@dataclass(frozen=True, slots=True)
class Within:
    """A value lies in a range (≥90%).

    Attributes:
        key: `VALUE`, or the name of another value.
        range: where it must lie.
    """

    key: str
    range: Interval

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:
        """Whether the value lies in the range."""
        value, known = answers.number(self.key)
        inside = self.range.contains(value, unmarked=unmarked)
        return _where(inside, known)

    def questions(self) -> tuple[Question, ...]:
        """The value."""
        return (value_question(self.key, self.range.unit),)

    def seen(self, answers: Answers) -> str:
        """The value as answered."""
        value, known = answers.number(self.key)
        return f"{_subject(self.key)}为{self.range.actual(value.fraction)}" if known is True else ""

    def __str__(self) -> str:
        """≥90%, with the name of the value where it is not the indicator's."""
        return f"{_subject(self.key, '')}{self.range}"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, kept word for word, that a person answers with evidence (无结余)."""

    text: str

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:  # noqa: ARG002
        """As answered."""
        return answers.truth(self.text)

    def questions(self) -> tuple[Question, ...]:
        """The statement."""
        return (Question(self.text, "condition", f"{self.text}：是或否"),)

    def seen(self, answers: Answers) -> str:
        """The statement, or that it does not hold."""
        truth = answers.truth(self.text)
        if truth.certain is True:
            return self.text
        return "" if truth.possible is True else f"不属于“{self.text}”"

    def __str__(self) -> str:
        """Word for word."""
        return self.text


@dataclass(frozen=True, slots=True)
class Level:
    """One of ordered levels was reached (一等奖, 三级以上).

    Attributes:
        choices: every level, best first.
        reached: those that will do.
        text: as written.
    """

    choices: tuple[str, ...]
    reached: tuple[str, ...]
    text: str

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:  # noqa: ARG002
        """Whether one of the levels that will do was answered."""
        result = Truth(certain=False, possible=False)
        for choice in self.reached:
            result = result.either(answers.chosen("等级", self.choices, choice))
        return result

    def questions(self) -> tuple[Question, ...]:
        """The level."""
        return (Question("等级", "level", "达到的等级", self.choices),)

    def seen(self, answers: Answers) -> str:
        """The level answered."""
        for choice in self.choices:
            if answers.chosen("等级", self.choices, choice).certain is True:
                return choice
        return ""

    def __str__(self) -> str:
        """As written."""
        return self.text


@dataclass(frozen=True, slots=True)
class Compared:
    """Two named values compared (年末结余不超过上年结转).

    Attributes:
        left: name of a value.
        sign: ≤ ≥ < > or =.
        right: name of a value.
    """

    left: str
    sign: str
    right: str

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:  # noqa: ARG002
        """Whether the comparison holds."""
        left, left_known = answers.number(self.left)
        right, right_known = answers.number(self.right)
        return _where(_compared(left, self.sign, right), both(left_known, right_known))

    def questions(self) -> tuple[Question, ...]:
        """Both values."""
        return tuple(value_question(name) for name in (self.left, self.right))

    def seen(self, answers: Answers) -> str:
        """Both values as answered."""
        shown = []
        for name in (self.left, self.right):
            value, known = answers.number(name)
            if known is True:
                shown.append(f"{name}为{Interval(None, None).shown(value.fraction)}")
        return "，".join(shown)

    def __str__(self) -> str:
        """With its sign."""
        return f"{self.left}{self.sign}{self.right}"


@dataclass(frozen=True, slots=True)
class Joined:
    """Conditions joined by 且 (all) or 或 (any).

    Attributes:
        parts: at least two.
        every: whether all must hold.
    """

    parts: tuple[Condition, ...]
    every: bool = True

    def holds(self, answers: Answers, *, unmarked: bool) -> Truth:
        """Whether all, or any, of the parts hold."""
        result = Truth(certain=self.every, possible=self.every)
        for part in self.parts:
            truth = part.holds(answers, unmarked=unmarked)
            result = result.both(truth) if self.every else result.either(truth)
        return result

    def questions(self) -> tuple[Question, ...]:
        """Those of all parts, each once."""
        return unique(question for part in self.parts for question in part.questions())

    def seen(self, answers: Answers) -> str:
        """What was answered to each part."""
        return joined(part.seen(answers) for part in self.parts)

    def __str__(self) -> str:
        """Joined by 且 or 或."""
        return ("且" if self.every else "或").join(str(part) for part in self.parts)


def joined(texts: Iterable[str]) -> str:
    """What was answered, each value named once though several conditions ask for it."""
    pieces = (piece for text in texts for piece in text.split("，") if piece)
    return "，".join(dict.fromkeys(pieces))


def value_question(key: str, unit: str = "") -> Question:
    """The question for the indicator's value or another."""
    if key == VALUE:
        low, high = _SCALES.get(unit, (None, None))
        return Question(VALUE, "value", "指标值", unit=unit, low=low, high=high)
    return Question(key, "named", key, unit=unit)


def unique(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once, by its key, in order."""
    found: dict[str, Question] = {}
    for question in questions:
        found.setdefault(question.key, question)
    return tuple(found.values())


def _where(holds: Holds, known: Holds) -> Truth:
    return Truth(both(holds, known), holds | negate(known))


def _compared(left: Ratio, sign: str, right: Ratio) -> Holds:
    match sign:
        case "≤":
            return left <= right
        case "≥":
            return left >= right
        case "<":
            return left < right
        case ">":
            return left > right
        case _:
            return left.equals(right)


def _subject(key: str, own: str = "指标值") -> str:
    return own if key == VALUE else key
