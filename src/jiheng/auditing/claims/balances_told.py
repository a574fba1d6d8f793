"""Claim ``balances_told``: 年初结转＋收入－支出＝年末结转, told in one paragraph (结转结余)."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import apart, printed, range_of
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_OPENING = pattern(r"(?:年初|上年|期初)[^，]{0,8}(?:结转|结余|余额)|上年结转")
_CLOSING = pattern(r"(?:年末|期末|年底|累计|结转下年)[^，]{0,8}(?:结转|结余|余额)?|滚存结余")
_RESULT = pattern(r"(?:本年|当年|收支|年度)(?:收支)?(?:结余|差额|盈余)")
_INCOME = pattern(r"收入")
_SPENT = pattern(r"支出")
_OTHER = pattern(r"分配|弥补|缴回|上缴|调整|核销")
_FEWEST = 3


class ToldBalance(NamedTuple):
    """Opening, income, spending and closing of one account.

    Attributes:
        opening: None where only the result of the year is told.
        alone: whether the paragraph tells no other money.
    """

    passage: Passage
    opening: Amount | None
    income: Amount
    spent: Amount
    closing: Amount
    alone: bool

    def test(self) -> "Relation[ToldBalance]":
        """Opening and income less spending."""
        plus = [one for one in (self.opening, self.income) if one is not None]
        value = sum((one.number.value for one in plus), Fraction(0)) - self.spent.number.value
        spread = sum((one.number.grain for one in (*plus, self.spent)), Fraction(0)) / 2
        together = (value - spread, value + spread)
        holds: bool | None = not apart(range_of(self.closing.number), together)
        amounts = (*plus, self.spent, self.closing)
        if not holds and any(one.number.bound for one in amounts):
            holds = None
        grain = min(one.number.grain for one in amounts)
        unit = self.closing.number.unit
        return Relation(
            self,
            "balance",
            holds,
            str(self.closing.number.quantity),
            printed(value, grain, unit),
            self.passage.spot(*shown(self.passage, self.closing)),
            tuple(self.passage.spot_of(one.number) for one in (*plus, self.spent)),
            printed(abs(value - self.closing.number.value), grain, unit),
            Severity.ERROR if self.alone else Severity.DOUBT,
        )


def find(report: Report) -> Iterator[ToldBalance]:
    """Every paragraph that tells a whole account."""
    for passage in report.passages:
        text = passage.text
        if "结" in text and "支出" in text and "收入" in text and len(passage.numbers) >= _FEWEST:
            made = _in(passage)
            if made is not None:
                yield made


def _in(passage: Passage) -> ToldBalance | None:
    row = [
        one
        for sentence in told(passage)
        for one in sentence.amounts
        if one.sort == "money" and one.role in ("level", "prior")
    ]
    if _OTHER.search(passage.text):
        return None
    opening, closing = _only(row, _OPENING), _only(row, _CLOSING)
    result = _only(row, _RESULT) if closing is None else None
    rest = [one for one in row if one not in (opening, closing, result)]
    income = _only([one for one in rest if not _SPENT.search(one.words)], _INCOME)
    spent = _only([one for one in rest if not _INCOME.search(one.words)], _SPENT)
    last = closing or result
    if income is None or spent is None or last is None or (closing and not opening):
        return None
    told_there = [one for one in (opening, income, spent, last) if one is not None]
    opening = opening if closing else None
    return ToldBalance(passage, opening, income, spent, last, alone=len(row) == len(told_there))


def _only(row: Sequence[Amount], form: re.Pattern[str]) -> Amount | None:
    """The one amount the words name; None where none or several do."""
    found = [one for one in row if form.search(one.words)]
    return found[0] if len(found) == 1 else None
