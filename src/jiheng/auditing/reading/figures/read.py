"""All figures of a report, read once (数据读取)."""

import weakref
from collections.abc import Iterator

from jiheng.auditing.reading.figures.cells import figures_of_grid
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.sentences import figures_in
from jiheng.auditing.reported.report import Report

_READ: dict[int, tuple[weakref.ref[Report], tuple[Figure, ...]]] = {}


def figures_of(report: Report) -> tuple[Figure, ...]:
    """Every figure of a report in its order; read once for each report that is alive."""
    key = id(report)
    if key in _READ and _READ[key][0]() is report:
        return _READ[key][1]
    found = tuple(sorted(_read(report), key=lambda one: (one.passage.index, one.number.start)))
    _READ[key] = (weakref.ref(report, lambda _: _READ.pop(key, None)), found)
    return found


def _read(report: Report) -> Iterator[Figure]:
    year = report.identity.year
    in_cells: set[int] = set()
    for grid in report.grids:
        for one in figures_of_grid(grid, year):
            in_cells.add(one.passage.index)
            yield one
    for passage in report.texts:
        if passage.index not in in_cells and passage.numbers:
            yield from figures_in(passage, year)
