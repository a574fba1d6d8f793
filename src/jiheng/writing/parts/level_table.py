"""The table of all indicators, level by level (逐项得分)."""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.documents.model import Block, Cell, Column, Heading, Row, Table
from jiheng.quantities import number
from jiheng.scoring.model import Evaluation, Step
from jiheng.writing.parts.cells import head, row, score_cell, titles
from jiheng.writing.parts.trace import trace_blocks
from jiheng.writing.parts.words import NOT_FILED, filed_score, lost_in, recovery

LOST, UNSCORED, DIFFERENT = "扣分", "未评分", "与自评不同"
OUT, UNPOINTED = "不适用", "不计分"
_LEVELS = ("一级指标", "二级指标", "三级指标", "四级指标", "五级指标")
#: Widths of the columns of levels, by how many there are; then those of the others.
_LEVEL_WIDTHS = {1: (20,), 2: (9, 15), 3: (9, 9, 14), 4: (7, 8, 8, 11), 5: (6, 6, 7, 7, 10)}
_OTHERS = (
    ("分值", Column(6, "center")),
    ("值", Column(10)),
    ("测算得分", Column(7, "center")),
    ("自评得分", Column(7, "center")),
    ("扣分原因", Column(27)),
    ("恢复途径", Column(20)),
)


def level_table(evaluation: Evaluation) -> Iterator[Block]:
    """The blocks of the chapter."""
    yield Heading("逐项得分")
    yield table(evaluation)


def table(evaluation: Evaluation, *, traced: bool = True) -> Table:
    """One row an indicator, the headings above it merged; ``traced`` puts its way behind it."""
    depth = max((step.level for step in evaluation.leaves()), default=1)
    columns = tuple(Column(width) for width in _LEVEL_WIDTHS[depth])
    rows = (
        _row(place, depth, traced=traced)
        for step in evaluation.steps
        for place in _places(step, ())
    )
    return Table(
        columns=(*columns, *(column for _, column in _OTHERS)),
        rows=(
            titles(*_LEVELS[:depth], *(title for title, _ in _OTHERS)),
            *rows,
            *([_total(evaluation, depth)] if evaluation.points else []),
        ),
        filters=(LOST, UNSCORED, DIFFERENT),
        detail_title="测算依据" if traced else "",
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A leaf, and the headings that begin in its row."""

    step: Step
    headings: tuple[Step, ...]


def _places(step: Step, beginning: tuple[Step, ...]) -> Iterator[_Placed]:
    if step.pooled or not step.children:
        yield _Placed(step, beginning)
        return
    above = (*beginning, step)
    for child in step.children:
        yield from _places(child, above)
        above = ()


def _row(place: _Placed, depth: int, *, traced: bool) -> Row:
    step = place.step
    groups = tuple(
        head(_group(heading), rowspan=sum(1 for _ in heading.leaves()))
        for heading in place.headings
    )
    own = head(_own(step), colspan=depth - step.level + 1)
    return Row(
        cells=(*groups, own, *_cells(step)),
        tags=tuple(tags(step)),
        detail=tuple(trace_blocks(step)) if traced else (),
    )


def _own(step: Step) -> str:
    """An indicator's name; of one whose points are pooled, what they are shared by as well."""
    parts = "、".join(child.title for child in step.children)
    return f"{step.title}\n（{parts}）" if parts else step.title


def _value(step: Step) -> str:
    """The value, or those of the parts that were judged one by one."""
    parts = (f"{child.title}{child.value}" for child in step.children if child.value)
    return step.value or "\n".join(parts)


def _group(heading: Step) -> str:
    """A heading's name, and what was scored of what it can earn."""
    if heading.points is None:
        return heading.title
    score = "—" if heading.score is None else number(heading.score, 2)
    return f"{heading.title}\n{score}／{number(heading.points, 2)}"


def _cells(step: Step) -> tuple[Cell, ...]:
    return (
        score_cell(step.points),
        Cell(_value(step)),
        _score(step),
        score_cell(step.filed, missing="—"),
        Cell(_why(step), role="warn" if _open(step) else ""),
        Cell(recovery(step)),
    )


def _score(step: Step) -> Cell:
    if step.points is None:
        return Cell(UNPOINTED, role="quiet")
    if step.status == "unscored":
        return Cell(UNSCORED, role="warn")
    if step.status == "not_applicable":
        return Cell(OUT, role="quiet")
    return score_cell(step.score, role="lost" if step.lost else "")


def _why(step: Step) -> str:
    """Only where something is to be explained; what full points rest on is in the details."""
    told = step.lost or step.status in {"unscored", "not_applicable"}
    return step.reason if told else step.remark


def _open(step: Step) -> bool:
    """Whether a score is still to come."""
    return step.status == "unscored" and step.points is not None


def tags(step: Step) -> Iterator[str]:
    """The words by which a row can be chosen."""
    if step.lost:
        yield LOST
    if _open(step):
        yield UNSCORED
    if step.difference:
        yield DIFFERENT


def _total(evaluation: Evaluation, depth: int) -> Row:
    range_ = f"总分在{number(evaluation.low, 2)}至{number(evaluation.high, 2)}分之间"
    lost = lost_in(evaluation.lost)
    told = [f"共扣{number(lost, 2)}分"] if lost else ["已评指标无扣分"]
    if not evaluation.complete:
        told.append(f"{len(evaluation.unscored)}项未评分，{range_}")
    return row(
        head("合计", colspan=depth),
        score_cell(evaluation.points),
        Cell(evaluation.grade),
        score_cell(evaluation.total),
        score_cell(filed_score(evaluation), missing=NOT_FILED),
        Cell("；".join(told)),
        Cell(""),
        role="total",
    )
