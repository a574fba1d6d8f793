"""Claim ``counted_items``: ``以上五项合计``, which says of how many amounts a sum is (项数)."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.listed import List
from jiheng.auditing.reading.sentences.lists import lists
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.sums import equal
from jiheng.auditing.reading.sentences.telling import told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_THESE = pattern(r"^(?:以上|上述|这)?$")
_TOTAL = pattern(r"合计|共计|总计|小计|共")
_THINGS = ("项", "笔")
_FEWEST = 2
#: Of more amounts so many are some sum by chance.
_MOST = 12


class CountedItems(NamedTuple):
    """A sum of the amounts before it, and how many they are said to be.

    Attributes:
        told: the sum and the amounts that come to it.
        many: as told.
        other: whether as many of the amounts before it, other ones, come to it as well.
    """

    told: List
    many: int
    other: bool

    def test(self) -> Relation["CountedItems"]:
        """Whether as many add up as it says."""
        found, total = self.told, self.told.total
        holds = self.many == len(found.parts) or self.other
        return Relation(
            self,
            "enumeration_count",
            holds,
            f"{self.many}项",
            f"{self.many if holds else len(found.parts)}项",
            found.passage.spot(*shown(found.passage, total)),
            tuple(passage.spot_of(one.number) for passage, one in found.parts),
            gap=f"{abs(self.many - len(found.parts))}项",
            ceiling=Severity.DOUBT,
        )


def find(report: Report) -> Iterator[CountedItems]:
    """Every sum that says of how many amounts it is, if some before it come to it."""
    for passage in report.passages:
        if len(passage.numbers) > _FEWEST and any(map(passage.text.__contains__, _THINGS)):
            counts = dict(_counts(passage))
            for one in lists(passage) if counts else ():
                many = counts.get(one.total.at)
                if many and one.link == "after" and one.fits:
                    yield CountedItems(one, many, _of_others(one, many))


def _counts(passage: Passage) -> Iterator[tuple[int, int]]:
    """Where totals stand, and of how many things they say to be: 以上五项合计."""
    for sentence in told(passage):
        for count, total in pairwise(sentence.amounts):
            of_things = count.sort == "count" and count.number.unit.symbol in _THINGS
            bare = of_things and total.mark == "#" and _THESE.search(count.words) is not None
            if bare and _TOTAL.search(total.words) and count.number.value > 1:
                yield total.at, int(count.number.value)


def _of_others(found: List, many: int) -> bool:
    """Whether as many of the amounts before the total, not all next to it, come to it."""
    total = found.total
    row = [
        one
        for sentence in told(found.passage)
        for one in sentence.amounts
        if one.at < total.at and one.dimension == total.dimension and one.sort == total.sort
    ]
    return len(row) > _MOST or any(equal(total, parts) for parts in combinations(row, many))
