"""The few operators in which a formula or a rule is written, once.

The same lines run on Python integers (one subject, unlimited, explained) and on
int64 columns (many subjects): a value stays a fraction of two whole numbers
until its score is rounded, once. No engine is imported here; columns bring
their own operators.

Whole numbers below are ``int`` or a column of them; a condition is ``bool`` or
a mask of the same shape. Denominators are positive everywhere.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import gcd
from typing import Any

#: ``int`` or a column of int64; the engines' types share no base class.
Whole = Any
#: ``bool`` or a mask in the shape of the columns.
Condition = Any

#: Products in columns stay below this, so that no int64 can wrap around.
LIMIT = 2**62


class TooLarge(ArithmeticError):
    """A product in columns could pass int64: these rows are for the exact path."""


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """A fraction of two whole numbers, or a column of such fractions.

    Attributes:
        n: numerator.
        d: denominator, positive.
    """

    n: Whole
    d: Whole = 1

    @classmethod
    def of(cls, value: "Ratio | Fraction | int") -> "Ratio":
        """A constant as a ratio; a ratio stays what it is."""
        if isinstance(value, Ratio):
            return value
        return cls(value.numerator, value.denominator)

    @property
    def fraction(self) -> Fraction:
        """The value of one subject, exact. Not for columns."""
        return Fraction(self.n, self.d)

    def __add__(self, other: "Ratio | Fraction | int") -> "Ratio":
        """Sum; equal denominators are not multiplied, to keep columns small."""
        that = Ratio.of(other)
        if self.d is that.d or _same_constant(self.d, that.d):
            return _reduced(self.n + that.n, self.d)
        return _reduced(product(self.n, that.d) + product(that.n, self.d), product(self.d, that.d))

    def __neg__(self) -> "Ratio":
        """The negative."""
        return Ratio(-self.n, self.d)

    def __sub__(self, other: "Ratio | Fraction | int") -> "Ratio":
        """Difference."""
        return self + (-Ratio.of(other))

    def __mul__(self, other: "Ratio | Fraction | int") -> "Ratio":
        """Product."""
        that = Ratio.of(other)
        return _reduced(product(self.n, that.n), product(self.d, that.d))

    def __truediv__(self, other: "Ratio | Fraction | int") -> "Ratio":
        """Quotient by something that is nowhere 0; see `divide` where it may be.

        Raises:
            ZeroDivisionError: the divisor is the number 0.
        """
        quotient, known = divide(self, other)
        if known is False:
            raise ZeroDivisionError
        return quotient

    def __lt__(self, other: "Ratio | Fraction | int") -> Condition:
        """Below, exactly."""
        left, right = _crossed(self, other)
        return left < right

    def __le__(self, other: "Ratio | Fraction | int") -> Condition:
        """Below or equal, exactly."""
        left, right = _crossed(self, other)
        return left <= right

    def __gt__(self, other: "Ratio | Fraction | int") -> Condition:
        """Above, exactly."""
        left, right = _crossed(self, other)
        return left > right

    def __ge__(self, other: "Ratio | Fraction | int") -> Condition:
        """Above or equal, exactly."""
        left, right = _crossed(self, other)
        return left >= right

    def equals(self, other: "Ratio | Fraction | int") -> Condition:
        """Equal, exactly; ``==`` is for single numbers, a column has no single answer."""
        left, right = _crossed(self, other)
        return left == right

    def clamp(self, low: "Ratio | Fraction | int", high: "Ratio | Fraction | int") -> "Ratio":
        """Neither below ``low`` nor above ``high``."""
        return least(greatest(self, low), high)

    def absolute(self) -> "Ratio":
        """Without its sign."""
        return Ratio(abs(self.n), self.d)

    def __eq__(self, other: object) -> bool:
        """Equality of two single numbers, for tests and frozen data."""
        return isinstance(other, Ratio) and bool(self.equals(other))

    def __hash__(self) -> int:
        """By value; single numbers only."""
        return hash(self.fraction)


def product(a: Whole, b: Whole) -> Whole:
    """The product of two whole numbers or columns.

    Raises:
        TooLarge: columns whose product could pass int64.
    """
    if isinstance(a, int) and isinstance(b, int):
        return a * b
    if _one(a):
        return b
    if _one(b):
        return a
    if _bound(a) * _bound(b) >= LIMIT:
        raise TooLarge
    return a * b


def divide(a: Ratio, b: "Ratio | Fraction | int") -> tuple[Ratio, Condition]:
    """Quotient, and where it exists: the divisor is not 0.

    Where it does not exist the quotient holds some number that must be masked.
    """
    that = Ratio.of(b)
    known = that.n != 0
    sign = choose(that.n < 0, -1, 1)
    divisor = choose(known, product(that.n, sign), 1)
    numerator = product(product(a.n, that.d), sign)
    return _reduced(numerator, product(a.d, divisor)), known


def choose(condition: Condition, yes: Any, no: Any) -> Any:  # noqa: ANN401 - Ratio or Whole alike
    """``yes`` where the condition holds, else ``no``; for ratios, whole numbers and conditions."""
    if isinstance(yes, Ratio) or isinstance(no, Ratio):
        left, right = Ratio.of(yes), Ratio.of(no)
        if isinstance(condition, bool):
            return left if condition else right
        return Ratio(choose(condition, left.n, right.n), choose(condition, left.d, right.d))
    if isinstance(condition, bool):
        return yes if condition else no
    taken = condition * 1
    return taken * yes + (1 - taken) * no


def least(a: "Ratio | Fraction | int", b: "Ratio | Fraction | int") -> Ratio:
    """The smaller of two."""
    left, right = Ratio.of(a), Ratio.of(b)
    return Ratio.of(choose(left <= right, left, right))


def greatest(a: "Ratio | Fraction | int", b: "Ratio | Fraction | int") -> Ratio:
    """The larger of two."""
    left, right = Ratio.of(a), Ratio.of(b)
    return Ratio.of(choose(left >= right, left, right))


def floor_steps(value: Ratio) -> Ratio:
    """Whole steps completed; nothing below 0 (engines differ on ``//`` there)."""
    above = greatest(value, 0)
    return Ratio(above.n // above.d)


def ceiling_steps(value: Ratio) -> Ratio:
    """Steps begun; nothing below 0."""
    above = greatest(value, 0)
    return Ratio((above.n + above.d - 1) // above.d)


def round_half_up(value: Ratio, places: int = 2) -> Ratio:
    """Round half away from zero (四舍五入) to ``places`` decimals."""
    grains = 10**places
    size = abs(value.n)
    whole = (product(size, 2 * grains) + value.d) // product(value.d, 2)
    sign = choose(value.n < 0, -1, 1)
    return _reduced(product(whole, sign), grains)


def both(a: Condition, b: Condition) -> Condition:
    """Both conditions hold (且)."""
    return a & b


def either(a: Condition, b: Condition) -> Condition:
    """One of the conditions holds (或)."""
    return a | b


def negate(a: Condition) -> Condition:
    """The condition does not hold (非)."""
    return not a if isinstance(a, bool) else ~a


def _reduced(n: Whole, d: Whole) -> Ratio:
    if isinstance(n, int) and isinstance(d, int):
        shared = gcd(n, d)
        return Ratio(n // shared, d // shared)
    return Ratio(n, d)


def _crossed(a: Ratio, b: "Ratio | Fraction | int") -> tuple[Whole, Whole]:
    that = Ratio.of(b)
    return product(a.n, that.d), product(that.n, a.d)


def _same_constant(a: Whole, b: Whole) -> bool:
    return isinstance(a, int) and isinstance(b, int) and a == b


def _one(a: Whole) -> bool:
    return isinstance(a, int) and a == 1


def _bound(a: Whole) -> int:
    if isinstance(a, int):
        return abs(a)
    return int(abs(a).max()) if len(a) else 0
