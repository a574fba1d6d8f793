"""What a person must look at (需核实): amounts in the wrong unit, counts that are dates."""

from collections.abc import Iterator
from fractions import Fraction
from statistics import median

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import Doubt, DoubtfulAmount, DoubtfulDate, Unidentified
from jiheng.dossiers.model import Dossier, Fact, printed
from jiheng.dossiers.plan_doubts import plan_doubts
from jiheng.dossiers.values import serial_day
from jiheng.errors import JihengError

#: 元 filled in as 万元 is 10,000 times too much; a little less, for years differ.
_LEAP = 500
_BEYOND_BUDGET = 100
#: In yuan: no department of a county or city has so much, in all or for each of its people.
_HUGE = Fraction(10_000_000_000)
_PER_HEAD = Fraction(20_000_000)
#: Beyond this multiple of the median an amount stands out among its neighbours.
_OUTLIER = 10_000
#: With fewer amounts a median says nothing.
_FEW = 5
#: Counts in this range could be serial numbers of dates in our century.
_SERIALS = range(36_526, 73_051)


def doubts(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    """One sentence for everything that is hardly meant so."""
    yield from _of_subject(asked, dossier)
    yield from _of_amounts(dossier)
    for fact in dossier.facts:
        spec = asked.framework.facts[fact.name]
        if spec.kind == "count" and _looks_like_date(fact):
            serial = int(_size(fact))
            yield DoubtfulDate(fact.place, fact.name, str(serial), f"{serial_day(serial)}")
    yield from _of_funds(asked, dossier)
    yield from plan_doubts(asked, dossier)


def _of_subject(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    subject, framework = dossier.subject, asked.framework
    where = f"{dossier.path} 单位信息"
    if not subject.code:
        yield Unidentified(where)
    if not subject.name:
        yield Doubt(where, "没有填写单位名称", "补填单位名称")
    if framework.year and subject.year != framework.year:
        yield Doubt(where, f"评价年度是{subject.year}年，指标体系是{framework.year}年度的")


def _of_funds(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    """A total that is not filled in while some of its parts by fund are."""
    for family in asked.families:
        for year in sorted({fact.year for fact in dossier.facts}):
            parts = [one for part in family.parts if (one := dossier.fact(part.name, year))]
            if dossier.fact(family.whole.name, year) or not 0 < len(parts) < len(family.parts):
                continue
            what = f"{year}年“{family.whole.name}”的合计没有填写，只有{len(parts)}项资金性质的数"
            yield Doubt(parts[0].place, what, "补填合计")


def _of_amounts(dossier: Dossier) -> Iterator[JihengError]:
    """Amounts that stand out against last year, the budget, the others, or anything possible."""
    amounts = [fact for fact in dossier.facts if fact.unit.dimension == "金额" and _size(fact)]
    middle = Fraction(median(_size(fact) for fact in amounts)) if len(amounts) >= _FEW else None
    heads = dossier.fact("在职人员数", dossier.subject.year)
    for fact in amounts:
        before = dossier.fact(fact.name, fact.year - 1)
        budget = _budget(dossier, fact)
        if before and _size(before) and _size(fact) >= _LEAP * _size(before):
            yield _amount(fact, f"上年为{before.printed}")
        elif budget and _size(budget) and _size(fact) >= _BEYOND_BUDGET * _size(budget):
            yield _amount(fact, f"“{budget.name}”为{budget.printed}")
        elif middle and _size(fact) >= _OUTLIER * middle:
            yield _amount(fact, f"全表金额的中位数为{printed(middle, fact.unit)}")
        elif _size(fact) >= _HUGE:
            yield _amount(fact, f"达到{printed(_HUGE, fact.unit)}")
        elif heads and _size(heads) and _size(fact) >= _PER_HEAD * _size(heads):
            yield _amount(fact, f"在职人员{heads.printed}，人均超过{printed(_PER_HEAD, fact.unit)}")


def _budget(dossier: Dossier, fact: Fact) -> Fact | None:
    """The budget beside an account: 三公经费预算数 of 三公经费决算数."""
    for ending in ("决算数", "执行数"):
        if fact.name.endswith(ending):
            return dossier.fact(fact.name.removesuffix(ending) + "预算数", fact.year)
    return None


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
