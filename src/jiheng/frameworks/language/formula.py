"""A formula (计算公式) over base data, once read: what it needs, what it gives, how it is printed.

The reader is `jiheng.frameworks.language.formula_reader`. This module imports
no parser, so that a framework from the cache is ready at once.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from jiheng.arithmetic import (
    Condition,
    Ratio,
    both,
    divide,
    greatest,
    least,
    round_half_up,
)
from jiheng.frameworks.errors import UnitMismatch
from jiheng.frameworks.language.units import Measure
from jiheng.quantities import Unit, number, unit

#: A value and where it is known; one number or a column.
Known = tuple[Ratio, Condition]
#: One subject's fact by name and years back; None where nobody supplied it.
Lookup = Callable[[str, int], Ratio | None]
#: Facts as columns, by name and years back.
ColumnLookup = Callable[[str, int], Known]
#: A fact as it is printed, by name and years back.
Shown = Callable[[str, int], str]

#: How tightly an operator binds; a part that binds less is put in brackets.
_SUM, _PRODUCT, _SIGN, _ATOM = 1, 2, 3, 4
#: More decimals than this no rounding in a table asks for.
MAX_PLACES = 9


class Names(Protocol):
    """The names a formula may use."""

    def resolve(self, printed: str) -> str | None:
        """The canonical name of what is printed; None where nobody knows it."""

    def unit(self, name: str) -> Unit:
        """The unit of a canonical name."""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A fact that a formula asks for, of this year (0) or a year before (1, 2)."""

    name: str
    years_back: int = 0

    def __str__(self) -> str:
        """As a formula writes it."""
        return "上年(" * self.years_back + self.name + ")" * self.years_back


@dataclass(frozen=True, slots=True)
class Value:
    """What a formula comes to for one subject.

    Attributes:
        ratio: None where it has no value.
        missing: facts that nobody supplied.
        zero_denominator: everything is there, but something is divided by 0.
    """

    ratio: Ratio | None
    missing: tuple[Reference, ...] = ()
    zero_denominator: bool = False

    @property
    def reason(self) -> str:
        """Why there is no value; ``""`` where there is one."""
        if self.missing:
            return "缺少基础数据：" + "、".join(_worded(one) for one in self.missing)
        return "分母为零" if self.zero_denominator else ""


class Formula(ABC):
    """What every node of a formula can do."""

    __slots__ = ()

    @property
    def binds(self) -> int:
        """How tightly it holds together; less than its surroundings is put in brackets."""
        return _ATOM

    @property
    def names(self) -> tuple[Reference, ...]:
        """The facts it asks for, each once, in the order of the text."""
        return tuple(dict.fromkeys(self.references()))

    def evaluate(self, lookup: Lookup) -> Value:
        """The value for one subject, in base units; absent with a reason, never 0."""
        missing = tuple(one for one in self.names if lookup(one.name, one.years_back) is None)
        if missing:
            return Value(None, missing)

        def supplied(name: str, years_back: int) -> Known:
            return lookup(name, years_back) or _NOTHING, True

        ratio, known = self.evaluate_columns(supplied)
        return Value(ratio) if known else Value(None, zero_denominator=True)

    @abstractmethod
    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """The value, and where it is known: every fact is there and nothing is divided by 0."""

    def unit(self, names: Names) -> Unit:
        """The unit it is measured in; of a rate the unit is ``""``.

        Raises:
            UnitMismatch: it adds what cannot be added.
        """
        return self.measure(names).unit

    @abstractmethod
    def measure(self, names: Names) -> Measure:
        """The same as a type, while it is being worked out."""

    @abstractmethod
    def trace(self, shown: Shown) -> str:
        """The formula with its facts filled in: ``18.43万元 ÷ 20.00万元``."""

    @abstractmethod
    def replaced(self, by: Mapping[str, "Formula"]) -> "Formula":
        """The same with some names replaced by formulas; one of last year by all of last year."""

    @abstractmethod
    def back(self, years: int) -> "Formula":
        """The same, of ``years`` before (上年)."""

    def __str__(self) -> str:
        """Canonical; reads back equal."""
        return self.trace(lambda name, back: str(Reference(name, back)))

    @abstractmethod
    def references(self) -> Iterator[Reference]:
        """Every fact it asks for, as often as it does."""

    def inside(self, shown: Shown, binds: int) -> str:
        """Printed as a part of something that binds so tightly."""
        text = self.trace(shown)
        return f"({text})" if self.binds < binds else text


@dataclass(frozen=True, slots=True)
class Number(Formula):
    """A number written in the formula.

    Attributes:
        value: as printed.
        symbol: unit behind it, ``""``, ``"%"``, ``"万元"``.
    """

    value: Fraction
    symbol: str = ""

    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """Itself, in base units."""
        del lookup
        return Ratio.of(self.value * unit(self.symbol).scale), True

    def measure(self, names: Names) -> Measure:
        """That of its symbol; a bare number goes with counts and rates, 0 with everything."""
        del names
        if self.symbol:
            return Measure.of(unit(self.symbol))
        return Measure(bare=True, zero=self.value == 0)

    def trace(self, shown: Shown) -> str:
        """As printed."""
        del shown
        return number(self.value, places=12) + self.symbol

    def replaced(self, by: Mapping[str, Formula]) -> Formula:
        """Unchanged."""
        del by
        return self

    def back(self, years: int) -> Formula:
        """Unchanged."""
        del years
        return self

    def references(self) -> Iterator[Reference]:
        """Those of its parts."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Name(Formula):
    """A fact by its name, of this year or a year before."""

    name: str
    years_back: int = 0

    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """What is supplied."""
        return lookup(self.name, self.years_back)

    def measure(self, names: Names) -> Measure:
        """That of the fact."""
        return Measure.of(names.unit(self.name))

    def trace(self, shown: Shown) -> str:
        """The fact as printed."""
        return shown(self.name, self.years_back)

    def replaced(self, by: Mapping[str, Formula]) -> Formula:
        """The formula of that name, as many years back."""
        return by[self.name].back(self.years_back) if self.name in by else self

    def back(self, years: int) -> Formula:
        """The fact of ``years`` before."""
        return Name(self.name, self.years_back + years)

    def references(self) -> Iterator[Reference]:
        """Those of its parts."""
        yield Reference(self.name, self.years_back)


@dataclass(frozen=True, slots=True)
class Negative(Formula):
    """With the opposite sign."""

    part: Formula

    @property
    def binds(self) -> int:
        """More than a product does."""
        return _SIGN

    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """The negative."""
        value, known = self.part.evaluate_columns(lookup)
        return -value, known

    def measure(self, names: Names) -> Measure:
        """Unchanged."""
        return self.part.measure(names)

    def trace(self, shown: Shown) -> str:
        """A minus in front."""
        return "-" + self.part.inside(shown, _SIGN)

    def replaced(self, by: Mapping[str, Formula]) -> Formula:
        """Replaced inside."""
        return Negative(self.part.replaced(by))

    def back(self, years: int) -> Formula:
        """Of earlier years inside."""
        return Negative(self.part.back(years))

    def references(self) -> Iterator[Reference]:
        """Those of its parts."""
        return self.part.references()


@dataclass(frozen=True, slots=True)
class Operation(Formula):
    """Two parts joined by one of ``+ - × ÷``."""

    sign: str
    left: Formula
    right: Formula

    @property
    def binds(self) -> int:
        """Products more than sums."""
        return _SUM if self.sign in "+-" else _PRODUCT

    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """Joined; a quotient is not known where the divisor is 0."""
        left, left_known = self.left.evaluate_columns(lookup)
        right, right_known = self.right.evaluate_columns(lookup)
        known = both(left_known, right_known)
        match self.sign:
            case "+":
                return left + right, known
            case "-":
                return left - right, known
            case "×":
                return left * right, known
        quotient, divisible = divide(left, right)
        return quotient, both(known, divisible)

    def measure(self, names: Names) -> Measure:
        """Of sums that of the parts, of products and quotients joined."""
        left, right = self.left.measure(names), self.right.measure(names)
        if self.sign == "×":
            return left.times(right)
        if self.sign == "÷":
            return left.over(right)
        if not left.goes_with(right):
            raise UnitMismatch(str(self.left), left.shown, self.sign, str(self.right), right.shown)
        return left.added(right)

    def trace(self, shown: Shown) -> str:
        """Both parts with the sign between; brackets only where they are needed."""
        left = self.left.inside(shown, self.binds)
        right = self.right.inside(shown, self.binds + 1)
        return f"{left} {self.sign} {right}"

    def replaced(self, by: Mapping[str, Formula]) -> Formula:
        """Replaced on both sides."""
        return Operation(self.sign, self.left.replaced(by), self.right.replaced(by))

    def back(self, years: int) -> Formula:
        """Of earlier years on both sides."""
        return Operation(self.sign, self.left.back(years), self.right.back(years))

    def references(self) -> Iterator[Reference]:
        """Those of its parts."""
        yield from self.left.references()
        yield from self.right.references()


@dataclass(frozen=True, slots=True)
class Call(Formula):
    """One of the functions 最大, 最小, 合计, 绝对值, 四舍五入.

    Attributes:
        function: its Chinese name.
        parts: what it is applied to, at least one.
        places: decimals of 四舍五入, counted in base units (yuan, or the rate as a fraction).
    """

    function: str
    parts: tuple[Formula, ...]
    places: int = 0

    def evaluate_columns(self, lookup: ColumnLookup) -> Known:
        """Applied to the parts, one after the other; known where all parts are."""
        values = [part.evaluate_columns(lookup) for part in self.parts]
        result, known = values[0]
        for value, also_known in values[1:]:
            result, known = _JOINING[self.function](result, value), both(known, also_known)
        if self.function == "绝对值":
            return result.absolute(), known
        if self.function == "四舍五入":
            return round_half_up(result, self.places), known
        return result, known

    def measure(self, names: Names) -> Measure:
        """That of its parts, which must go with each other."""
        measures = [part.measure(names) for part in self.parts]
        result = measures[0]
        for part, measure in zip(self.parts[1:], measures[1:], strict=True):
            if not result.goes_with(measure):
                raise UnitMismatch(
                    str(self.parts[0]), result.shown, self.function, str(part), measure.shown
                )
            result = result.added(measure)
        return result

    def trace(self, shown: Shown) -> str:
        """The function with its parts in brackets."""
        parts = [part.trace(shown) for part in self.parts]
        if self.function == "四舍五入":
            parts.append(str(self.places))
        return f"{self.function}({', '.join(parts)})"

    def replaced(self, by: Mapping[str, Formula]) -> Formula:
        """Replaced in every part."""
        return Call(self.function, tuple(part.replaced(by) for part in self.parts), self.places)

    def back(self, years: int) -> Formula:
        """Of earlier years in every part."""
        return Call(self.function, tuple(part.back(years) for part in self.parts), self.places)

    def references(self) -> Iterator[Reference]:
        """Those of its parts."""
        for part in self.parts:
            yield from part.references()


_NOTHING = Ratio(0)
_JOINING: Mapping[str, Callable[[Ratio, Ratio], Ratio]] = {
    "最大": greatest,
    "最小": least,
    "合计": lambda left, right: left + right,
}


#: Years back → word in front of a name, in messages.
_YEARS = {0: "", 1: "上年", 2: "前年"}


def _worded(one: Reference) -> str:
    return f"{_YEARS[one.years_back]}{one.name}" if one.years_back in _YEARS else str(one)
