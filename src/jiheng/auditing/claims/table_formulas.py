"""Claim ``table_formulas``: a column whose head prints how it is computed (栏间公式)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Kind, Relation
from jiheng.auditing.reading.tables.formulas import Computed, computed
from jiheng.auditing.reading.tables.terms import Term, in_unit
from jiheng.auditing.reported.report import Report

_MOST_ROWS = 400


class ColumnFormula(NamedTuple):
    """A cell and the cells its head computes it from."""

    stated: Term
    found: Computed

    def test(self) -> Relation["ColumnFormula"]:
        """Compare the cell with what the formula comes to."""
        found, stated = self.found, self.stated.quantity
        grain = min(
            (one.quantity.grain for one in found.used if one.quantity.grain), default=stated.grain
        )
        grain = stated.grain or grain
        return Relation(
            self,
            _kind(found.rule),
            found.holds,
            str(stated),
            in_unit(found.expected.middle, stated.unit, grain),
            self.stated.spot,
            tuple(one.spot for one in found.used),
            in_unit(abs(found.expected.middle - stated.value), stated.unit, grain),
            found.ceiling,
        )


def _kind(rule: str) -> Kind:
    if any(sign in rule for sign in "/÷／"):
        return "ratio"
    return "difference" if any(sign in rule for sign in "-－−") else "sum"


def find(report: Report) -> Iterator[ColumnFormula]:
    """Every cell of every column with a formula."""
    for grid in report.grids:
        for band in grid.bands:
            if band.figures and len(band.body) <= _MOST_ROWS:
                for one in computed(band):
                    yield ColumnFormula(one.stated, one)
