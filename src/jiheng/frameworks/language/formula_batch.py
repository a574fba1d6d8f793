"""Many formulas at once: a line of JSON in, a line of JSON out (公式批量读取)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.errors import JihengError
from jiheng.frameworks.language.formula import (
    Call,
    Formula,
    Negative,
    Number,
    Operation,
    Value,
)
from jiheng.frameworks.language.formula_match import matched
from jiheng.frameworks.language.formula_reader import FormulaReading, read_formula
from jiheng.quantities import NotANumber, Quantity, number

#: Decimals of a value that has no end.
PLACES = 10
_KEPT_UNITS = frozenset({"%", "‰", "万", "亿"})


@dataclass(frozen=True, slots=True)
class Answered:
    """A formula read, and worked out where figures were given.

    Attributes:
        value: None without figures, or where it is not certain.
        reason: why there is no value.
    """

    reading: FormulaReading
    value: Fraction | None
    reason: str


def answer(text: str, given: Mapping[str, object]) -> Answered:
    """Read a formula and work it out with figures under free names, in the units of the text.

    Raises:
        HostileFormula: the text is no formula.
        NotANumber: a figure given is none.
    """
    reading = read_formula(text)
    if reading.formula is None:
        return Answered(reading, None, "有没读懂的文字")
    if not given and reading.operands:
        return Answered(reading, None, "没有给出数据")
    figures = {name: figure(value, name) for name, value in given.items()}
    pairs = matched([one.printed for one in reading.operands], list(figures))
    if pairs is None:
        return Answered(reading, None, "给出的数据名称与公式中的名称对应不上")
    value = _evaluated(reading, {name: figures[one] for name, one in pairs.items()})
    if value is None:
        return Answered(reading, None, "同一名称对应了不同的数据")
    if value.ratio is None:
        return Answered(reading, None, value.reason)
    return Answered(reading, value.ratio.fraction, "")


def figure(value: object, name: str) -> Fraction:
    """A figure given as a number or as text, ``"98%"``, ``"1,100"``, ``"58人"``.

    Raises:
        NotANumber: it is none of these.
    """
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise NotANumber(name, str(value))
    quantity = Quantity.parse(str(value), where=name)
    rate = quantity.unit.symbol in {"%", "‰"}
    return quantity.value if rate else quantity.value / quantity.unit.scale


def _evaluated(reading: FormulaReading, figures: Mapping[str, Fraction]) -> Value | None:
    """The value; None where one fact is given two figures."""
    facts: dict[tuple[str, int], Fraction] = {}
    for operand in reading.operands:
        key = (operand.reference.name, operand.reference.years_back)
        if facts.setdefault(key, figures[operand.printed]) != figures[operand.printed]:
            return None
    if reading.formula is None:
        return None
    return as_written(reading.formula).evaluate(lambda name, back: Ratio.of(facts[name, back]))


def as_written(formula: Formula) -> Formula:
    """Numbers without their units: figures given freely are in the units of the text."""
    match formula:
        case Number(value, symbol) if symbol not in _KEPT_UNITS:
            return Number(value)
        case Negative(part):
            return Negative(as_written(part))
        case Operation(sign, left, right):
            return Operation(sign, as_written(left), as_written(right))
        case Call(function, parts, places):
            return Call(function, tuple(as_written(part) for part in parts), places)
    return formula


def as_json(answered: Answered) -> dict[str, object]:
    """The answer as JSON has it."""
    reading = answered.reading
    return {
        "name": reading.name,
        "canonical": str(reading.formula) if reading.formula else None,
        "operands": list(dict.fromkeys(one.printed for one in reading.operands)),
        "unread": [
            {"text": one.text, "start": one.start, "end": one.end} for one in reading.unread
        ],
        "ambiguities": list(reading.ambiguities),
        "notes": list(reading.notes),
        "value": None if answered.value is None else json_number(answered.value),
        "exact": None if answered.value is None else str(answered.value),
        "reason": answered.reason,
    }


def refused(error: JihengError) -> dict[str, object]:
    """The answer to a line that cannot be read at all."""
    return {
        "name": None,
        "canonical": None,
        "operands": [],
        "unread": [],
        "ambiguities": [],
        "notes": [],
        "value": None,
        "exact": None,
        "reason": f"{error.what}。{error.instead}",
    }


def json_number(value: Fraction) -> int | float:
    """A JSON number with at most `PLACES` decimals; printed shortest, it is those digits."""
    text = number(value, PLACES)
    return float(text) if "." in text else int(text)
