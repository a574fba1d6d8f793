"""The projects of a department and their scores (项目支出自评)."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Cell, Column, Heading, Row
from jiheng.documents.model import Table as DocumentTable
from jiheng.quantities import amount, percent, unit
from jiheng.scoring.model import Coverage, Evaluation
from jiheng.writing.parts.cells import head, paragraph, score_cell, titles
from jiheng.writing.parts.level_table import LOST, UNSCORED, table
from jiheng.writing.parts.words import (
    UNGRADED,
    filed_score,
    named,
    points,
    short,
    spread,
    still_open,
)


def projects(evaluation: Evaluation) -> Iterator[Block]:
    """The blocks of the chapter; none where no project is scored."""
    if not evaluation.projects:
        return
    yield Heading("项目自评")
    if evaluation.coverage:
        yield paragraph(coverage(evaluation.coverage), "lead")
    columns = (
        Column(28),
        Column(7, "center"),
        Column(8, "center"),
        Column(8, "center"),
        Column(9, "center"),
        Column(40),
    )
    names = titles("项目", "分值", "测算得分", "自评得分", "等级", "扣分和未评分")
    rows = (_row(project) for project in evaluation.projects)
    yield DocumentTable(
        columns, (names, *rows), filters=(LOST, UNSCORED), detail_title="项目逐项得分"
    )


def coverage(covered: Coverage) -> str:
    """How many projects are scored, and how much of the money."""
    text = f"填报{covered.declared}个项目，得出完整得分的{covered.scored}个"
    if covered.budget and covered.budget_scored is not None:
        total, scored = (
            amount(part, unit("万元")) for part in (covered.budget, covered.budget_scored)
        )
        rate = percent(covered.budget_scored / covered.budget)
        text += f"；全年预算{total}，其中{scored}（{rate}）"
    return text + "。"


def _row(project: Evaluation) -> Row:
    tags = [LOST] * bool(project.lost) + [UNSCORED] * bool(project.unscored)
    return Row(
        cells=(
            head(f"{project.subject.name}\n{project.subject.code}".strip()),
            score_cell(project.points),
            score_cell(project.total, role="" if project.complete else "warn"),
            score_cell(filed_score(project), missing="—"),
            Cell(project.grade or UNGRADED),
            Cell(_told(project)),
        ),
        tags=tuple(tags),
        detail=(table(project, traced=False),) if project.steps else (),
    )


def _told(project: Evaluation) -> str:
    lost = [
        f"{short(step, project)}：扣{points(step.lost)}，{step.reason}" for step in project.lost
    ]
    missing = still_open(project)
    told = [f"{len(missing)}项未评分：{named(missing, project)}"] if missing else []
    if not project.complete:
        told.append(f"总分在{spread(project.low, project.high)}之间")
    return "\n".join((*lost, *told)) or "无扣分项"
