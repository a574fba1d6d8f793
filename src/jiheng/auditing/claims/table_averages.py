"""Claim ``TableAverage``: an average printed in a table beside amount and count (表内均值)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.tables.intervals import Interval
from jiheng.auditing.reading.tables.terms import Term, in_unit, term_at
from jiheng.auditing.reported.grids import Band
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.words import is_rate, is_score, says, without_unit
from jiheng.patterns import pattern

_AVERAGE = pattern(r"(?:户|人|亩|次|辆|生|床|村|乡)均|平均每|每(?:户|人|亩|个|次|辆|台|村|家)|单价")
_COUNTED = ("户数", "人数", "个数", "次数", "数量", "面积", "台数", "辆数", "件数", "套数", "人次")
_MOST_ROWS = 200
_PREFIXES = {"千": 1000, "万": 10_000, "亿": 100_000_000}
#: So many rows must bear an average out before one that differs is told.
_BORNE_OUT = 2


class TableAverage(NamedTuple):
    """An average, and the amount and the count that it follows from.

    Attributes:
        expected: every value it may have.
    """

    stated: Term
    amount: Term
    many: Term
    expected: Interval
    holds: bool | None
    ceiling: Severity = Severity.DOUBT

    def test(self) -> Relation["TableAverage"]:
        """Compare what is printed with what follows."""
        stated = self.stated.quantity
        value = self.expected.middle
        grain = stated.grain or stated.unit.scale
        return Relation(
            self,
            "ratio",
            self.holds,
            str(stated),
            in_unit(value, stated.unit, grain),
            self.stated.spot,
            (self.amount.spot, self.many.spot),
            in_unit(abs(value - stated.value), stated.unit, grain),
            self.ceiling,
        )


def find(report: Report) -> Iterator[TableAverage]:
    """Each column of averages beside one column of amounts and one of counts."""
    for grid in report.grids:
        for band in grid.bands:
            if len(band.figures) > len("甲乙") and len(band.body) <= _MOST_ROWS:
                yield from _of_band(band)


def _of_band(band: Band) -> Iterator[TableAverage]:
    heads = {at: without_unit(band.titles[at][-1]) for at in band.figures if band.titles[at]}
    averages = [at for at, head in heads.items() if _AVERAGE.search(head)]
    if len(averages) != 1:
        return
    plain = [
        at
        for at, head in heads.items()
        if at not in averages and not is_rate(head) and not is_score(head)
    ]
    amounts = [at for at in plain if band.unit_of(at).endswith("元")]
    counts = [at for at in plain if at not in amounts and _counts(band, at, heads[at])]
    if len(amounts) == 1 and len(counts) == 1:
        found = [
            one
            for row in band.body
            if (one := _in_row(band, row, (averages[0], amounts[0], counts[0]))) is not None
        ]
        yield from _weighed(found)


def _counts(band: Band, column: int, head: str) -> bool:
    unit = band.unit_of(column)
    return (bool(unit) and unit not in ("%", "‰")) or says(head, _COUNTED)


def _in_row(band: Band, row: int, columns: tuple[int, int, int]) -> TableAverage | None:
    stated, amount, count = (term_at(band, row, at, band.label(row)) for at in columns)
    if stated is None or amount is None or count is None:
        return None
    number = band.grid.number_at(row, columns[2])
    if number is None or number.value <= 0 or stated.quantity.unit.dimension != "金额":
        return None
    # As many as are printed: of 4.8万亩 the ten thousands count, of 亩 no square metres.
    many = _PREFIXES.get(band.unit_of(columns[2])[:1], 1)
    half = number.grain / 2 if number.grain < 1 else Fraction(0)
    every = Interval(*((number.value + part) * many for part in (-half, half, 0)))
    expected = Interval.of(amount.quantity).over(every)
    if expected is None:
        return None
    return TableAverage(stated, amount, count, expected, expected.meets(stated.quantity))


def _weighed(found: list[TableAverage]) -> Iterator[TableAverage]:
    held = sum(bool(one.holds) for one in found)
    failed = len(found) - held
    for one in found:
        if one.holds:
            yield one
        elif held >= _BORNE_OUT and held > failed:
            yield one._replace(ceiling=Severity.ERROR)
        else:
            yield one._replace(holds=None)
