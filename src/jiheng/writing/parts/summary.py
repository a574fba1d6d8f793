"""The page for the head of the unit (概要): the score, what cost points, what will be asked."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.documents.model import Bar, Block, Cell, Chart, Column, Heading, Paragraph, Table
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation, Step
from jiheng.writing.parts.cells import head, key_table, paragraph, row, score_cell, titles
from jiheng.writing.parts.words import (
    NOT_FILED,
    UNGRADED,
    comparison,
    filed_score,
    lost_in,
    named,
    points,
    recovery,
    share,
    short,
    spread,
    still_open,
)

#: More rows than these do not stay on one page; the rest is in the table of all indicators.
_SHOWN = 8


def summary(evaluation: Evaluation) -> Iterator[Block]:
    """The blocks of the first page."""
    yield Heading("概要")
    yield _key(evaluation)
    yield paragraph(_sentence(evaluation), "lead")
    if not evaluation.points:
        return
    yield Chart("一级指标得分率", tuple(_bar(step) for step in evaluation.steps))
    yield Heading("扣分在哪里", 2)
    yield from _losses(evaluation)
    yield Heading("会被问到什么", 2)
    asked = tuple(questions(evaluation))
    yield from asked or (paragraph("没有需要另作说明的事项。"),)


def _key(evaluation: Evaluation) -> Table:
    if not evaluation.points:
        return _valued(evaluation)
    difference, gap, role = comparison(evaluation)
    filed = score_cell(filed_score(evaluation), missing=NOT_FILED)
    return key_table(
        _scored(evaluation),
        ("等级", Cell(evaluation.grade or UNGRADED), ""),
        ("自评得分", filed, _filed_note(evaluation)),
        (difference, Cell(gap, role=role), ""),
        _lost(evaluation),
        _missing(evaluation),
    )


def _scored(evaluation: Evaluation) -> tuple[str, Cell, str]:
    """The total; while points are still to be given, between what and what it lies."""
    if evaluation.complete:
        full = f"满分{number(evaluation.points, 2)}分"
        return "测算得分", score_cell(evaluation.total), full
    low, high = number(evaluation.low, 2), number(evaluation.high, 2)
    note = f"不完整：已评的得{points(evaluation.total)}"
    return "测算总分的范围", Cell(f"{low}～{high}", role="warn"), note


def _lost(evaluation: Evaluation) -> tuple[str, Cell, str]:
    lost = evaluation.lost
    return "扣分指标", Cell(f"{len(lost)}项"), f"共扣{points(lost_in(lost))}" if lost else ""


def _missing(evaluation: Evaluation) -> tuple[str, Cell, str]:
    missing = still_open(evaluation)
    if not missing:
        return "未评分指标", Cell("0项"), ""
    at_stake = sum((step.points or Fraction(0) for step in missing), Fraction(0))
    return "未评分指标", Cell(f"{len(missing)}项", role="warn"), f"涉及{points(at_stake)}"


def _valued(evaluation: Evaluation) -> Table:
    """Of a framework without points: how many values could be worked out."""
    leaves = tuple(evaluation.leaves())
    valued = sum(1 for step in leaves if step.value)
    return key_table(
        ("指标", Cell(f"{len(leaves)}项"), "没有分值，不评分"),
        ("已算出值", Cell(f"{valued}项"), ""),
        ("没有值", Cell(f"{len(leaves) - valued}项"), ""),
    )


def _filed_note(evaluation: Evaluation) -> str:
    if evaluation.filed_total is None and evaluation.filed_sum is not None:
        return "逐项相加，没有填总分"
    grade = evaluation.filed_grade
    return f"按同一等级标准为{grade}" if grade and grade != evaluation.grade else ""


def _sentence(evaluation: Evaluation) -> str:
    name = f"按《{evaluation.framework.title}》测算"
    if not evaluation.points:
        return f"《{evaluation.framework.title}》只有指标和公式，没有分值；以下只列示指标的值。"
    if not evaluation.complete:
        leaves, missing = tuple(evaluation.leaves()), still_open(evaluation)
        scored = len(leaves) - len(missing)
        return (
            f"{name}，{len(leaves)}项指标已评{scored}项，得{points(evaluation.total)}；"
            f"其余补齐后总分在{spread(evaluation.low, evaluation.high)}之间"
            f"{f'，等级为{evaluation.grade}' if evaluation.grade else '，等级尚不能确定'}。"
        )
    grade = f"，等级为{evaluation.grade}" if evaluation.grade else ""
    return f"{name}，得{points(evaluation.total)}（满分{number(evaluation.points, 2)}分）{grade}。"


def _bar(step: Step) -> Bar:
    full, score = step.points or step.high, step.score
    if score is None:
        return Bar(step.title, step.low, full, f"未评分，满分{points(full)}", step.high - step.low)
    missing = sum(1 for leaf in step.leaves() if leaf.status == "unscored")
    behind = f"，{missing}项未评分" if missing else ""
    text = f"{share(score, full)}，{number(score, 2)}／{points(full)}{behind}"
    return Bar(step.title, score, full, text, step.high - step.low)


def _losses(evaluation: Evaluation) -> Iterator[Block]:
    lost = evaluation.lost
    if not lost:
        missing = len(still_open(evaluation))
        yield paragraph(f"已评的指标没有扣分；{missing}项还没有得分。" if missing else "无扣分项。")
        return
    rows = (
        row(
            head(short(step, evaluation)),
            score_cell(step.points),
            score_cell(step.lost, role="lost"),
            step.reason,
            recovery(step) or "—",
        )
        for step in lost[:_SHOWN]
    )
    columns = (Column(20), Column(6, "center"), Column(6, "center"), Column(39), Column(29))
    yield Table(columns, (titles("指标", "分值", "扣分", "扣分原因", "怎样恢复"), *rows))
    if len(lost) > _SHOWN:
        rest = lost[_SHOWN:]
        less = points(lost_in(rest))
        yield paragraph(f"另有{len(rest)}项共扣{less}，见“逐项得分”。", "note")


def questions(evaluation: Evaluation) -> Iterator[Paragraph]:
    """What a reviewer will ask about, the gravest first."""
    for doubt in evaluation.doubts[:_SHOWN]:
        yield paragraph(doubt, "item", lead="需核实：")
    if len(evaluation.doubts) > _SHOWN:
        text = f"另有{len(evaluation.doubts) - _SHOWN}条，见“需要说明的事项”。"
        yield paragraph(text, "item", lead="需核实：")
    yield from _unscored(evaluation)
    yield from _adjusted(evaluation)
    yield from _filed(evaluation)
    for tie in evaluation.ties:
        text = f"{tie.text}：左边{tie.left}，右边{tie.right}，相差{tie.gap}。"
        yield paragraph(text, "item", lead="勾稽关系不符：")
    for figure in evaluation.figures:
        if figure.without:
            note = f"{figure.note}。" if figure.note else ""
            text = f"{figure.value}，不剔除为{figure.without}。{note}"
            yield paragraph(text, "item", lead=f"{figure.title}：")
    judged = [step for step in evaluation.leaves() if step.status == "judged"]
    if judged:
        text = f"{named(judged, evaluation)}由评价人评定，须备齐佐证材料。"
        yield paragraph(text, "item", lead="评定依据：")


def _unscored(evaluation: Evaluation) -> Iterator[Paragraph]:
    missing = still_open(evaluation)
    if missing:
        text = f"{named(missing, evaluation)}还没有得分，原因见“需要说明的事项”。"
        yield paragraph(text, "item", lead="未评分：")


def _adjusted(evaluation: Evaluation) -> Iterator[Paragraph]:
    for adjustment in evaluation.adjustments:
        if adjustment.applied is not False:
            text = f"{adjustment.effect}（{adjustment.sentence}）。"
            yield paragraph(text, "item", lead=f"{adjustment.kind}：")


def _filed(evaluation: Evaluation) -> Iterator[Paragraph]:
    filed, added = evaluation.filed_total, evaluation.filed_sum
    if filed is not None and added is not None and filed != added:
        gap = points(abs(filed - added))
        text = f"填报总分{points(filed)}，逐项相加为{points(added)}，相差{gap}。"
        yield paragraph(text, "item", lead="自评总分：")
    higher = [step for step in evaluation.leaves() if (step.difference or 0) > 0]
    if higher:
        more = points(sum((step.difference or Fraction(0) for step in higher), Fraction(0)))
        bare = [step for step in higher if not step.filed_reason]
        reasons = f"，其中{len(bare)}项没有写理由" if bare else ""
        text = f"{named(higher, evaluation)}，自评比测算共高{more}{reasons}。"
        yield paragraph(text, "item", lead="自评高于测算：")
