"""The sheets of judgements: 指标判断 and 自评得分."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from jiheng.dossiers.asked import TOTAL, Asked, AskedQuestion
from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import Column, Row, SheetLayout
from jiheng.dossiers.workbook.slots import POINTS, TEXT, WRITTEN, YESNO, Slot
from jiheng.quantities import unit

#: Blank rows for the indicators of projects.
_BLANK = 12
#: 自评得分: the line of the total, and that of the sum which a formula gives.
FILED_TOTAL = "填报总分"
FILED_SUM = "各项得分之和（自动计算）"
_TYPES = {
    "condition": "是/否",
    "item": "是/否",
    "count": "个数",
    "level": "选择",
    "judgement": "评分",
    "value": "数值",
    "named": "数值",
}


def answers_sheet(asked: Asked) -> SheetLayout:
    return SheetLayout(
        tabs.ANSWERS,
        "指标判断表",
        (
            "逐项填写，并写明佐证。没有把握的留空，系统按未评分处理，不会算作0。"
            if asked.questions
            else "本指标体系没有需要判断的指标，可不填。"
        )
        + "项目的指标在末尾空行补填，指标写成“项目编码/指标路径”。",
        (
            Column("path", "指标", 34),
            Column("key", "问题", 34),
            Column("type", "类型", 18),
            Column("value", "填写", 13, WRITTEN),
            Column("evidence", "佐证", 28, TEXT),
            Column("reason", "情况说明", 24, TEXT),
            Column("rule", "评分标准", 34),
            Column("wanted", "应备材料", 26),
        ),
        ("path", "key"),
        tuple(_answer_rows(asked)),
        blank=_BLANK,
        frozen=2,
    )


def _answer_rows(asked: Asked) -> Iterator[Row]:
    for _, questions in groupby(asked.questions, key=lambda one: one.path.partition("/")[0]):
        ones = list(questions)
        yield Row(band=ones[0].path.partition("/")[0] or "总分的上限、否决和加分条件")
        for _, of_one in groupby(ones, key=lambda one: one.path):
            yield from _rows_of_one(list(of_one))


def _rows_of_one(questions: list[AskedQuestion]) -> Iterator[Row]:
    """The questions of one indicator; its rule stands beside the first."""
    for order, one in enumerate(questions):
        labels = {"path": one.path or TOTAL, "key": one.label, "type": _type(one)}
        if order == 0:
            labels |= {"rule": one.rule, "wanted": "、".join(one.evidence)}
        yield Row(labels, {"value": answer_slot(one)})


def _type(one: AskedQuestion) -> str:
    """What kind of answer is asked for, and of a number what is counted."""
    question = one.question
    kind = _TYPES[question.kind]
    if question.kind == "judgement" and one.points is not None:
        return f"评分（0–{plain(one.points)}）"
    if question.kind == "count" and question.prompt != question.key:
        kind = question.prompt.removesuffix("：数量")
    return f"{kind}（{question.unit}）" if question.unit else kind


def answer_slot(one: AskedQuestion) -> Slot:
    """What the cell of an answer takes."""
    question = one.question
    match question.kind:
        case "condition" | "item":
            return Slot("yesno", choices=YESNO.choices, needed=True)
        case "level":
            return Slot("choice", choices=question.choices, needed=True)
        case "judgement":
            return Slot("points", low=question.low, high=question.high, needed=True)
    if question.choices:
        return Slot("choice", choices=question.choices, needed=True)
    if question.kind == "count":
        return Slot("number", unit(""), low=Fraction(0), counted=True, needed=True)
    return Slot("number", unit(question.unit), low=question.low, high=question.high, needed=True)


def filed_sheet(asked: Asked) -> SheetLayout:
    rows = [
        Row({"path": FILED_TOTAL, "points": plain(asked.framework.total)}),
        Row({"path": FILED_SUM}, closed=frozenset(["score", "reason"])),
    ]
    for top, group in groupby(asked.scored, key=lambda one: one.path.partition("/")[0]):
        ones = list(group)
        if ones[0].path != top:
            rows.append(Row(band=top))
        rows.extend(
            Row(
                {"path": one.path, "points": plain(one.points) if one.points is not None else ""},
                {"score": POINTS},
            )
            for one in ones
        )
    return SheetLayout(
        tabs.FILED,
        "自评得分表",
        "填写本单位的自评得分，与系统测算得分不同的写明理由；系统不会改动这里的数。"
        "项目的指标在末尾空行补填，指标写成“项目编码/指标路径”。",
        (
            Column("path", "指标", 56),
            Column("points", "分值", 9),
            Column("score", "得分", 11, POINTS),
            Column("reason", "说明", 60, TEXT),
        ),
        ("path",),
        tuple(rows),
        blank=_BLANK,
        frozen=1,
    )
