"""Rule ``cases``: 条件 — the first condition that holds decides."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from jiheng.arithmetic import Ratio
from jiheng.frameworks.phrases.answers import Answers, Earned, Loss, Question, Truth, decide
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Condition, Stated, Within, joined, unique
from jiheng.frameworks.phrases.scored import Rule as Nested
from jiheng.frameworks.phrases.scored import Scored, Told
from jiheng.frameworks.phrases.settings import Settings
from jiheng.quantities import number

_EVIDENCE = "补充能证明符合条件的佐证材料，或下一年度达到"


@dataclass(frozen=True, slots=True)
class Case:
    """A condition and what it gives: points, a share, or what another rule gives."""

    condition: Condition
    award: Award | Nested

    def __str__(self) -> str:
        """无结余得3分; a rule stands behind 的，按 …."""
        if isinstance(self.award, Award):
            return f"{self.condition}{self.award}"
        return f"{self.condition}的，{self.award}"


@dataclass(frozen=True, slots=True)
class Rule(Scored):
    """Conditions in order; the first that holds decides.

    Attributes:
        cases: in the order of the sentence.
        otherwise: where none holds (否则); None is nothing, when every case has been denied.
    """

    cases: tuple[Case, ...]
    otherwise: Award | None = None
    kind: ClassVar[str] = "cases"

    @property
    def stated(self) -> Fraction | None:
        """Points of the best case."""
        found = [*(case.award for case in self.cases), self.otherwise]
        awards = [award for award in found if isinstance(award, Award)]
        if len(awards) < len(self.cases) or any(a.share and not a.nothing for a in awards):
            return None
        return max((award.amount for award in awards if not award.nothing), default=None)

    def questions(self) -> tuple[Question, ...]:
        """Those of all conditions and nested rules."""
        asked = [question for case in self.cases for question in case.condition.questions()]
        for case in self.cases:
            if not isinstance(case.award, Award):
                asked += case.award.questions()
        return unique(asked)

    def earned(self, answers: Answers, points: Fraction, settings: Settings) -> Earned:
        """Points of the first case that holds."""
        result = Earned.exactly(self.otherwise.of(points) if self.otherwise else Ratio(0))
        if self.otherwise is None and any(isinstance(c.condition, Within) for c in self.cases):
            result = Earned.unknown(points)
        result = decide(self._uncovered(answers), Earned.unknown(points), result)
        for case in reversed(self.cases):
            given = _given(case.award, answers, points, settings)
            result = decide(self._holds(case, answers, settings), given, result)
        for refusal in self._beside_values():
            said = _surely(refusal.condition.holds(answers, unmarked=True))
            result = decide(said, Earned.exactly(Ratio(0)), result)
        return decide(self._contradictory(answers), Earned.unknown(points), result)

    def tell(self, answers: Answers, points: Fraction, settings: Settings) -> Told:
        """The case that decided."""
        told = Told()
        if gap := self._undecided(answers):
            return Told([gap])
        for refusal in self._beside_values():
            if refusal.condition.holds(answers, unmarked=True).certain is True:
                return self._case_told(refusal, answers, points, settings)
        for case in self.cases:
            truth = self._holds(case, answers, settings)
            if truth.known is not True:
                return told
            if truth.certain is True:
                return self._case_told(case, answers, points, settings)
        seen = joined(case.condition.seen(answers) for case in self.cases)
        got = self.otherwise.of(points).fraction if self.otherwise else Fraction(0)
        told.reasons.append(f"{seen}，得{number(got)}分")
        if got < points:
            recover = "下一年度达到" if self._computed() else _EVIDENCE
            told.lost.append(Loss(points - got, told.reasons[0], recover))
        return told

    def __str__(self) -> str:
        """Canonical."""
        parts = [str(case) for case in self.cases]
        if self.otherwise is not None:
            parts.append(f"否则{self.otherwise}")
        return "；".join(parts)

    def _computed(self) -> bool:
        """Whether figures alone decide: no evidence can change them."""
        kinds = {question.kind for case in self.cases for question in case.condition.questions()}
        return kinds <= {"value", "named"}

    def _refusals(self) -> tuple[Stated, ...]:
        """Statements of which the sentence says that they give nothing."""
        return tuple(
            case.condition
            for case in self.cases
            if isinstance(case.condition, Stated)
            and isinstance(case.award, Award)
            and case.award.nothing
        )

    def _beside_values(self) -> tuple[Case, ...]:
        """Statements that give nothing beside ranges of a value (弄虚作假的不得分): they come first."""  # noqa: E501
        refused = self._refusals()
        if not refused or not any(isinstance(case.condition, Within) for case in self.cases):
            return ()
        return tuple(case for case in self.cases if case.condition in refused)

    def _uncovered(self, answers: Answers) -> Truth:
        """Every statement is denied, the one that gives nothing as well: nothing is said of that."""  # noqa: E501
        stated = [one.condition for one in self.cases if isinstance(one.condition, Stated)]
        open_ = self.otherwise is None and len(stated) == len(self.cases) and self._refusals()
        denied = Truth(certain=bool(open_), possible=bool(open_))
        for condition in stated:
            denied = denied.both(_surely(condition.holds(answers, unmarked=True).reversed()))
        return denied

    def _contradictory(self, answers: Answers) -> Truth:
        """A statement that gives points holds, and one that gives nothing."""
        refusals = self._refusals()
        others = [
            case.condition
            for case in self.cases
            if isinstance(case.condition, Stated) and case.condition not in refusals
        ]
        return _any_sure(refusals, answers).both(_any_sure(others, answers))

    def _undecided(self, answers: Answers) -> str:
        """Why the answers decide nothing, though they are all given; ``""`` where they do."""
        if self._contradictory(answers).certain is True:
            return "判断互相矛盾，得分和不得分的情形都符合"
        if self._uncovered(answers).certain is True:
            return "评分标准没有规定各种情形都不符合时怎样计分"
        return ""

    def _holds(self, case: Case, answers: Answers, settings: Settings) -> Truth:
        best = self.cases[0] is case or settings.endpoint == "higher"
        return case.condition.holds(answers, unmarked=best)

    def _case_told(
        self, case: Case, answers: Answers, points: Fraction, settings: Settings
    ) -> Told:
        if not isinstance(case.award, Award):
            told = case.award.tell(answers, points, settings)
            told.reasons.insert(0, case.condition.seen(answers) or str(case.condition))
            return told
        got = case.award.of(points).fraction
        text = f"{case.condition.seen(answers) or case.condition}，得{number(got)}分"
        lost = [Loss(points - got, text, "下一年度达到更高一档的条件")] if got < points else []
        return Told([text], lost)


def _surely(truth: Truth) -> Truth:
    """Where it is certain; elsewhere it is taken not to hold."""
    return Truth(truth.certain, truth.certain)


def _any_sure(conditions: Iterable[Stated], answers: Answers) -> Truth:
    """Where one of the statements was answered with yes."""
    found = Truth(certain=False, possible=False)
    for condition in conditions:
        found = found.either(_surely(condition.holds(answers, unmarked=True)))
    return found


def _given(award: Award | Nested, answers: Answers, points: Fraction, settings: Settings) -> Earned:
    if isinstance(award, Award):
        return Earned.exactly(award.of(points))
    return award.earned(answers, points, settings)
