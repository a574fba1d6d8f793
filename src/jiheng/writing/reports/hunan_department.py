"""Report ``hunan_department``: Hunan's form (岳阳), the report behind it, 附件3-1."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Document, Section
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, cover, filed, printed_day, signed, title
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, funds, money
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.hunan_form import form
from jiheng.writing.parts.others import other_chapter
from jiheng.writing.parts.project_money import project_money
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.shortcomings import measures, problems


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Cover, the form in four parts, the report in six chapters, the score table."""
    figures, subject = Figures(dossier, evaluation), dossier.subject
    narrative = Narrative(figures)
    name = f"{subject.name}{subject.year}年度部门（单位）整体支出绩效评价自评报告"
    lines = (
        ("部门（单位）名称", subject.name),
        ("预算编码", subject.code),
        ("评价方式", "部门（单位）绩效自评"),
        ("评价机构", "部门（单位）评价组"),
        ("报告日期", printed_day(subject)),
    )
    return filed(
        dossier,
        name,
        (
            *cover(name, lines),
            *form(figures, narrative),
            Section(),
            title(f"{subject.name}{subject.year}年度整体支出绩效评价报告"),
            *official(_chapters(figures, narrative)),
            *signed(subject),
            *annex("附件3-1", "部门整体支出绩效评价评分表", [score_table(figures)], "landscape"),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "基本概况",
        chapter("机构编制和职责", narrative.told_or_missing("部门概况"), [money.staff(figures)]),
        chapter("年度重点工作任务", narrative.told_or_missing("年度主要工作任务")),
        chapter("整体支出概况", narrative.tell("部门整体支出概况"), _overview(figures)),
    )
    yield chapter(
        "整体支出管理及使用情况",
        chapter("基本支出", [money.basic(figures)], money.three_public(figures)),
        chapter(
            "专项支出",
            chapter("专项资金安排落实和使用情况", project_money(figures)),
            chapter("专项资金管理情况", narrative.told_or_missing("预算管理与执行情况")),
        ),
    )
    yield chapter(
        "专项组织实施情况", narrative.told_or_missing("专项组织实施情况", "项目组织实施情况")
    )
    yield chapter(
        "整体支出绩效情况",
        chapter("履职和绩效目标完成情况", narrative.told_or_missing("履职产出和效果")),
        chapter(
            "自评得分",
            conclusion.conclusion(figures),
            [analysis.result_table(figures)],
            conclusion.shares(figures),
        ),
        chapter("指标分析和扣分原因", _analysis(figures)),
    )
    yield chapter("存在的主要问题", problems(figures, narrative))
    yield chapter("改进措施和有关建议", measures(figures, narrative))
    yield from other_chapter(narrative)


def _overview(figures: Figures) -> Iterator[Block]:
    yield from money.budget(figures)
    yield from money.income(figures)
    yield from money.expenditure(figures)
    yield from funds.others(figures)


def _analysis(figures: Figures) -> Iterator[Block]:
    for step in figures.evaluation.steps:
        yield from analysis.overview(figures, step)
    yield analysis.losses_table(figures)
