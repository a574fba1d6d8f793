"""What the unit filed (自评得分), kept as filed beside what was computed, and compared."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from jiheng.dossiers.model import Dossier
from jiheng.quantities import number
from jiheng.scoring.model import Line, Step


def with_filed(step: Step, dossier: Dossier) -> Step:
    """The step and all below it with the scores that were filed."""
    children = tuple(with_filed(child, dossier) for child in step.children)
    filed = dossier.filed_score(step.path)
    if filed is None:
        return replace(step, children=children)
    told = Line("自评", f"{number(filed.score)}分" + (f"：{filed.reason}" if filed.reason else ""))
    return replace(
        step,
        filed=filed.score,
        filed_reason=filed.reason,
        trace=step.trace.then(told),
        children=children,
    )


def filed_sum(steps: Iterable[Step]) -> Fraction | None:
    """What the filed scores add up to: of the lowest rows that have one; None where none has."""
    sums = [_filed_below(step) for step in steps]
    known = [one for one in sums if one is not None]
    return sum(known, Fraction(0)) if known else None


def _filed_below(step: Step) -> Fraction | None:
    below = filed_sum(step.children)
    return step.filed if below is None else below


def filed_notes(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Filed headings that are not the sum of their parts."""
    rows = [step for top in steps for step in top.walk() if step.filed is not None]
    headings = ((step, _disagreeing(step)) for step in rows)
    return tuple(_heading(step, below) for step, below in headings if below is not None)


def _disagreeing(step: Step) -> Fraction | None:
    """The sum below a filed heading, where it is another than what was filed."""
    below = filed_sum(step.children)
    return below if below is not None and below != step.filed else None


def _heading(step: Step, below: Fraction) -> str:
    filed = number(step.filed or Fraction(0))
    return f"{step.path}：自评得分{filed}分，下级各项合计{number(below)}分"
