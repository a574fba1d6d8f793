"""The interval of a share from a sample (Wilson, 95%)."""

from decimal import Decimal, localcontext
from fractions import Fraction

#: Normal quantile of 97.5%.
_Z = Fraction("1.959964")
_DIGITS = 30


def wilson(part: int | Fraction, sample: int) -> tuple[Fraction, Fraction]:
    """Low and high end of the share in the population, 0 to 1.

    Args:
        part: how many of the sample; a fraction where answers were pooled.
        sample: how many were asked and answered, above 0.

    Source:
        Wilson 1927: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n).

    Example:
        >>> [round(float(one), 4) for one in wilson(10, 10)]
        [0.7225, 1.0]
    """
    share = Fraction(part) / sample
    square = _Z * _Z
    inside = share * (1 - share) / sample + square / (4 * sample * sample)
    middle = share + square / (2 * sample)
    spread = _Z * _root(inside)
    below = 1 + square / sample
    return max(Fraction(0), (middle - spread) / below), min(Fraction(1), (middle + spread) / below)


def _root(value: Fraction) -> Fraction:
    with localcontext() as context:
        context.prec = _DIGITS
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())
