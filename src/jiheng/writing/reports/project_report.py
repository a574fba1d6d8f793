"""Report ``project_report``: 项目支出绩效自评报告, on every project of the department."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import filed, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.assessed import Assessed, all_assessed
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.project_chapters import (
    conclusion,
    goals_told,
    money_told,
    scores_told,
)
from jiheng.writing.parts.project_outline import ending, sides
from jiheng.writing.parts.project_tables import money_table, who_table
from jiheng.writing.parts.sheet_page import sheet_page


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """The seven chapters of the form for project reports (Hunan 附件6, as the national outline)."""
    subject = dossier.subject
    projects = all_assessed(dossier, evaluation.projects)
    texts = Narrative(Figures(dossier, evaluation))
    name = f"{subject.name}{subject.year}年度项目支出绩效自评报告"
    body = (*official(_chapters(dossier, projects, texts)), *signed(subject))
    return filed(dossier, name, sheet_page(name, body, "portrait"))


def _chapters(
    dossier: Dossier, projects: Sequence[Assessed], texts: Narrative
) -> Iterator[Chapter]:
    yield chapter(
        "项目支出概况",
        chapter("项目实施单位基本情况", texts.tell("项目概况"), [who_table(projects)]),
        chapter("项目资金基本情况", [money_told(projects)]),
        chapter("项目绩效目标", goals_told(projects)),
    )
    yield chapter(
        "项目资金使用及管理情况",
        chapter("资金安排落实和实际使用情况", [money_table(projects)]),
        chapter("资金管理情况", texts.told_or_missing("项目资金管理情况", "预算管理与执行情况")),
    )
    yield chapter("项目支出组织实施情况", texts.told_or_missing("项目组织实施情况"))
    yield chapter(
        "项目支出绩效情况",
        chapter("自评结论", conclusion(dossier, projects), scores_told(projects)),
        sides(projects, texts),
    )
    yield from ending("主要经验做法", projects, texts)
