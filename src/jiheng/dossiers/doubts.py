"""What a person must look at (需核实): amounts in the wrong unit, counts that are dates."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import DoubtfulAmount, DoubtfulDate, Unidentified
from jiheng.dossiers.model import Dossier, Fact, printed
from jiheng.dossiers.values import serial_day
from jiheng.errors import JihengError

#: 元 filled in as 万元 is 10,000 times too much; a little less, for years differ.
_LEAP = 1_000
#: Beyond this multiple of the median an amount stands out among its neighbours.
_OUTLIER = 10_000
#: With fewer amounts a median says nothing.
_FEW = 5
#: Counts in this range could be serial numbers of dates in our century.
_SERIALS = range(36_526, 73_051)


def doubts(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    """One sentence for each figure that is hardly meant so, and where nobody is named."""
    if not dossier.subject.code:
        yield Unidentified(f"{dossier.path} 单位信息")
    amounts = [fact for fact in dossier.facts if fact.unit.dimension == "金额" and _size(fact)]
    middle = Fraction(median(_size(fact) for fact in amounts)) if len(amounts) >= _FEW else None
    for fact in amounts:
        before = dossier.fact(fact.name, fact.year - 1)
        if before and _size(before) and _size(fact) >= _LEAP * _size(before):
            yield _amount(fact, f"上年为{before.printed}")
        elif middle and _size(fact) >= _OUTLIER * middle:
            yield _amount(fact, f"全表金额的中位数为{printed(middle, fact.unit)}")
    for fact in dossier.facts:
        spec = asked.framework.facts[fact.name]
        if spec.kind == "count" and _looks_like_date(fact):
            serial = int(_size(fact))
            yield DoubtfulDate(fact.place, fact.name, str(serial), f"{serial_day(serial)}")


def _amount(fact: Fact, against: str) -> JihengError:
    return DoubtfulAmount(fact.place, fact.name, fact.printed, against)


def _size(fact: Fact) -> Fraction:
    return abs(fact.value) if isinstance(fact.value, Fraction) else Fraction(0)


def _looks_like_date(fact: Fact) -> bool:
    """A whole number that is the serial of a day of that year or the one after."""
    value = _size(fact)
    if value.denominator != 1 or int(value) not in _SERIALS:
        return False
    return serial_day(int(value)).year in {fact.year, fact.year + 1}
