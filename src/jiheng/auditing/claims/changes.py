"""Claim ``changes``: by how much and by how many percent something rose or fell (增减变动).

``X41万元，较上年45万元减少4万元，下降8.89%``. With all four numbers printed one wrong
operand breaks both relations: it is told once, where one correction repairs everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.comparisons import Comparison, comparisons
from jiheng.auditing.reading.sentences.portions import shown
from jiheng.auditing.reading.sentences.ranges import (
    Range,
    judged,
    printed,
    range_of,
    reach,
    slipped,
)
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reported.report import Report
from jiheng.quantities import percent

#: Computed rates are shown with two decimals at least.
_FINE = Fraction(1, 10_000)
Wrong = Literal["change", "base", "current", "rate", ""]


@dataclass(frozen=True, slots=True)
class Change:
    """A rise or fall said beside what it was and what it is.

    Attributes:
        current: the amount of now; of several possible ones that which fits.
        wrong: which of the numbers is off, as far as the others tell.
    """

    told: Comparison
    current: Amount
    wrong: Wrong = "change"

    def test(self) -> "Relation[Change]":
        """Against current − base; without a base, whether there can have been one."""
        change, base = self.told.change, self.told.base
        if change is None:
            raise AssertionError
        if base is None:
            return self._possible(change)
        wide = _wide(change, base, self.current)
        computed = _reach(_less, self.current, base)
        holds, ceiling = judged(_range(change), computed, change.number.grain, wide=wide)
        if holds is False and not self.told.sure:
            holds, ceiling = _loose(holds)
        return self._relation(holds, ceiling, change, base)

    def _relation(
        self, holds: bool | None, ceiling: Severity, change: Amount, base: Amount
    ) -> "Relation[Change]":
        at, value = change, self.current.signed - base.signed
        grain = min(one.number.grain for one in (change, base, self.current))
        gap = _plain(change, abs(value - change.signed), grain)
        stated, expected = _verbed(change, change.signed), _verbed(change, value, grain)
        if holds is False and self.wrong in ("base", "current"):
            at = base if self.wrong == "base" else self.current
            other = self.current.signed - change.signed
            value = other if self.wrong == "base" else base.signed + change.signed
            stated, expected = str(at.number.quantity), _plain(at, value, grain)
            gap = _plain(at, abs(value - at.signed), grain)
        others = [one for one in (change, base, self.current) if one is not at]
        return _made(self, "difference", holds, (stated, expected, gap), at, others, ceiling)

    def _possible(self, change: Amount) -> "Relation[Change]":
        before = self.current.signed - change.signed
        slack = change.number.grain + self.current.number.grain
        holds: bool | None = before >= -slack
        if not holds and not (self.told.sure and len(self.told.currents) == 1):
            holds = None
        texts = (_verbed(change, change.signed), f"不多于{self.current.number.quantity}", "")
        return _made(self, "difference", holds, texts, change, [self.current], Severity.DOUBT)


@dataclass(frozen=True, slots=True)
class Growth:
    """A rise or fall in percent beside two of: what it is, what it was, by how much.

    Attributes:
        operands: the two it is computed from, in the order of ``by``.
        by: ``current base``, ``current change`` or ``base change``.
        told_already: whether a wrong operand was told where it stands.
    """

    told: Comparison
    operands: tuple[Amount, Amount]
    by: Literal["current base", "current change", "base change"]
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
        rate = self.told.rate
        ranges = [_range(one) for one in self.operands]
        return rate is not None and slipped(_GROWTH[self.by], _range(rate), *ranges)

    @property
    def by_current(self) -> bool:
        """Whether it was divided by what is instead of what was."""
        rate = self.told.rate
        first, second = self.operands
        if rate is None or self.by == "base change" or not first.signed:
            return False
        change = first.signed - second.signed if self.by == "current base" else second.signed
        return abs(change / first.signed - rate.signed) <= rate.number.grain / 2

    def test(self) -> "Relation[Growth]":
        """The rate as it follows from the two operands."""
        rate = self.told.rate
        if rate is None:
            raise AssertionError
        if self.from_zero:
            return self._of_nothing(rate)
        computed = _reach(_GROWTH[self.by], *self.operands)
        wide = _wide(rate, *self.operands)
        holds, ceiling = judged(_range(rate), computed, rate.number.grain, wide=wide)
        if holds is False and not self.told.sure:
            holds, ceiling = _loose(holds)
        value = _GROWTH[self.by](*(one.signed for one in self.operands))
        fine = min(rate.number.grain, _FINE)
        gap = percent(abs(value - rate.signed))
        texts = (_verbed(rate, rate.signed), _verbed(rate, value, fine), gap)
        return _made(self, "growth", holds, texts, rate, list(self.operands), ceiling)

    def _of_nothing(self, rate: Amount) -> "Relation[Growth]":
        nothing = not any(one.signed for one in self.operands) or not rate.signed
        holds = None if nothing or not self.told.sure else False
        texts = (_verbed(rate, rate.signed), "上年为0，增长率不适用", "")
        return _made(self, "growth", holds, texts, rate, list(self.operands), Severity.DOUBT)


@dataclass(frozen=True, slots=True)
class GrowthAlone:
    """A rise or fall in percent of which only the amount of now is printed.

    A base with as many decimals that gives the percentage shows nothing wrong; that none
    does may come from rounding, so it is never a finding.
    """

    told: Comparison
    current: Amount

    def test(self) -> "Relation[GrowthAlone]":
        """Whether an amount of as many decimals can have been the base."""
        rate = self.told.rate
        if rate is None:
            raise AssertionError
        grain = self.current.number.grain
        low, high = (1 + one for one in _range(rate))
        value = self.current.signed
        holds: bool | None = None
        base = ""
        if low > 0 and value > 0:
            first = -(-value // (high * grain)) * grain
            if first <= value / low:
                holds, base = True, f"基数{_plain(self.current, first, grain)}"
        texts = (_verbed(rate, rate.signed), base, "")
        return _made(self, "growth", holds, texts, rate, [self.current], Severity.NOTE)


def _less(current: Fraction, base: Fraction) -> Fraction:
    return current - base


_GROWTH = {
    "current base": lambda current, base: current / base - 1,
    "current change": lambda current, change: change / (current - change),
    "base change": lambda base, change: change / base,
}


def find(report: Report) -> Iterator[Change | Growth | GrowthAlone]:
    """Every comparison whose numbers are printed."""
    for passage in report.passages:
        if len(passage.numbers) > 1:
            for told in comparisons(passage):
                yield from _claims(told)


def _claims(told: Comparison) -> Iterator[Change | Growth | GrowthAlone]:
    if not told.currents:
        if told.base and told.change:
            yield Growth(told, (told.base, told.change), "base change")
        return
    current = next((one for one in told.currents if _fits(told, one)), told.currents[0])
    wrong = _wrong(told, current)
    if told.change and (told.base or not told.rate):
        yield Change(told, current, wrong or "change")
    if told.rate and told.base:
        told_already = wrong in ("base", "current", "change")
        yield Growth(told, (current, told.base), "current base", told_already)
    elif told.rate and told.change:
        yield Growth(told, (current, told.change), "current change")
    elif told.rate and told.sure and not told.rate.number.bound:
        yield GrowthAlone(told, current)


def _fits(told: Comparison, current: Amount) -> bool:
    if told.change and told.base:
        return _agree(told.change, _less, current, told.base)
    if told.rate and (told.base or told.change):
        other = told.base or told.change
        by = "current base" if told.base else "current change"
        return other is not None and _agree(told.rate, _GROWTH[by], current, other)
    return told.change is not None and current.signed >= told.change.signed


def _wrong(told: Comparison, current: Amount) -> Wrong:
    """Which one number, corrected, repairs difference and growth; ``""`` where none does."""
    change, base, rate = told.change, told.base, told.rate
    if not (change and base) or _agree(change, _less, current, base):
        return ""
    if rate is None:
        return ""
    if _agree(rate, _GROWTH["current base"], current, base):
        return "change"
    if _agree(rate, _GROWTH["current change"], current, change):
        return "base"
    return "current" if _agree(rate, _GROWTH["base change"], base, change) else ""


def _agree(stated: Amount, made: object, *operands: Amount) -> bool:
    computed = reach(made, *(_range(one) for one in operands))  # type: ignore[arg-type]
    own = _range(stated)
    return computed is not None and computed[0] <= own[1] and own[0] <= computed[1]


def _range(one: Amount) -> Range:
    return range_of(one.number, one.signed)


def _reach(made: object, *operands: Amount) -> Range:
    found = reach(made, *(_range(one) for one in operands))  # type: ignore[arg-type]
    return (Fraction(-(10**9)), Fraction(10**9)) if found is None else found


def _wide(*amounts: Amount) -> bool:
    return any(one.number.bound for one in amounts)


def _loose(holds: bool | None) -> tuple[bool | None, Severity]:
    return (None if holds is False else holds), Severity.DOUBT


def _verbed(one: Amount, value: Fraction, grain: Fraction | None = None) -> str:
    """``增加221万元`` or ``下降10.1%``: a rise or fall with its verb."""
    if one.sort in ("percent", "times"):
        verb = "增长" if value >= 0 else "下降"
    else:
        verb = "增加" if value >= 0 else "减少"
    return verb + _plain(one, abs(value), grain or one.number.grain)


def _plain(one: Amount, value: Fraction, grain: Fraction) -> str:
    return printed(value, grain, one.number.unit)


def _made(  # noqa: PLR0913, PLR0917
    claim: "Change | Growth | GrowthAlone",
    kind: Literal["difference", "growth"],
    holds: bool | None,
    texts: tuple[str, str, str],
    at: Amount,
    others: list[Amount],
    ceiling: Severity,
) -> "Relation[object]":
    passage = claim.told.passage
    spot = passage.spot(*shown(passage, at))
    because = tuple(passage.spot_of(one.number) for one in others)
    return Relation(claim, kind, holds, *texts[:2], spot, because, texts[2], ceiling)
