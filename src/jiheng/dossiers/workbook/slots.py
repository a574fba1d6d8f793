"""What belongs into a cell of the form, and how what stands in it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from jiheng.documents.spreadsheet import UNSEEN, Cell
from jiheng.dossiers.errors import AmbiguousPercent, NotDate, NotNumber
from jiheng.dossiers.model import STAGES, plain
from jiheng.dossiers.values import (
    YES_NO,
    bounded,
    choice,
    comparator,
    day,
    serial_day,
    whole,
    within,
    yes_or_no,
)
from jiheng.dossiers.workbook.errors import (
    DateInNumber,
    FormulaError,
    FormulaWithoutValue,
    LostDigits,
    NumberAsText,
    SerialDate,
    ShownOtherwise,
)
from jiheng.errors import JihengError
from jiheng.quantities import NotANumber, Quantity, Unit, unit

Kind = Literal["text", "number", "points", "date", "choice", "yesno", "written"]
#: What a slot gives: a bound's comparator is kept beside the number.
Value = str | Fraction | bool | date

#: A stored rate up to this may as well be a percentage typed without its sign.
_ONE = Fraction(1)
#: A percent cell above this (1000%) was filled with the percentage, not the rate.
_TEN = Fraction(10)
#: More digits than this a spreadsheet does not keep in a number.
_DIGITS = 10**15
#: Serial numbers from 2000 to 2099.
_SERIALS = range(36_526, 73_051)


_BARE = unit("")


@dataclass(frozen=True, slots=True)
class Slot:
    """What belongs into a cell.

    Attributes:
        kind: ``number`` has a unit; ``written`` keeps a number as it is shown.
        unit: of a number.
        choices: of a choice; any text where empty.
        low: smallest number, in base units.
        high: largest one.
        counted: only whole numbers make sense.
        bounds: a bound such as ＞85% may be written instead.
        needed: the score depends on it.
        offered: words that are usual; others may be written.
    """

    kind: Kind = "text"
    unit: Unit = _BARE
    choices: tuple[str, ...] = ()
    low: Fraction | None = None
    high: Fraction | None = None
    counted: bool = False
    bounds: bool = False
    needed: bool = False
    offered: tuple[str, ...] = ()


TEXT = Slot()
DATE = Slot("date")
YESNO = Slot("yesno", choices=YES_NO)
POINTS = Slot("points")
WRITTEN = Slot("written")
STAGE = Slot("choice", choices=STAGES)
MONEY = Slot("number", unit("万元"))


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a cell.

    Attributes:
        value: in base units.
        comparator: where only a bound was filled in.
    """

    value: Value
    comparator: str = ""


def read(cell: Cell, slot: Slot, where: str) -> Read | None:
    """What stands in the cell; None where nothing does.

    Raises:
        JihengError: it is not what belongs there.
    """
    if cell.is_empty:
        return None
    if cell.error:
        raise FormulaError(where, cell.error)
    if cell.number is None and cell.formula is not None and not (cell.text or "").strip():
        if cell.text is None:
            raise FormulaWithoutValue(where, cell.formula)
        return None
    return _READERS[slot.kind](cell, slot, where)


def _number(cell: Cell, slot: Slot, where: str) -> Read:
    if cell.text is not None:
        return _number_in_words(cell.text.strip(), slot, where)
    typed = _typed(cell, where)
    if slot.counted:
        whole(typed, where)
    if slot.unit.dimension == "金额" and cell.beside not in {"", slot.unit.symbol}:
        raise ShownOtherwise(where, plain(typed), cell.beside.rstrip(","), slot.unit.symbol)
    value = _rate(cell, typed, where) if slot.unit.symbol == "%" else typed * slot.unit.scale
    return Read(within(value, slot.low, slot.high, where, slot.unit))


def _rate(cell: Cell, typed: Fraction, where: str) -> Fraction:
    """A rate; the format of the cell says whether 0.965 or 96.5 was meant.

    Raises:
        AmbiguousPercent: both could be meant.
    """
    stored = plain(typed)
    if cell.shown == "percent":
        if abs(typed) > _TEN:
            raise AmbiguousPercent(where, stored, f"{stored}%", f"{plain(typed * 100)}%")
        return typed
    if typed and abs(typed) <= _ONE:
        raise AmbiguousPercent(where, stored, f"{stored}%", f"{plain(typed * 100)}%")
    return typed / 100


def _number_in_words(text: str, slot: Slot, where: str) -> Read:
    """A bound (＞85%), or a rate with its sign; other text is no number."""
    sign, rest = comparator(text)
    is_bound = slot.bounds and (bool(sign) or text.endswith(("以上", "以下")))
    if is_bound or (slot.unit.symbol == "%" and text.endswith(("%", "％"))):
        try:
            sign, value = bounded(text if is_bound else rest, slot.unit, where)
        except JihengError as error:
            raise NotNumber(where, text, slot.unit.symbol) from error
        return Read(within(value, slot.low, slot.high, where, slot.unit), sign)
    raise _not_number(text, slot.unit.symbol, where)


def _not_number(text: str, symbol: str, where: str) -> JihengError:
    try:
        bare = not Quantity.parse(text).unit.symbol
    except NotANumber:
        bare = False
    return NumberAsText(where, text) if bare else NotNumber(where, text, symbol)


def _points(cell: Cell, slot: Slot, where: str) -> Read:
    if cell.text is not None:
        raise _not_number(cell.text.strip(), "分", where)
    typed = _typed(cell, where)
    value = typed * 100 if cell.shown == "percent" else typed
    return Read(within(value, slot.low, slot.high, where))


def _typed(cell: Cell, where: str) -> Fraction:
    """The number of a cell that does not show a date."""
    if cell.number is None:
        raise NotNumber(where, cell.text or "")
    if cell.shown == "date":
        raise DateInNumber(where, plain(cell.number), f"{_day_of(cell.number, where)}")
    return cell.number


def _date(cell: Cell, slot: Slot, where: str) -> Read:
    del slot
    if cell.number is None:
        return Read(day(cell.text or "", where))
    if cell.shown == "date":
        return Read(_day_of(cell.number, where))
    if cell.number.denominator == 1 and int(cell.number) in _SERIALS:
        raise SerialDate(where, plain(cell.number), f"{serial_day(int(cell.number))}")
    raise NotDate(where, plain(cell.number))


def _day_of(number: Fraction, where: str) -> date:
    try:
        return serial_day(int(number))
    except OverflowError as error:
        raise NotDate(where, plain(number)) from error


def _yesno(cell: Cell, slot: Slot, where: str) -> Read:
    del slot
    return Read(yes_or_no(as_written(cell, where).translate(UNSEEN), where))


def _choice(cell: Cell, slot: Slot, where: str) -> Read:
    return Read(choice(as_written(cell, where).translate(UNSEEN), slot.choices, where))


def _words(cell: Cell, slot: Slot, where: str) -> Read:
    del slot
    return Read(as_written(cell, where))


def as_written(cell: Cell, where: str) -> str:
    """The cell as a person sees it, but with every digit.

    Raises:
        LostDigits: a code of more digits than a number keeps.
    """
    if cell.number is None:
        return (cell.text or "").strip()
    if cell.width:
        return plain(cell.number).zfill(cell.width)
    if cell.shown == "date":
        return f"{_day_of(cell.number, where)}"
    if abs(cell.number) >= _DIGITS:
        raise LostDigits(where, plain(cell.number))
    return f"{plain(cell.number * 100)}%" if cell.shown == "percent" else plain(cell.number)


_READERS: Mapping[Kind, Callable[[Cell, Slot, str], Read]] = {
    "text": _words,
    "written": _words,
    "number": _number,
    "points": _points,
    "date": _date,
    "choice": _choice,
    "yesno": _yesno,
}
