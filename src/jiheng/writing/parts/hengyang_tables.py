"""附件3 基础数据表 and 附件4 整体支出绩效自评表 of Hunan's later forms (衡阳)."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Block, Cell, Column, Row, Table
from jiheng.dossiers.model import Project
from jiheng.quantities import decimals, unit
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.narrative import Narrative
from jiheng.writing.parts.amounts import amount_cell
from jiheng.writing.parts.cells import head, score_cell
from jiheng.writing.parts.goals import grouped, target_and_actual

_WAN = unit("万元")
#: Lines of 经费控制情况: label, name; the facts are 名决算数:上年, 名预算数, 名决算数.
_CONTROL = (
    ("一、“三公”经费", "三公经费"),
    ("　1.公务用车购置和维护经费", "公务用车购置及运行维护费"),
    ("　　其中：公车购置", "公务用车购置费"),
    ("　　　　　公车运行维护", "公务用车运行维护费"),
    ("　2.出国经费", "因公出国（境）费"),
    ("　3.公务接待", "公务接待费"),
)
_RUNNING = (
    ("三、公用经费", "公用经费"),
    ("　其中：办公经费", "办公经费"),
    ("　　　　水费、电费、差旅费", "水电差旅费"),
    ("　　　　会议费、培训费", "会议培训费"),
)
_BUILDING = (
    ("批复规模", "楼堂馆所批复面积"),
    ("实际规模", "楼堂馆所实际面积"),
    ("规模控制率", "楼堂馆所实际面积 ÷ 楼堂馆所批复面积"),
    ("预算投资", "楼堂馆所批复投资"),
    ("实际投资", "楼堂馆所实际投资"),
    ("投资概算控制率", "楼堂馆所实际投资 ÷ 楼堂馆所批复投资"),
)
#: Widths of 附件4; with more room for targets where no reason is written, to stay on a page.
_WITH_REASONS, _WITHOUT = (8, 12, 12, 15, 13, 13, 6, 8, 18), (7, 12, 14, 18, 14, 13, 6, 8, 11)


def base_data(figures: Figures, narrative: Narrative) -> Iterator[Block]:
    """附件3: 人员, 经费控制, 楼堂馆所, 厉行节约."""
    year = figures.dossier.subject.year
    columns = tuple(Column(width) for width in (34, 11, 11, 11, 11, 11, 11))
    rows = (
        _heads("财政供养人员情况", ("编制数", 2), (f"{year}年实际在职人数", 2), ("控制率", 2)),
        _figures(figures, "", ("编制数", 2), ("在职人员数", 2), ("在职人员数 ÷ 编制数", 2)),
        _heads(
            "经费控制情况（万元）", (f"{year - 1}年决算数", 2), (f"{year}年预算数", 2),
            (f"{year}年决算数", 2),
        ),
        *(_line(figures, label, _three(name)) for label, name in _CONTROL),
        _line(
            figures, "二、项目支出",
            ("项目支出决算数:上年", "项目支出年初预算数", "项目支出决算数"),
        ),
        *(_project(one, place) for place, one in enumerate(figures.dossier.projects, 1)),
        *(_line(figures, label, _three(name)) for label, name in _RUNNING),
        _line(figures, "政府采购金额", ("政府采购执行数:上年", "政府采购预算数", "政府采购执行数")),
        _line(
            figures, "部门基本支出预算调整",
            ("基本支出决算数:上年", "基本支出年初预算数", "基本支出决算数"),
        ),
        _heads("楼堂馆所控制情况", *((label, 1) for label, _ in _BUILDING)),
        _figures(figures, f"（{year}年完工项目）", *((name, 1) for _, name in _BUILDING)),
        Row((head("厉行节约保障措施"), Cell(_savings(narrative), colspan=6))),
    )  # fmt: skip
    yield Table(columns, rows, role="form")


def overall_form(figures: Figures) -> Iterator[Block]:
    """附件4: money, goal, indicators with points, scores and reasons."""
    subject = figures.dossier.subject
    reasons = any(one.deviation_reason for one in figures.dossier.objectives_of())
    columns = tuple(Column(width) for width in (_WITH_REASONS if reasons else _WITHOUT))
    rows = (
        Row((head("预算部门名称", colspan=2), Cell(subject.name, colspan=7))),
        *_money(figures),
        *_goal(figures),
        *_indicators(figures),
        _total(figures),
    )
    yield Table(columns, rows, role="form")


def _money(figures: Figures) -> Iterator[Row]:
    leaves = figures.evaluation.leaves()
    execution = next((one for one in leaves if "预算执行率" in one.title), None)
    spent = ("年初预算数", "全年预算数", "支出决算数", "支出决算数 ÷ 全年预算数")
    initial, adjusted, actual, rate = (amount_cell(figures, one) for one in spent)
    yield Row(
        (
            head("年度预算申请（万元）", rowspan=5, colspan=2),
            head(""),
            head("年初预算数"), head("调整后预算数"), head("全年执行数"),
            head("分值"), head("执行率"), head("得分"),
        )
    )  # fmt: skip
    score = figures.reported.score(execution) if execution else None
    yield Row(
        (
            head("年度资金总额"), initial, adjusted, actual,
            score_cell(execution.points if execution else None, fact="指标体系"), rate,
            score_cell(score, fact=figures.reported.origin_of(execution) if execution else ""),
        )
    )  # fmt: skip
    for income, income_fact, kind, kind_fact in (
        ("一般公共预算", "一般公共预算财政拨款收入", "按支出性质分：基本支出", "基本支出决算数"),
        ("政府性基金拨款", "政府性基金预算财政拨款收入", "项目支出", "项目支出决算数"),
        ("其他资金", "其他收入", "", ""),
    ):
        yield Row(
            (
                head(f"{'按收入性质分：' if kind.startswith('按') else ''}{income}"),
                _spread(amount_cell(figures, income_fact), 2),
                head(kind, colspan=2),
                _spread(amount_cell(figures, kind_fact), 2),
            )
        )


def _goal(figures: Figures) -> Iterator[Row]:
    narrative = Narrative(figures)
    expected = narrative.peek("整体支出绩效目标") or narrative.peek("年度主要工作任务")
    done = narrative.peek("履职产出和效果")
    yield Row(
        (
            head("年度总体目标", rowspan=2),
            head("预期目标", colspan=4),
            head("实际完成情况", colspan=4),
        )
    )
    yield Row(tuple(Cell("\n".join(words) or UNFILLED, colspan=4) for words in (expected, done)))


def _indicators(figures: Figures) -> Iterator[Row]:
    objectives = figures.dossier.objectives_of()
    lead = head("绩效指标", rowspan=1 + max(len(objectives), 1))
    names = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    yield Row((lead, *(head(name) for name in names), head("偏差原因分析及改进措施")))
    if not objectives:
        yield Row((Cell(f"年度绩效指标{UNFILLED}", colspan=8, role="quiet"),))
    for groups, one in grouped(objectives):
        cells = (head(one.title), *target_and_actual(one))
        origin = f"绩效目标“{one.title}”"
        scores = (
            score_cell(points, missing=UNFILLED, fact=origin) for points in (one.weight, one.filed)
        )
        yield Row((*groups, *cells, *scores, Cell(one.deviation_reason)))


def _total(figures: Figures) -> Row:
    total = figures.reported.total
    return Row(
        (
            head("总分", colspan=6),
            score_cell(figures.evaluation.points, fact="指标体系"),
            score_cell(total, missing=UNFILLED, fact=figures.reported.origin),
            Cell(""),
        ),
        "total",
    )


def _three(name: str) -> tuple[str, str, str]:
    return f"{name}决算数:上年", f"{name}预算数", f"{name}决算数"


def _line(figures: Figures, label: str, references: Sequence[str]) -> Row:
    return Row((head(label), *(_spread(amount_cell(figures, one), 2) for one in references)))


def _project(one: Project, place: int) -> Row:
    """A project's money; last year's is not part of this year's 填报表."""
    money = (
        Cell(UNFILLED, role="quiet")
        if value is None
        else Cell(decimals(value / _WAN.scale), number=value / _WAN.scale, fact=f"项目“{one.name}”")
        for value in (one.initial, one.spent)
    )
    return Row(
        (
            head(f"　{place}.{one.name}"),
            Cell("—", colspan=2, role="quiet"),
            *(_spread(cell, 2) for cell in money),
        )
    )


def _heads(label: str, *names: tuple[str, int]) -> Row:
    return Row((head(label), *(head(name, colspan=width) for name, width in names)))


def _figures(figures: Figures, label: str, *references: tuple[str, int]) -> Row:
    cells = (_spread(amount_cell(figures, name), width) for name, width in references)
    return Row((head(label), *cells))


def _spread(cell: Cell, width: int) -> Cell:
    return cell._replace(colspan=width)


def _savings(narrative: Narrative) -> str:
    return "\n".join(narrative.peek("厉行节约保障措施")) or UNFILLED
