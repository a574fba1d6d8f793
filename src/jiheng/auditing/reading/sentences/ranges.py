"""What a printed number may stand for (取值范围), and whether two such ranges can meet.

A count of whole things is exact; anything else stands for all values that round to it.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import product

from jiheng.auditing.model import Severity
from jiheng.auditing.reported.numbers import Number
from jiheng.quantities import Quantity, Unit, decimals

Range = tuple[Fraction, Fraction]
BITS = 10**8
_MEASURED = {"面积", "质量", "长度", "浓度"}


def range_of(number: Number, value: Fraction | None = None) -> Range:
    """All values a number may stand for; ``value`` is its own with the sign that words give it."""
    middle = number.value if value is None else value
    half = Fraction(0) if exact(number) else number.grain / 2
    return middle - half, middle + half


def exact(number: Number) -> bool:
    """Whether it stands for itself alone: a count of whole things, or a plain 0."""
    return _whole(number) or _nothing(number)


def _nothing(number: Number) -> bool:
    """``0万元`` says that there was nothing, not that it was less than half."""
    return not number.value and number.grain >= number.unit.scale


def _whole(number: Number) -> bool:
    scale = number.unit.scale
    return (
        number.sort == "count"
        and scale == 1
        and number.grain == 1
        and number.unit.dimension not in _MEASURED
    )


def bits(value: Fraction) -> int:
    """A value in hundred millionths, cut off: fast to reckon with where an exact test follows."""
    return value.numerator * BITS // value.denominator


def half_bits(number: Number) -> int:
    """Half the grain of a number in hundred millionths, rounded up; 1 of what stands for itself."""
    grain = number.grain
    return 1 if exact(number) else grain.numerator * BITS // (2 * grain.denominator) + 1


def reach(made: Callable[..., Fraction], *ranges: Range) -> Range | None:
    """Smallest and largest result over the corners of the ranges; None where one divides by 0."""
    try:
        results = [made(*corner) for corner in product(*ranges)]
    except ZeroDivisionError:
        return None
    return min(results), max(results)


def apart(stated: Range, computed: Range) -> Fraction:
    """How far two ranges lie from each other; 0 where they meet."""
    return max(Fraction(0), computed[0] - stated[1], stated[0] - computed[1])


def judged(
    stated: Range, computed: Range, grain: Fraction, *, wide: bool
) -> tuple[bool | None, Severity]:
    """Whether both can be the same number, and how grave it is if not.

    A last digit cut off instead of rounded is a habit of printing, not a wrong number.

    Args:
        stated: range of the number as printed.
        computed: range of what the other numbers give.
        grain: of the number as printed.
        wide: whether a word like 约 stands at one of the numbers.
    """
    gap = apart(stated, computed)
    if not gap:
        return True, Severity.ERROR
    if wide:
        return None, Severity.ERROR
    return False, Severity.NOTE if gap <= grain / 2 else Severity.ERROR


def like(number: Number, value: Fraction) -> str:
    """A value printed in the unit and with the decimals of ``number``."""
    return str(Quantity(value, number.grain, number.unit))


def printed(value: Fraction, grain: Fraction, unit: Unit) -> str:
    """A value printed in a unit with the decimals of ``grain``."""
    return str(Quantity(value, grain, unit))


def slipped(made: Callable[..., Fraction], stated: Range, *ranges: Range) -> bool:
    """Whether it would hold if one of the amounts were in 万元 instead of 元 or the reverse."""
    for which, (low, high) in enumerate(ranges):
        for scale in (Fraction(10_000), Fraction(1, 10_000)):
            other = [*ranges]
            other[which] = (low * scale, high * scale)
            computed = reach(made, *other)
            if computed is not None and not apart(stated, computed):
                return True
    return False


def points(value: Fraction) -> str:
    """The difference of two percentages: ``1.80个百分点``."""
    return f"{decimals(value * 100)}个百分点"
