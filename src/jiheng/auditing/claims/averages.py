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
    r"(?P<each>[户人亩件场次个村家校台辆批生期起])均[^，]{0,8}$|"
    r"平均(?:每|毎)(?P<one>[^，\d]{1,2})[^，]{0,8}$|每(?P<per>[^，\d年月季天日])[^，]{0,4}平均[^，]{0,8}$|"
    r"(?:标准(?:均)?为?|按(?:照)?|均按|单价|，|^)每(?P<unit>[户人亩件场次个村家校台辆批生期起套])[^，]{0,4}$"
)
#: So much for each in a time is not so much for each.
_EACH_TIME = pattern(r"每[年月季天日周]|[/／]|月均|日均|按月|按天")
#: What a price for each comes to, told behind it.
_COMES_TO = pattern(r"(?:共计?|合计|总计|总额|累计)[^，]{0,8}$")
#: What an average is called by → units of what is counted.
_CALLED = {"生": "名人", "起": "起件", "次": "次", "期": "期"}
#: Amounts and clauses behind an average in which its total may be told.
_BEHIND = 3
#: What was taken up and what was closed; of more counts any may be meant.
_COUNTED = 2


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
        told_each = "均" in passage.text or "每" in passage.text
        if told_each and len(passage.numbers) > 2:  # noqa: PLR2004
            for sentence in told(passage):
                for which, one in enumerate(sentence.amounts):
                    found = _EACH.search(one.words) if one.sort in ("money", "count") else None
                    if found is not None and not _EACH_TIME.search(one.words + one.behind):
                        each = next(name for name in found.groups() if name)
                        yield from _of(passage, sentence.amounts, which, each)


def _of(passage: Passage, row: Sequence[Amount], which: int, name: str) -> Iterator[Average]:
    each, earlier = row[which], row[:which]
    totals = [one for one in earlier if _alike(one, each) and one.role == "level"]
    totals = [one for one in totals if one.number.value >= each.number.value]
    behind = [one for one in row[which + 1 : which + _BEHIND] if _comes_to(one, each)]
    totals = behind[:1] or totals
    near = row[: which + _BEHIND] if behind else earlier
    counts = [one for one in near if one is not each and _counts(one, name)]
    if not totals or not counts:
        return
    per = unit(name).scale
    for total in reversed(totals):
        for count in reversed(counts):
            made = Average(passage, each, total, count, per, sure=False)
            if made.test().holds:
                yield made
                return
    sure = len(totals) == 1 and len(counts) <= _COUNTED
    yield Average(passage, each, totals[-1], counts[-1], per, sure)


def _alike(one: Amount, each: Amount) -> bool:
    """Whether it may be the total of an average: 640人次 of 80人 each."""
    people = each.dimension == "人" and one.dimension == "人次"
    return one.dimension == each.dimension or people


def _comes_to(one: Amount, each: Amount) -> bool:
    """Whether it is what all of them come to."""
    return (
        _alike(one, each)
        and one.clause - each.clause <= _BEHIND
        and _COMES_TO.search(one.words) is not None
    )


def _counts(one: Amount, name: str) -> bool:
    unit = one.number.unit.symbol.lstrip("百千万亿")
    called = name in unit or unit in _CALLED.get(name, name)
    return one.sort == "count" and one.number.value > 0 and called
