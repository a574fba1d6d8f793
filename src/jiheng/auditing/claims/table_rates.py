"""Claim ``table_rates``: differences, changes and rates printed in a table beside their bases."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation
from jiheng.auditing.reading.tables.derived import Derived, Kind, derived, explained
from jiheng.auditing.reading.tables.found import suspects_of
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.rows import lines_of
from jiheng.auditing.reading.tables.shares import shares_of
from jiheng.auditing.reading.tables.terms import Term, in_unit, term_at
from jiheng.auditing.reported.grids import Band
from jiheng.auditing.reported.report import Report
from jiheng.quantities import Quantity, unit

_MOST_ROWS = 400
_HUNDRED = 100
#: Of a table whose rows are the items (预算数, 决算数, 执行率), so few that each has a name.
_FEWEST_ITEMS, _MOST_ITEMS = 3, 12


class TableRate(NamedTuple):
    """A number that two others of its row or column come to.

    Attributes:
        told: it fails only because of a number that a sum of the table refutes already.
    """

    kind: Kind
    stated: Term
    first: Term
    second: Term
    found: Derived
    told: bool = False

    def test(self) -> Relation["TableRate"]:
        """Compare what is printed with what follows."""
        found, stated = self.found, self.stated.quantity
        measure = stated.unit
        expected, value = found.expected.middle, stated.value
        grain = stated.grain
        if self.kind != "difference" and not measure.symbol:
            measure, grain = unit("%"), min(grain, Fraction(1, 10_000))
        if not grain:
            grain = min(self.first.quantity.grain or measure.scale, measure.scale)
        return Relation(
            self,
            self.kind,
            found.holds,
            str(stated),
            in_unit(expected, measure, grain),
            self.stated.spot,
            (self.first.spot, self.second.spot),
            in_unit(
                abs(expected - value), unit("个百分点") if measure.symbol == "%" else measure, grain
            ),
            found.ceiling,
        )


def find(report: Report) -> Iterator[TableRate]:
    """Every derived column of every table, and every derived row of small ones."""
    for grid, before in zip(report.grids, (None, *report.grids), strict=False):
        for band in grid.bands:
            if band.figures and len(band.body) <= _MOST_ROWS:
                for found in (*_columns(band), *_rows(band), *shares_of(band)):
                    one = _in_points(found)
                    told = one.holds is False and explained(one, suspects_of(grid, before))
                    yield TableRate(one.kind, one.stated, one.first, one.second, one, told)


def _in_points(one: Derived) -> Derived:
    """Under 增长% a row of rates (开房率) prints by how many points it changed: then it holds."""
    if one.kind != "growth" or one.holds is not False:
        return one
    first, second, stated = (each.quantity for each in (one.first, one.second, one.stated))
    scale = _HUNDRED if stated.unit.symbol == "%" and first.unit.symbol != "%" else 1
    points = Interval.of(first) - Interval.of(second)
    rates = max(first.value, second.value) <= (1 if first.unit.symbol == "%" else _HUNDRED)
    told = Quantity(stated.value * scale, stated.grain * scale, unit(""))
    meets = points.meets(told) or points.turned().meets(told)
    return one._replace(holds=True, expected=points) if rates and meets else one


def _columns(band: Band) -> Iterator[Derived]:
    def at(column: int, row: int) -> Term | None:
        return term_at(band, row, column, band.titles[column][-1])

    for _, figures in band.blocks:
        paths = {one: band.titles[one] for one in figures if band.titles[one]}
        yield from derived(paths, band.body, at)


def _rows(band: Band) -> Iterator[Derived]:
    for labels, figures in band.blocks:
        lines = lines_of(band, labels)
        if not _FEWEST_ITEMS <= len(lines) <= _MOST_ITEMS or len(
            {one.label for one in lines}
        ) < len(lines):
            continue
        names = {one.row: one.label for one in lines if one.label}

        def at(row: int, column: int, names: dict[int, str] = names) -> Term | None:
            return term_at(band, row, column, names[row])

        yield from derived({row: (name,) for row, name in names.items()}, figures, at)
