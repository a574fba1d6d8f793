"""Claim ``table_totals``: a total printed in a table beside what it adds up (合计与分项)."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.model import Addressee, Relation, Severity
from jiheng.auditing.reading.tables.found import sums_of
from jiheng.auditing.reading.tables.model import Found
from jiheng.auditing.reading.tables.slips import unit_slip
from jiheng.auditing.reading.tables.terms import Range, Term, printed, summed
from jiheng.auditing.reported.report import Report


class TableTotal(NamedTuple):
    """A total and its parts.

    Attributes:
        holds: None where numbers are missing, or the structure is not sure enough.
        without: what a form's heads put among the parts though the total leaves it out.
        culprit: the number that alone makes this and other sums fail.
        asked: what all of them ask of it.
        others: one number of each of those sums, to show where they stand.
        told: it fails only because of a culprit told elsewhere.
        slipped: the number that makes it hold once taken in 元 instead of 万元, or the reverse.
    """

    total: Term
    parts: tuple[Term, ...]
    holds: bool | None
    ceiling: Severity
    without: Term | None = None
    culprit: Term | None = None
    asked: Range | None = None
    others: tuple[Term, ...] = ()
    told: bool = False
    slipped: Term | None = None

    def test(self) -> Relation["TableTotal"]:
        """Compare the sum of the parts with the total; or a culprit with what is asked of it."""
        if self.slipped is not None and self.asked is not None:
            return self._of_culprit(self.slipped, self.asked)._replace(kind="unit")
        if self.culprit is not None and self.asked is not None:
            return self._of_culprit(self.culprit, self.asked)
        sum_ = summed(self.parts)
        like = [self.total.quantity, *(one.quantity for one in self.parts)]
        return Relation(
            self,
            "sum",
            self.holds,
            str(self.total.quantity),
            printed(sum_.middle, like),
            self.total.spot,
            tuple(one.spot for one in self.parts),
            printed(abs(sum_.middle - self.total.quantity.value), like),
            self.ceiling,
            Addressee.FORM if self.without else None,
        )

    def _of_culprit(self, culprit: Term, asked: Range) -> Relation["TableTotal"]:
        terms = [one for one in (self.total, *self.parts) if one.passage != culprit.passage]
        spots = {one.passage: one.spot for one in (*terms, *self.others)}
        like = [culprit.quantity, *(one.quantity for one in terms)]
        gap = printed(abs(asked.middle - culprit.quantity.value), like)
        return Relation(
            self,
            "sum",
            self.holds,
            str(culprit.quantity),
            printed(asked.middle, like),
            culprit.spot,
            tuple(spots.values()),
            gap,
            self.ceiling,
        )


class TablePart(NamedTuple):
    """A part that a table prints below its whole (其中), which may be only one of several."""

    whole: Term
    part: Term
    ceiling: Severity

    @property
    def parts(self) -> tuple[Term, ...]:
        """The part alone."""
        return (self.part,)

    def test(self) -> Relation["TablePart"]:
        """Whether the part can be within the whole, both being of one sign."""
        whole, part = self.whole.quantity, self.part.quantity
        gap = part.value - whole.value
        holds: bool | None = gap <= (part.grain + whole.grain) / 2
        if not holds and (whole.value < 0 or part.value < 0):
            holds = None
        return Relation(
            self,
            "sum",
            holds,
            str(part),
            f"不大于{whole}",
            self.part.spot,
            (self.whole.spot,),
            printed(max(gap, Fraction(0)), [whole, part]),
            self.ceiling,
        )


def find(report: Report) -> Iterator[TableTotal | TablePart]:
    """Every total of every table, of rows and of columns."""
    for grid, before in zip(report.grids, (None, *report.grids), strict=False):
        for one in sums_of(grid, before):
            if one.partial:
                yield TablePart(one.total, one.parts[0], one.ceiling or Severity.DOUBT)
            else:
                yield _claim(one)


def _claim(found: Found) -> TableTotal:
    slipped = unit_slip(found)
    if slipped is not None:
        asked = found.asks_of(slipped.passage)
        return TableTotal(
            found.total, found.parts, holds=False, ceiling=Severity.ERROR, asked=asked,
            others=found.others, slipped=slipped,
        )  # fmt: skip
    return TableTotal(
        found.total,
        found.parts,
        found.holds,
        found.ceiling or Severity.DOUBT,
        found.without,
        found.culprit,
        found.asked,
        found.others,
        found.told,
    )
