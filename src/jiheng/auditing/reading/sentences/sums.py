"""Whether a row of amounts comes to its total, or misses it by one digit written wrong (相加)."""

from collections.abc import Sequence
from fractions import Fraction

from jiheng.auditing.reading.sentences.ranges import Range, apart, bits, half_bits, range_of
from jiheng.auditing.reading.sentences.telling import Amount


def added(amounts: Sequence[Amount]) -> Range:
    """The range of a sum."""
    ranges = [range_of(one.number, one.signed) for one in amounts]
    low = sum((one[0] for one in ranges), Fraction(0))
    return low, sum((one[1] for one in ranges), Fraction(0))


def equal(total: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the parts can add up to the total."""
    return not apart(range_of(total.number, total.signed), added(parts))


def reached(total: Amount, row: Sequence[Amount]) -> int:
    """How many of a row, two at least, add up to the total; 0 where none do."""
    aim, slack = _in_bits(total)
    together = 0
    for many, one in enumerate(row, 1):
        value, half = _in_bits(one)
        together += value
        slack += half
        if many > 1 and abs(together - aim) <= slack:
            return many if equal(total, row[:many]) else 0
    return 0


def _in_bits(one: Amount) -> tuple[int, int]:
    """Value and half grain in hundred millionths, rounded up: fast, and settled exactly later."""
    return bits(one.signed), half_bits(one.number)


def almost(total: Amount, row: Sequence[Amount], best: int = 0, least: int = 4) -> int:
    """How many of a row, two at least, miss the total by one digit written wrong; 0 if none.

    ``best`` is how many are preferred if they do, ``least`` the digits the total must have.
    """
    if best > 1:
        first = row[:best]
        fine = min(one.number.grain for one in (total, *first))
        added_up = sum((one.signed for one in first), Fraction(0))
        if slip_of_one_digit(total, added_up, fine, least):
            return len(first)
    together, aim = 0, bits(total.signed)
    grain = bits(total.number.grain)
    for many, one in enumerate(row, 1):
        together += bits(one.signed)
        grain = min(grain, bits(one.number.grain))
        if many > 1 and _one_digit(abs(aim) - abs(together), grain):
            first = row[:many]
            fine = min(each.number.grain for each in (total, *first))
            added_up = sum((each.signed for each in first), Fraction(0))
            if slip_of_one_digit(total, added_up, fine, least):
                return many
    return 0


def with_unit_slipped(total: Amount, row: Sequence[Amount]) -> int:
    """How many of a row, two at least, add up but for one unit written wrong; 0 if none."""
    return next(
        (many for many in range(2, len(row) + 1) if unit_slip(total, row[:many]) is not None), 0
    )


def unit_slip(total: Amount, parts: Sequence[Amount]) -> Amount | None:
    """The one amount in 元 among amounts in 万元, or the like, that adds up in their unit."""
    every = (total, *parts)
    if total.sort != "money" or len({one.number.unit.symbol for one in every}) == 1:
        return None
    by_scale: dict[Fraction, list[Amount]] = {}
    for one in every:
        by_scale.setdefault(one.number.unit.scale, []).append(one)
    alone = [row[0] for row in by_scale.values() if len(row) == 1]
    if len(by_scale) != len(("wrong", "right")) or len(alone) != 1:
        return None
    (odd,) = alone
    factor = next(one for one in by_scale if by_scale[one][0] is not odd) / odd.number.unit.scale
    if factor not in TEN_THOUSAND_TIMES or odd.number.behind == odd.number.end:
        return None
    rest = [one for one in every if one is not odd]
    asked = sum((one.signed if one is not total else -one.signed for one in rest), Fraction(0))
    slack = sum((one.number.grain for one in rest), odd.number.grain * factor) / 2
    told = odd.signed * factor * (-1 if odd is total else 1)
    return odd if fits_closely(-told, asked, slack) else None


#: 元 for 万元, 万元 for 亿元, and the reverse.
TEN_THOUSAND_TIMES = (Fraction(10_000), Fraction(1, 10_000))
#: A number so much larger than all rounding together meets what is asked by no chance.
_TELLING = 200


def fits_closely(told: Fraction, asked: Fraction, slack: Fraction) -> bool:
    """Whether a number is what others ask of it, and long enough for this to be no chance."""
    return abs(told - asked) <= slack and slack * _TELLING <= abs(told)


def _one_digit(gap: int, grain: int) -> bool:
    """Whether a difference has but one digit that is not 0."""
    return bool(gap) and bool(grain) and len(str(abs(gap) // grain).rstrip("0")) == 1


def slip_of_one_digit(total: Amount, together: Fraction, grain: Fraction, least: int = 4) -> bool:
    """Whether one digit written wrong explains the difference: of numbers long enough to tell.

    A difference with a single digit other than 0 is what one mistyped digit leaves; among
    numbers of four digits and more it hardly comes about by chance.
    """
    if not grain:
        return False
    gap = abs(total.number.value - abs(together)) / grain
    length = len(str(int(abs(total.number.value) / grain)))
    if gap.denominator != 1 or not gap:
        return False
    digits = str(gap.numerator).rstrip("0")
    return len(digits) == 1 and length >= least
