"""Terms: the numbers of a relation with their names and places, and sums of intervals."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.grids import Band
from jiheng.auditing.reported.words import is_blank, is_open
from jiheng.quantities import Quantity, Unit, decimals, unit

#: What is measured may have been rounded to whole units; people and things are counted.
_MEASURED = frozenset(("", "金额", "面积", "质量", "长度", "日数", "浓度"))
_MOST_PLACES = 6


class Term(NamedTuple):
    """One number of a relation.

    Attributes:
        quantity: in base units; a 0, and a count of people or things, is exact.
        passage: which passage prints it, so that a merged cell counts once.
    """

    name: str
    quantity: Quantity
    spot: Spot
    passage: int


#: A dash or 无 where a number might stand: it says that there is none, unlike a blank.
NOTHING = Term("", Quantity(Fraction(0), Fraction(0), unit("")), Spot(-1, 0, 0, ""), -1)


#: Words where a number might stand: what they come to is not known.
UNREAD = NOTHING._replace(passage=-2)


class Range(NamedTuple):
    """All values a sum of printed numbers may have: ``middle`` ± ``slack``."""

    middle: Fraction
    slack: Fraction

    def meets(self, stated: Quantity) -> bool:
        """Whether one of the values rounds to what is stated."""
        return abs(self.middle - stated.value) <= self.slack + stated.grain / 2


def term_at(band: Band, row: int, column: int, name: str) -> Term | None:
    """The number of a cell; None where there is none, or only a bound of one."""
    number = band.grid.number_at(row, column)
    quantity = band.quantity(row, column)
    cell = band.grid.cells[row][column]
    if number is None or quantity is None or cell is None or number.bound:
        return None
    counted = quantity.unit.dimension not in _MEASURED and quantity.grain == quantity.unit.scale
    if quantity.value == 0 or counted:
        quantity = quantity._replace(grain=Fraction(0))
    return Term(name, quantity, cell.spot_of(number), cell.index)


def part_at(band: Band, row: int, column: int, name: str) -> Term | None:
    """As `term_at`; a dash is `NOTHING`, words are `UNREAD`."""
    found = term_at(band, row, column, name)
    if found is None:
        text = band.grid.text(row, column)
        if is_open(text):
            return None
        return NOTHING if is_blank(text) else UNREAD
    return found


def summed(terms: Iterable[Term]) -> Range:
    """The sum of several numbers, in whole parts of their common denominator."""
    found = [one.quantity for one in terms]
    values = [one.value for one in found]
    grains = [one.grain for one in found]
    return Range(_added(values), _added(grains) / 2)


def _added(values: Sequence[Fraction]) -> Fraction:
    whole = lcm(*{one.denominator for one in values})
    return Fraction(sum(one.numerator * (whole // one.denominator) for one in values), whole)


def different(terms: Iterable[Term | None]) -> list[Term]:
    """Those that are printed, each once, though a merged cell stands in several places."""
    known = {one.passage: one for one in terms if one is not None and one.passage >= 0}
    return list(known.values())


def same_dimension(terms: Sequence[Term]) -> bool:
    """Whether the numbers are of one sort and may be added."""
    return (
        len({(one.quantity.unit.dimension, one.quantity.unit.symbol in "%‰") for one in terms}) <= 1
    )


def printed(value: Fraction, like: Sequence[Quantity]) -> str:
    """A value in the unit of the first, with the decimals of the finest."""
    measure = like[0].unit
    finest = min((one.grain for one in like if one.grain), default=measure.scale)
    return in_unit(value, measure, finest)


def in_unit(value: Fraction, measure: Unit, grain: Fraction) -> str:
    """A value in a unit, to the grain."""
    return decimals(value / measure.scale, _places(measure.scale, grain)) + measure.symbol


@lru_cache(maxsize=256)
def _places(scale: Fraction, grain: Fraction) -> int:
    places = 0
    while places < _MOST_PLACES and Fraction(1, 10**places) * scale > grain > 0:
        places += 1
    return places
