"""Rule ``judgement``: 专家评判 — a level is chosen, and points within its range."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import both, choose
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question, decide
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number, percent

#: Key of the points that a reviewer gives.
JUDGED = "评定得分"
#: Key of the level that a reviewer chooses.
LEVEL = "等级"


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the points it allows.

    Attributes:
        name: as written.
        low: the fewest points of the level.
        high: the most.
        low_in: whether the fewest may be given.
    """

    name: str
    low: Award
    high: Award
    low_in: bool = True

    def __str__(self) -> str:
        """好得8–10分, 达成预期80%–100%, 差不得分."""
        if self.low == self.high:
            return f"{self.name}{self.low}"
        if self.low.share or self.high.share:
            return f"{self.name}{percent(self.low.amount, 6)}–{percent(self.high.amount, 6)}"
        return f"{self.name}得{number(self.low.amount, 6)}–{number(self.high.amount, 6)}分"


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """Levels, best first; none where the reviewer gives points freely.

    Attributes:
        levels: may be empty: anything from 0 to full points.
    """

    levels: tuple[Level, ...] = ()
    kind: ClassVar[str] = "judgement"

    @property
    def stated(self) -> Fraction | None:
        """The most points of the best level."""
        named = [level.high.stated for level in self.levels]
        return max((points for points in named if points is not None), default=None)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the levels."""
        return tuple(level.name for level in self.levels)

    def questions(self) -> tuple[Question, ...]:
        """The level, and the points where the level does not fix them."""
        asked = []
        if self.levels:
            asked.append(Question(LEVEL, "level", "评定的等级", self.names))
        if not self.levels or any(level.low != level.high for level in self.levels):
            asked.append(Question(JUDGED, "judgement", "评定得分", low=Fraction(0)))
        return tuple(asked)

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """The judged points where they lie in the level's range; else the range."""
        result = self._within(answers, (NONE, FULL), points, open_=not self.levels)
        for level in reversed(self.levels):
            shared = settings.endpoint == "higher" and level.high in self._lowest(level)
            ends = (level.low, level.high)
            inside = self._within(answers, ends, points, open_=True, below=shared)
            result = decide(answers.chosen(LEVEL, self.names, level.name), inside, result)
        return result

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """The level, its range, and the points judged."""
        told = Told()
        earned = self.earned(answers, points, settings)
        chosen = [
            level
            for level in self.levels
            if answers.chosen(LEVEL, self.names, level.name).certain is True
        ]
        name = f"评定为“{chosen[0].name}”，" if chosen else ""
        low, high = number(earned.low.fraction), number(earned.high.fraction)
        if not earned.decided:
            told.reasons.append(f"{name}由评价人在{low}–{high}分之间评定")
            return told
        told.reasons.append(f"{name}得{low}分")
        if earned.low < points:
            recover = "补充能支持更高评定的佐证材料"
            told.lost.append(Loss(points - earned.low.fraction, told.reasons[0], recover))
        return told

    def __str__(self) -> str:
        """Canonical."""
        return "，".join(map(str, self.levels)) if self.levels else "由评价人酌情评分"

    def _lowest(self, level: Level) -> list[Award]:
        """Where the other levels begin."""
        return [other.low for other in self.levels if other is not level]

    def _within(
        self,
        answers: Answers,
        ends: tuple[Award, Award],
        points: Fraction,
        *,
        open_: bool,
        below: bool = False,
    ) -> Earned:
        """The judged points where they lie between the ends, below the upper if ``below``."""
        least, most = ends[0].of(points), ends[1].of(points)
        if ends[0] == ends[1]:
            return Earned.exactly(least)
        if not open_:
            return Earned.unknown(most, least)
        judged, known = answers.number(JUDGED)
        inside = both(known, both(judged >= least, judged < most if below else judged <= most))
        if inside is True:
            return Earned.exactly(judged)
        return Earned(choose(inside, judged, least), choose(inside, judged, most), inside)
