"""Ties (勾稽关系) between the facts of a dossier, worked out by us and never by a spreadsheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jiheng.arithmetic import Ratio
from jiheng.dossiers.model import Dossier, printed
from jiheng.frameworks.language.formula import Lookup
from jiheng.frameworks.model import Framework, Tie
from jiheng.quantities import Unit


@dataclass(frozen=True, slots=True)
class BrokenTie:
    """Two sides that must agree and do not.

    Attributes:
        tie: as the framework states it.
        left: in base units.
        right: in base units.
        unit: in which both are printed.
    """

    tie: Tie
    left: Fraction
    right: Fraction
    unit: Unit

    def __str__(self) -> str:
        """Both sides and the difference, in one sentence."""
        left, right = (printed(side, self.unit) for side in (self.left, self.right))
        gap = printed(abs(self.left - self.right), self.unit)
        return f"勾稽不符：{self.tie.text}，左边为{left}，右边为{right}，相差{gap}"


def broken_ties(framework: Framework, dossier: Dossier) -> tuple[BrokenTie, ...]:
    """Ties of which every fact is there, and which do not hold."""
    return tuple(_broken(framework, dossier))


def facts_of(dossier: Dossier) -> Lookup:
    """The numbers of a dossier as formulas ask for them, by name and years back."""

    def lookup(name: str, years_back: int) -> Ratio | None:
        fact = dossier.fact(name, dossier.subject.year - years_back)
        if fact is None or not isinstance(fact.value, Fraction):
            return None
        return Ratio.of(fact.value)

    return lookup


def _broken(framework: Framework, dossier: Dossier) -> Iterator[BrokenTie]:
    lookup = facts_of(dossier)
    for tie in framework.ties:
        left = tie.left.evaluate(lookup).ratio
        right = _by_fund(tie, lookup) if tie.by_fund else tie.right.evaluate(lookup).ratio
        if left is None or right is None:
            continue
        gap = left.fraction - right.fraction
        partly = tie.by_fund and any(
            lookup(one.name, one.years_back) is None for one in tie.right.names
        )
        if -gap > tie.tolerance or (gap > tie.tolerance and not partly):
            first = framework.facts[tie.left.names[0].name]
            yield BrokenTie(tie, left.fraction, right.fraction, first.unit)


def _by_fund(tie: Tie, lookup: Lookup) -> Ratio | None:
    """The sum of what is supplied of a fact's parts by fund.

    A part that is not supplied is not 0: it may be what the total has more than
    the others. Less than they have, it cannot have.
    """
    parts = [part for one in tie.right.names if (part := lookup(one.name, one.years_back))]
    return Ratio.of(sum((part.fraction for part in parts), Fraction(0))) if parts else None
