"""All figures of a report, read once (数据读取)."""

import weakref
from collections.abc import Iterator

from jiheng.auditing.reading.figures.cells import figures_of_grid, told_by_column
from jiheng.auditing.reading.figures.model import Figure, Told
from jiheng.auditing.reading.figures.sentences import figures_in
from jiheng.auditing.reading.figures.subjects import Subjects, subjects_of
from jiheng.auditing.reading.figures.told import chapter_tells
from jiheng.auditing.reported.cells import number_of
from jiheng.auditing.reported.grids import Grid
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
    subjects = subjects_of(report.passages, report.identity.year)
    for one in _all(report, subjects):
        subject = subjects.of(one.passage)
        yield one._replace(subject=subject) if subject else one


def _all(report: Report, subjects: Subjects) -> Iterator[Figure]:
    cells: dict[int, Told] = {}
    for grid in report.grids:
        first = next((one for row in grid.cells for one in row if one is not None), None)
        year = subjects.year if first is None else subjects.year_of(first)
        yield from figures_of_grid(grid, year, _above(report, grid))
        cells |= told_by_column(grid)
    for passage in report.texts:
        if passage.numbers and not (passage.role == "cell" and number_of(passage)):
            chapter = cells.get(passage.index) or chapter_tells(passage)
            yield from figures_in(passage, subjects.year_of(passage), chapter)


def _above(report: Report, grid: Grid) -> str:
    """The short lines right above a table: its name, its number, its unit."""
    if grid.above is None:
        return ""
    lines = report.passages[max(0, grid.above.index - _LINES + 1) : grid.above.index + 1]
    return "".join(
        one.text.strip() for one in lines if one.role != "cell" and len(one.text) <= _SHORT
    )


_LINES, _SHORT = 4, 40
