"""Rule ``deduction``: 扣分 — points are lost step by step, or case by case, until none are left."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import both
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question, Truth, decide
from jiheng.frameworks.phrases.awards import FULL, Award
from jiheng.frameworks.phrases.conditions import Condition, Within, unique
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Step
from jiheng.quantities import number


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """Points to start with, and what is taken from them or added.

    Attributes:
        full: when the points to start with are kept whole; None where not written.
        start: the points to start with.
        steps: what is taken or added.
        gates: conditions under which nothing is left (该项不得分).
        most: most that can be earned; None is the indicator's points.
        least: least that is left; None is 0.
    """

    full: Condition | None
    start: Award
    steps: tuple[Step, ...]
    gates: tuple[Condition, ...] = ()
    most: Award | None = None
    least: Award | None = None
    kind: ClassVar[str] = "deduction"

    @property
    def stated(self) -> Fraction | None:
        """Points the sentence names as full."""
        if self.most is not None:
            return self.most.stated
        return self.start.stated

    def questions(self) -> tuple[Question, ...]:
        """Those of the steps and gates; the full-marks condition adds none of its own."""
        asked = [question for step in self.steps for question in step.questions()]
        asked += [question for gate in self.gates for question in gate.questions()]
        return unique(asked)

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """The start less every loss, within bounds, unless a gate holds."""
        total = Earned.exactly(self.start.of(points))
        for step in self.steps:
            change = step.change(answers, points, settings)
            total = total.plus(change) if step.adds else total.minus(change)
        least = self.least.of(points) if self.least else 0
        most = self.most.of(points) if self.most else points
        open_ = self._open(answers, total, points, settings)
        kept = decide(open_, Earned.unknown(points), total.clamp(least, most))
        nothing = Earned.exactly(FULL.of(Fraction(0)))
        for gate in self.gates:
            kept = decide(gate.holds(answers, unmarked=False), nothing, kept)
        return kept

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """Every gate that holds, else every step."""
        told = Told()
        for gate in self.gates:
            if gate.holds(answers, unmarked=False).certain is True:
                told.reasons.append(f"{gate.seen(answers) or gate}，不得分")
        if not told.reasons:
            self._tell_steps(told, answers, points, settings)
        return told

    def _tell_steps(
        self, told: Told, answers: Answers, points: Fraction, settings: Settings
    ) -> None:
        for step in self.steps:
            text = step.told(answers, points, settings)
            if not text:
                continue
            told.reasons.append(text)
            told.settings += step.used()
            change = step.change(answers, points, settings).low.fraction
            if change and not step.adds:
                told.lost.append(Loss(change, text, recovery(step)))
        seen = self._overshot(answers)
        if any(
            second.gap(answers)[0] > 0 and first.gap(answers)[0] > 0
            for first, second in self._stacked()
        ):
            told.reasons = ["越过两个起扣点，评分标准没有写明两档扣分是累加还是替代"]
            return
        if not told.reasons and seen:
            told.reasons.append(seen)
            told.settings.append("超过100%")
        elif not told.reasons:
            told.reasons.append(f"没有扣分情形，得{number(self.start.of(points).fraction)}分")

    def __str__(self) -> str:
        """Canonical."""
        base = _threshold(self.full)
        parts = (
            [] if self.full is None and self.start == FULL else [f"{self.full or ''}{self.start}"]
        )
        parts += [_text(step, base) for step in self.steps]
        parts += [f"{gate}的，该项不得分" for gate in self.gates]
        if self.most is not None:
            parts.append(f"最高{self.most}")
        if self.least is not None:
            parts.append(f"最低{self.least}")
        elif not self.gates or self.steps:
            parts.append("扣完为止")
        return "，".join(parts)

    def _open(self, answers: Answers, total: Earned, points: Fraction, settings: Settings) -> Truth:
        """Where the sentence does not decide: beyond “=100%”, or a bonus above full points."""
        unsure = Truth(certain=False, possible=False)
        if any(step.adds for step in self.steps) and self.most is None:
            over = both(total.low > points, total.known)
            unsure = Truth(over, over)
        beyond = self._beyond()
        if beyond is not None and settings.above_full == "undecided":
            value, known = answers.number(beyond.key)
            past = both(known, value > (beyond.range.high or 0))
            unsure = unsure.either(Truth(past, past))
        for first, second in self._stacked():
            again, known = second.gap(answers)
            past = both(known, both(again > 0, first.gap(answers)[0] > 0))
            unsure = unsure.either(Truth(past, past))
        return unsure

    def _stacked(self) -> list[tuple[ByValue, ByValue]]:
        """Two steps of one value from two starts: past the second, add or replace is not said."""
        counted = [step for step in self.steps if isinstance(step, ByValue) and not step.adds]
        return [
            (first, second)
            for place, first in enumerate(counted)
            for second in counted[place + 1 :]
            if (first.key, first.direction) == (second.key, second.direction)
            and first.base != second.base
        ]

    def _beyond(self) -> Within | None:
        """The full-marks condition, where it names one value and no step counts above it."""
        full = self.full
        if not isinstance(full, Within) or not full.range.exact or full.range.unit != "%":
            return None
        counted = [s for s in self.steps if isinstance(s, ByValue) and s.key == full.key]
        above = any(step.direction in {"above", "either"} for step in counted)
        return full if counted and not above else None

    def _overshot(self, answers: Answers) -> str:
        beyond = self._beyond()
        if beyond is None:
            return ""
        value, known = answers.number(beyond.key)
        high = beyond.range.high or Fraction(0)
        if known is not True or not value > high:
            return ""
        limit, actual = beyond.range.shown(high), beyond.range.actual(value.fraction)
        return f"评分标准只写明{limit}，没有写明超过{limit}（实际{actual}）怎样计分"


def recovery(step: Step) -> str:
    """What would win the points back: next year's work, or evidence."""
    if isinstance(step, ByValue):
        return "下一年度改进这项指标"
    return "已纠正或不属实的，补充佐证材料"


def _text(step: Step, base: Fraction | None) -> str:
    if isinstance(step, ByValue):
        return step.text(base)
    if isinstance(step, ByCount):
        return step.text("加" if step.adds else "扣")
    return str(step)


def _threshold(full: Condition | None) -> Fraction | None:
    if not isinstance(full, Within):
        return None
    low, high = full.range.low, full.range.high
    if low is not None and high is not None and low != high:
        return None
    return high if low is None else low
