"""The score table that is filed (评分表): merged heads, each rule, each score, each reason."""

from collections.abc import Iterator

from jiheng.documents.model import Cell, Column, Row, Table
from jiheng.quantities import number
from jiheng.scoring.model import Step
from jiheng.writing.figures import UNFILLED, Figures
from jiheng.writing.parts.cells import head, score_cell, titles
from jiheng.writing.step_words import remark

_LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标")
_LEVEL_WIDTHS = {1: (24,), 2: (10, 16), 3: (8, 9, 13), 4: (7, 8, 9, 11)}
_READ_AS = "（读作："
_EACH = "每一项"
#: Columns of numbers, after the levels and the rule.
_NUMBERS = 2


def score_table(figures: Figures, caption: str = "") -> Table:
    """One row an indicator."""
    leaves = tuple(figures.evaluation.leaves())
    depth = min(max((step.level for step in leaves), default=1), len(_LEVELS))
    widths = (*_LEVEL_WIDTHS[depth], 40, 6, 7, 26)
    columns = tuple(
        Column(width, "center" if depth < place <= depth + _NUMBERS else "left")
        for place, width in enumerate(widths)
    )
    names = titles(*_LEVELS[:depth], "评分标准", "分值", "自评得分", "扣分原因和其他说明")
    rows = (row for top in figures.evaluation.steps for row in _rows(figures, top, (), depth))
    return Table(columns, (names, *rows, _total(figures, depth)), caption)


def rule_of(step: Step) -> str:
    """The scoring rule as the bureau printed it."""
    texts = (line.text for line in step.trace.lines if line.stage == "评分标准")
    return "\n".join(dict.fromkeys(_printed_rule(text) for text in texts))


def _printed_rule(text: str) -> str:
    """What the bureau printed; what was read where it printed nothing, or not the items."""
    printed, _, read = text.partition(_READ_AS)
    return printed if printed and not printed.startswith(_EACH) else (read.rstrip("）") or printed)


def _rows(figures: Figures, step: Step, beginning: tuple[Step, ...], depth: int) -> Iterator[Row]:
    if step.pooled or not step.children:
        yield _row(figures, step, beginning, depth)
        return
    above = (*beginning, step)
    for child in step.children:
        yield from _rows(figures, child, above, depth)
        above = ()


def _row(figures: Figures, step: Step, beginning: tuple[Step, ...], depth: int) -> Row:
    groups = tuple(head(_group(one), rowspan=sum(1 for _ in one.leaves())) for one in beginning)
    parts = "、".join(child.title for child in step.children)
    own = head(
        f"{step.title}\n（{parts}）" if parts else step.title, colspan=depth - step.level + 1
    )
    score = figures.reported.score(step)
    lost = figures.reported.lost(step)
    return Row(
        (
            *groups,
            own,
            Cell(rule_of(step)),
            _points(step),
            Cell("—", role="quiet")
            if step.points is None
            else Cell("未评分", role="warn", fact=step.reason)
            if score is None
            else Cell(
                number(score, 2),
                number=score,
                role="lost" if lost else "",
                fact=figures.reported.origin_of(step),
            ),
            Cell(remark(figures.reported, step)),
        )
    )


def _points(step: Step) -> Cell:
    return score_cell(step.points, missing="不计分", fact="指标体系")


def _group(step: Step) -> str:
    points = f"\n（{number(step.points, 2)}分）" if step.points is not None else ""
    return f"{step.title}{points}"


def _total(figures: Figures, depth: int) -> Row:
    told = figures.reported
    notes = [one.effect for one in figures.evaluation.adjustments if one.applied and one.points]
    if told.missing:
        notes.append(f"{len(told.missing)}项没有得分")
        if told.total is not None:
            notes.append(f"合计按{told.origin}")
    return Row(
        (
            head("合计", colspan=depth),
            Cell(""),
            score_cell(figures.evaluation.points, fact="指标体系"),
            Cell(UNFILLED, role="quiet")
            if told.total is None
            else Cell(number(told.total, 2), number=told.total, fact=told.origin),
            Cell("；".join(notes)),
        ),
        "total",
    )
