"""What must be explained besides the points (需要说明的事项)."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import Block, Cell, Column, Heading, Row, Table
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation, Figure, Step
from jiheng.writing.parts.cells import head, paragraph, row, score_cell, titles
from jiheng.writing.parts.trace import trace_table
from jiheng.writing.parts.words import points, short, spread, still_open
from jiheng.writing.worst import ON_PAGE


def matters(evaluation: Evaluation) -> Iterator[Block]:
    """The blocks of the chapter; what there is none of is named together at its end."""
    yield Heading("需要说明的事项")
    parts = {
        "未评分的指标": tuple(_unscored(evaluation)),
        "自评与测算不同的指标": tuple(_different(evaluation)),
        "不符的勾稽关系": tuple(_ties(evaluation)),
        "需核实的内容": tuple(_doubts(evaluation)),
        "对总分的调整": tuple(_adjustments(evaluation)),
        "参考指标": tuple(_figures(evaluation)),
        "其他说明": tuple(paragraph(note, "item") for note in evaluation.notes),
    }
    for title, blocks in parts.items():
        if blocks:
            yield Heading(title, 2)
            yield from blocks
    none = [title for title, blocks in parts.items() if not blocks and title != "其他说明"]
    if none:
        yield paragraph(f"没有{'、'.join(none)}。", "note")


def _doubts(evaluation: Evaluation) -> Iterator[Block]:
    for doubt in evaluation.doubts[:ON_PAGE]:
        yield paragraph(doubt, "item")
    if len(evaluation.doubts) > ON_PAGE:
        yield paragraph(f"另有{len(evaluation.doubts) - ON_PAGE}条，用 --json 看全部。", "item")


def _unscored(evaluation: Evaluation) -> Iterator[Block]:
    steps = still_open(evaluation)
    if not steps:
        return
    rows = (
        row(head(step.path.replace("/", " / ")), score_cell(step.points), _span(step), step.reason)
        for step in steps
    )
    columns = (Column(36), Column(7, "center"), Column(12, "center"), Column(45))
    yield Table(columns, (titles("指标", "分值", "可能得分", "为什么没有得分"), *rows))


def _span(step: Step) -> str:
    return points(step.low) if step.low == step.high else spread(step.low, step.high)


def _different(evaluation: Evaluation) -> Iterator[Block]:
    steps = [step for step in evaluation.leaves() if step.difference]
    if not steps:
        return
    rows = (
        row(
            head(short(step, evaluation)),
            score_cell(step.filed),
            score_cell(step.score),
            _signed(step.difference or Fraction(0)),
            step.filed_reason or Cell("未写理由", role="quiet"),
            step.reason,
        )
        for step in steps
    )
    widths = (Column(20), *(Column(7, "center"),) * 3, Column(25), Column(34))
    names = titles("指标", "自评得分", "测算得分", "相差", "自评理由", "测算理由")
    yield Table(widths, (names, *rows))
    yield paragraph("自评得分照填报表列示，测算不改动它。", "note")


def _signed(difference: Fraction) -> Cell:
    sign = "+" if difference > 0 else ""
    return Cell(f"{sign}{number(difference, 2)}", number=difference)


def _ties(evaluation: Evaluation) -> Iterator[Block]:
    if not evaluation.ties:
        return
    rows = (
        row(head(tie.text), tie.left, tie.right, Cell(tie.gap, role="warn"))
        for tie in evaluation.ties
    )
    columns = (Column(55), *(Column(15, "right"),) * 3)
    yield Table(columns, (titles("勾稽关系", "左边", "右边", "相差"), *rows))


def _adjustments(evaluation: Evaluation) -> Iterator[Block]:
    if not evaluation.adjustments:
        return
    applied = {True: "适用", False: "不适用", None: "尚不能判断"}
    rows = (
        row(
            head(one.kind),
            one.sentence,
            Cell(applied[one.applied], role="warn" if one.applied is None else ""),
            one.effect,
            _signed(one.points) if one.points else Cell("—", role="quiet"),
        )
        for one in evaluation.adjustments
    )
    columns = (Column(12), Column(38), Column(12), Column(32), Column(8, "center"))
    yield Table(columns, (titles("类别", "条文", "是否适用", "结果", "增减分"), *rows))


def _figures(evaluation: Evaluation) -> Iterator[Block]:
    if not evaluation.figures:
        return
    columns = (Column(30), Column(16, "right"), Column(18, "right"), Column(40))
    yield Table(
        columns,
        (
            titles("指标", "值", "不剔除时的值", "说明"),
            *(_figure(figure) for figure in evaluation.figures),
        ),
        detail_title="参考指标的计算",
    )
    yield paragraph("参考指标只列示，不计分。", "note")


def _figure(figure: Figure) -> Row:
    without = Cell(figure.without) if figure.without else Cell("无剔除项", role="quiet")
    cells = (head(figure.title), Cell(figure.value), without, Cell(figure.note))
    return Row(cells, detail=(trace_table(figure.trace),) if figure.trace.lines else ())
