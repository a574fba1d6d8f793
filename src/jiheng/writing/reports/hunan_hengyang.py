"""Report ``hunan_hengyang``: Hunan's later form (衡阳): the report, then 附件3 to 附件7."""

from collections.abc import Iterator
from itertools import dropwhile

from jiheng.documents.model import Block, Document, PageBreak, Paragraph, Section
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, filed, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, funds, money
from jiheng.writing.parts.assessed import all_assessed
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.hengyang_tables import base_data, overall_form
from jiheng.writing.parts.others import others
from jiheng.writing.parts.project_money import project_money
from jiheng.writing.parts.shortcomings import measures, problems
from jiheng.writing.reports import project_form, project_report, project_summary


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """Nine chapters; 基础数据表, 整体自评表, 项目自评表, 项目自评报告, 汇总报告."""
    figures, subject = Figures(dossier, evaluation), dossier.subject
    narrative = Narrative(figures)
    return filed(
        dossier,
        f"{subject.name}{subject.year}年度部门整体支出绩效自评报告",
        (
            *official(_chapters(figures, narrative)),
            *signed(subject),
            *annex("附件3", "部门整体支出绩效评价基础数据表", base_data(figures, narrative)),
            *annex("附件4", "部门整体支出绩效自评表", overall_form(figures)),
            *annex("附件5", project_form.TITLE, _forms(dossier, evaluation)),
            *_project_reports(dossier, evaluation),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "部门、单位基本情况",
        chapter("单位主要职责", narrative.told_or_missing("主要职责", "部门概况")),
        chapter("机构设置情况", narrative.told_or_missing("机构设置情况")),
        chapter("人员编制及资产情况", [money.staff(figures), money.assets(figures)]),
    )
    yield chapter(
        "一般公共预算支出情况",
        chapter("收入支出决算总体情况", _money(figures, narrative)),
        chapter("基本支出情况", [money.basic(figures)], money.three_public(figures)),
        chapter("项目支出情况", project_money(figures), [money.procurement(figures)]),
    )
    yield chapter("政府性基金预算支出情况", funds.fund(figures, funds.GOVERNMENT))
    yield chapter("国有资本经营预算支出情况", funds.fund(figures, funds.STATE_CAPITAL))
    yield chapter("社会保险基金预算支出情况", funds.fund(figures, funds.SOCIAL))
    yield chapter(
        "部门整体支出绩效情况",
        chapter("总体思路、目标和重点任务", narrative.told_or_missing("年度主要工作任务")),
        chapter("履职产出和效果", narrative.told_or_missing("履职产出和效果")),
        chapter("自评结论", _conclusion(figures)),
        chapter("指标分析和扣分原因", _analysis(figures)),
    )
    yield chapter("存在的问题及原因分析", problems(figures, narrative))
    yield chapter("下一步改进措施", measures(figures, narrative))
    yield chapter("其他需要说明的情况", _rest(narrative))


def _rest(narrative: Narrative) -> list[Block]:
    """厉行节约保障措施 stands in 附件3; everything else that is left, here."""
    narrative.take("厉行节约保障措施")
    return others(narrative)


def _money(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    yield from narrative.tell("部门整体支出概况")
    yield from money.budget(figures)
    yield from money.income(figures)
    yield from money.expenditure(figures)
    yield from money.budget_and_accounts(figures)
    yield from narrative.tell("预算管理与执行情况")


def _conclusion(figures: Figures) -> Iterator[Block]:
    yield from conclusion.conclusion(figures)
    yield analysis.result_table(figures)
    yield from conclusion.shares(figures)


def _analysis(figures: Figures) -> Iterator[Block]:
    for step in figures.evaluation.steps:
        yield from analysis.overview(figures, step)
    yield analysis.losses_table(figures)


def _forms(dossier: Dossier, evaluation: Evaluation) -> Iterator[Block]:
    """附件5: the form of each project, each on a page of its own."""
    forms = all_assessed(dossier, evaluation.projects)
    if not forms:
        yield paragraph("本年度没有填报项目。")
    for place, form in enumerate(forms):
        if place:
            yield PageBreak()
        yield project_form.table(form)


def _project_reports(dossier: Dossier, evaluation: Evaluation) -> Iterator[Block]:
    """附件6 and 附件7, where there are projects to report on."""
    if not evaluation.projects:
        return
    for label, report in (("附件6", project_report), ("附件7", project_summary)):
        document = report.compose(dossier, evaluation)
        yield from annex(label, document.title, dropwhile(_begins, document.blocks))


def _begins(block: Block) -> bool:
    """Whether it is the page or the title of a report that the annex itself begins with."""
    return isinstance(block, Section) or (isinstance(block, Paragraph) and block.role == "title")
