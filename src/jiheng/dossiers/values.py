"""What a person writes, as exact values; whatever cannot be taken is said."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from jiheng.dossiers.errors import (
    NotDate,
    NotNumber,
    OtherUnit,
    OutOfRange,
    UnknownChoice,
    WithoutUnit,
)
from jiheng.dossiers.model import plain, printed
from jiheng.quantities import NotANumber, Quantity, Unit, unit

YES_NO = ("是", "否")
_YES = {"是", "true"}
_NO = {"否", "false"}
_DATE = re.compile(r"(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?")
_COMPARATORS = (
    (("≥", "≧", ">=", "＞=", "＞＝", "不低于", "不少于"), "≥"),
    (("≤", "≦", "<=", "＜=", "＜＝", "不超过", "不高于"), "≤"),
    (("＞", ">"), ">"),
    (("＜", "<"), "<"),
    (("＝", "="), "="),
)
#: Spreadsheets count days from here (serial 1 is 1900-01-01, and 1900 has a day too many).
_EPOCH = date(1899, 12, 30)
#: A unit must be written with money and rates: 18.43 what?
_MEASURED = {"金额", ""}
_POINTS = unit("")


def quantity(text: str, measure: Unit, where: str) -> Fraction:
    """A number with its unit, in base units: ``"18.43万元"`` is 184300.

    A count may leave out its unit; money and rates may not.

    Raises:
        NotNumber: no single number is written.
        WithoutUnit: money or a rate without its unit.
        OtherUnit: a unit that does not convert to ``measure``.
    """
    bare = measure.dimension in _MEASURED and measure.symbol
    try:
        read = Quantity.parse(text, "" if bare else measure.symbol)
    except NotANumber as error:
        raise NotNumber(where, text, measure.symbol) from error
    if bare and not read.unit.symbol:
        raise WithoutUnit(where, text, measure.symbol)
    if measure.symbol and read.unit.dimension != measure.dimension:
        raise OtherUnit(where, text, measure.symbol)
    return read.value


def bounded(text: str, measure: Unit, where: str) -> tuple[str, Fraction]:
    """A number, or only a bound of it: ``"＞85%"`` is ``("＞", 17/20)``, ``"108人"`` ``("", 108)``.

    Raises:
        NotNumber, WithoutUnit, OtherUnit: as `quantity`.
    """
    sign, rest = comparator(text)
    for ending, meant in (("及以上", "≥"), ("以上", "≥"), ("及以下", "≤"), ("以下", "≤")):
        if not sign and rest.endswith(ending):
            sign, rest = meant, rest.removesuffix(ending)
    sign = {">": "＞", "<": "＜", "=": ""}.get(sign, sign)
    return sign, quantity(rest, measure, where)


def points(text: str, where: str) -> Fraction:
    """A score or weight in points: ``"4.5"``, ``"4.5分"``; ``"10%"`` of a hundred is 10."""
    clean = text.strip().removesuffix("分").removesuffix("%")
    try:
        read = Quantity.parse(clean)
    except NotANumber as error:
        raise NotNumber(where, text, "分") from error
    if read.unit.symbol:
        raise OtherUnit(where, text, "分")
    return read.value


def within(
    value: Fraction,
    low: Fraction | None,
    high: Fraction | None,
    where: str,
    measure: Unit = _POINTS,
) -> Fraction:
    """The value itself, when it lies between the limits; they are printed in ``measure``.

    Raises:
        OutOfRange: it does not.
    """
    if (low is None or value >= low) and (high is None or value <= high):
        return value
    raise OutOfRange(where, printed(value, measure), limits(low, high, measure))


def whole(value: Fraction, where: str) -> Fraction:
    """The value itself, when it is a whole number and not below 0.

    Raises:
        OutOfRange: it is not.
    """
    if value.denominator == 1 and value >= 0:
        return value
    raise OutOfRange(where, plain(value), "0或正整数")


def limits(low: Fraction | None, high: Fraction | None, measure: Unit) -> str:
    """What a number may be, in words; ``""`` where it may be anything.

    Example:
        >>> limits(Fraction(0), Fraction(1), unit("%"))
        '不小于0%，不大于100%'
    """
    least = f"不小于{printed(low, measure)}" if low is not None else ""
    most = f"不大于{printed(high, measure)}" if high is not None else ""
    return "，".join(one for one in (least, most) if one)


def yes_or_no(text: str, where: str) -> bool:
    """是 or 否."""
    clean = text.strip().lower()
    if clean in _YES:
        return True
    if clean in _NO:
        return False
    raise UnknownChoice(where, text, YES_NO)


def choice(text: str, choices: Sequence[str], where: str) -> str:
    """One of the choices; any text where there are none."""
    clean = text.strip()
    if choices and clean not in choices:
        raise UnknownChoice(where, clean, choices)
    return clean


def day(text: str, where: str) -> date:
    """A date: ``2024-06-30``, ``2024/6/30``, ``2024年6月30日``."""
    found = _DATE.fullmatch(text.strip().removesuffix("00:00:00").strip())
    if found is None:
        raise NotDate(where, text)
    year, month, number = (int(part) for part in found.groups())
    try:
        return date(year, month, number)
    except ValueError as error:
        raise NotDate(where, text) from error


def serial_day(serial: int) -> date:
    """The date a spreadsheet means by a serial number."""
    return _EPOCH + timedelta(days=serial)


def serial(of: date) -> int:
    """The serial number by which a spreadsheet means a date."""
    return (of - _EPOCH).days


def comparator(target: str) -> tuple[str, str]:
    """A target taken apart: direction and the rest: ``"≥95%"`` → ``("≥", "95%")``."""
    clean = target.strip()
    for spellings, sign in _COMPARATORS:
        for spelling in spellings:
            if clean.startswith(spelling):
                return sign, clean.removeprefix(spelling).strip()
    return "", clean


def direction(text: str, where: str) -> str:
    """方向, in one spelling; ``""`` where it is not written."""
    clean = text.strip()
    if clean in {"", "定性"}:
        return clean
    sign, rest = comparator(clean)
    if sign and not rest:
        return sign
    raise UnknownChoice(where, text, ("≥", "≤", "=", ">", "<", "定性"))
