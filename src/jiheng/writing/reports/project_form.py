"""Report ``project_form``: 项目支出绩效自评表, one page for one project."""

from collections.abc import Iterator, Sequence

from jiheng.documents.model import Block, Cell, Column, Document, Row, Table
from jiheng.dossiers.model import SOURCES, Dossier, Subject
from jiheng.scoring.model import Evaluation
from jiheng.writing.filing import filed, printed_day
from jiheng.writing.parts.assessed import Assessed, added_up, assessed
from jiheng.writing.parts.cells import head, paragraph, row, score_cell
from jiheng.writing.parts.filed_rows import FiledRow
from jiheng.writing.parts.merged import merged
from jiheng.writing.parts.project_tables import EXECUTED, money_cell, rate_cell
from jiheng.writing.parts.sheet_page import sheet_page

TITLE = "项目支出绩效自评表"
#: Left margin, three levels, 指标值, 实际完成值, 分值, 得分 (of the money: 执行率), 偏差原因.
_WIDTHS = (7, 12, 14, 15, 13, 13, 6, 9, 14)
#: With more room for targets and results where no reason is written: the form stays on a page.
_WIDTHS_WITHOUT = (7, 12, 14, 15, 17, 13, 6, 9, 10)
#: With more room for reasons that are longer than a line; those are set from the left.
_WIDTHS_OF_LONG = (7, 12, 12, 13, 10, 11, 6, 9, 23)
_LINE = 12
_PHASES = ("年初预算数", "全年预算数（A）", "全年执行数（B）")
_MONEY = {source: f"{'其中：' if source == SOURCES[1] else ''}{source}" for source in SOURCES}
_HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值")


def compose(dossier: Dossier, evaluation: Evaluation) -> Document:
    """The form of the project that the evaluation is of."""
    year = dossier.subject.year
    form = assessed(dossier, evaluation)
    return filed(
        dossier,
        TITLE,
        sheet_page(
            TITLE,
            (
                paragraph(f"（{year}年度）　　金额单位：万元", "note"),
                table(form),
                *_signed(dossier.subject),
            ),
            "portrait",
        ),
    )


def table(form: Assessed) -> Table:
    """The form itself: who, the money, the goal, the indicators, the total."""
    rows = (
        *_who(form),
        *_money(form),
        *_goal(form),
        *_indicators(form.indicators, form.scored),
        _total(form),
    )
    longest = max((len(one.reason) for one in form.indicators), default=0)
    long = longest > _LINE
    chosen = _WIDTHS_OF_LONG if long else _WIDTHS if longest else _WIDTHS_WITHOUT
    columns = [Column(width, "center") for width in chosen]
    columns[-1] = Column(columns[-1].width, "left" if long else "center")
    return Table(tuple(columns), rows, role="form")


def _signed(subject: Subject) -> Iterator[Block]:
    day = printed_day(subject).strip() if subject.date else ""
    people = (("填报人", subject.contact), ("联系电话", subject.phone), ("填报日期", day))
    yield paragraph("　　".join(f"{name}：{value or '　　　　'}" for name, value in people), "note")


def _who(form: Assessed) -> Iterator[Row]:
    project = form.project
    yield row(head("项目名称", colspan=2), Cell(project.name, colspan=3),
              head("项目编码"), Cell(project.code, colspan=3))  # fmt: skip
    yield row(head("主管部门", colspan=2), Cell(form.evaluation.subject.authority, colspan=2),
              head("实施单位"), Cell(project.implementer, colspan=4))  # fmt: skip


def _money(form: Assessed) -> Iterator[Row]:
    names = (head("", colspan=2), *(head(phase) for phase in _PHASES))
    scored = (head("分值"), head("执行率\n(B/A)"), head("得分"))
    yield row(head("项目资金", rowspan=1 + len(SOURCES)), *names, *scored)
    yield row(head(_MONEY[SOURCES[0]], colspan=2), *_phases(form, SOURCES[0]), *_execution(form))
    for source in SOURCES[1:]:
        blank = (Cell("—", role="quiet") for _ in scored)
        yield row(head(_MONEY[source], colspan=2), *_phases(form, source), *blank)


def _phases(form: Assessed, source: str) -> Iterator[Cell]:
    """The three amounts of a source; of the first, of all sources together."""
    project = form.project
    stated = project if source == SOURCES[0] else form.money(source)
    for phase in ("initial", "adjusted", "spent"):
        value = getattr(stated, phase, None)
        number = added_up([value])
        yield money_cell(number, form.origin)


def _execution(form: Assessed) -> tuple[Cell, Cell, Cell]:
    rate, scored = form.execution_rate, form.execution
    return (
        score_cell(scored.points if scored else None, fact=form.scored),
        Cell("") if rate is None else rate_cell(rate, EXECUTED),
        score_cell(scored.score if scored else None, fact=form.scored),
    )


def _goal(form: Assessed) -> Iterator[Row]:
    yield row(head("年度总体目标", rowspan=2), head("预期目标", colspan=4),
              head("实际完成情况", colspan=4))  # fmt: skip
    yield row(Cell(form.project.goal, colspan=4), Cell(form.project.result, colspan=4))


def _indicators(rows: Sequence[FiledRow], origin: str) -> Iterator[Row]:
    names = (*_HEADS, "分值", "得分", "偏差原因分析及改进措施")
    yield row(head("绩效指标", rowspan=1 + max(len(rows), 1)), *(head(name) for name in names))
    if not rows:
        yield row(Cell("没有填写绩效目标", colspan=len(names), role="warn"))
    yield from (row(*cells) for cells in merged(rows, lambda one: _cells(one, origin)))


def _cells(one: FiledRow, origin: str) -> tuple[Cell, ...]:
    texts = (Cell(one.title if one.level1 else ""), Cell(one.target), Cell(one.actual))
    scores = (score_cell(points, fact=origin) for points in (one.points, one.score))
    return (*texts, *scores, Cell(one.reason))


def _total(form: Assessed) -> Row:
    points, score = form.evaluation.points, form.score
    cells = (score_cell(points, fact=form.scored), score_cell(score, fact=form.scored))
    return row(head("总分", colspan=6), *cells, Cell(""), role="total")
