"""`Pair`: two figures that seem to be one and the same quantity, told twice (同一数据)."""

import re
from dataclasses import dataclass

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure

_DIGITS = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, slots=True)
class Pair:
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
    left, right = one.number.quantity, other.number.quantity
    if left.value == right.value:
        return True
    if left.agrees_with(right):
        return left.grain != right.grain or significant(one) >= _TAIL
    bare = {one.number.sort, other.number.sort} == {"bare", "money"}
    return bare and printed(one) == printed(other)


def printed(one: Figure) -> str:
    """The digits as printed, without zeros at either end that say nothing."""
    text = one.passage.text[one.number.start : one.number.end]
    plain = text.replace(",", "").replace("，", "").replace("．", ".").lstrip("-−－﹣+＋")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def significant(one: Figure) -> int:
    """How many digits say something: 4 of 1234, 1 of 500, 2 of 0.36."""
    found = _DIGITS.search(printed(one).replace(".", "").strip("0"))
    return len(found[0]) if found else 0


def slip(one: Figure, other: Figure) -> bool:
    """Whether one digit, or two changed about, make all the difference of two long numbers."""
    left, right = _padded(one), _padded(other)
    if len(left) != len(right) or len(left) < _LONG or left == right:
        return False
    wrong = [at for at in range(len(left)) if left[at] != right[at]]
    if len(wrong) == 1:
        return True
    swapped = wrong == [wrong[0], wrong[0] + 1]
    return swapped and all(left[a] == right[b] for a, b in (wrong, wrong[::-1]))


def _padded(one: Figure) -> str:
    text = one.passage.text[one.number.start : one.number.end]
    return re.sub(r"[^\d.]", "", text.replace("．", "."))


#: Digits, with the point, from which on one wrong digit is no chance.
_LONG = 5
_TAIL = 4
