"""Report ``shanxi_department``: Shanxi's 附件1-1 (曲沃), with goals, plans and investments."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Cell, Column, Document, Row, Table
from jiheng.dossiers.model import Dossier
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation, Step
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, annexes_named, filed, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, funds, money
from jiheng.writing.parts.amounts import Item, amounts_table, filled
from jiheng.writing.parts.cells import head, score_cell, titles
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.goals import goals
from jiheng.writing.parts.others import other_chapter
from jiheng.writing.parts.project_money import project_money
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.shortcomings import measures, problems

_TABLE = "部门（单位）整体支出绩效自评表"
_YEARS = (
    ("支出预算", "年初预算数"),
    ("其中：基本支出", "基本支出年初预算数"),
    ("　　　项目支出", "项目支出年初预算数"),
    ("　　　一般公共预算", "一般公共预算年初预算数"),
    ("　　　政府性基金预算", "政府性基金年初预算数"),
)
_ACCOUNTS = (
    ("收入", "年初预算数", "本年收入合计"),
    ("支出", "年初预算数", "支出决算数"),
    ("其中：基本支出", "基本支出年初预算数", "基本支出决算数"),
    ("　　　项目支出", "项目支出年初预算数", "项目支出决算数"),
)


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Seven chapters and the score table."""
    figures, subject = Figures(dossier, evaluation), dossier.subject
    return filed(
        dossier,
        f"{subject.name}{subject.year}年度部门（单位）整体支出绩效自评报告",
        (
            *official(_chapters(figures, Narrative(figures))),
            *signed(subject),
            *annex("附件一", _TABLE, [score_table(figures)], "landscape"),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "部门（单位）基本情况",
        chapter("部门（单位）概况", narrative.told_or_missing("部门概况"), [money.staff(figures)]),
        chapter(
            "部门（单位）管理制度", narrative.told_or_missing("管理制度", "预算管理与执行情况")
        ),
        chapter("部门（单位）预算资金", _budget(figures, narrative)),
    )
    yield chapter(
        "部门（单位）绩效目标",
        chapter("战略目标", narrative.told_or_missing("战略目标")),
        chapter("中长期规划", narrative.told_or_missing("中长期规划")),
        chapter("职能职责", narrative.told_or_missing("职能职责")),
        chapter(
            "近三年工作计划及重点项目",
            narrative.tell("近三年工作计划", "年度主要工作任务"),
            narrative.told_or_missing("重点项目投资", "重点项目"),
            project_money(figures),
        ),
        chapter("年度整体目标和决算情况", goals(figures), _accounts(figures)),
    )
    yield chapter(
        "评价思路",
        chapter("评价思路及关注点", [conclusion.purpose(figures), conclusion.scope(figures)]),
        chapter("评价方法", [conclusion.method(figures)]),
        chapter("评价过程", narrative.tell("评价工作过程") or [conclusion.process(figures)]),
    )
    yield chapter(
        "指标体系",
        chapter("评价指标的构建思路及分值分布", [_distribution(figures)]),
        chapter("评价等级", [conclusion.scale(figures)]),
    )
    yield chapter(
        "评价结论及绩效分析",
        chapter("评价结论", conclusion.conclusion(figures), [analysis.result_table(figures)],
                conclusion.shares(figures)),
        chapter("绩效分析", narrative.tell("履职产出和效果"), _analysis(figures)),
    )  # fmt: skip
    yield chapter(
        "主要经验及做法、存在问题和建议",
        chapter("主要经验及做法", narrative.told_or_missing("主要经验及做法")),
        chapter("存在问题", problems(figures, narrative)),
        chapter("建议和改进措施", measures(figures, narrative)),
    )
    yield from other_chapter(narrative)
    yield chapter("相关附件", annexes_named(_TABLE))


def _budget(figures: Figures, narrative: Narrative) -> Iterator[Block | Chapter]:
    items = tuple(
        Item(label, (name, f"{name}:上年", f"{name} - 上年({name})",
                     f"({name} - 上年({name})) ÷ 上年({name})"))
        for label, name in _YEARS
    )  # fmt: skip
    heads = ("预算项目", "本年（万元）", "上年（万元）", "增减额（万元）", "增减比例")
    shown = filled(figures, items) or items[:1]
    yield chapter("年初预算收支", money.budget(figures), [amounts_table(figures, heads, shown)])
    yield chapter(
        "预算整体支出使用范围、方向和内容",
        narrative.told_or_missing("部门整体支出概况"),
        funds.others(figures),
    )


def _accounts(figures: Figures) -> Iterator[Block]:
    yield from money.income(figures)
    yield from money.expenditure(figures)
    items = tuple(
        Item(label, (budget, accounts, f"{accounts} - {budget}", f"{accounts} ÷ {budget}"))
        for label, budget, accounts in _ACCOUNTS
    )
    heads = ("决算项目", "年初预算（万元）", "决算（万元）", "相差（万元）", "决算为预算的")
    yield amounts_table(figures, heads, filled(figures, items) or items[:1])
    yield from money.budget_and_accounts(figures)
    yield from money.three_public(figures)


def _distribution(figures: Figures) -> Table:
    """分值 of each first-level indicator, and what is below it."""
    rows = tuple(
        Row(
            (
                head(step.title),
                score_cell(step.points, fact="指标体系"),
                Cell("；".join(_below(step))),
            )
        )
        for step in figures.evaluation.steps
    )
    return Table(
        (Column(24), Column(12, "center"), Column(64)),
        (titles("一级指标", "分值", "二级指标及分值"), *rows),
    )


def _below(step: Step) -> Iterator[str]:
    for child in step.children:
        points = "" if child.points is None else f"{number(child.points, 2)}分"
        yield f"{child.title}{points}"


def _analysis(figures: Figures) -> Iterator[Block]:
    for step in figures.evaluation.steps:
        yield from analysis.overview(figures, step)
    yield analysis.losses_table(figures)
