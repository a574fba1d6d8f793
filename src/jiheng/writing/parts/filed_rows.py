"""The rows of a self-evaluation form (自评表): each indicator as it is filed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.dossiers.model import Objective
from jiheng.scoring.applicable import in_category
from jiheng.scoring.measured import target_text
from jiheng.scoring.model import Evaluation, Step

#: What the indicator of execution is called, whatever words stand before it.
_EXECUTION = "执行率"


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One indicator of a form.

    Attributes:
        level1: 一级指标; ``""`` where the indicator stands on the first level itself.
        target: 年度指标值 as printed.
        actual: 实际完成值 as filed, else the computed value.
        points: 分值.
        filed: 自评得分; None where the unit filed none.
        computed: 测算得分; None where it cannot be computed.
        reason: 偏差原因分析及改进措施, as the unit wrote it.
        why: why points are lost or missing, as computed.
        is_objective: set by the unit itself, not by the framework.
    """

    level1: str
    level2: str
    title: str
    target: str
    actual: str
    points: Fraction | None
    filed: Fraction | None
    computed: Fraction | None
    reason: str = ""
    why: str = ""
    is_objective: bool = False

    @property
    def score(self) -> Fraction | None:
        """得分 of the form: what the unit answers for; what was computed where it filed none."""
        return self.computed if self.filed is None else self.filed

    @property
    def lost(self) -> Fraction:
        """Points that the form does not give."""
        if self.points is None or self.score is None:
            return Fraction(0)
        return max(self.points - self.score, Fraction(0))

    @property
    def is_execution(self) -> bool:
        """Whether it is 预算执行率, which forms print beside the money."""
        return not self.is_objective and self.title.endswith(_EXECUTION)


def filed_rows(objectives: Iterable[Objective], evaluation: Evaluation) -> tuple[FiledRow, ...]:
    """Every indicator in the order of the framework, every objective where it is scored."""
    left = list(objectives)
    rows: list[FiledRow] = []
    for step in evaluation.leaves():
        rows += _rows(step, left)
    return (*rows, *(_of_objective(one, None) for one in left))


def _rows(step: Step, left: list[Objective]) -> Iterator[FiledRow]:
    """The row of a step; of all its objectives where they could not be scored one by one."""
    own = [one for one in left if _scores(step, one)]
    if own:
        left.remove(own[0])
        yield _of_objective(own[0], step)
        return
    below = [one for one in left if _belongs(one, step)]
    if not below:
        yield _of_step(step)
    for one in below:
        left.remove(one)
        yield _of_objective(one, None)


def _scores(step: Step, objective: Objective) -> bool:
    """Whether the step is what became of the objective."""
    above = step.path.split("/")[:-1]
    return step.title == objective.title and any(
        in_category(objective.level1, objective.level2, title) for title in above
    )


def _belongs(objective: Objective, step: Step) -> bool:
    return any(
        in_category(objective.level1, objective.level2, title) for title in step.path.split("/")
    )


def _of_objective(objective: Objective, step: Step | None) -> FiledRow:
    return FiledRow(
        level1=objective.level1,
        level2=objective.level2,
        title=objective.title,
        target=target_text(objective),
        actual=objective.actual,
        points=objective.weight if step is None else step.points,
        filed=objective.filed,
        computed=None if step is None else step.score,
        reason=objective.deviation_reason,
        why="" if step is None else step.reason,
        is_objective=True,
    )


def _of_step(step: Step) -> FiledRow:
    first, *between = step.path.split("/")[:-1] or [""]
    return FiledRow(
        level1=first,
        level2=between[-1] if between else "",
        title=step.title,
        target="",
        actual=step.value,
        points=step.points,
        filed=step.filed,
        computed=step.score,
        reason=step.filed_reason,
        why=step.reason,
    )


def total(rows: Iterable[FiledRow]) -> Fraction | None:
    """What the scores of the form add up to; None where one is missing."""
    scores = [row.score for row in rows if row.points]
    known = [score for score in scores if score is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(scores) else None
