"""Claim ``formulas``: a calculation written out: ``12.3÷14×100%＝87.86%`` (算式)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.ranges import judged, points, printed, range_of
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import QUANTITY
from jiheng.patterns import pattern

_SIGNS = "+＋－−×÷/*-"
_FORMULA = pattern(rf"（*{QUANTITY}）*(?:[{_SIGNS}]（*{QUANTITY}）*)+[=＝]{QUANTITY}")
_TOKEN = pattern(rf"{QUANTITY}|[（）{_SIGNS}]")
_EQUALS = pattern("[=＝]")
_FINE = Fraction(1, 10_000)
#: More numbers than this are not tried corner by corner.
_MOST = 8
_MEANT = {"＋": "+", "－": "-", "−": "-", "×": "*", "÷": "/"}


class Formula(NamedTuple):
    """A calculation and its result.

    Attributes:
        tokens: numbers by their order, signs and parentheses.
        numbers: those it is made of.
        result: as printed behind the sign of equality.
    """

    passage: Passage
    start: int
    end: int
    tokens: tuple[str | int, ...]
    numbers: tuple[Number, ...]
    result: Number

    def test(self) -> "Relation[Formula]":
        """The calculation worked out."""
        value = _value(self.tokens, [one.value for one in self.numbers])
        holds: bool | None = None
        ceiling = Severity.ERROR
        if value is not None:
            corners = product(*(range_of(one) for one in self.numbers))
            results = [_value(self.tokens, list(corner)) for corner in corners]
            known = [one for one in results if one is not None]
            grain = self.result.grain
            wide = any(one.bound for one in (*self.numbers, self.result))
            found = (min(known), max(known))
            holds, ceiling = judged(range_of(self.result), found, grain, wide=wide)
        share = self.result.sort == "percent"
        fine = min(self.result.grain, _FINE) if share else self.result.grain
        gap = abs((value or Fraction(0)) - self.result.value)
        unit = self.result.unit
        return Relation(
            self,
            "ratio" if share else "sum",
            holds,
            str(self.result.quantity),
            printed(value, fine, unit) if value is not None else "",
            self.passage.shaped(self.start, self.end),
            tuple(self.passage.spot_of(one) for one in self.numbers),
            points(gap) if share else printed(gap, fine, unit),
            ceiling,
        )


def find(report: Report) -> Iterator[Formula]:
    """Every calculation that is written out with numbers."""
    for passage in report.passages:
        text = passage.text
        if ("=" in text or "＝" in text) and len(passage.numbers) > 2:  # noqa: PLR2004
            for found in _FORMULA.finditer(passage.shape.text):
                made = _made(passage, found)
                if made is not None:
                    yield made


def _made(passage: Passage, found: re.Match[str]) -> Formula | None:
    shape = passage.shape
    equals = max(one.start() for one in _EQUALS.finditer(shape.text, found.start(), found.end()))
    tokens: list[str | int] = []
    numbers: list[Number] = []
    for piece in _TOKEN.finditer(shape.text, found.start(), equals):
        sign = piece.group()
        if sign in "（）" or sign in _SIGNS:
            tokens.append(_MEANT.get(sign, sign))
        else:
            tokens.append(len(numbers))
            numbers.append(shape.number(piece.start()))
    result = shape.number(equals + 1)
    while tokens and tokens[0] == "（" and tokens.count("（") > tokens.count("）"):
        tokens.pop(0)
    if result.sort in ("money", "count") and all(one.sort == "bare" for one in numbers):
        numbers = [_in_unit_of(one, result) for one in numbers] if _adds(tokens) else []
    balanced = tokens.count("（") == tokens.count("）")
    if not balanced or not numbers or len(numbers) > _MOST or not _one_kind(numbers, result):
        return None
    return Formula(passage, found.start(), found.end(), tuple(tokens), tuple(numbers), result)


def _adds(tokens: Sequence[str | int]) -> bool:
    return not {"*", "/"} & set(tokens)


def _in_unit_of(bare: Number, result: Number) -> Number:
    scale = result.unit.scale
    return replace(
        bare, value=bare.value * scale, grain=bare.grain * scale, unit=result.unit, sort=result.sort
    )


def _one_kind(numbers: Sequence[Number], result: Number) -> bool:
    """Whether units are printed throughout or nowhere, so that scales cannot mislead."""
    money = [one for one in (*numbers, result) if one.sort != "percent"]
    bare = [one for one in money if one.sort == "bare"]
    scales = {one.unit.scale for one in money}
    return not bare or len(scales) == 1


def _value(tokens: Sequence[str | int], values: Sequence[Fraction]) -> Fraction | None:
    """What a calculation comes to; None where it divides by 0 or is not one."""
    rest = list(tokens)
    try:
        value = _sum(rest, values)
    except (ZeroDivisionError, IndexError):
        return None
    return value if not rest else None


def _sum(rest: list[str | int], values: Sequence[Fraction]) -> Fraction:
    value = _product(rest, values)
    while rest and rest[0] in ("+", "-"):
        sign = rest.pop(0)
        other = _product(rest, values)
        value = value + other if sign == "+" else value - other
    return value


def _product(rest: list[str | int], values: Sequence[Fraction]) -> Fraction:
    value = _one(rest, values)
    while rest and rest[0] in ("*", "/"):
        sign = rest.pop(0)
        other = _one(rest, values)
        value = value * other if sign == "*" else value / other
    return value


def _one(rest: list[str | int], values: Sequence[Fraction]) -> Fraction:
    first = rest.pop(0)
    if first == "（":
        value = _sum(rest, values)
        rest.pop(0)
        return value
    if isinstance(first, str):
        raise IndexError(first)
    return values[first]
