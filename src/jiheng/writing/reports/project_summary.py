"""Report ``project_summary``: 项目支出绩效自评汇总报告, with the list of projects behind it."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Document, Paragraph
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, annexes_named, filed, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.assessed import Assessed, all_assessed
from jiheng.writing.parts.cells import sourced
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.project_chapters import conclusion, goals_told, money_told
from jiheng.writing.parts.project_outline import ending, sides
from jiheng.writing.parts.project_tables import FORMS, grade_table, list_table
from jiheng.writing.reports.project_list import TITLE, coverage_line, head_line

#: More names than these do not stand in one sentence.
_NAMED = 8


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """The seven chapters of the summary (Hunan 附件7), the list on paper turned across."""
    subject = dossier.subject
    projects = all_assessed(dossier, evaluation.projects)
    texts = Narrative(Figures(dossier, evaluation))
    listed = (
        sourced(head_line(dossier), "单位信息 评价年度", "note"),
        list_table(projects),
        sourced(coverage_line(dossier, projects), FORMS, "note"),
    )
    return filed(
        dossier,
        f"{subject.name}{subject.year}年度项目支出绩效自评汇总报告",
        (
            *official(_chapters(dossier, projects, texts)),
            *annexes_named(TITLE),
            *signed(subject),
            *annex("附件", TITLE, listed, "landscape"),
        ),
    )


def _chapters(
    dossier: Dossier, projects: Sequence[Assessed], texts: Narrative
) -> Iterator[Chapter]:
    yield chapter(
        "项目支出基本情况",
        chapter(
            "项目支出概况",
            texts.tell("项目概况"),
            [sourced(_overview(dossier, projects), "项目情况表")],
        ),
        chapter(
            "项目资金使用管理情况",
            [money_told(projects)],
            texts.tell("项目资金管理情况"),
        ),
        chapter("项目支出绩效目标完成程度", goals_told(projects)),
    )
    yield chapter("绩效评价工作情况", _work(projects), texts.tell("项目组织实施情况"))
    yield chapter(
        "项目支出主要绩效及评价结论",
        conclusion(dossier, projects),
        [grade_table(projects, "各等级的项目数和金额")],
    )
    yield chapter("绩效评价指标分析", sides(projects, texts))
    yield from ending("主要经验及做法", projects, texts)


def _overview(dossier: Dossier, projects: Sequence[Assessed]) -> str:
    told = f"{dossier.subject.name}{dossier.subject.year}年度纳入自评的项目{len(projects)}个"
    if len(projects) > _NAMED:
        return f"{told}，见附件。"
    return f"{told}：{'、'.join(one.project.name for one in projects)}。"


def _work(projects: Sequence[Assessed]) -> Iterator[Paragraph]:
    used = projects[0].evaluation.framework
    yield sourced(
        f"各项目按{used.cited}逐项自评，一个项目一张自评表；"
        "自评得分由项目单位填报，没有填报的按评分标准测算。",
        "指标体系",
    )
