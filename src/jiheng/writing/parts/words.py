"""How scores are said."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from jiheng.documents.model import CellRole
from jiheng.quantities import number, percent
from jiheng.scoring.model import Evaluation, Step

NOT_FILED = "未填"
UNGRADED = "待定"
#: Names listed in one sentence.
_NAMED = 5


def points(value: Fraction | None) -> str:
    """``4.5分``; ``—`` where there is none."""
    return "—" if value is None else f"{number(value, 2)}分"


def lost_in(steps: Iterable[Step]) -> Fraction:
    """How many points these lost together."""
    return sum((step.lost or Fraction(0) for step in steps), Fraction(0))


def still_open(evaluation: Evaluation) -> tuple[Step, ...]:
    """The indicators whose points are still to be given."""
    return tuple(step for step in evaluation.unscored if step.points is not None)


def share(score: Fraction, full: Fraction) -> str:
    """得分率, to one decimal: ``91.5%``."""
    return percent(score / full, 1) if full else "—"


def spread(low: Fraction, high: Fraction) -> str:
    """``72.5至91.5分``."""
    return f"{number(low, 2)}至{number(high, 2)}分"


def short(step: Step, evaluation: Evaluation) -> str:
    """An indicator by its own name; with the heading above it where the name stands twice."""
    same = [other for other in evaluation.walk() if other.title == step.title]
    above = step.path.split("/")[:-1]
    return f"{step.title}（{above[-1]}）" if len(same) > 1 and above else step.title


def named(steps: Sequence[Step], evaluation: Evaluation) -> str:
    """The names of some indicators, the first few of many."""
    names = "、".join(short(step, evaluation) for step in steps[:_NAMED])
    more = f"等{len(steps)}项" if len(steps) > _NAMED else ""
    return names + more


def filed_score(evaluation: Evaluation) -> Fraction | None:
    """The total as filed; where only the rows were filed, what they add up to."""
    total = evaluation.filed_total
    return evaluation.filed_sum if total is None else total


def comparison(evaluation: Evaluation) -> tuple[str, str, CellRole]:
    """The filed total beside the computed one: what the difference is called, and how much."""
    filed, total = filed_score(evaluation), evaluation.total
    if filed is None or not evaluation.complete:
        return "自评与测算相差", "—", "quiet"
    if filed == total:
        return "自评与测算", "一致", ""
    name = "自评高于测算" if filed > total else "自评低于测算"
    return name, points(abs(filed - total)), "lost" if filed > total else ""


def recovery(step: Step) -> str:
    """What would earn lost points again, one a line."""
    return "\n".join(step.recover)
