"""Rule ``checklist``: 要点 — items that are met add up."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import Ratio, greatest
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question, decide
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import unique
from jiheng.frameworks.phrases.scored import Rule as Nested
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.phrases.steps import ByCount, ByValue
from jiheng.quantities import number

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class Item:
    """A criterion and its points.

    Attributes:
        text: word for word.
        award: what it gives when met.
    """

    text: str
    award: Award

    def questions(self) -> tuple[Question, ...]:
        """Whether it is met."""
        return (Question(self.text, "item", f"{self.text}：是否符合"),)

    def earned(self, answers: Answers, points: Fraction) -> Earned:
        """All of its points or none."""
        truth = answers.truth(self.text)
        return decide(truth, Earned.exactly(self.award.of(points)), Earned.exactly(Ratio(0)))


@dataclass(frozen=True, slots=True)
class Part:
    """A rule with points of its own inside a checklist.

    Attributes:
        rule: scores the part.
        points: what the part is worth.
    """

    rule: Nested
    points: Fraction

    @property
    def text(self) -> str:
        """Canonical, its own points standing where 满分 stands alone."""
        full = f"得{number(self.points, 6)}分"
        line = getattr(self.rule, "line", None)
        formula = getattr(self.rule, "formula", None)
        if line is not None and formula is None:
            return str(line(full))
        return str(self.rule).replace("得满分", full, 1).replace("；", "，")


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """The sum of items met, of counted gains, and of parts scored by their own rule.

    Attributes:
        parts: items, gains (每有一个得1分) and nested rules.
        most: the sum counts no further (最高3分); None is no limit in the sentence.
        uniform: points of every item of a list that stands elsewhere (每一项记1分).
    """

    parts: tuple[Item | ByCount | ByValue | Part, ...]
    most: Award | None = None
    kind: ClassVar[str] = "checklist"

    @property
    def stated(self) -> Fraction | None:
        """The limit, or what all items give together; None where a gain has no end."""
        if self.most is not None:
            return self.most.stated
        if any(isinstance(part, ByCount | ByValue) for part in self.parts):
            return None
        if any(isinstance(part, Item) and part.award.share for part in self.parts):
            return None
        return sum((_worth(part) for part in self.parts), Fraction(0))

    def questions(self) -> tuple[Question, ...]:
        """Those of all parts."""
        asked: list[Question] = []
        for part in self.parts:
            asked += part.rule.questions() if isinstance(part, Part) else part.questions()
        return unique(asked)

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """The sum, as far as the limit."""
        total = Earned.exactly(Ratio(0))
        for part in self.parts:
            total = total.plus(_earned(part, answers, points, settings))
        most = self.most.of(points) if self.most else points
        if self.most is None and any(isinstance(part, ByCount | ByValue) for part in self.parts):
            return self._unlimited(total, points)
        return total.clamp(0, most)

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """Every item not met, every gain counted."""
        told = Told()
        for part in self.parts:
            if isinstance(part, Part):
                inner = part.rule.tell(answers, part.points, settings)
                told.reasons += inner.reasons
                told.lost += inner.lost
                told.settings += inner.settings
            elif isinstance(part, Item):
                _tell_item(told, part, answers, points)
            elif text := part.told(answers, points, settings).replace("，加", "，得"):
                told.reasons.append(text)
        if self._over(answers, points, settings):
            told.reasons = [f"合计超过分值{number(points)}分，评分标准没有写明最高得分"]
        return told

    def __str__(self) -> str:
        """Canonical."""
        numbered = [part for part in self.parts if isinstance(part, Item)]
        marks = dict(zip(map(id, numbered), _CIRCLED, strict=False))
        texts = []
        for part in self.parts:
            mark = marks.get(id(part), "") if len(numbered) > 1 else ""
            texts.append(f"{mark}{_printed(part)}")
        if self.most is not None:
            texts.append(f"最高{self.most}")
        return "；".join(texts)

    def _unlimited(self, total: Earned, points: Fraction) -> Earned:
        if total.high is total.low and isinstance(total.high.n, int):
            return total if total.high <= points else Earned.unknown(points)
        inside = total.high <= points
        return Earned(greatest(total.low, 0), total.high, inside & total.known)

    def _over(self, answers: Answers, points: Fraction, settings: Settings) -> bool:
        if self.most is not None or not any(
            isinstance(part, ByCount | ByValue) for part in self.parts
        ):
            return False
        total = Ratio(0)
        for part in self.parts:
            total = total + _earned(part, answers, points, settings).low
        return bool(total > points)


def _earned(
    part: Item | ByCount | ByValue | Part, answers: Answers, points: Fraction, settings: Settings
) -> Earned:
    if isinstance(part, Part):
        return part.rule.earned(answers, part.points, settings).clamp(0, part.points)
    if isinstance(part, Item):
        return part.earned(answers, points)
    return part.change(answers, points, settings)


def _tell_item(told: Told, item: Item, answers: Answers, points: Fraction) -> None:
    truth = answers.truth(item.text)
    amount = item.award.of(points).fraction
    if truth.certain is True:
        told.reasons.append(f"{item.text}，得{number(amount)}分")
    elif truth.possible is False:
        told.reasons.append(f"{item.text}未达到，不得{number(amount)}分")
        recover = f"补充“{item.text}”的佐证材料，或下一年度做到"
        told.lost.append(Loss(amount, f"{item.text}未达到", recover))


def _worth(part: Item | ByCount | ByValue | Part) -> Fraction:
    if isinstance(part, Part):
        return part.points
    return part.award.stated or Fraction(0) if isinstance(part, Item) else Fraction(0)


def _printed(part: Item | ByCount | ByValue | Part) -> str:
    if isinstance(part, Item):
        return f"{part.text}{part.award}"
    return part.text if isinstance(part, Part) else str(part)
