"""The score as the unit reports it: what it filed, and where it filed nothing what was computed."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.scoring.model import Evaluation, Step

BONUS = "加分"
LIMITS = frozenset({"上限", "一票否决"})


@dataclass(frozen=True, slots=True)
class Reported:
    """Scores for a report that the unit signs.

    The table must add up to the total that the text states, so the total is the sum of
    the rows wherever every row has a score.

    Attributes:
        total: None where neither rows nor unit give one.
        grade: of the total, in the framework's scale.
        origin: how the total came about, in words.
        missing: indicators without any score.
    """

    total: Fraction | None
    grade: str
    origin: str
    missing: tuple[Step, ...]

    def score(self, step: Step) -> Fraction | None:
        """得分 of an indicator, or of a heading where all below it have one."""
        if step.filed is not None and (step.pooled or not step.children):
            return step.filed
        if step.pooled or not step.children:
            return step.score if step.status != "unscored" else None
        below = [(one, self.score(one)) for one in step.leaves() if one.points is not None]
        if not below or any(score is None for _, score in below):
            return step.filed
        return sum((score for _, score in below if score is not None), Fraction(0))

    def lost(self, step: Step) -> Fraction | None:
        """扣分: 分值 − 得分; 0 where the unit filed more than can be earned."""
        score = self.score(step)
        if score is None or step.points is None:
            return None
        return max(step.points - score, Fraction(0))

    def origin_of(self, step: Step) -> str:
        """Whose score it is."""
        return "填报表自评得分" if step.filed is not None else "按评分标准测算"

    def losses(self, evaluation: Evaluation) -> tuple[Step, ...]:
        """The indicators that lost points, those that lost most first."""
        losers = [one for one in evaluation.leaves() if self.lost(one)]
        return tuple(sorted(losers, key=lambda one: -(self.lost(one) or 0)))


def reported(evaluation: Evaluation) -> Reported:
    """The score of an evaluation, as its unit reports it."""
    empty = Reported(None, "", "", ())
    rows = [one for one in evaluation.leaves() if one.points is not None]
    missing = tuple(one for one in rows if empty.score(one) is None)
    filed = [one for one in rows if one.filed is not None]
    if evaluation.complete and not filed:
        return Reported(evaluation.total, evaluation.grade, "按评分标准逐项测算", ())
    if rows and not missing:
        added = sum((empty.score(one) or Fraction(0) for one in rows), Fraction(0))
        total = _adjusted(evaluation, added)
        return Reported(total, evaluation.framework.grade(total), "各项得分相加", ())
    return Reported(evaluation.filed_total, evaluation.filed_grade, "填报表自评总分", missing)


def _adjusted(evaluation: Evaluation, added: Fraction) -> Fraction:
    """The sum of the rows with 加分, and not above what a 上限 or 一票否决 leaves."""
    applied = [one for one in evaluation.adjustments if one.applied]
    total = added + sum((one.points for one in applied if one.kind == BONUS), Fraction(0))
    limited = any(one.kind in LIMITS for one in applied)
    return min(total, evaluation.total) if limited and evaluation.complete else total
