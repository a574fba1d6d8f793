"""What is taken or added: by steps of a value (每超过1个百分点) or a count (每出现1例), or once."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from jiheng.arithmetic import Ratio, ceiling_steps, choose, floor_steps, greatest, least
from jiheng.frameworks.phrases.answers import Answers, Earned, Question, decide
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import VALUE, Condition, value_question
from jiheng.frameworks.phrases.intervals import measured, shown
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number

#: Settings 满百分点 → how a part of a step is told.
_PARTIAL = {"whole": "满{}", "started": "不足{0}按{0}计，每{0}", "exact": "按比例，每{}"}
_WRITTEN = {
    "started": "，不足{0}按{0}计算",
    "exact": "，不足{0}按比例计算",
    "whole": "，不足{0}不计",
}
_AWAY = {"above": "超过", "below": "低于", "either": "偏离"}


class Step(Protocol):
    """One deduction or addition."""

    @property
    def adds(self) -> bool:
        """Whether points are added."""

    @property
    def amount(self) -> Award:
        """For one step."""

    @property
    def cap(self) -> Award | None:
        """Most that this step takes or adds."""

    def change(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Points taken or added, at least 0."""

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""

    def told(self, answers: Answers, points: Fraction, settings: Settings) -> str:
        """How much, of what, by which setting; empty where nothing is changed."""

    def used(self) -> tuple[str, ...]:
        """Names of the settings that matter."""


@dataclass(frozen=True, slots=True)
class ByValue:
    """So many points for each step away from a base.

    Attributes:
        key: whose value; `VALUE` of the indicator's own.
        direction: ``above``, ``below`` or ``either`` side of the base counts.
        base: where counting starts, in the base unit of the value.
        size: one step, in the same unit.
        unit: as printed behind the base and the value.
        amount: for one step.
        adds: whether points are added.
        cap: most that this step takes or adds; None is no limit of its own.
        partial: what the sentence says of a part of a step, as a choice of 满百分点.
        beyond: words of the base where it is not a number (基准价): the value is
            then the deviation from it.
        loose: whether 每 is missing (低于2个百分点扣1分): once or a step, as 低于N扣M says.
    """

    key: str
    direction: str
    base: Fraction
    size: Fraction
    unit: str
    amount: Award
    adds: bool = False
    cap: Award | None = None
    partial: str = ""
    beyond: str = ""
    loose: bool = False

    def gap(self, answers: Answers) -> tuple[Ratio, object]:
        """How far the value is away on the side that counts; not above 0 where it is not."""
        value, known = answers.number(self.key)
        away = value - self.base
        if self.direction == "either":
            return away.absolute(), known
        return (away if self.direction == "above" else -away), known

    def change(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Steps of the gap times the amount."""
        gap, known = self.gap(answers)
        counted = steps(gap / self.size, self.partial or settings.step)
        if self.loose and settings.below == "once":
            counted = least(counted, 1)
        taken = limited(counted * self.amount.of(points), self.cap, points)
        if known is True:
            return Earned.exactly(taken)
        most = limited(Ratio.of(points), self.cap, points)
        return Earned(choose(known, taken, 0), choose(known, taken, most), known)

    def questions(self) -> tuple[Question, ...]:
        """The value."""
        if self.beyond and self.key == VALUE:
            return (Question(VALUE, "value", f"与{self.beyond}的偏差率", unit=self.unit),)
        return (value_question(self.key, self.unit),)

    def told(self, answers: Answers, points: Fraction, settings: Settings) -> str:
        """超过100% 3.5个百分点，满1个百分点扣1分，扣3分."""
        gap, known = self.gap(answers)
        if known is not True or gap <= 0:
            return ""
        value, _ = answers.number(self.key)
        away = self.direction
        if away == "either":
            away = "above" if value > self.base else "below"
        base = self.beyond or shown(self.base, self.unit)
        partial = _PARTIAL[self.partial or settings.step].format(self._span(self.size))
        verb = "加" if self.adds else "扣"
        change = self.change(answers, points, settings).low.fraction
        whose = "" if self.key == VALUE else self.key
        return (
            f"{whose}{_AWAY[away]}{base} {self._gap(gap.fraction)}，"
            f"{partial}{self.amount.taken(verb)}，{verb}{number(change)}分"
        )

    def base_text(self, base: Fraction) -> str:
        """A base as printed."""
        return shown(base, self.unit)

    def used(self) -> tuple[str, ...]:
        """满百分点, unless the sentence itself says; 低于N扣M where 每 is missing."""
        return (() if self.partial else ("满百分点",)) + (("低于N扣M",) if self.loose else ())

    def text(self, known_base: Fraction | None = None) -> str:
        """Canonical; the base is left out where the reader knows it."""
        whose = "" if self.key == VALUE else self.key
        base = self.beyond
        first = self.unit == "名" and self.base == 1
        apart = ""
        if not base and self.base != known_base and not first:
            base = f"{shown(self.base, self.unit)} "
            if known_base is not None and not self.loose and self.direction != "either":
                apart, base = f"{_AWAY[self.direction]}{base.strip()}的，", ""
        verb = "加" if self.adds else "扣"
        each = "" if self.loose else "每"
        written = _WRITTEN[self.partial].format(self._span(self.size)) if self.partial else ""
        return (
            f"{whose}{apart}{each}{_AWAY[self.direction]}{base}{self._span(self.size)}"
            f"{self.amount.taken(verb)}{limit(self.cap, verb)}{written}"
        )

    def __str__(self) -> str:
        """Canonical, with its base."""
        return self.text()

    def _gap(self, size: Fraction) -> str:
        """How far a subject's own number lies from the base."""
        rate = self.unit == "%" and not self.beyond
        return measured(size, "个百分点" if rate else self.unit)

    def _span(self, size: Fraction) -> str:
        if self.unit == "%" and not self.beyond:
            return f"{number(size * 100, 6)}个百分点"
        return shown(size, self.unit)


@dataclass(frozen=True, slots=True)
class ByCount:
    """So many points for each case (每出现1例…扣1分).

    Attributes:
        key: what the count is filed under.
        context: what is written before 每, may be empty.
        verb: between 每 and the number (出现).
        size: cases of one step.
        unit: of the cases (例, 项, 人).
        what: behind the unit (不符合的).
        amount: for one step.
        adds: whether points are added.
        cap: most that this step takes or adds.
        partial: what the sentence says of a part of a step.
    """

    key: str
    context: str
    verb: str
    size: Fraction
    unit: str
    what: str
    amount: Award
    adds: bool = False
    cap: Award | None = None
    partial: str = ""

    @property
    def phrase(self) -> str:
        """What is counted."""
        return f"{self.context}{self.verb}{self.what}"

    def change(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Cases times the amount."""
        count, known = answers.number(self.key)
        counted = steps(count / self.size, self.partial or settings.step)
        taken = limited(counted * self.amount.of(points), self.cap, points)
        if known is True:
            return Earned.exactly(taken)
        most = limited(Ratio.of(points), self.cap, points)
        return Earned(choose(known, taken, 0), choose(known, taken, most), known)

    def questions(self) -> tuple[Question, ...]:
        """How many cases."""
        return (Question(self.key, "count", f"{self.phrase or self.unit}：数量", unit=self.unit),)

    def told(self, answers: Answers, points: Fraction, settings: Settings) -> str:
        """出现2例，每1例扣1分，扣2分."""
        count, known = answers.number(self.key)
        if known is not True or count <= 0:
            return ""
        verb = "加" if self.adds else "扣"
        change = self.change(answers, points, settings).low.fraction
        each = f"{number(self.size, 6)}{self.unit}"
        cases = f"{number(count.fraction, 6)}{self.unit}"
        phrase = f"{self.context}{'，' if self.context else ''}{self.verb}{cases}{self.what}"
        return f"{phrase}，每{each}{self.amount.taken(verb)}，{verb}{number(change)}分"

    def used(self) -> tuple[str, ...]:
        """None: a case is whole, unless a step is several."""
        return () if self.size == 1 or self.partial else ("满百分点",)

    def __str__(self) -> str:
        """Canonical where points are gained one by one."""
        return self.text("得" if self.adds else "扣")

    def text(self, verb: str) -> str:
        """Canonical; 加 is added to points that are there, 得 is earned."""
        before = f"{self.context}，" if self.context else ""
        each = f"{number(self.size, 6)}{self.unit}"
        written = _WRITTEN[self.partial].format(each) if self.partial else ""
        return (
            f"{before}每{self.verb}{each}{self.what}"
            f"{self.amount.taken(verb)}{limit(self.cap, verb)}{written}"
        )


@dataclass(frozen=True, slots=True)
class Once:
    """So many points, once, where a condition holds (没有登记扣3分).

    Attributes:
        condition: when.
        amount: how much.
        adds: whether points are added.
        cap: always None; a single amount has no other limit.
        high: where a reviewer decides how much (扣2–5分), the most.
    """

    condition: Condition
    amount: Award
    adds: bool = False
    cap: Award | None = None
    high: Award | None = None

    def change(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """All of the amount or nothing."""
        truth = self.condition.holds(answers, unmarked=settings.endpoint == "lower")
        lost = Earned.exactly(self.amount.of(points))
        if self.high is not None:
            lost = Earned.unknown(self.high.of(points), lost.low)
        return decide(truth, lost, Earned.exactly(Ratio(0)))

    def questions(self) -> tuple[Question, ...]:
        """Those of the condition."""
        return self.condition.questions()

    def told(self, answers: Answers, points: Fraction, settings: Settings) -> str:
        """没有登记，扣3分."""
        truth = self.condition.holds(answers, unmarked=settings.endpoint == "lower")
        if truth.certain is not True:
            return ""
        verb = "加" if self.adds else "扣"
        return f"{self.condition}，{verb}{number(self.amount.of(points).fraction)}分"

    def used(self) -> tuple[str, ...]:
        """None."""
        return ()

    def __str__(self) -> str:
        """Canonical."""
        if self.high is not None and self.high.share:
            return f"{self.condition}酌情扣分"
        if self.high is not None:
            return (
                f"{self.condition}扣{number(self.amount.amount, 6)}–{number(self.high.amount, 6)}分"
            )
        return f"{self.condition}{self.amount.taken('加' if self.adds else '扣')}"


def steps(value: Ratio, partial: str) -> Ratio:
    """How many steps count, by the choices of 满百分点; nothing below 0."""
    if partial == "exact":
        return greatest(value, 0)
    return ceiling_steps(value) if partial == "started" else floor_steps(value)


def limited(taken: Ratio, cap: Award | None, points: Fraction) -> Ratio:
    """Not more than the limit."""
    return taken if cap is None else least(taken, cap.of(points))


def limit(cap: Award | None, verb: str) -> str:
    """The limit of one step, in words."""
    return f"，最多{cap.taken(verb)}" if cap else ""


#: For printing: what each direction is called.
DIRECTIONS: Mapping[str, str] = _AWAY
