"""Report ``guangdong_district``: a Guangdong district's 数据表, 评分表 and 自评报告 in one file."""

from collections.abc import Iterator

from jiheng.documents.model import Block, Document, Paragraph
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.figures import Figures
from jiheng.writing.filing import annex, cover, filed, printed_day, signed
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts import analysis, conclusion, money
from jiheng.writing.parts.basic_data import basic_data
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.chapters import Chapter, chapter, official
from jiheng.writing.parts.funds import others as other_funds
from jiheng.writing.parts.goals import goals
from jiheng.writing.parts.others import others
from jiheng.writing.parts.project_money import project_money
from jiheng.writing.parts.score_table import score_table
from jiheng.writing.parts.shortcomings import measures, problems
from jiheng.writing.references import told

#: 四性 of the conclusion, and the indicators it is told by.
_QUALITIES = ("经济性", "效率性", "效果性", "公平性")


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """The report in four chapters, then the score table and the data table."""
    figures, subject = Figures(dossier, evaluation), dossier.subject
    name = "部门整体绩效自评报告"
    lines = (
        ("评价年度", f"{subject.year}年度"),
        ("评价单位", subject.name),
        ("区级预算部门单位（公章）", "　"),
        ("填报日期", printed_day(subject)),
    )
    return filed(
        dossier,
        name,
        (
            *cover(name, lines),
            *official(_chapters(figures, Narrative(figures))),
            *signed(subject),
            *annex("附件1", "整体绩效自评数据表", basic_data(figures)),
            *annex("附件2", "整体绩效自评指标评分表", [score_table(figures)], "landscape"),
        ),
    )


def _chapters(figures: Figures, narrative: Narrative) -> Iterator[Chapter]:
    yield chapter(
        "单位基本情况",
        chapter(
            "机构设置和部门职能", narrative.told_or_missing("部门概况"), [money.staff(figures)]
        ),
        chapter("年度总体工作和重点工作任务", narrative.told_or_missing("年度主要工作任务")),
        chapter("部门整体支出绩效目标", money.budget(figures), goals(figures)),
        chapter("部门整体支出情况", narrative.tell("部门整体支出概况"), _money(figures)),
    )
    yield chapter(
        "自评工作开展情况",
        chapter("评价小组情况", narrative.told_or_missing("评价小组情况")),
        chapter(
            "自评工作过程",
            narrative.tell("评价工作过程")
            or [conclusion.method(figures), conclusion.process(figures)],
        ),
        chapter("自评材料报送时间及质量", narrative.told_or_missing("自评材料报送情况")),
        chapter("自评材料报送与公开一致情况", narrative.tell("公开情况"), [_published(figures)]),
    )
    yield chapter(
        "绩效自评情况",
        chapter("自评结果", conclusion.conclusion(figures), _qualities(figures)),
        chapter(
            "部门整体支出绩效指标分析",
            narrative.tell("预算管理与执行情况"),
            (
                chapter(step.title, analysis.overview(figures, step))
                for step in figures.evaluation.steps
            ),
            chapter("部门重点项目支出情况", project_money(figures)),
            chapter("扣分情况", [analysis.losses_table(figures)]),
        ),
        chapter("部门整体支出绩效管理存在问题", problems(figures, narrative)),
        chapter("改进措施", measures(figures, narrative)),
    )
    yield chapter("其他自评情况", others(narrative))


def _money(figures: Figures) -> Iterator[Block]:
    yield from money.income(figures)
    yield from money.expenditure(figures)
    yield from money.three_public(figures)
    yield from other_funds(figures)


def _qualities(figures: Figures) -> Iterator[Block]:
    """经济性, 效率性, 效果性, 公平性: by the heading of the score table that has the name."""
    yield analysis.result_table(figures)
    yield from conclusion.shares(figures)
    for quality in _QUALITIES:
        found = [step for step in figures.evaluation.walk() if step.title == quality]
        if not found:
            continue
        yield paragraph(f"{quality}：")
        yield from analysis.overview(figures, found[0])


def _published(figures: Figures) -> Paragraph:
    return told(
        figures,
        "绩效自评公开日期{{绩效自评公开日期}}",
        "公开网址{{公开网址}}",
        "?预算公开日期{{预算公开日期}}",
        "?决算公开日期{{决算公开日期}}",
    )
