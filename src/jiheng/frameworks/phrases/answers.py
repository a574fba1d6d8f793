"""What must be known to apply a rule, what was answered, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Protocol

from jiheng.arithmetic import Condition, Ratio, both, choose, either, negate

#: Answers by `Question.key`: numbers, yes or no, the word of a level.
Given = Mapping[str, Ratio | bool | str]
#: Columns by `Question.key`: a ratio, mask or code of level, and where it is known.
Columns = Mapping[str, tuple[Any, Condition]]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that must be known to apply a rule.

    Attributes:
        key: what the answer is filed under.
        kind: ``value`` (the indicator's), ``named`` (another value), ``count``,
            ``condition``, ``item``, ``level`` or ``judgement`` (points in a range).
        prompt: as a person is asked.
        choices: of a level, best first.
        unit: of a number.
        low: of a judgement, the fewest points.
        high: of a judgement, the most points.
    """

    key: str
    kind: str
    prompt: str
    choices: tuple[str, ...] = ()
    unit: str = ""
    low: Fraction | None = None
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Points lost (扣分), why, and what would recover them: never another figure."""

    points: Fraction
    because: str
    recover: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rule gives on one subject.

    Attributes:
        score: in points, not yet rounded; None where not decided.
        low: the least it can be.
        high: the most it can be.
        reason: in one sentence, with the numbers and the settings used.
        lost: every loss.
        settings: names of the settings that mattered.
        missing: what was not answered and would decide.
    """

    score: Fraction | None
    low: Fraction
    high: Fraction
    reason: str
    lost: tuple[Loss, ...] = ()
    settings: tuple[str, ...] = ()
    missing: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition that may not be known: where it certainly and where it possibly holds."""

    certain: Condition
    possible: Condition

    def reversed(self) -> "Truth":
        """The contrary."""
        return Truth(negate(self.possible), negate(self.certain))

    def both(self, other: "Truth") -> "Truth":
        """Both hold (且)."""
        return Truth(both(self.certain, other.certain), both(self.possible, other.possible))

    def either(self, other: "Truth") -> "Truth":
        """One of both holds (或)."""
        return Truth(either(self.certain, other.certain), either(self.possible, other.possible))

    @property
    def known(self) -> Condition:
        """Where it is decided."""
        return either(self.certain, negate(self.possible))


@dataclass(frozen=True, slots=True)
class Earned:
    """Points earned, as the interval in which they certainly lie.

    Attributes:
        low: at least so many.
        high: at most so many.
        known: where the two are the same because everything is answered.
    """

    low: Ratio
    high: Ratio
    known: Condition

    @classmethod
    def exactly(cls, points: Ratio) -> "Earned":
        """So many, no more and no less."""
        return cls(points, points, known=True)

    @classmethod
    def unknown(cls, points: Ratio | Fraction | int, low: Ratio | Fraction | int = 0) -> "Earned":
        """Anything from ``low`` up to ``points``."""
        return cls(Ratio.of(low), Ratio.of(points), known=False)

    @property
    def decided(self) -> bool:
        """Whether one subject's points are certain, be it by both ends being equal."""
        return bool(self.known) or self.low == self.high

    def clamp(self, low: Ratio | Fraction | int, high: Ratio | Fraction | int) -> "Earned":
        """Both ends within bounds."""
        if self.low is self.high:
            inside = self.low.clamp(low, high)
            return Earned(inside, inside, self.known)
        return Earned(self.low.clamp(low, high), self.high.clamp(low, high), self.known)

    def plus(self, other: "Earned") -> "Earned":
        """The sum."""
        known = both(self.known, other.known)
        if self.low is self.high and other.low is other.high:
            total = self.low + other.low
            return Earned(total, total, known)
        return Earned(self.low + other.low, self.high + other.high, known)

    def minus(self, other: "Earned") -> "Earned":
        """What is left after the other is lost."""
        known = both(self.known, other.known)
        if self.low is self.high and other.low is other.high:
            total = self.low - other.low
            return Earned(total, total, known)
        return Earned(self.low - other.high, self.high - other.low, known)


def decide(truth: Truth, yes: Earned, no: Earned) -> Earned:
    """``yes`` where the condition holds, ``no`` where not, the hull of both where unknown."""
    if isinstance(truth.certain, bool) and isinstance(truth.possible, bool):
        if truth.certain:
            return yes
        if not truth.possible:
            return no
    unsure_low = choose(yes.low <= no.low, yes.low, no.low)
    unsure_high = choose(yes.high >= no.high, yes.high, no.high)
    low = choose(truth.certain, yes.low, choose(truth.possible, unsure_low, no.low))
    high = choose(truth.certain, yes.high, choose(truth.possible, unsure_high, no.high))
    excluded = both(negate(truth.possible), no.known)
    return Earned(low, high, either(both(truth.certain, yes.known), excluded))


class Answers(Protocol):
    """Answers of one subject or of many, in the words of `Question.key`."""

    def number(self, key: str) -> tuple[Ratio, Condition]:
        """A number, and where it is known; elsewhere it is some number."""

    def truth(self, key: str) -> Truth:
        """A yes or no."""

    def chosen(self, key: str, choices: tuple[str, ...], choice: str) -> Truth:
        """Whether ``choice`` was answered."""


@dataclass(frozen=True, slots=True)
class One:
    """The answers of one subject."""

    given: Given

    def number(self, key: str) -> tuple[Ratio, Condition]:
        """A number; 0 and unknown where not answered by a number."""
        found = self.given.get(key)
        if isinstance(found, Ratio):
            return found, True
        return Ratio(0), False

    def truth(self, key: str) -> Truth:
        """A yes or no; open where not answered so."""
        found = self.given.get(key)
        if isinstance(found, bool):
            return Truth(found, found)
        return Truth(certain=False, possible=True)

    def chosen(self, key: str, choices: tuple[str, ...], choice: str) -> Truth:
        """Whether ``choice`` was answered; open where another word or none was."""
        found = self.given.get(key)
        if found in choices:
            return Truth(found == choice, found == choice)
        return Truth(certain=False, possible=True)


@dataclass(frozen=True, slots=True)
class Many:
    """The answers of many subjects, in columns."""

    columns: Columns

    def number(self, key: str) -> tuple[Ratio, Condition]:
        """A column of numbers; unknown everywhere where there is none."""
        found = self.columns.get(key)
        return (Ratio(0), False) if found is None else found

    def truth(self, key: str) -> Truth:
        """A mask of yes; open where not known."""
        found = self.columns.get(key)
        if found is None:
            return Truth(certain=False, possible=True)
        yes, known = found
        return Truth(yes & known, yes | negate(known))

    def chosen(self, key: str, choices: tuple[str, ...], choice: str) -> Truth:
        """Where the column's code is the place of ``choice`` among the choices."""
        found = self.columns.get(key)
        if found is None:
            return Truth(certain=False, possible=True)
        code, known = found
        yes = code == choices.index(choice)
        return Truth(yes & known, yes | negate(known))
