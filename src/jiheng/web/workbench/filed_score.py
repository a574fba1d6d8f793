"""The unit's own score (自评得分), the same on every page and in what is filed."""

from fractions import Fraction

from jiheng.scoring.model import Evaluation


def filed_score(evaluation: Evaluation) -> Fraction | None:
    """填报总分 as the unit filed it, else what the scores of its rows add up to; None of none."""
    total = evaluation.filed_total
    return evaluation.filed_sum if total is None else total
