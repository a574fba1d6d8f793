"""A range of a value: ≥90%, 80%(含)–90%, ±10%以内; its ends may be left unmarked."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from jiheng.arithmetic import Condition, Ratio, both
from jiheng.patterns import pattern
from jiheng.quantities import number, unit

_RATES = frozenset({"%", "个百分点"})
_TWO_DECIMALS = pattern(r"-?\d+\.\d\d")


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``; None is open to that side.

    Attributes:
        low: in the base unit of the value.
        high: in the base unit of the value.
        low_in: whether the low end belongs: yes, no, or None where no 含 marks it.
        high_in: the same of the high end.
        unit: as printed behind the numbers.
        size: whether the value counts without its sign (±).
    """

    low: Fraction | None
    high: Fraction | None
    low_in: bool | None = False
    high_in: bool | None = False
    unit: str = ""
    size: bool = False

    def __post_init__(self) -> None:
        """One form only: an end that is not there is not in; beside a 含 the other end is not."""
        if self.low is None:
            object.__setattr__(self, "low_in", False)
        if self.high is None:
            object.__setattr__(self, "high_in", False)
        if self.low is None or self.high is None:
            return
        if self.low_in is True and self.high_in is None and self.low != 0:
            object.__setattr__(self, "high_in", False)
        if self.high_in is True and self.low_in is None and self.low != 0:
            object.__setattr__(self, "low_in", False)

    @classmethod
    def at(cls, value: Fraction, unit: str = "") -> "Interval":
        """One single value."""
        return cls(value, value, low_in=True, high_in=True, unit=unit)

    @property
    def exact(self) -> bool:
        """Whether it is one single value."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Ratio, *, unmarked: bool) -> Condition:
        """Whether the value lies in it, unmarked ends counting as ``unmarked`` says."""
        measured = value.absolute() if self.size else value
        above: Condition = True
        below: Condition = True
        if self.low is not None:
            low_in = unmarked if self.low_in is None else self.low_in
            above = measured >= self.low if low_in else measured > self.low
        if self.high is not None:
            high_in = unmarked if self.high_in is None else self.high_in
            below = measured <= self.high if high_in else measured < self.high
        return both(above, below)

    def within(self, other: "Interval") -> bool:
        """Whether it is a part of the other and not the same."""
        if (self.unit, self.size) != (other.unit, other.size):
            return False
        low = other.low is None or (self.low is not None and self.low >= other.low)
        high = other.high is None or (self.high is not None and self.high <= other.high)
        return low and high and (self.low, self.high) != (other.low, other.high)

    def meet(self, other: "Interval") -> "Interval | None":
        """What both have in common, where one closes below and the other above."""
        if (self.unit, self.size) != (other.unit, other.size):
            return None
        if self.high is None and other.low is None and self.low is not None:
            return Interval(self.low, other.high, self.low_in, other.high_in, self.unit, self.size)
        if self.low is None and other.high is None and self.high is not None:
            return other.meet(self)
        return None

    def shown(self, value: Fraction) -> str:
        """A number as printed in its unit."""
        return shown(value, self.unit)

    def actual(self, value: Fraction) -> str:
        """A subject's own number in its unit."""
        return measured(value, self.unit)

    def __str__(self) -> str:
        """Canonical, and read back as equal."""
        if self.size:
            return self._around()
        if self.low is not None and self.low == self.high:
            return f"={self.shown(self.low)}"
        if self.high is None:
            return self._half(self.low, self.low_in, "以上", "≥", ">")
        if self.low is None:
            return self._half(self.high, self.high_in, "以下", "≤", "<")
        return self._between(self.low, self.high)

    def _half(self, end: Fraction | None, owned: bool | None, bare: str, *signs: str) -> str:  # noqa: FBT001
        if end is None:
            return "任意值"
        if owned is None:
            return f"{self.shown(end)}{bare}"
        return f"{signs[0] if owned else signs[1]}{self.shown(end)}"

    def _between(self, low: Fraction, high: Fraction) -> str:
        if self.low_in is False and self.high_in is False:
            return f">{self.shown(low)}且<{self.shown(high)}"
        if self.low_in is False and self.high_in is None:
            return f"{self.shown(low)}(不含)–{self.shown(high)}"
        if self.low_in is None and self.high_in is False:
            return f"{self.shown(low)}–{self.shown(high)}(不含)"
        last = "(含)" if self.high_in else ""
        from_zero = "(不含)" if low == 0 and self.low_in is False else ""
        first = "(含)" if self.low_in else from_zero
        return f"{self.shown(low)}{first}–{self.shown(high)}{last}"

    def _around(self) -> str:
        if self.high is None:
            low_end = "(含)" if self.low_in else "(不含)" if self.low_in is False else ""
            return f"±{self.shown(self.low or Fraction(0))}{low_end}以上"
        high = self.shown(self.high)
        last = "(含)" if self.high_in else "(不含)" if self.high_in is False else ""
        if not self.low:
            return f"±{high}{last}以内"
        first = "(含)" if self.low_in else ""
        return f"±{self.shown(self.low)}{first}–±{high}{last}"


@lru_cache(maxsize=4096)
def shown(value: Fraction, symbol: str) -> str:
    """A number as printed in a unit, every decimal it has up to six.

    Example:
        >>> shown(Fraction(4, 5), "%"), shown(Fraction(41), "微克/立方米")
        ('80%', '41微克/立方米')
    """
    return number(value / unit(symbol).scale, 6) + symbol


def measured(value: Fraction, symbol: str) -> str:
    """A subject's own number: a rate with two decimals, unless that would make it another's.

    Example:
        >>> measured(Fraction(14, 15), "%"), measured(Fraction(79_999, 100_000), "%")
        ('93.33%', '79.999%')
    """
    short = number(value / unit(symbol).scale, 2)
    usable = symbol in _RATES and _TWO_DECIMALS.fullmatch(short)
    return short + symbol if usable else shown(value, symbol)
