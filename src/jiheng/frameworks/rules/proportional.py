"""Rule ``proportional``: 按比例 — points in proportion to a value, or by a formula."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import Condition as Holds
from jiheng.arithmetic import Ratio, both, choose
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import VALUE, value_question
from jiheng.frameworks.phrases.intervals import measured, shown
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number

#: Name of the indicator's points inside a formula.
POINTS = "分值"
#: Name of the indicator's own value inside a formula.
SHOWN = "实际完成值"


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """Full points at ``full``, none at ``none``, in proportion between; or a formula.

    ``none`` may lie above ``full``: of costs and delays, less is better.

    Attributes:
        full: value that earns every point, in its base unit.
        none: value that earns nothing.
        floor: pass mark below which nothing is earned, though the proportion starts at ``none``.
        unit: of the value.
        key: whose value.
        formula: the score itself (得分=…), 分值 being the indicator's points; then the
            fields above do not count.
        most: 最高…分; None is the indicator's points, beyond which a formula is undecided.
    """

    full: Fraction = Fraction(1)
    none: Fraction = Fraction(0)
    floor: Fraction | None = None
    unit: str = "%"
    key: str = VALUE
    formula: Formula | None = None
    most: Award | None = None
    kind: ClassVar[str] = "proportional"

    @property
    def stated(self) -> Fraction | None:
        """The limit that the sentence names."""
        return self.most.stated if self.most else None

    def questions(self) -> tuple[Question, ...]:
        """The value, or every name of the formula but 分值."""
        if self.formula is None:
            return (value_question(self.key, self.unit),)
        return tuple(
            value_question(VALUE if one.name == SHOWN else str(one))
            for one in self.formula.names
            if one.name != POINTS
        )

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:  # noqa: ARG002
        """Points in proportion."""
        score, known = self._score(answers, points)
        if self.formula is not None and self.most is None:
            known = both(known, score <= points)
        if known is True:
            return Earned.exactly(score.clamp(0, points))
        inside = score.clamp(0, points)
        return Earned(choose(known, inside, 0), choose(known, inside, points), known)

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:  # noqa: ARG002
        """The value and the proportion, or the formula filled in."""
        told = Told()
        score, known = self._score(answers, points)
        if self.formula is not None:
            self._tell_formula(told, answers, points, known is True and score > points)
        elif known is True:
            self._tell_value(told, answers, points)
        got = score.clamp(0, points).fraction if known is True else points
        if told.reasons and got < points:
            told.lost.append(Loss(points - got, told.reasons[0], "下一年度改进这项指标"))
        return told

    def __str__(self) -> str:
        """Canonical."""
        most = f"，最高{self.most}" if self.most else ""
        if self.formula is not None:
            return f"得分={self.formula}{most}"
        if self.full == 1 and self.none == 0 and self.unit == "%":
            if self.floor is None:
                return f"按完成比例得分{most}"
            return f"低于{self._shown(self.floor)}不得分，其余按完成比例得分{most}"
        return f"{self.line('得满分')}{most}"

    def line(self, full: str) -> str:
        """As a straight line between two values, ``full`` standing for what the upper one earns."""
        whose = "" if self.key == VALUE else self.key
        floor = "" if self.floor is None else f"低于{self._shown(self.floor)}不得分，"
        if self.none > self.full:
            ends = f"{whose}≤{self._shown(self.full)}{full}，≥{self._shown(self.none)}不得分"
        else:
            ends = f"{whose}达到{self._shown(self.full)}{full}，{self._shown(self.none)}以下不得分"
        return f"{floor}{ends}，其间按比例得分"

    def _shown(self, value: Fraction) -> str:
        return shown(value, self.unit)

    def _score(self, answers: Answers, points: Fraction) -> tuple[Ratio, Holds]:
        if self.formula is not None:

            def lookup(name: str, back: int) -> tuple[Ratio, Holds]:
                if name == POINTS:
                    return Ratio.of(points), True
                return answers.number(_key(name, back))

            return self.formula.evaluate_columns(lookup)
        value, known = answers.number(self.key)
        share = ((value - self.none) / (self.full - self.none)).clamp(0, 1)
        if self.floor is not None:
            share = choose(value >= self.floor, share, 0)
        return Ratio.of(share) * points, known

    def _tell_value(self, told: Told, answers: Answers, points: Fraction) -> None:
        value, _ = answers.number(self.key)
        actual = measured(value.fraction, self.unit)
        score, _ = self._score(answers, points)
        if self.floor is not None and value < self.floor:
            told.reasons.append(f"{actual}低于{self._shown(self.floor)}，不得分")
            return
        told.reasons.append(
            f"{self._shown(self.none)}得0分，{self._shown(self.full)}得满分；"
            f"实际{actual}，按比例得{number(score.fraction, 2)}分"
        )

    def _tell_formula(
        self,
        told: Told,
        answers: Answers,
        points: Fraction,
        over: bool,  # noqa: FBT001
    ) -> None:
        if self.formula is None:
            return

        def filled(name: str, back: int) -> str:
            if name == POINTS:
                return number(points)
            value, known = answers.number(_key(name, back))
            return number(value.fraction, 6) if known is True else name

        text = f"得分 = {self.formula.trace(filled)}"
        if over and self.most is None:
            text += f"，超过分值{number(points)}分，评分标准没有写明最高得分"
        elif self._zero_denominator(answers):
            text = "分母为零"
        told.reasons.append(text)

    def _zero_denominator(self, answers: Answers) -> bool:
        answered = all(answers.number(question.key)[1] is True for question in self.questions())
        return answered and self._score(answers, Fraction(1))[1] is False


def _key(name: str, back: int) -> str:
    """The question that a name of the formula asks."""
    return VALUE if name == SHOWN else "上年(" * back + name + ")" * back
