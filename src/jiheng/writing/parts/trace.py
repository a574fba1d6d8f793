"""How one score came about (测算依据): from the facts to the points."""

from collections.abc import Iterator
from itertools import groupby

from jiheng.documents.model import Cell, Column, Row, Table
from jiheng.scoring.model import Line, Step, Trace
from jiheng.writing.parts.cells import head


def trace_blocks(step: Step) -> Iterator[Table]:
    """What stands behind an indicator's row."""
    lines = (*step.trace.lines, *_more(step))
    if lines:
        yield trace_table(Trace(lines))


def trace_table(trace: Trace) -> Table:
    """One row a station; stations of one kind share their name."""
    sourced = any(line.source for line in trace.lines)
    rows = tuple(
        _row(line, len(group) if first else 0, sourced=sourced)
        for _, run in groupby(trace.lines, lambda line: line.stage)
        for group in [tuple(run)]
        for line, first in zip(group, [True] + [False] * len(group), strict=False)
    )
    columns = (Column(10), Column(54), Column(32)) if sourced else (Column(10), Column(86))
    return Table(columns, rows, role="form")


def _row(line: Line, rowspan: int, *, sourced: bool) -> Row:
    name = (head(line.stage, rowspan),) if rowspan else ()
    if not line.source:
        return Row((*name, Cell(line.text, colspan=1 + sourced)))
    return Row((*name, Cell(line.text), Cell(line.source, role="quiet")))


def _more(step: Step) -> Iterator[Line]:
    """What the unit said, where the trace does not tell it already."""
    told = {line.stage for line in step.trace.lines}
    if step.filed_reason and "自评" not in told:
        yield Line("自评理由", step.filed_reason)
    if step.evidence and "佐证材料" not in told:
        yield Line("佐证材料", "；".join(step.evidence))
