"""Reads a formula (计算公式) as a finance bureau writes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput, UnexpectedToken
from lark.visitors import Transformer_NonRecursive

from jiheng.frameworks.errors import HostileFormula
from jiheng.frameworks.language.formula import (
    MAX_PLACES,
    Call,
    Formula,
    Name,
    Names,
    Negative,
    Number,
    Operation,
    Reference,
)
from jiheng.frameworks.language.formula_text import SHARE, FormulaText, prepare
from jiheng.frameworks.language.grammars import parser_of, text_of
from jiheng.frameworks.language.normal import Unread
from jiheng.patterns import pattern

#: No formula of any table comes near; more is an attack or a mistake.
MAX_LENGTH = 2000
MAX_SIGNS = 150

_FUNCTIONS = {
    "最大值": "最大",
    "max": "最大",
    "最小值": "最小",
    "min": "最小",
    "求和": "合计",
    "sum": "合计",
    "abs": "绝对值",
    "round": "四舍五入",
}
_YEARS_BACK = {
    "本年度": 0,
    "本年": 0,
    "当年": 0,
    "今年": 0,
    "上年度": 1,
    "上一年度": 1,
    "上一年": 1,
    "上年": 1,
    "去年": 1,
    "前年": 2,
}
_YEAR = pattern("|".join(sorted(_YEARS_BACK, key=len, reverse=True)))
#: 上年结转 and 本年末 are words of their own, no years of something else.
_NO_YEAR_BEFORE = pattern(r"结转|结余|末|初|内|底|以来|累计|至")
_LAST_BRACKETS = pattern(r"\([^()]*\)$")
_TIMES_HUNDRED = pattern(r"×?100(?:\.0+)?%$")
_LEADING_NUMBER = pattern(r"\d+(?:\.\d+)?(?=\D)")
_WEIGHT = pattern(r"\(\d+(?:\.\d+)?%\)$")
_HUNDRED = Number(Fraction(100), "%")


@dataclass(frozen=True, slots=True)
class Operand:
    """A name as the text prints it, and the fact it was read as."""

    printed: str
    reference: Reference
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FormulaReading:
    """What was understood of a formula's text.

    Attributes:
        text: as written.
        name: what it defines, left of the equals sign; None where there is none.
        formula: None where what is unread decides.
        unread: phrases not understood, with their places.
        ambiguities: how what the text leaves open was read, one sentence each.
        notes: remarks beside the formula, as written.
        operands: the names as printed, in order.
    """

    text: str
    name: str | None
    formula: Formula | None
    unread: tuple[Unread, ...] = ()
    ambiguities: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    operands: tuple[Operand, ...] = ()


def read_formula(text: str, names: Names | None = None) -> FormulaReading:
    """Read a formula; what is not understood is in ``unread`` with its place.

    Args:
        text: as written, with or without ``名称 =`` in front.
        names: the names that may be used; None takes every name as it is printed.

    Raises:
        HostileFormula: far longer or more deeply nested than any formula.
    """
    if len(text) > MAX_LENGTH:
        raise HostileFormula(len(text), MAX_LENGTH, "个字")
    whole = names.resolve(text) if names else None
    if whole is not None:
        operand = Operand(text, Reference(whole), 0, len(text))
        return FormulaReading(text, None, Name(whole), operands=(operand,))
    ready = prepare(text, strict=names is not None)
    signs = sum(ready.expression.count(sign) for sign in "+-×÷(,|")
    if signs > MAX_SIGNS:
        raise HostileFormula(signs, MAX_SIGNS, "个运算符号")
    return _read(ready, names)


def _read(ready: FormulaText, names: Names | None) -> FormulaReading:
    building = _Building(ready, names)
    formula: Formula | None = None
    try:
        formula = building.transform(_rooted(_parser().parse(ready.expression)))
    except UnexpectedInput as error:
        building.unread_from(_place(error, ready))
    building.refuse_leading_numbers()
    return FormulaReading(
        text=ready.normal.original,
        name=ready.name,
        formula=None if building.refused else formula,
        unread=tuple(sorted(ready.unread, key=lambda one: one.start)),
        ambiguities=tuple(dict.fromkeys(ready.ambiguities)),
        notes=tuple(ready.notes),
        operands=tuple(sorted(building.operands, key=lambda one: one.start)),
    )


@cache
def _parser() -> Lark:
    return parser_of("formula", text_of("formula"), lexer="contextual")


def _rooted(tree: "Tree[Token] | Token") -> "Tree[Token]":
    """A lone token as a tree, so that the builder sees it."""
    return tree if isinstance(tree, Tree) else Tree("name", [tree])


def _place(error: UnexpectedInput, ready: FormulaText) -> int:
    """Where reading stopped, in the normal text."""
    token = error.token if isinstance(error, UnexpectedToken) else None
    position: int | None = token.start_pos if token else error.pos_in_stream
    if position is None or (token and token.type == "$END"):
        return max(ready.start, ready.end - 1)
    return ready.start + position


class _Building(Transformer_NonRecursive[Token, Formula]):
    """Tree → formula; keeps what it found on the way."""

    def __init__(self, ready: FormulaText, names: Names | None) -> None:
        super().__init__()
        self.ready = ready
        self.names = names
        self.operands: list[Operand] = []
        self.refused = ready.refused

    def unread_from(self, start: int, end: int | None = None) -> None:
        """From here on nothing was understood."""
        self.refused = True
        self.ready.unread.append(
            self.ready.normal.unread(start, self.ready.end if end is None else end)
        )

    def name(self, children: list[Token]) -> Formula:
        """A fact, of this year or one before; ``甲占乙的比例`` is a quotient."""
        token = children[0]
        start = self.ready.start + (token.start_pos or 0)
        share = SHARE.fullmatch(token) if self._alone(token) else None
        if share:
            self.ready.ambiguities.append(f"“{token}”按“{share['part']}÷{share['whole']}”理解")
            parts = [
                self._operand(share[group], start + share.start(group))
                for group in ("part", "whole")
            ]
            return Operation("÷", *parts)
        return self._operand(str(token), start)

    def number(self, children: list[Token]) -> Formula:
        """A number with its unit."""
        digits = re.match(r"[\d.]+", children[0])
        figures = digits.group() if digits else ""
        return Number(Fraction(figures), str(children[0])[len(figures) :])

    def multiple(self, children: Sequence[Any]) -> Formula:
        """``2(甲+乙)``: the sign is left out, as mathematicians do."""
        token, factor = children
        return self._without_sign(token, factor)

    def coefficient(self, children: list[Token]) -> Formula:
        """``100n``: the same before a letter."""
        token, letter = children
        return self._without_sign(token, self.name([letter]))

    def _without_sign(self, token: Token, factor: Formula) -> Formula:
        self.ready.ambiguities.append(f"“{token}”后面没有乘号，按“{token}×…”理解")
        return Operation("×", self.number([token]), factor)

    def hundred(self, children: list[Token]) -> Formula:
        """100% is a number like others, until something is multiplied by it."""
        del children
        return _HUNDRED

    def sign_lost(self, children: list[Formula]) -> Formula:
        """``甲/乙100%``: the sign before 100% is lost."""
        self.ready.ambiguities.append("“100%”前面没有乘号，按“×100%”理解")
        return children[0]

    def percent_sign(self, children: list[Formula]) -> Formula:
        """``(甲/乙)%`` and ``甲/乙×%`` say that it is printed in percent."""
        self.ready.ambiguities.append("末尾的“%”按“×100%”理解")
        return children[0]

    def labelled(self, children: list[Token]) -> Formula:
        """``权重60%`` is 60%."""
        name, percentage = children
        self.ready.ambiguities.append(f"“{name}{percentage}”按“{percentage}”理解")
        return self.number([percentage])

    def added(self, children: list[Formula]) -> Formula:
        """A sum."""
        return Operation("+", *children)

    def subtracted(self, children: list[Formula]) -> Formula:
        """A difference."""
        return Operation("-", *children)

    def multiplied(self, children: list[Formula]) -> Formula:
        """A product; 100% changes nothing."""
        left, right = children
        if right is _HUNDRED:
            return left
        return right if left is _HUNDRED else Operation("×", left, right)

    def divided(self, children: list[Formula]) -> Formula:
        """A quotient; so does ÷100%."""
        left, right = children
        return left if right is _HUNDRED else Operation("÷", left, right)

    def negative(self, children: list[Formula]) -> Formula:
        """A minus in front."""
        return Negative(children[0])

    def positive(self, children: list[Formula]) -> Formula:
        """A plus in front changes nothing."""
        return children[0]

    def absolute(self, children: list[Formula]) -> Formula:
        """Between two bars."""
        return Call("绝对值", (children[0],))

    def called(self, children: "list[Token | Formula]") -> Formula:
        """A function."""
        token, *rest = children
        parts = tuple(part for part in rest if isinstance(part, Formula))
        function = _FUNCTIONS.get(str(token).lower(), str(token))
        if function in _YEARS_BACK and len(parts) == 1:
            return parts[0].back(_YEARS_BACK[function])
        if function in {"最大", "最小", "合计"} or (function == "绝对值" and len(parts) == 1):
            return Call(function, parts)
        places = _places(parts) if function == "四舍五入" else None
        if places is None:
            self._refuse(token)
            return parts[0]
        return Call(function, parts[:1], places)

    def refuse_leading_numbers(self) -> None:
        """``2甲`` beside ``甲``: a factor, or another name; nobody can tell."""
        names = {operand.printed for operand in self.operands}
        for operand in self.operands:
            number = _LEADING_NUMBER.match(operand.printed)
            if number and operand.printed[number.end() :] in names:
                last = operand.start + number.end()
                self.refused = True
                self.ready.unread.append(Unread(number.group(), operand.start, last))

    def _refuse(self, token: "Token | Formula") -> None:
        start = self.ready.start + (token.start_pos or 0) if isinstance(token, Token) else 0
        self.unread_from(start, start + len(str(token)))

    def _alone(self, token: Token) -> bool:
        """The name is the whole expression."""
        known = self.names is not None and self.names.resolve(str(token)) is not None
        return not known and _TIMES_HUNDRED.sub("", self.ready.expression) == token

    def _operand(self, printed: str, start: int) -> Formula:
        weight = _WEIGHT.search(printed)
        if weight:
            # 平时考核(40%)+年终考核(60%): a factor, or a remark; nobody can tell.
            self.unread_from(start + weight.start(), start + len(printed))
        reference = _reference(printed, self.names)
        first, last = self.ready.normal.span(start, start + len(printed))
        self.operands.append(
            Operand(self.ready.normal.original[first:last], reference, first, last)
        )
        return Name(reference.name, reference.years_back)


def _places(parts: Sequence[Formula]) -> int | None:
    """The n of 四舍五入(x, n); 0 where it is left out; None where it makes no sense."""
    match parts:
        case [_]:
            return 0
        case [_, Number(value, "")] if value.denominator == 1 and value <= MAX_PLACES:
            return int(value)
    return None


def _reference(printed: str, names: Names | None) -> Reference:
    """The fact that a printed name means; unknown names stay as printed."""
    if names is None:
        return _without_year(printed)
    for candidate in (printed, _LAST_BRACKETS.sub("", printed)):
        known = names.resolve(candidate)
        if known is not None:
            return Reference(known)
    for year in _YEAR.finditer(printed):
        bare = printed[: year.start()] + printed[year.end() :].removeprefix("的")
        for candidate in (bare, _LAST_BRACKETS.sub("", bare)):
            known = names.resolve(candidate) if candidate else None
            if known is not None:
                return Reference(known, _YEARS_BACK[year.group()])
    return _without_year(printed)


def _without_year(printed: str) -> Reference:
    """A year in front is the year of the fact, if a name is left."""
    year = _YEAR.match(printed)
    rest = printed[year.end() :].removeprefix("的") if year else ""
    if year is None or not rest or _NO_YEAR_BEFORE.match(rest):
        return Reference(printed)
    return Reference(rest, _YEARS_BACK[year.group()])
