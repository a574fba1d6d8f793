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
from jiheng.writing.worst import ON_PAGE, worst


def projects(evaluation: Evaluation, most: int) -> Iterator[Block]:
    """The blocks of the chapter; none where no project is scored.

    Of more than ``most`` projects those that score least are listed, and where the rest is.
    The indicators of a project stand behind those that score least.
    """
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
    detailed = {id(project) for project in worst(evaluation.projects, ON_PAGE)}
    listed = worst(evaluation.projects, most)
    rows = (_row(project, detailed=id(project) in detailed) for project in listed)
    yield DocumentTable(
        columns, (names, *rows), filters=(LOST, UNSCORED), detail_title="项目逐项得分"
    )
    if len(listed) < len(evaluation.projects):
        text = f"以上是得分最低的{len(listed)}个，全部{len(evaluation.projects)}个见 xlsx 得分表。"
        yield paragraph(text, "note")
    elif len(detailed) < len(listed):
        text = f"得分最低的{len(detailed)}个列出逐项得分，其余的用 --json 看。"
        yield paragraph(text, "note")


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


def _row(project: Evaluation, *, detailed: bool) -> Row:
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
        detail=(table(project, traced=False),) if project.steps and detailed else (),
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
