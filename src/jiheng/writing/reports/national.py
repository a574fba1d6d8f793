"""Report ``national``: the outline of 财预〔2020〕10号, for regions without one of their own."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Document
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, annexes_named, filed, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, money
from jiheng.writing.parts.basic_data import basic_data
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.goals import goals
from jiheng.writing.parts.others import others
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.shortcomings import measures, problems


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Seven chapters, the score table and the base data."""
    figures = Figures(dossier, evaluation)
    subject = dossier.subject
    return filed(
        dossier,
        f"{subject.name}{subject.year}年度部门整体支出绩效自评报告",
        (
            *official(_chapters(figures, Narrative(figures))),
            *annexes_named("部门整体支出绩效评分表", "部门整体支出绩效基础数据表"),
            *signed(subject),
            *annex("附件1", "部门整体支出绩效评分表", [score_table(figures)], "landscape"),
            *annex("附件2", "部门整体支出绩效基础数据表", basic_data(figures)),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "基本情况",
        chapter("部门概况", narrative.told_or_missing("部门概况"), [money.staff(figures)]),
        chapter("预算收支情况", _money(figures, narrative)),
        chapter(
            "绩效目标及完成情况",
            narrative.tell("年度主要工作任务", "整体支出绩效目标"),
            goals(figures),
        ),
    )
    yield chapter(
        "绩效评价工作开展情况",
        chapter("评价目的、对象和范围", [conclusion.purpose(figures), conclusion.scope(figures)]),
        chapter(
            "评价原则、指标体系、方法和标准",
            [conclusion.method(figures), conclusion.scale(figures)],
        ),
        chapter("评价工作过程", narrative.tell("评价工作过程") or [conclusion.process(figures)]),
    )
    yield chapter(
        "综合评价情况及评价结论（附评分表）",
        conclusion.conclusion(figures),
        [analysis.result_table(figures)],
        conclusion.shares(figures),
    )
    yield chapter(
        "绩效评价指标分析",
        (
            chapter(f"{step.title}情况", analysis.overview(figures, step))
            for step in figures.evaluation.steps
        ),
        chapter("扣分情况", [analysis.losses_table(figures)]),
    )
    yield chapter(
        "主要经验及做法、存在的问题及原因分析",
        chapter("主要经验及做法", narrative.told_or_missing("主要经验及做法", "履职产出和效果")),
        chapter("存在的问题及原因分析", problems(figures, narrative)),
    )
    yield chapter("有关建议", measures(figures, narrative))
    yield chapter("其他需要说明的问题", others(narrative))


def _money(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    yield from narrative.tell("部门整体支出概况")
    yield from money.budget(figures)
    yield from money.income(figures)
    yield from money.expenditure(figures)
    yield from money.budget_and_accounts(figures)
    yield from money.three_public(figures)
    yield from narrative.tell("预算管理与执行情况")
