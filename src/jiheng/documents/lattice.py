"""Lines that are drawn → the cells of tables they enclose; for kinds of file without tables.

Lengths are in points, from the upper left corner of a page.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Left, top, right, bottom.
Box = tuple[float, float, float, float]
#: Ends of lines nearer than this meet.
_NEAR = 3.0
#: A border is there where so much of it is drawn.
_DRAWN = 0.7
#: No page that is meant to be read has more lines or cells.
_MOST_LINES, _MOST_CELLS = 4_000, 40_000


class Stroke(NamedTuple):
    """A line, across or down.

    Attributes:
        at: how far down, or how far across.
        low: where it begins, in the other direction.
        high: where it ends.
    """

    at: float
    low: float
    high: float


def cells_of(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[list[Box]]:
    """The cells of each table on a page; a table has at least two rows or two columns."""
    if len(across) + len(down) > _MOST_LINES:
        return []
    tables = []
    for rows, columns in _together(across, down):
        boxes = list(_enclosed(rows, columns))
        if len(boxes) > 1:
            tables.append(boxes)
    return sorted(tables, key=lambda boxes: min(box[1] for box in boxes))


def _together(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> Iterator[tuple[list[Stroke], list[Stroke]]]:
    """Lines that meet each other, directly or over others."""
    left = set(range(len(down)))
    waiting = set(range(len(across)))
    while waiting:
        rows, columns, newest = set[int](), set[int](), {waiting.pop()}
        while newest:
            rows |= newest
            met = {one for one in left if any(_meet(across[row], down[one]) for row in newest)}
            left -= met
            columns |= met
            newest = {one for one in waiting if any(_meet(across[one], down[at]) for at in met)}
            waiting -= newest
        yield [across[one] for one in rows], [down[one] for one in columns]


def _meet(across: Stroke, down: Stroke) -> bool:
    return (
        across.low - _NEAR <= down.at <= across.high + _NEAR
        and down.low - _NEAR <= across.at <= down.high + _NEAR
    )


def _enclosed(across: Sequence[Stroke], down: Sequence[Stroke]) -> Iterator[Box]:
    """The smallest boxes with a border all around; across a border that is not drawn they go on."""
    ys, xs = _edges(one.at for one in across), _edges(one.at for one in down)
    if len(ys) < 2 or len(xs) < 2 or len(ys) * len(xs) > _MOST_CELLS:  # noqa: PLR2004 - two edges
        return
    above = _borders(across, ys, xs)
    before = _borders(down, xs, ys)
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right, bottom = column + 1, row + 1
            while right < len(xs) - 1 and (right, row) not in before:
                right += 1
            while bottom < len(ys) - 1 and not any(
                (bottom, one) in above for one in range(column, right)
            ):
                bottom += 1
            taken |= {(y, x) for y in range(row, bottom) for x in range(column, right)}
            yield xs[column], ys[row], xs[right], ys[bottom]


def _borders(
    strokes: Sequence[Stroke], edges: Sequence[float], marks: Sequence[float]
) -> set[tuple[int, int]]:
    """Which stretches between two marks are drawn along which edge."""
    drawn: dict[tuple[int, int], float] = {}
    for one in strokes:
        edge = _nearest(edges, one.at)
        for at in range(len(marks) - 1):
            low, high = max(one.low, marks[at]), min(one.high, marks[at + 1])
            if high > low:
                drawn[edge, at] = drawn.get((edge, at), 0.0) + high - low
    return {
        (edge, at)
        for (edge, at), length in drawn.items()
        if length >= _DRAWN * (marks[at + 1] - marks[at])
    }


def _edges(found: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    after = bisect_left(edges, value)
    if after == 0:
        return 0
    if after == len(edges) or value - edges[after - 1] < edges[after] - value:
        return after - 1
    return after
