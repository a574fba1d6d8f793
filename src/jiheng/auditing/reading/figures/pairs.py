"""`Pair`: two figures that seem to be one and the same quantity, told twice (同一数据)."""

from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure


class Pair(NamedTuple):
    """Two tellings of one quantity.

    Attributes:
        first: the one to hold the other to.
        second: the other; where both stand alone, the later.
        ceiling: how grave it is if they differ, None where differing says nothing.
    """

    first: Figure
    second: Figure
    ceiling: Severity | None


def agree(one: Figure, other: Figure) -> bool:
    """Whether two printed numbers can be the same; a bare cell may be in 万元.

    Of two numbers printed to the same digit the last may differ by one only where there are
    so many digits that a sum rounded elsewhere explains it.
    """
    if one.number.unit is other.number.unit and _places(one) == _places(other):
        apart = abs(_whole(one) - _whole(other))
        return not apart or (apart == 1 and significant(one) >= _TAIL)
    if one.number.quantity.agrees_with(other.number.quantity):
        return True
    bare = {one.number.sort, other.number.sort} == {"bare", "money"}
    return bare and printed(one) == printed(other)


def _places(one: Figure) -> int:
    return len(one.digits.partition(".")[2])


def _whole(one: Figure) -> int:
    """The digits as one whole number, with its sign."""
    digits = one.digits.replace(".", "")
    whole = int(digits) if digits.isdecimal() else int(one.number.value)
    return -whole if one.number.value.numerator < 0 else whole


def printed(one: Figure) -> str:
    """The digits as printed, without zeros at the end that say nothing."""
    digits = one.digits
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def significant(one: Figure) -> int:
    """How many digits say something: 4 of 1234, 1 of 500, 2 of 0.36."""
    return len(printed(one).replace(".", "").strip("0"))


def slip(one: Figure, other: Figure, least: int = 5) -> bool:
    """Whether one digit, or two changed about, make all the difference of two numbers.

    Args:
        one: the one.
        other: the other.
        least: characters that make a number long enough for this to be no chance.
    """
    left, right = one.digits, other.digits
    if len(left) != len(right) or len(left) < least or left == right:
        return False
    wrong = [at for at in range(len(left)) if left[at] != right[at]]
    if len(wrong) == 1:
        return True
    swapped = wrong == [wrong[0], wrong[0] + 1]
    return swapped and all(left[a] == right[b] for a, b in (wrong, wrong[::-1]))


#: From so many digits on a sum rounded elsewhere may differ in the last.
_TAIL = 4
