"""Claim ``implied``: a percentage beside one count, whose other number is not printed (推算分母).

Counts are whole: 16 of 22 is 72.7%, but nothing of 22 is 74.0%.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import Portion, done, portions, shown
from jiheng.auditing.reading.sentences.ranges import range_of
from jiheng.auditing.reading.sentences.rates import rated
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reported.report import Report
from jiheng.measures.days import YEAR, wholes

#: Beyond so many every percentage of two decimals has a whole number near it.
_MOST = 5000
#: Whole numbers that are tried from the first that fits.
_TRIED = 50
_DAYS = 300
_NEAR = 2
_SHORT = 7
_RATES = ("率", "占比", "比例", "比重")


class Implied(NamedTuple):
    """A percentage and the counts it may have been computed with.

    Attributes:
        counts: printed beside it: one, or one for each of several percentages.
        rates: as many percentages.
    """

    portion: Portion
    counts: tuple[Amount, ...]
    rates: tuple[Amount, ...]

    def test(self) -> "Relation[Implied]":
        """Whether some whole number is the other one."""
        rate = self.rates[0]
        passage = self.portion.passage
        each = [_wholes(one, other) for one, other in zip(self.counts, self.rates, strict=True)]
        common = [one for one in each[0] if all(one in more for more in each)]
        inside = len(self.counts) == 1 and _is_part_possible(self.counts[0], rate)
        holds: bool | None = bool(common) or inside or None
        if not holds and self._plain:
            holds = False
        why = ""
        if len(self.counts) == 1 and self._of_a_year(common):
            holds, why = (None, self._days(common)) if common or inside else (False, "")
        expected = (
            f"以{common[0]}{self.counts[0].number.unit}为分母" if common else "没有整数能得出"
        )
        because = tuple(passage.spot_of(one.number) for one in self.counts)
        return Relation(
            self, "ratio", holds, str(rate.number.quantity), expected,
            passage.spot(*shown(passage, rate)), because, "", Severity.DOUBT, why=why,
        )  # fmt: skip

    @property
    def _plain(self) -> bool:
        """Whether count and rate stand side by side and name nothing else."""
        small = all(0 < one.number.value <= _MOST for one in self.counts)
        return small and len(self.rates[0].words) <= _SHORT and done(self.counts[-1].words)

    def _of_a_year(self, common: list[int]) -> bool:
        count = self.counts[0].number
        days = count.unit.symbol == "天" and _DAYS <= count.value <= YEAR[1]
        return days and not any(one in YEAR for one in common)

    def _days(self, common: list[int]) -> str:
        count, rate = self.counts[0].number.quantity, self.rates[0].number.quantity
        base = f"须以{common[0]}天为分母" if common else "没有相应的天数"
        return f"{count}与{rate}{base}，不是全年天数，文中没有列出有效天数"


def _wholes(count: Amount, rate: Amount) -> tuple[int, ...]:
    """Whole numbers of which the count is that percentage."""
    low, high = range_of(rate.number)
    value = count.number.value
    if low <= 0 or value <= 0:
        return ()
    first = -(-value // high)
    return wholes(value, (low, high), int(first) + _TRIED, part=high <= 1)


def _is_part_possible(count: Amount, rate: Amount) -> bool:
    """Whether some whole number is that percentage of the count."""
    low, high = range_of(rate.number)
    value = count.number.value
    return -(-(low * value) // 1) <= high * value


def find(report: Report) -> Iterator[Implied]:
    """Percentages beside counts of whole things that no printed number completes."""
    for passage in report.passages:
        if "%" not in passage.text and "％" not in passage.text:
            continue
        for portion in portions(passage):
            if portion.whole is None and portion.earlier and not portion.rate.number.bound:
                yield from _implied(portion)


def _implied(portion: Portion) -> Iterator[Implied]:
    rates = _several(portion)
    counts = portion.earlier[-len(rates) :]
    if len(counts) != len(rates) or not all(_whole(one) for one in counts):
        return
    since = portion.rate.clause - _NEAR - len(counts)
    beside = [one for one in portion.earlier if one.clause > since]
    alike = [one for one in beside if one.dimension == counts[-1].dimension]
    if len(alike) > len(counts):
        return
    near = portion.rate.clause - counts[-1].clause <= _NEAR
    plain = Fraction(0) < portion.rate.number.value != 1
    if not (near and plain) or (len(rates) == 1 and rated(portion) is not None):
        return
    if (portion.how == "rate" and portion.name.endswith(_RATES)) or len(rates) > 1:
        yield Implied(portion, counts, rates)


def _several(portion: Portion) -> tuple[Amount, ...]:
    """``完成率分别为95.1%、91.8%``: this and the percentages listed behind it."""
    amounts = portion.sentence.amounts
    at = amounts.index(portion.rate)
    rates = [portion.rate]
    if "分别" in portion.rate.words:
        for one in amounts[at + 1 :]:
            if one.sort != "percent" or one.mark not in "、#" or len(one.words) > 1:
                break
            rates.append(one)
    return tuple(rates)


def _whole(one: Amount) -> bool:
    number = one.number
    return (
        number.sort == "count"
        and number.unit.scale == 1
        and number.value.denominator == 1
        and number.grain == 1
        and not number.bound
        and one.role == "level"
        and number.unit.dimension not in ("浓度", "质量", "面积", "长度")
    )
