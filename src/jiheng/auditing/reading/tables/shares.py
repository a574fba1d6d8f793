"""Shares of a total printed beside the amounts (占比): each is its amount over the total."""

from collections.abc import Iterator, Sequence

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.derived import Derived, as_rates, kind_of
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.rows import Line, lines_of
from jiheng.auditing.reading.tables.terms import Term, term_at
from jiheng.auditing.reported.grids import Band
from jiheng.auditing.reported.words import adds_up, is_rate, is_share

#: So many shares have to be right before one may be wrong.
_FEWEST = 2


def shares_of(band: Band) -> Iterator[Derived]:
    """Every share of a band whose total row is printed."""
    for labels, figures in band.blocks:
        told = [one for one in figures if band.titles[one]]
        shares = [
            one
            for one in told
            if is_share(band.titles[one][-1]) and is_rate(band.titles[one][-1] + "%")
            and kind_of(band.titles[one]) is None
        ]  # fmt: skip
        amounts = [
            one for one in told if one not in shares and adds_up(band.titles[one][-1])
            and kind_of(band.titles[one]) is None
        ]  # fmt: skip
        if not shares or not amounts:
            continue
        lines = lines_of(band, labels)
        totals = [one for one in lines if one.total]
        for share in shares:
            yield from _best(band, share, amounts, lines, totals)


def _best(
    band: Band, share: int, amounts: Sequence[int], lines: Sequence[Line], totals: Sequence[Line]
) -> Iterator[Derived]:
    ways = [
        [found for line in lines if (found := _share(band, share, column, line, whole)) is not None]
        for column in sorted(amounts, key=lambda one: abs(one - share))
        for whole in totals
    ]
    held = [sum(bool(one.holds) for one in way) for way in ways]
    if not held or max(held) < _FEWEST:
        return
    best = held.index(max(held))
    for one in ways[best]:
        if one.holds or held[best] > len(ways[best]) - held[best]:
            yield one
        else:
            yield one._replace(ceiling=Severity.DOUBT)


def _share(band: Band, share: int, column: int, line: Line, whole: Line) -> Derived | None:
    stated = term_at(band, line.row, share, band.titles[share][-1])
    part = term_at(band, line.row, column, line.label)
    total = term_at(band, whole.row, column, whole.label)
    if stated is None or part is None or total is None or line.row == whole.row:
        return None
    if part.quantity.value == 0 or part.quantity.unit.symbol == "%":
        return None
    found = Interval.of(part.quantity).over(Interval.of(total.quantity))
    if found is None:
        return None
    return _compared(stated, part, total, found)


def _compared(stated: Term, part: Term, total: Term, found: Interval) -> Derived:
    rates = as_rates(stated.quantity)
    shown = next((one for one in rates if found.meets(one)), None)
    known = stated._replace(quantity=shown or rates[0])
    return Derived("ratio", known, part, total, found, shown is not None, Severity.ERROR)
