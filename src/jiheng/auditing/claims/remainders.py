"""Claim ``remainders``: what is left once a part is done (剩余、还有、其余)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import apart, printed, range_of
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_LEFT = pattern(
    r"(?:剩余|剩下|尚有|尚剩|还有|还剩|仍有|尚余|(?<!结转和)结余|结存|另有|其余|其他|其它)[^，]{0,6}$|"
    r"(?:尚未|仍未|未)(?:完成|整改|销号|办结|执行|支付|使用|支出|验收|到位|拨付|审结)[^，]{0,6}$|"
    r"(?:未结|在建|空编|缺编|空缺|净值|在办|尚欠|未收)[^，]{0,4}$"
)
_OTHER = pattern(r"其余|其他|其它")
_WHOLE = pattern(r"共|总|全部|合计|应|需")
_BETWEEN = pattern(r"中|其中|已")
#: What is left by its own word, and by what stands behind it; what was done.
_STAYS = pattern(r"剩|尚有|尚余|结余|未|在建|空编|缺编|空缺|净值|在办|尚欠")
_GOES_ON = pattern(r"^[^，]{0,4}(?:未|正在|在办|待|推进|整改中)")
_DEED = pattern(
    r"已|整改|办结|支出|支付|完成|销号|使用|拨付|审结|完工|竣工|建成|实有|在职|在编|折旧|实收"
)
#: What came in of late, beside which older ones are open as well.
_FRESH = pattern(r"新|收案|立案|收到|接到|登记|收件")
#: What a budget leaves: the budget as it stood at the end, and what was spent of it.
_CARRIED = pattern(r"结转和?结余(?:资金|数|为)*$")
_ADJUSTED = pattern(r"调整(?:后的?)?预算|预算调整|全年预算")
_SPENT = pattern(r"决算|执行数|支出")
_BACK = 6
_REACH = 4


class Remainder(NamedTuple):
    """What is left of a whole of which parts are done.

    Attributes:
        parts: what is done.
        other: whether it is told as one more part (其他) of a whole named a sentence before.
        loose: whether only the order and the verbs say what is whole and part.
    """

    passage: Passage
    left: Amount
    whole: Amount
    parts: tuple[Amount, ...]
    other: bool = False
    loose: bool = False

    def test(self) -> "Relation[Remainder]":
        """Whole less parts."""
        low, high = range_of(self.whole.number)
        for one in self.parts:
            less = range_of(one.number)
            low, high = low - less[1], high - less[0]
        value = self.whole.number.value - sum(one.number.value for one in self.parts)
        numbers = [one.number for one in (self.left, self.whole, *self.parts)]
        holds: bool | None = not apart(range_of(self.left.number), (low, high))
        if not holds and any(one.bound for one in numbers):
            holds = None
        grain = min(one.grain for one in numbers)
        unit = self.left.number.unit
        return Relation(
            self,
            "sum" if self.other else "difference",
            holds,
            str(self.left.number.quantity),
            printed(value, grain, unit),
            self.passage.spot(*shown(self.passage, self.left)),
            tuple(self.passage.spot_of(one.number) for one in (self.whole, *self.parts)),
            printed(abs(value - self.left.number.value), grain, unit),
            Severity.DOUBT if self.other or self.loose else Severity.ERROR,
        )


def find(report: Report) -> Iterator[Remainder]:
    """Every remainder beside the whole and the part done."""
    for passage in report.passages:
        if len(passage.numbers) > 2:  # noqa: PLR2004
            row = [one for sentence in told(passage) for one in sentence.amounts]
            for which, one in enumerate(row):
                if one.role != "level":
                    continue
                budget = _of_budget(passage, row, one) if _CARRIED.search(one.words) else None
                if budget is not None:
                    yield budget
                elif _LEFT.search(one.words):
                    yield from _of(passage, row[max(0, which - _BACK * 2) : which], one)


def _of(passage: Passage, earlier: Sequence[Amount], left: Amount) -> Iterator[Remainder]:
    alike = [
        one
        for one in earlier
        if one.dimension == left.dimension and one.sort == left.sort and one.role == "level"
    ][-_BACK:]
    for most in (1, 2):
        for chosen in combinations(reversed(alike), most + 1):
            whole = max(chosen, key=lambda one: one.number.value)
            parts = tuple(one for one in chosen if one is not whole)
            value = whole.number.value - sum((one.number.value for one in parts), Fraction(0))
            if value == left.number.value and whole.at < min(one.at for one in parts):
                other = _OTHER.search(left.words) is not None
                if not other or "。" in passage.shape.text[whole.at : parts[-1].at]:
                    yield Remainder(passage, left, whole, parts, other)
                return
    yield from _unfit(passage, alike, left)


def _of_budget(passage: Passage, row: Sequence[Amount], left: Amount) -> Remainder | None:
    """``调整预算数…，决算数…，结转结余…``: nothing else being told that might be carried over."""
    money = [one for one in row if one.sort == "money"]
    if len(money) != len(("budget", "spent", "left")) or money[2] is not left:
        return None
    whole, part = money[:2]
    spent = _SPENT.search(part.words) is not None and not _ADJUSTED.search(part.words)
    less = part.role == "level" and part.number.value < whole.number.value
    if not (_ADJUSTED.search(whole.words) and spent and less):
        return None  # all of it spent: that the budget was adjusted to it is told elsewhere
    return Remainder(passage, left, whole, (part,), loose=True)


def _unfit(passage: Passage, alike: Sequence[Amount], left: Amount) -> Iterator[Remainder]:
    """``4个问题中已完成3个，还有2个``: nothing fits, and whole and part are plain."""
    if len(alike) < 2:  # noqa: PLR2004
        return
    if _OTHER.search(left.words):
        yield from _others(passage, alike, left)
        return
    whole, part = alike[-2:]
    near = left.clause - whole.clause <= _REACH
    between = passage.shape.text[whole.at + 1 : part.at + 2]
    joined = _BETWEEN.search(between) is not None and (
        _WHOLE.search(whole.words) is not None or "中" in between
    )
    if near and joined and whole.number.value > part.number.value and "。" not in between:
        yield Remainder(passage, left, whole, (part,))
    elif _in_turn(passage, alike, left):
        yield Remainder(passage, left, whole, (part,), loose=True)


def _in_turn(passage: Passage, alike: Sequence[Amount], left: Amount) -> bool:
    """``排查120家，整改98家，尚有12家未完成``: whole, done and left, and nothing else."""
    text = passage.shape.text
    begin = text.rfind("。", 0, left.at)
    whole, part = alike[-2:]
    if whole.at < begin and "共" in whole.words:
        begin = text.rfind("。", 0, whole.at)
    alone = [one for one in alike if one.at > begin] == [whole, part]
    near = left.clause - whole.clause <= _REACH and whole.number.value >= part.number.value
    open_ = _STAYS.search(left.words) is not None or _GOES_ON.search(left.behind) is not None
    open_ = open_ or ("共" in whole.words and "已" in part.words)
    fresh = _FRESH.search(whole.words) is not None
    return alone and near and open_ and not fresh and _DEED.search(part.words) is not None


def _others(passage: Passage, alike: Sequence[Amount], left: Amount) -> Iterator[Remainder]:
    """``问题共53个。26个已办结，6个正在办，其他21个…``: the whole in the sentence before."""
    text = passage.shape.text
    begin = text.rfind("。", 0, left.at)
    parts = [one for one in alike if one.at > begin]
    wholes = [one for one in alike if one.at < begin]
    if (
        parts
        and wholes
        and re.search("共", wholes[-1].words)
        and "其中" not in text[wholes[-1].at : parts[0].at]
        and "。" not in text[wholes[-1].at : begin]
    ):
        yield Remainder(passage, left, wholes[-1], tuple(parts), other=True)
