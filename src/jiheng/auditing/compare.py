"""Compare two documents: two years of a department, or a self-evaluation with its accounts (比较).

Figures of one name, year and 口径 are held against each other; what differs is to be looked at
and no mistake by itself: a report of spring was written before the accounts of autumn.
"""

from dataclasses import dataclass

from jiheng.auditing.comparing.quantities import Compared, Undecided, compared
from jiheng.auditing.comparing.texts import SameText, plain_name, same_texts
from jiheng.auditing.reported.report import Report, prepared
from jiheng.documents.model import Document


@dataclass(frozen=True)
class Comparison:
    """What two documents say of the same things.

    Attributes:
        figures: every quantity that both have, those that agree too.
        undecided: quantities that one of them tells in several ways.
        texts: sentences that both have, though of different years or departments.
        strangers: whether they are of different departments, so that no figure was compared.
    """

    first: Report
    second: Report
    figures: tuple[Compared, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    texts: tuple[SameText, ...] = ()
    strangers: bool = False

    @property
    def differing(self) -> tuple[Compared, ...]:
        """The quantities that differ."""
        return tuple(one for one in self.figures if not one.holds)

    @property
    def verdict(self) -> str:
        """The one sentence that sums up, which is no judgement."""
        return (
            f"同一数据{len(self.figures)}项，其中需核实{len(self.differing)}项；"
            f"文字相同{len(self.texts)}处；未能核对{len(self.undecided)}项；机器核对，不作认定依据"
        )


def compare(first: Document, second: Document) -> Comparison:
    """Hold two documents against each other, in the order of the first."""
    one, other = prepared(first), prepared(second)
    strangers = _strangers(one, other)
    found = () if strangers else tuple(compared(one, other))
    return Comparison(
        one,
        other,
        tuple(each for each in found if isinstance(each, Compared)),
        tuple(each for each in found if isinstance(each, Undecided)),
        tuple(same_texts(one, other)),
        strangers,
    )


def _strangers(first: Report, second: Report) -> bool:
    one, other = (plain_name(each.identity.agency) for each in (first, second))
    return bool(one and other) and not one.endswith(other) and not other.endswith(one)
