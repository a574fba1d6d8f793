"""The range that the words of a clause name: ≥90%, 80%(含)-90%, 90%以上."""

from fractions import Fraction

from jiheng.frameworks.language.amounts import NUMBER, quantity
from jiheng.frameworks.language.words import Word
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.quantities import unit as unit_of


def first(found: list[Word], kind: str) -> Word:
    return next(one for one in found if one.type == kind)


def end_owned(found: list[Word]) -> bool | None:
    for one in found:
        if one.name in {"INCL", "EXCL"}:
            return one.name == "INCL"
        if one.type == "SIDE" and ("及" in one or "或" in one or "含" in one):
            return True
    return None


def half(found: list[Word]) -> tuple[Interval | None, bool]:  # noqa: PLR0911
    number = first(found, "QUANTITY")
    value, symbol = quantity(number)
    owned = end_owned(found)
    sign = found[0].name if found[0].type == "SIGN" else ""
    side = next((one.name for one in found if one.type == "SIDE"), "")
    if number.startswith("前"):
        return Interval(None, value, high_in=True, unit=symbol), False
    if sign in {"GE", "LE"}:
        if {sign, side} in ({"GE", "BELOW"}, {"GE", "INSIDE"}, {"LE", "ABOVE"}):
            return None, False
        kept = owned is not False
        return _one_sided(value, kept, symbol, up=sign == "GE"), False
    if sign in {"GT", "LT"}:
        if side and side != "ABOVE":
            return None, False
        return _one_sided(value, owned is True, symbol, up=sign == "GT"), False
    if side:
        return _one_sided(value, owned, symbol, up=side == "ABOVE"), False
    return Interval.at(value, symbol), sign != "EQ"


def _one_sided(value: Fraction, owned: bool | None, symbol: str, *, up: bool) -> Interval:  # noqa: FBT001
    if up:
        return Interval(value, None, owned, unit=symbol)
    return Interval(None, value, high_in=owned, unit=symbol)


def between(found: list[Word], *, size: bool) -> Interval | None:
    numbers = [one for one in found if one.type == "QUANTITY"]
    high, symbol = quantity(numbers[1])
    low, own = quantity(numbers[0])
    if "年" in {own, symbol} and own != symbol:
        return None
    if not own and symbol:
        low *= unit_of(symbol).scale
    elif own and not symbol:
        symbol, high = own, high * unit_of(own).scale
    elif own != symbol:
        return None
    marks = _marks(found, numbers)
    if low == high:
        return None
    if low > high:
        low, high, marks = high, low, (marks[1], marks[0])
    sign = found[0].name if found[0].type == "SIGN" else ""
    if sign not in {"", "EQ"}:
        return None
    return Interval(low, high, marks[0], marks[1], symbol, size)


def _marks(found: list[Word], numbers: list[Word]) -> tuple[bool | None, bool | None]:
    """Which end each 含 belongs to: the number in front of it, or the one it repeats."""
    low: bool | None = None
    high: bool | None = None
    second = found.index(numbers[1])
    for place, one in enumerate(found):
        if one.name not in {"INCL", "EXCL"}:
            continue
        repeated = NUMBER.search(one)
        first = place < second
        if repeated and not first:
            first = Fraction(repeated.group()) == Fraction(NUMBER.search(numbers[0]).group())  # type: ignore[union-attr]
        if first:
            low = one.name == "INCL"
        else:
            high = one.name == "INCL"
    return low, high
