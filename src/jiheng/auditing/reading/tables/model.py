"""Sums as they were found in a table (已认出的合计)."""

from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.tables.terms import Range, Term, summed


class Found(NamedTuple):
    """A sum in one lane.

    Attributes:
        partial: whether the parts are only some of the whole, so that they may be less.
        culprit: the one number that makes this and ``others`` fail, which all ask the same of it.
        asked: what it would have to be.
        told: it fails only because of a culprit that another sum tells.
    """

    total: Term
    parts: tuple[Term, ...]
    holds: bool | None
    ceiling: Severity | None
    without: Term | None = None
    partial: bool = False
    culprit: Term | None = None
    asked: Range | None = None
    others: tuple[Term, ...] = ()
    told: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Total and parts."""
        return (self.total, *self.parts)

    def asks_of(self, passage: int) -> Range:
        """What the other numbers leave for one of them."""
        rest = summed(one for one in self.parts if one.passage != passage)
        if passage == self.total.passage:
            return rest
        total = self.total.quantity
        return Range(total.value - rest.middle, rest.slack + total.grain / 2)
