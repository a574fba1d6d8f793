"""Rows of indicators with the cells of 一级 and 二级指标 merged."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from jiheng.documents.model import Cell
from jiheng.quantities import number
from jiheng.writing.parts.cells import head
from jiheng.writing.parts.filed_rows import FiledRow


def merged(
    rows: Sequence[FiledRow], cells: Callable[[FiledRow], tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    """The cells that begin in each row: the levels where they change, then those of the row."""
    for _, first in groupby(rows, lambda one: one.level1 or one.title):
        group = list(first)
        for place, below in enumerate(_below(group, cells)):
            yield (*(() if place else (_level1(group),)), *below)


def _below(
    group: Sequence[FiledRow], cells: Callable[[FiledRow], tuple[Cell, ...]]
) -> Iterator[tuple[Cell, ...]]:
    for level2, second in groupby(group, lambda one: one.level2):
        rows = list(second)
        for place, one in enumerate(rows):
            yield (*(() if place else (head(level2, rowspan=len(rows)),)), *cells(one))


def _level1(group: Sequence[FiledRow]) -> Cell:
    """Its name, with the points of what stands below it."""
    points = [one.points for one in group if one.points is not None]
    told = f"\n（{number(sum(points, Fraction(0)), 2)}分）" if len(points) == len(group) else ""
    return head(f"{group[0].level1 or group[0].title}{told}", rowspan=len(group))
