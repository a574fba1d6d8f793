"""Claim ``directions``: 决算数大于（小于）预算数, beside the two numbers (预决算大小)."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import done, planned
from jiheng.auditing.reading.sentences.ranges import range_of
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import PERCENT
from jiheng.patterns import pattern

_DONE_TO = pattern(rf"完成(?P<plan>年初|全年|调整)?(?:后)?预算数?的?(?P<rate>{PERCENT})[，；]?$")
_BEFORE = 20
Side = Literal["大于", "小于", "等于"]
_SAID = pattern(
    r"(?:决算|执行|支出)数?(?:(?:比|较)?(?P<side>大于|高于|超过|多于|小于|低于|少于|等于)"
    r"(?P<plan>年初|全年|调整)?(?:后)?预算|"
    r"[与和同](?P<same>年初|全年|调整)?(?:后)?预算数?(?P<even>持平|一致|相同))"
)
_NEAR = 2
_SIDES: dict[str, Side] = {
    "大于": "大于", "高于": "大于", "超过": "大于", "多于": "大于",
    "小于": "小于", "低于": "小于", "少于": "小于", "等于": "等于",
}  # fmt: skip


class Direction(NamedTuple):
    """What a sentence says of budget and spending.

    Attributes:
        plans: the budgets it may mean, all of the paragraph that its words allow.
    """

    passage: Passage
    start: int
    end: int
    said: Side
    spent: Amount
    plans: tuple[Amount, ...]

    def test(self) -> "Relation[Direction]":
        """Whether it is so of one of the budgets at least."""
        sides = [_side(self.spent, one) for one in self.plans]
        holds = self.said in sides
        numbers = [self.spent, *self.plans]
        return Relation(
            self,
            "difference",
            holds,
            f"决算数{self.said}预算数",
            f"决算数{sides[-1]}预算数",
            self.passage.shaped(self.start, self.end),
            tuple(self.passage.spot_of(one.number) for one in numbers),
            ceiling=Severity.ERROR if self._plain else Severity.DOUBT,
        )

    @property
    def _plain(self) -> bool:
        """Whether one budget and one amount spent stand side by side in one sentence."""
        if len(self.plans) > 1 or self.said == "等于":
            return False
        between = self.passage.shape.text[self.plans[0].at : self.spent.at]
        return "。" not in between and self.spent.clause - self.plans[0].clause <= _NEAR


class DirectionByRate(NamedTuple):
    """What a sentence says of budget and spending, behind how much of the budget was spent.

    Attributes:
        same: whether both name the budget in the same words.
    """

    passage: Passage
    start: int
    end: int
    said: Side
    rate: Number
    same: bool

    def test(self) -> "Relation[DirectionByRate]":
        """More than all of it, less, or just all of it."""
        low, high = range_of(self.rate)
        sides: dict[Side, bool] = {"大于": high > 1, "小于": low < 1, "等于": low <= 1 <= high}
        holds: bool | None = sides[self.said]
        if not holds and self.rate.bound:
            holds = None
        fit = next(side for side in ("等于", "大于", "小于") if sides[side])
        return Relation(
            self,
            "difference",
            holds,
            f"决算数{self.said}预算数",
            f"决算数{fit}预算数",
            self.passage.shaped(self.start, self.end),
            (self.passage.spot_of(self.rate),),
            ceiling=Severity.ERROR if self.same else Severity.DOUBT,
        )


def _side(spent: Amount, plan: Amount) -> Side:
    difference = spent.number.value - plan.number.value
    finer = min(spent.number.grain, plan.number.grain)
    coarser = max(spent.number.grain, plan.number.grain)
    if not difference or (finer < coarser and abs(difference) <= coarser / 2):
        return "等于"
    return "大于" if difference > 0 else "小于"


def find(report: Report) -> Iterator[Direction | DirectionByRate]:
    """Every such saying whose two numbers stand before it in the paragraph."""
    for passage in report.passages:
        compares = "于" in passage.text or "平" in passage.text or "一致" in passage.text
        if "预算" in passage.text and compares and passage.numbers:
            row = [one for sentence in told(passage) for one in sentence.amounts]
            money = [one for one in row if one.sort == "money"]
            for found in _SAID.finditer(passage.shape.text):
                made = list(_of(passage, money, found))
                yield from made or _by_rate(passage, found)


def _of(passage: Passage, money: Sequence[Amount], found: re.Match[str]) -> Iterator[Direction]:
    earlier = [one for one in money if one.at < found.start() and one.role == "level"]
    spent = [one for one in earlier if done(one.words)]
    if not spent:
        return
    plans = [one for one in earlier if planned(one.words) and one.at < spent[-1].at]
    plan = found["plan"] or found["same"]
    named = [one for one in plans if plan and plan in one.words]
    since = max((one.at for one in spent[:-1]), default=-1)
    plans = [one for one in named or plans if one.at > since]
    if plans:
        said = _said(found)
        yield Direction(passage, *found.span(), said, spent[-1], tuple(plans))


def _by_rate(passage: Passage, found: re.Match[str]) -> Iterator[DirectionByRate]:
    text = passage.shape.text
    before = _DONE_TO.search(text, max(0, found.start() - _BEFORE), found.start())
    if before is not None:
        rate = passage.shape.number(before.start("rate"))
        same = before["plan"] == (found["plan"] or found["same"])
        yield DirectionByRate(passage, *found.span(), _said(found), rate, same)


def _said(found: re.Match[str]) -> Side:
    return "等于" if found["even"] else _SIDES[found["side"]]
