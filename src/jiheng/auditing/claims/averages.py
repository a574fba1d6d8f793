"""Claim ``averages``: so much for each: ``120户，发放36万元，户均0.3万元`` (户均、人均、亩均)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import judged, printed, range_of, reach
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import unit

_EACH = pattern(
    r"(?P<each>[户人亩件场次个村家校台辆批])均[^，]{0,8}$|平均(?:每|毎)(?P<one>[^，\d]{1,2})[^，]{0,8}$"
)


class Average(NamedTuple):
    """A total, how many share it, and what falls to each.

    Attributes:
        per: size of the one thing that the average is for, in base units: of 亩均 a 亩.
        sure: whether the sentence names one total and one count only.
    """

    passage: Passage
    each: Amount
    total: Amount
    many: Amount
    per: Fraction
    sure: bool

    def test(self) -> "Relation[Average]":
        """Total by count."""
        numbers = [one.number for one in (self.each, self.total, self.many)]
        low, high = range_of(self.many.number)
        spread = (low / self.per, high / self.per)
        found = reach(_quotient, range_of(self.total.number), spread)
        value = self.total.number.value / (self.many.number.value / self.per)
        wide = any(one.bound for one in numbers) or found is None
        grain = self.each.number.grain
        holds, _ = judged(range_of(self.each.number), found or (value, value), grain, wide=wide)
        if not holds and not self.sure:
            holds = None
        money = self.each.number.unit
        return Relation(
            self,
            "ratio",
            holds,
            str(self.each.number.quantity),
            printed(value, min(grain, money.scale / 100), money),
            self.passage.spot(*shown(self.passage, self.each)),
            (self.passage.spot_of(numbers[1]), self.passage.spot_of(numbers[2])),
            printed(abs(value - self.each.number.value), min(grain, money.scale / 100), money),
            Severity.DOUBT,
        )


def _quotient(total: Fraction, count: Fraction) -> Fraction:
    return total / count


def find(report: Report) -> Iterator[Average]:
    """Every average beside its total and count."""
    for passage in report.passages:
        if "均" in passage.text and len(passage.numbers) > 2:  # noqa: PLR2004
            for sentence in told(passage):
                for which, one in enumerate(sentence.amounts):
                    found = _EACH.search(one.words) if one.sort in ("money", "count") else None
                    if found is not None:
                        each = found["each"] or found["one"]
                        yield from _of(passage, sentence.amounts[:which], one, each)


def _of(passage: Passage, earlier: Sequence[Amount], each: Amount, name: str) -> Iterator[Average]:
    totals = [one for one in earlier if one.dimension == each.dimension and one.role == "level"]
    counts = [one for one in earlier if _counts(one, name)]
    if not totals or not counts:
        return
    per = unit(name).scale
    for total in reversed(totals):
        for count in reversed(counts):
            made = Average(passage, each, total, count, per, sure=False)
            if made.test().holds:
                yield made
                return
    sure = len(totals) == 1 and len(counts) == 1
    yield Average(passage, each, totals[-1], counts[-1], per, sure)


def _counts(one: Amount, name: str) -> bool:
    unit = one.number.unit.symbol
    return one.sort == "count" and one.number.value > 0 and (name in unit or unit in name)
