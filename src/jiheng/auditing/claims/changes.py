"""Claim ``changes``: by how much and by how many percent something rose or fell (增减变动).

``X41万元，较上年45万元减少4万元，下降8.89%``. With all four numbers printed one wrong
operand breaks both relations: it is told once, where one correction repairs everything.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.sentences.comparisons import Comparison, comparisons
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import (
    Range,
    apart,
    judged,
    points,
    printed,
    range_of,
    reach,
    slipped,
)
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reported.report import Report

#: Computed rates are shown with two decimals at least.
_FINE = Fraction(1, 10_000)
#: A growth computed at more than so many times the one stated has another base.
_FAR_OFF = 10
Wrong = Literal["change", "base", "current"]
By = Literal["current base", "current change", "base change"]


def _less(current: Fraction, base: Fraction) -> Fraction:
    return current - base


def _from_base(current: Fraction, base: Fraction) -> Fraction:
    return current / base - 1


def _from_change(current: Fraction, change: Fraction) -> Fraction:
    return change / (current - change)


def _of_base(base: Fraction, change: Fraction) -> Fraction:
    return change / base


_GROWTH: Mapping[By, Callable[[Fraction, Fraction], Fraction]] = {
    "current base": _from_base,
    "current change": _from_change,
    "base change": _of_base,
}


class Change(NamedTuple):
    """A rise or fall said beside what it was and what it is.

    Attributes:
        current: the amount of now; of several possible ones that which fits.
        base: what it was; None where it is not printed.
        wrong: which of the numbers is off, as far as the percentage beside them tells.
    """

    told: Comparison
    change: Amount
    current: Amount
    base: Amount | None
    wrong: Wrong = "change"

    def test(self) -> "Relation[Change]":
        """Against current − base; without a base, whether there can have been one."""
        if self.base is None:
            return self._possible()
        amounts = (self.change, self.base, self.current)
        found = _reach(_less, self.current, self.base)
        grain = self.change.number.grain
        holds, ceiling = judged(_range(self.change), found, grain, wide=_wide(*amounts))
        if holds is False and not self.told.sure:
            holds = None
        if self.told.unsettled:
            ceiling = min(ceiling, Severity.DOUBT)
        at, value = self._corrected(self.base, holds=holds)
        fine = min(one.number.grain for one in amounts)
        said = _verbed if at is self.change else _plain
        return Relation(
            self,
            "difference",
            holds,
            said(at, at.signed, at.number.grain),
            said(at, value, fine),
            _spot(self.told, at),
            tuple(_number(self.told, one) for one in amounts if one is not at),
            _plain(at, abs(value - at.signed), fine),
            ceiling,
        )

    def _corrected(self, base: Amount, *, holds: bool | None) -> tuple[Amount, Fraction]:
        """The number to correct and what it should be."""
        if holds is False and self.wrong == "base":
            return base, self.current.signed - self.change.signed
        if holds is False and self.wrong == "current":
            return self.current, base.signed + self.change.signed
        return self.change, self.current.signed - base.signed

    def _possible(self) -> "Relation[Change]":
        change, current = self.change, self.current
        slack = change.number.grain + current.number.grain
        holds: bool | None = current.signed - change.signed >= -slack
        if not holds and not (self.told.sure and len(self.told.currents) == 1):
            holds = None
        return Relation(
            self,
            "difference",
            holds,
            _verbed(change, change.signed, change.number.grain),
            f"不多于{current.number.quantity}",
            _spot(self.told, change),
            (_number(self.told, current),),
            ceiling=Severity.DOUBT,
        )


class Growth(NamedTuple):
    """A rise or fall in percent beside two of: what it is, what it was, by how much.

    Attributes:
        operands: the two it is computed from, in the order of ``by``.
        told_already: whether a wrong operand is told where it stands.
    """

    told: Comparison
    rate: Amount
    operands: tuple[Amount, Amount]
    by: By
    told_already: bool = False

    @property
    def from_zero(self) -> bool:
        """Whether there was nothing that could have grown."""
        first, second = self.operands
        if self.by == "base change":
            return not first.signed
        return not (second.signed if self.by == "current base" else first.signed - second.signed)

    @property
    def slip(self) -> bool:
        """Whether 元 for 万元 in one operand explains it."""
        ranges = [_range(one) for one in self.operands]
        return slipped(_GROWTH[self.by], _range(self.rate), *ranges)

    @property
    def by_current(self) -> bool:
        """Whether it was divided by what is instead of what was."""
        first, second = self.operands
        if self.by == "base change" or not first.signed:
            return False
        change = first.signed - second.signed if self.by == "current base" else second.signed
        return abs(change / first.signed - self.rate.signed) <= self.rate.number.grain / 2

    def test(self) -> "Relation[Growth]":
        """The rate as it follows from the two operands."""
        if self.from_zero:
            return self._of_nothing()
        rate, number = self.rate, self.rate.number
        found = _reach(_GROWTH[self.by], *self.operands)
        wide = _wide(rate, *self.operands)
        holds, ceiling = judged(_range(rate), found, number.grain, wide=wide)
        value = _GROWTH[self.by](self.operands[0].signed, self.operands[1].signed)
        below = self.below_nothing
        if holds is False and not (self.told.sure and (below or self._likely(value))):
            holds = None
        if self.told.unsettled or below:
            ceiling = min(ceiling, Severity.DOUBT)
        return Relation(
            self,
            "growth",
            holds,
            _verbed(rate, rate.signed, number.grain),
            _verbed(rate, value, min(number.grain, _FINE)),
            _spot(self.told, rate),
            tuple(_number(self.told, one) for one in self.operands),
            points(abs(value - rate.signed)),
            ceiling,
        )

    @property
    def below_nothing(self) -> bool:
        """Whether it grew by more than it is, so that there was less than nothing before."""
        current, change = (one.signed for one in self.operands)
        alone = self.by == "current change" and len(self.told.currents) == 1
        return alone and 0 < current < change and self.rate.signed > 0

    def _likely(self, value: Fraction) -> bool:
        """Whether the numbers are those meant: what is far off was read in the wrong place."""
        stated = abs(self.rate.signed)
        whole = self.told.change is not None and self.told.base is not None
        near = abs(value) <= _FAR_OFF * stated + self.rate.number.grain
        return whole or near or not stated or self.slip

    def _of_nothing(self) -> "Relation[Growth]":
        nothing = not any(one.signed for one in self.operands) or not self.rate.signed
        return Relation(
            self,
            "growth",
            None if nothing or not self.told.sure else False,
            _verbed(self.rate, self.rate.signed, self.rate.number.grain),
            "上年为0，增长率不适用",
            _spot(self.told, self.rate),
            tuple(_number(self.told, one) for one in self.operands),
            ceiling=Severity.DOUBT,
        )


class GrowthAlone(NamedTuple):
    """A rise or fall in percent of which only the amount of now is printed.

    A base with as many decimals that gives the percentage shows nothing wrong; that none
    does may come from rounding, so it is never a finding.
    """

    told: Comparison
    rate: Amount
    current: Amount

    def test(self) -> "Relation[GrowthAlone]":
        """Whether an amount of as many decimals can have been the base."""
        grain = self.current.number.grain
        low, high = (1 + one for one in _range(self.rate))
        value = self.current.signed
        first = -(-value // (high * grain)) * grain if low > 0 and value > 0 else None
        fits = first is not None and first <= value / low
        return Relation(
            self,
            "growth",
            True if fits else None,
            _verbed(self.rate, self.rate.signed, self.rate.number.grain),
            f"基数{_plain(self.current, first, grain)}" if fits and first else "",
            _spot(self.told, self.rate),
            (_number(self.told, self.current),),
        )


def find(report: Report) -> Iterator[Change | Growth | GrowthAlone]:
    """Every comparison whose numbers are printed."""
    for passage in report.passages:
        if len(passage.numbers) > 1:
            for told in comparisons(passage):
                yield from _claims(told)


def _claims(told: Comparison) -> Iterator[Change | Growth | GrowthAlone]:
    change, rate, base = told.change, told.rate, told.base
    if not told.currents:
        if base and change and rate:
            yield Growth(told, rate, (base, change), "base change")
        return
    current = next((one for one in told.currents if _fits(told, one)), told.currents[0])
    if rate and not _fits(told, current) and any(_fits(told, one) for one in told.others):
        told = told._replace(sure=False)
    wrong = _wrong(told, current)
    if change and (base or not rate):
        yield Change(told, change, current, base, wrong or "change")
    if rate and base:
        yield Growth(told, rate, (current, base), "current base", told_already=wrong is not None)
    elif rate and change and told.of_then and _agree(rate, _of_base, current, change):
        yield Growth(told, rate, (current, change), "base change")
    elif rate and change:
        yield Growth(told, rate, (current, change), "current change")
    elif rate and told.sure and not rate.number.bound:
        yield GrowthAlone(told, rate, current)


def _fits(told: Comparison, current: Amount) -> bool:
    if told.change and told.base:
        return _agree(told.change, _less, current, told.base)
    if told.rate and told.base:
        return _agree(told.rate, _from_base, current, told.base)
    if told.rate and told.change:
        return _agree(told.rate, _from_change, current, told.change)
    return told.change is not None and current.signed >= told.change.signed


def _wrong(told: Comparison, current: Amount) -> Wrong | None:
    """Which one number, corrected, repairs difference and growth; None where none does."""
    change, base, rate = told.change, told.base, told.rate
    if not (change and base and rate) or _agree(change, _less, current, base):
        return None
    if _agree(rate, _from_base, current, base):
        return "change"
    if _agree(rate, _from_change, current, change):
        return "base"
    return "current" if _agree(rate, _of_base, base, change) else None


def _agree(
    stated: Amount, made: Callable[[Fraction, Fraction], Fraction], first: Amount, second: Amount
) -> bool:
    found = reach(made, _range(first), _range(second))
    return found is not None and not apart(_range(stated), found)


def _range(one: Amount) -> Range:
    return range_of(one.number, one.signed)


def _reach(made: Callable[[Fraction, Fraction], Fraction], first: Amount, second: Amount) -> Range:
    """The range of the result; all there is where the denominator may be 0."""
    found = reach(made, _range(first), _range(second))
    return found or (Fraction(-(10**9)), Fraction(10**9))


def _wide(*amounts: Amount) -> bool:
    return any(one.number.bound for one in amounts)


def _verbed(one: Amount, value: Fraction, grain: Fraction) -> str:
    """``增加221万元`` or ``下降10.1%``: a rise or fall with its verb."""
    if one.sort in ("percent", "times"):
        verb = "增长" if value >= 0 else "下降"
    else:
        verb = "增加" if value >= 0 else "减少"
    return verb + _plain(one, abs(value), grain)


def _plain(one: Amount, value: Fraction, grain: Fraction) -> str:
    return printed(value, grain, one.number.unit)


def _spot(told: Comparison, one: Amount) -> Spot:
    return told.passage.spot(*shown(told.passage, one))


def _number(told: Comparison, one: Amount) -> Spot:
    return told.passage.spot_of(one.number)
