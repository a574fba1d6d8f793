"""Report ``jiangsu_department``: Jiangsu's seven chapters (连云港), numbered 1. 1.1 1.1.1."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Document
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, annexes_named, contents, cover, filed, printed_day, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, funds, money
from jiheng.writing.parts.amounts import pie
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import Chapter, chapter, decimal
from jiheng.writing.parts.goals import goals
from jiheng.writing.parts.others import others
from jiheng.writing.parts.project_money import project_money
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.shortcomings import measures, problems
from jiheng.writing.references import told

_TABLE = "部门整体绩效评价自评表"
_RUNNING = "机关运行经费决算数"


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Cover, 目录, seven chapters with every indicator argued, the score table."""
    figures, subject = Figures(dossier, evaluation), dossier.subject
    name = f"{subject.name}{subject.year}年度部门整体绩效评价报告"
    lines = (
        ("评价单位", subject.name),
        ("评价年度", f"{subject.year}年"),
        ("报告日期", printed_day(subject)),
    )
    body = tuple(decimal(_chapters(figures, Narrative(figures))))
    return filed(
        dossier,
        name,
        (
            *cover(name, lines),
            *contents(body),
            *body,
            *signed(subject),
            *annex("附件", f"{subject.year}年度{_TABLE}", [score_table(figures)], "landscape"),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "引言",
        chapter(
            "部门职责概述",
            chapter("主要职能和机构设置", narrative.told_or_missing("部门概况")),
            chapter("人员情况", [money.staff(figures)]),
        ),
        chapter("部门收入和支出描述", narrative.tell("部门整体支出概况"), _money(figures)),
        chapter(
            "部门项目实施情况",
            project_money(figures),
            narrative.tell("年度主要工作任务", "项目实施情况"),
            goals(figures) if figures.dossier.objectives_of() else (),
        ),
    )
    yield chapter(
        "绩效评价概述",
        chapter("绩效评价目的", [conclusion.purpose(figures)]),
        chapter(
            "绩效评价实施过程",
            [conclusion.scope(figures), conclusion.method(figures)],
            narrative.tell("评价小组情况"),
            narrative.tell("评价工作过程") or [conclusion.process(figures)],
        ),
        chapter("绩效评价的局限性", narrative.tell("局限性") or conclusion.limits(figures)),
    )
    yield chapter("部门整体绩效评价分析", analysis.chapters(figures, figures.evaluation.steps))
    explained = narrative.tell("需要说明事项", "需要说明的事项")
    yield chapter("需要说明事项", explained or [paragraph("没有需要另作说明的事项。")])
    yield chapter(
        "绩效评价结论",
        chapter(
            "绩效评价得分",
            conclusion.conclusion(figures),
            [conclusion.scale(figures), analysis.result_table(figures)],
            conclusion.shares(figures),
            [analysis.losses_table(figures)],
        ),
        chapter("存在绩效问题", problems(figures, narrative)),
    )
    yield chapter(
        "经验教训与建议",
        chapter("经验教训", narrative.told_or_missing("经验教训", "履职产出和效果")),
        chapter("建议", measures(figures, narrative), _rest(narrative)),
    )
    yield chapter("附件", annexes_named(f"{_TABLE}（另页）"))


def _rest(narrative: Narrative) -> Iterator[Block]:
    """What the outline has no chapter for, once everything before it is told."""
    if narrative.left:
        yield from narrative.tell("预算管理与执行情况")
        yield from others(narrative)


def _money(figures: Figures) -> Iterator[Chapter]:
    yield chapter(
        "收入支出总体情况",
        [_totals(figures)],
        money.budget(figures),
        money.budget_and_accounts(figures),
    )
    yield chapter(
        "收入决算情况",
        money.income(figures),
        [money.income_table(figures)],
        pie(figures, "图1　收入决算构成", money.INCOME),
    )
    yield chapter(
        "支出决算情况",
        money.expenditure(figures),
        [money.expenditure_table(figures)],
        pie(figures, "图2　支出决算构成", money.EXPENDITURE),
    )
    yield chapter("基本支出决算情况", [money.basic(figures)])
    yield chapter("一般公共预算财政拨款收支情况", funds.fund(figures, funds.GENERAL))
    yield chapter("“三公”经费、会议费和培训费支出情况", _three_public(figures))
    yield chapter("政府性基金预算财政拨款收支情况", funds.fund(figures, funds.GOVERNMENT))
    yield chapter("国有资本经营预算财政拨款收支情况", funds.fund(figures, funds.STATE_CAPITAL))
    yield chapter("机关运行经费支出情况", [_running(figures)])
    yield chapter("政府采购支出情况", [money.procurement(figures)])
    yield chapter("资产情况", [money.assets(figures)])


def _totals(figures: Figures) -> Block:
    return told(figures, "收入总计{{收入总计}}", "支出总计{{支出总计}}")


def _three_public(figures: Figures) -> Iterator[Block]:
    yield from money.three_public(figures)
    yield money.three_public_table(figures)


def _running(figures: Figures) -> Block:
    change = money.change(figures, _RUNNING, optional=True)
    return told(figures, f"机关运行经费支出{{{{{_RUNNING}}}}}", change)
