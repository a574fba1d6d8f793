"""Intervals (区间): every value printed numbers may stand for, through the four operations."""

from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import Quantity


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``middle`` is what the printed digits alone come to."""

    low: Fraction
    high: Fraction
    middle: Fraction

    @classmethod
    def of(cls, quantity: Quantity) -> "Interval":
        """What rounds to a printed number."""
        half = quantity.grain / 2
        return cls(quantity.value - half, quantity.value + half, quantity.value)

    @classmethod
    def exact(cls, value: Fraction) -> "Interval":
        """One value."""
        return cls(value, value, value)

    def __add__(self, other: "Interval") -> "Interval":
        """All sums."""
        return Interval(self.low + other.low, self.high + other.high, self.middle + other.middle)

    def __sub__(self, other: "Interval") -> "Interval":
        """All differences."""
        return Interval(self.low - other.high, self.high - other.low, self.middle - other.middle)

    def __mul__(self, other: "Interval") -> "Interval":
        """All products."""
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends), self.middle * other.middle)

    def over(self, other: "Interval") -> "Interval | None":
        """All quotients; None where the divisor may be nothing."""
        if other.low <= 0 <= other.high:
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends), self.middle / other.middle)

    def turned(self) -> "Interval":
        """With the other sign."""
        return Interval(-self.high, -self.low, -self.middle)

    def meets(self, stated: Quantity) -> bool:
        """Whether one of the values rounds to what is stated, or is cut to it."""
        half = stated.grain / 2
        if self.low <= stated.value + half and self.high >= stated.value - half:
            return True
        if stated.unit.symbol != "%":
            return False
        # A rate may have been cut behind its last digit rather than rounded.
        size = abs(stated.value)
        bounds = sorted((abs(self.low), abs(self.high)))
        same_side = self.middle * stated.value >= 0
        return same_side and bounds[0] < size + stated.grain and bounds[1] >= size
