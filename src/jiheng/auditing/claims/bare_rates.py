"""Claim ``BareRate``: a rate without its percent sign (百分号)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import BARE, MONEY
from jiheng.patterns import pattern

#: An amount of change, then how much that is; an amount, then its share.
_CHANGE = pattern(
    rf"(?:增加|减少)额?(?P<amount>{MONEY})，(?:同比|比上年|降幅|增幅)?"
    rf"(?:增长|下降|上升|减少|增加)率?为?(?P<rate>{BARE})(?=[。，；]|$)"
)
_SHARE = pattern(rf"(?P<amount>{MONEY})，占(?P<rate>{BARE})(?=[。，；]|$)")


class BareRate(NamedTuple):
    """A number where a rate has to stand.

    Attributes:
        told: as written.
        amount: the amount that it is the rate of.
    """

    told: str
    at: Spot
    amount: Spot

    def test(self) -> Relation["BareRate"]:
        """A number alone is no rate."""
        return Relation(
            self,
            "unit",
            holds=False,
            stated=self.told,
            expected=f"{self.told}%",
            at=self.at,
            because=(self.amount,),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[BareRate]:
    """Rates right behind the amount that they are of, with decimals and without a sign."""
    for passage in report.texts:
        if passage.role == "cell" or not (
            "增" in passage.text or "减" in passage.text or "占" in passage.text
        ):
            continue
        if any(one.sort == "bare" and one.grain < 1 for one in passage.numbers):
            yield from _in(passage)


def _in(passage: Passage) -> Iterator[BareRate]:
    for form in (_CHANGE, _SHARE):
        for match in form.finditer(passage.shape.text):
            rate = passage.shape.number(match.start("rate"))
            amount = passage.shape.number(match.start("amount"))
            if rate.grain < 1:
                at = passage.shaped(match.start("rate") - 2, match.end("rate"))
                yield BareRate(str(rate.quantity), at, passage.spot_of(amount))
