"""Part and whole of a percentage (分子、分母), and whether the percentage can follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.reading.sentences.portions import Portion
from jiheng.auditing.reading.sentences.ranges import (
    BITS,
    Range,
    apart,
    bits,
    exact,
    half_bits,
    range_of,
    reach,
)
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

#: So many neighbours are added up where a single amount does not fit.
_SUMMED = 6
_TAKEN = pattern(r"收回|调减|核减|缴回|上缴|扣除|退回|减")
#: Of wholes told before under no name so many are tried.
NEAREST = 12


class Pair(NamedTuple):
    """Part and whole of one percentage.

    Attributes:
        whole: one amount, or several that add up to the whole.
        fits: whether the percentage follows from them.
        sure: whether no other reading is left if it does not.
        named: whether the words name part and whole, not only their order.
        origin: the passage of the whole; None where it is that of the part.
    """

    portion: Portion
    part: Amount
    whole: tuple[Amount, ...]
    fits: bool
    sure: bool = True
    origin: Passage | None = None
    named: bool = True


def computed(part: Amount, whole: Sequence[Amount]) -> Range | None:
    """The range of part by whole; a part that is in the whole varies with it."""
    mine = range_of(part.number)
    low, high = Fraction(0), Fraction(0)
    for one in whole:
        if one is not part:
            less, more = range_of(one.number)
            low, high = low + less, high + more
    inside = any(one is part for one in whole)
    return reach(_of_sum if inside else quotient, mine, (low, high))


def quotient(part: Fraction, whole: Fraction) -> Fraction:
    """Part by whole."""
    return part / whole


def _of_sum(part: Fraction, rest: Fraction) -> Fraction:
    return part / (part + rest)


def _near(rate: Amount, part: Amount, whole: Sequence[Amount]) -> bool:
    """Whether it is worth while to try it exactly: whole numbers tell most misfits fast."""
    share, share_half = bits(rate.number.value), half_bits(rate.number)
    mine, mine_half = bits(part.number.value), half_bits(part.number)
    all_of, all_half = 0, 0
    for one in whole:
        all_of += bits(one.number.value)
        all_half += half_bits(one.number)
    slack = share_half * (all_of + all_half) + mine_half * BITS + (share + share_half) * all_half
    return all_of > 0 and abs(mine * BITS - share * all_of) <= slack + BITS


def fits(rate: Amount, part: Amount, whole: Sequence[Amount]) -> bool:
    """Whether a percentage can be the part of the whole."""
    if not _near(rate, part, whole):
        return False
    found = computed(part, whole)
    return found is not None and not apart(range_of(rate.number), found)


def with_sums(row: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts of a row and what neighbours come to; what was taken back counts less."""
    for which, first in enumerate(row):
        yield first
        together, grain = first.number.value, first.number.grain
        for one in row[which + 1 : which + _SUMMED]:
            less = one.falls or _TAKEN.search(one.words) is not None
            together += -one.number.value if less else one.number.value
            grain += Fraction(0) if exact(one.number) else one.number.grain
            yield one._replace(number=replace(one.number, value=together, grain=grain))


def same(one: Amount, other: Amount) -> bool:
    return one.dimension == other.dimension and one.sort == other.sort
