"""Sentences about the total (总分) and about 不适用, once read. No parser is imported here."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.arithmetic import Ratio, least
from jiheng.frameworks.language.normal import Unread
from jiheng.frameworks.phrases.answers import Given, One, Question
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Condition
from jiheng.frameworks.phrases.settings import DEFAULT
from jiheng.frameworks.phrases.steps import ByCount, Once
from jiheng.quantities import number

#: What happens to the points of an indicator that does not apply.
FULL, SHARE, SCALE, MOVE = "full", "share", "scale", "move"


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit of the total (预算执行率低于70%的，总分不超过79分).

    Attributes:
        condition: when it applies.
        limit: the most the total can be.
    """

    condition: Condition
    limit: Fraction

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""
        return self.condition.questions()

    def applies(self, given: Given) -> bool | None:
        """Whether it applies; None where that is not known."""
        return _applies(self.condition, given)

    def __str__(self) -> str:
        """Canonical."""
        return f"{self.condition}的，总分不超过{number(self.limit)}分"


@dataclass(frozen=True, slots=True)
class Veto:
    """What undoes the total (一票否决), or bars a grade.

    Attributes:
        condition: when it applies.
        total: what the total becomes; None where a grade is barred.
        grade: the grade that may not be given.
    """

    condition: Condition
    total: Fraction | None = None
    grade: str = ""

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""
        return self.condition.questions()

    def applies(self, given: Given) -> bool | None:
        """Whether it applies; None where that is not known."""
        return _applies(self.condition, given)

    def __str__(self) -> str:
        """Canonical."""
        if self.total is None:
            return f"{self.condition}的，等级不得评为{self.grade}"
        return f"{self.condition}的，总分计{number(self.total)}分"


@dataclass(frozen=True, slots=True)
class Bonus:
    """What adds to the total (获得省级以上表彰的，加2分，累计不超过5分).

    Attributes:
        step: once, or for each case.
        most: the limit; None where not written.
    """

    step: Once | ByCount
    most: Fraction | None = None

    def questions(self) -> tuple[Question, ...]:
        """What must be known."""
        return self.step.questions()

    def award(self, given: Given) -> Fraction | None:
        """Points to add; None where that is not known."""
        change = self.step.change(One(given), Fraction(0), DEFAULT)
        if not change.known:
            return None
        points = change.low if self.most is None else least(change.low, Ratio.of(self.most))
        return points.fraction

    def __str__(self) -> str:
        """Canonical."""
        limit = f"，累计不超过{number(self.most)}分" if self.most is not None else ""
        if isinstance(self.step, Once):
            return f"{self.step.condition}的，{self.step.amount.taken('加')}{limit}"
        text = str(self.step).replace(str(self.step.amount), self.step.amount.taken("加"))
        return f"{text}{limit}"


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """What happens to points where an indicator does not apply (不适用).

    Attributes:
        text: when that is so, word for word.
        effect: ``full``, ``share``, ``scale`` or ``move``.
        moves: titles and points they get, where points move.
    """

    text: str
    effect: str
    moves: tuple[tuple[str, Fraction], ...] = ()

    def __str__(self) -> str:
        """Canonical."""
        targets = "、".join(f"{title}{number(points)}分" for title, points in self.moves)
        words = {
            FULL: "得满分",
            SHARE: "分值由同级指标按比例分摊",
            SCALE: "不计入总分，总分按适用分值折算",
            MOVE: f"分值移至{targets}",
        }
        return f"{self.text}的，{words[self.effect]}"


@dataclass(frozen=True, slots=True)
class TotalReading:
    """What was understood of such a sentence.

    Attributes:
        text: as written.
        sentence: None where it was not understood.
        unread: phrases not understood, with their places.
    """

    text: str
    sentence: Cap | Veto | Bonus | NotApplicable | None
    unread: tuple[Unread, ...] = ()


def _applies(condition: Condition, given: Given) -> bool | None:
    truth = condition.holds(One(given), unmarked=False)
    if truth.certain:
        return True
    return None if truth.possible else False


def once(condition: Condition, points: Fraction) -> Once:
    """So many points, once."""
    return Once(condition, Award(points), adds=True)
