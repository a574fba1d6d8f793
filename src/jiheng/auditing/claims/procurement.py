"""Claim ``Procurement``: what small firms won cannot be more than was bought (政府采购)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import MONEY
from jiheng.quantities import Quantity

_WON = "由中小企业供应商中标或成交的，采购金额为?"
_TOTAL = rf"政府采购(?:金额|支出总额)(?:（[^）]{{0,20}}）)?为?(?P<number>{MONEY})"
_RESERVED = rf"面向中小企业预留的?政府采购项目中，{_WON}(?P<number>{MONEY})"
_OTHER = rf"其他政府采购项目中，{_WON}(?P<number>{MONEY})"
#: The total stands so few passages before.
_NEAR = 4


class Procurement(NamedTuple):
    """Contracts of small firms, from reserved and from other purchases, against all purchases.

    Attributes:
        total: all purchases of the year.
        parts: reserved and other contracts of small firms.
        spots: of total, reserved, other.
    """

    total: Number
    parts: tuple[Number, Number]
    spots: tuple[Spot, Spot, Spot]

    def test(self) -> Relation["Procurement"]:
        """Fails where the parts, rounded down, are still more than the total rounded up."""
        reserved, other = self.parts
        added = reserved.value + other.value
        slack = (self.total.grain + reserved.grain + other.grain) / 2
        unit = self.total.unit
        return Relation(
            self,
            "sum",
            holds=added <= self.total.value + slack,
            stated=str(other.quantity),
            expected=str(Quantity(added, self.total.grain, unit)),
            at=self.spots[2],
            because=self.spots[:2],
            gap=str(Quantity(abs(added - self.total.value), self.total.grain, unit)),
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[Procurement]:
    """Of every account of purchases that tells all three."""
    texts = [one for one in report.texts if one.role != "cell"]
    for at, one in enumerate(texts):
        if "其他政府采购项目" not in one.shape.text:
            continue
        near = texts[max(0, at - _NEAR) : at + 1]
        found = [_told(near, form) for form in (_TOTAL, _RESERVED, _OTHER)]
        total, reserved, other = found
        if total is not None and reserved is not None and other is not None:
            spots = total[1], reserved[1], other[1]
            yield Procurement(total[0], (reserved[0], other[0]), spots)


def _told(passages: Sequence[Passage], form: str) -> tuple[Number, Spot] | None:
    for one in reversed(passages):
        match = re.search(form, one.shape.text)
        if match:
            number = one.shape.number(match.start("number"))
            return number, one.spot_of(number)
    return None
