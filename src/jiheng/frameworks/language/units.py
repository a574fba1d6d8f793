"""Units of measure as types: what may be added, and what a product or quotient is measured in.

Money over money is a rate, money over people is money a head, money plus
people is nothing: that is an error which says so.
"""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from jiheng.quantities import Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a part of a formula.

    Attributes:
        powers: dimension → power, sorted, without zeros; empty of a rate.
        symbol: how a person would print it; ``""`` of a rate.
        scale: how many base units one of ``symbol`` is.
        bare: a number written without a unit, which takes that of its neighbour.
        zero: the number 0, which goes with every unit.
    """

    powers: tuple[tuple[str, int], ...] = ()
    symbol: str = ""
    scale: Fraction = Fraction(1)
    bare: bool = False
    zero: bool = False

    @classmethod
    def of(cls, unit: Unit) -> "Measure":
        """The measure of a fact."""
        powers = ((unit.dimension, 1),) if unit.dimension else ()
        return cls(powers, unit.symbol, unit.scale)

    @property
    def shown(self) -> str:
        """For messages."""
        return self.symbol or ("数字" if self.bare else "比率")

    @property
    def unit(self) -> Unit:
        """As a unit again; of a rate the unit is ``""``."""
        if not self.powers:
            return Unit("", "", Fraction(1))
        dimension = "·".join(
            name if power == 1 else f"{name}^{power}" for name, power in self.powers
        )
        return Unit(self.symbol, dimension, self.scale)

    def goes_with(self, other: "Measure") -> bool:
        """Whether the two may be added or compared."""
        if self.zero or other.zero or self.powers == other.powers:
            return True
        # “3” beside 人 is three people; beside 万元 it could be yuan or 万元.
        return (self.bare and other.counts) or (other.bare and self.counts)

    @property
    def counts(self) -> bool:
        """One dimension, no other scale than one: people, things, cases."""
        return len(self.powers) == 1 and self.scale == 1 and self.symbol == self.powers[0][0]

    def added(self, other: "Measure") -> "Measure":
        """The measure of a sum of two that go with each other: that of the first which has one."""
        if self.bare or self.zero:
            return other
        return self

    def times(self, other: "Measure") -> "Measure":
        """The measure of a product."""
        return self._joined(other, 1)

    def over(self, other: "Measure") -> "Measure":
        """The measure of a quotient."""
        return self._joined(other, -1)

    def _joined(self, other: "Measure", sign: int) -> "Measure":
        if not other.powers:
            return Measure(self.powers, self.symbol if self.powers else "", self._scale())
        powers = Counter(dict(self.powers))
        for name, power in other.powers:
            powers[name] += sign * power
        kept = tuple(sorted((name, power) for name, power in powers.items() if power))
        if not kept:
            return Measure()
        symbol = f"{self.symbol or '1'}/{other.symbol}" if sign < 0 else self._product(other)
        scale = self._scale() / other.scale if sign < 0 else self._scale() * other.scale
        return Measure(kept, symbol, scale)

    def _product(self, other: "Measure") -> str:
        return f"{self.symbol}·{other.symbol}" if self.powers else other.symbol

    def _scale(self) -> Fraction:
        return self.scale if self.powers else Fraction(1)
