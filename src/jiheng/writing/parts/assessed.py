"""A project beside its evaluation (项目自评): what the form, the table and the reports show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from jiheng.dossiers.model import Dossier, Money, Project
from jiheng.quantities import amount, percent, unit
from jiheng.scoring.model import Evaluation
from jiheng.writing.parts.filed_rows import FiledRow, filed_rows, total
from jiheng.writing.parts.words import points

WAN = unit("万元")
_SHOWN = 3


@dataclass(frozen=True)
class Assessed:
    """One project with what its form says.

    Attributes:
        project: its money, goal and result.
        evaluation: its own, by the framework for projects.
        rows: of the form, in order.
    """

    project: Project
    evaluation: Evaluation
    rows: tuple[FiledRow, ...]

    @cached_property
    def execution(self) -> FiledRow | None:
        """The row of 预算执行率, where the form has one."""
        return next((row for row in self.rows if row.is_execution), None)

    @cached_property
    def origin(self) -> str:
        """Where its money stands."""
        place = f"，{self.project.place}" if self.project.place else ""
        return f"项目“{self.project.name}”{place}"

    @cached_property
    def scored(self) -> str:
        """Where its scores stand."""
        return f"项目“{self.project.name}”自评表"

    @cached_property
    def indicators(self) -> tuple[FiledRow, ...]:
        """The rows below the money."""
        return tuple(row for row in self.rows if not row.is_execution)

    @cached_property
    def added(self) -> Fraction | None:
        """What the scores of the form add up to; None where one is missing."""
        return total(self.rows)

    @cached_property
    def score(self) -> Fraction | None:
        """总分 of the form: what its rows add up to, else as filed."""
        if self.added is None:
            return self.project.filed
        applied = (one.points for one in self.evaluation.adjustments if one.applied)
        return self.added + sum(applied, Fraction(0))

    @cached_property
    def grade(self) -> str:
        """Of the score; ``""`` where there is none."""
        return "" if self.score is None else self.evaluation.framework.grade(self.score)

    @cached_property
    def execution_rate(self) -> Fraction | None:
        """全年执行数 ÷ 全年预算数; None where one is missing or there was no budget."""
        spent, budget = self.project.spent, self.project.adjusted
        return spent / budget if budget and spent is not None else None

    def money(self, source: str) -> Money | None:
        """The money from one source."""
        return next((one for one in self.project.money if one.source == source), None)

    @property
    def fell_short(self) -> bool:
        """Whether an indicator has not its full points."""
        return any(row.lost or row.score is None for row in self.indicators)

    @property
    def finished(self) -> bool:
        """Whether everything is known to be done: what is not scored is not said to be."""
        return self.score is not None and not self.fell_short and not self.unfinished

    @property
    def unfinished(self) -> tuple[str, ...]:
        """未完成原因, one sentence a reason: where points are lost or money is left."""
        by_reason: dict[str, list[FiledRow]] = {}
        for row in self.indicators:
            if row.lost:
                by_reason.setdefault(row.reason or "偏差原因未填", []).append(row)
        told = [f"{_named(rows)}：{reason}" for reason, rows in by_reason.items()]
        rate = self.execution_rate
        if rate is not None and rate < 1:
            reason = self.execution.reason if self.execution else ""
            left = f"执行率{percent(rate)}"
            told.append(f"{left}：{reason}" if reason else left)
        return tuple(told)

    @property
    def notes(self) -> tuple[str, ...]:
        """What must be looked at before the form is signed, one sentence each."""
        return tuple(self._notes())

    def _notes(self) -> Iterator[str]:
        blank = [row for row in self.rows if row.points and row.score is None]
        if blank:
            yield f"{_named(blank)}没有得分"
        filed = self.project.filed
        if filed is not None and self.score != filed:
            yield f"填报总分{points(filed)}，各项合计{points(self.score)}，表中列各项合计"
        higher = [row for row in self.rows if _above(row)]
        if higher:
            yield f"{_named(higher)}自评高于测算"
        unclear = [row for row in self.rows if row.filed is not None and row.computed is None]
        if unclear:
            yield f"{_named(unclear)}只有自评得分，测算未评分"
        bare = [row for row in self.indicators if row.lost and not row.reason]
        if bare:
            yield f"{_named(bare)}扣了分，没有填写偏差原因"
        excess = [row for row in self.rows if row.filed is not None and row.points is not None]
        excess = [row for row in excess if (row.filed or 0) > (row.points or 0)]
        if excess:
            yield f"{_named(excess)}得分超过分值"
        wrong = {step.reason for step in self.evaluation.unscored if "不一致" in step.reason}
        yield from sorted(wrong)


def assessed(dossier: Dossier, evaluation: Evaluation) -> Assessed:
    """The project that an evaluation is of."""
    project = dossier.project(evaluation.subject.code)
    if project is None:
        raise KeyError(evaluation.subject.code)
    objectives = dossier.objectives_of(project.code)
    return Assessed(project, evaluation, filed_rows(objectives, evaluation))


def all_assessed(dossier: Dossier, evaluations: Iterable[Evaluation]) -> tuple[Assessed, ...]:
    """Every project, in the order of the dossier."""
    return tuple(assessed(dossier, one) for one in evaluations)


def added_up(values: Iterable[Fraction | None]) -> Fraction | None:
    """The sum; None where a part is missing or there is none."""
    parts = list(values)
    known = [part for part in parts if part is not None]
    return sum(known, Fraction(0)) if known and len(known) == len(parts) else None


def wan(value: Fraction | None) -> str:
    """An amount in 万元 without its unit, as the forms print it: ``38.20``."""
    return "" if value is None else amount(value, WAN).removesuffix("万元")


def covered(projects: Sequence[Assessed]) -> str:
    """自评覆盖率, by count and by money."""
    done = [one for one in projects if one.score is not None]
    text = f"按项目数{len(done)}/{len(projects)}（{_rate(len(done), len(projects))}）"
    budget = added_up(one.project.adjusted for one in projects)
    part = added_up(one.project.adjusted for one in done) if done else Fraction(0)
    if not budget or part is None:
        silent = sum(one.project.adjusted is None for one in projects)
        why = f"{silent}个项目没有填写全年预算数" if silent else "全年预算数合计为0"
        return f"{text}，按金额不能计算（{why}）"
    return f"{text}，按全年预算数{wan(part)}/{amount(budget, WAN)}（{percent(part / budget)}）"


def _rate(part: int, whole: int) -> str:
    return percent(Fraction(part, whole)) if whole else "—"


def share_of_spending(dossier: Dossier, projects: Sequence[Assessed]) -> str:
    """How much of the department's 项目支出 the projects spent; ``""`` where it is not known."""
    fact = dossier.fact("项目支出决算数", dossier.subject.year)
    spent = added_up(one.project.spent for one in projects)
    if fact is None or not isinstance(fact.value, Fraction) or not fact.value or spent is None:
        return ""
    return (
        f"项目全年执行数合计{amount(spent, WAN)}，"
        f"为项目支出决算数{fact.printed}的{percent(spent / fact.value)}"
    )


def grades(projects: Sequence[Assessed]) -> dict[str, list[Assessed]]:
    """The projects by grade, in the order of the scale; those without one last."""
    scale = [text.partition("：")[0] for text in projects[0].evaluation.framework.grades]
    found: dict[str, list[Assessed]] = {grade: [] for grade in (*scale, "")}
    for one in projects:
        found.setdefault(one.grade, []).append(one)
    return {grade: some for grade, some in found.items() if grade or some}


def _above(row: FiledRow) -> bool:
    return row.filed is not None and row.computed is not None and row.filed > row.computed


def _named(rows: Sequence[FiledRow]) -> str:
    names = "、".join(row.title for row in rows[:_SHOWN])
    return f"{names}等{len(rows)}项" if len(rows) > _SHOWN else names
