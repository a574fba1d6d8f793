"""Which whole numbers a share may be of: 348 days that are 96.67% are 348 of 360, no other."""

from fractions import Fraction

from jiheng.quantities import Quantity

#: Days of a year.
YEAR = (365, 366)


def possible_denominators(count: int, rate: str, most: int = YEAR[1]) -> tuple[int, ...]:
    """Whole numbers of which ``count`` is the printed percentage.

    Args:
        count: the part: 348.
        rate: the percentage as it is printed: ``"96.67%"``; each value that rounds to it counts.
        most: the largest number that is tried: of days those of a year.

    Returns:
        All of them from the count upwards; none where the two do not fit together.

    Raises:
        NotANumber: the rate is no number.

    Example:
        >>> possible_denominators(348, "96.67%"), possible_denominators(348, "96%")
        ((360,), (361, 362, 363, 364))
        >>> possible_denominators(350, "96.67%")
        ()
    """
    printed = Quantity.parse(rate, "%")
    return wholes(
        count, (printed.value - printed.grain / 2, printed.value + printed.grain / 2), most
    )


def wholes(
    count: int | Fraction,
    between: tuple[Fraction, Fraction],
    most: int | None = None,
    *,
    part: bool = True,
) -> tuple[int, ...]:
    """Whole numbers of which the count is a share between two, both included.

    Args:
        count: of whole things.
        between: least and largest share.
        most: the largest number that is tried.
        part: the count is a part, so no whole is smaller; what was done of a plan may exceed it.

    Example:
        >>> wholes(16, (Fraction("0.7265"), Fraction("0.7275")))
        (22,)
    """
    low, high = between
    if count <= 0 or low <= 0:
        return ()
    first = max(Fraction(count if part else 1), count / high)
    last = count / low if most is None else min(count / low, Fraction(most))
    return tuple(range(-(-first.numerator // first.denominator), int(last) + 1))
