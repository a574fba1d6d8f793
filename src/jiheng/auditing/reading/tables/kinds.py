"""按收入性质分 and 按支出性质分: two lists below 年度资金总额 that both come to one of its numbers.

The form leaves open which of its numbers (年初, 调整后, 执行); so each is tried.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.model import Found
from jiheng.auditing.reading.tables.terms import Term, different, summed, term_at
from jiheng.auditing.reported.grids import Band, Grid
from jiheng.auditing.reported.words import adds_up, is_total


def by_kind(grid: Grid) -> Iterator[Found]:
    """The two lists of every such form."""
    for above, band in pairwise(grid.bands):
        totals = _totals(above)
        if totals:
            yield from _held_against(totals, list(_lists(band)))


def _held_against(
    totals: Sequence[Term], lists: Sequence[tuple[list[Term], bool]]
) -> Iterator[Found]:
    fits = [[one for one in totals if summed(parts).meets(one.quantity)] for parts, _ in lists]
    agreed = next((found[0] for found in fits if found), None)
    blank_is_zero = any(found and short for found, (_, short) in zip(fits, lists, strict=True))
    for found, (parts, short) in zip(fits, lists, strict=True):
        if found:
            yield Found(found[0], tuple(parts), holds=True, ceiling=None)
        elif agreed is not None:
            less = summed(parts).middle < agreed.quantity.value
            known = not (short and less) or blank_is_zero
            yield Found(agreed, tuple(parts), False if known else None, Severity.ERROR)


def _totals(band: Band) -> list[Term]:
    """The amounts of the last total row above."""
    rows = [row for row in band.body if any(map(is_total, band.path(row)))]
    columns = [at for at in band.figures if band.titles[at] and adds_up(band.titles[at][-1])]
    if not rows:
        return []
    return different(term_at(band, rows[-1], at, band.label(rows[-1])) for at in columns)


def _lists(band: Band) -> Iterator[tuple[list[Term], bool]]:
    """The numbers of each list, and whether one of them is blank."""
    for labels, figures in band.blocks:
        heads = "".join(band.title(at) for at in (*labels, *figures))
        if "按" not in heads or "性质分" not in heads or not labels:
            continue
        rows = [row for row in band.body if band.grid.text(row, labels[-1])]
        terms = [term_at(band, row, figures[0], band.grid.text(row, labels[-1])) for row in rows]
        parts = different(terms)
        if len(parts) > 1:
            yield parts, None in terms
