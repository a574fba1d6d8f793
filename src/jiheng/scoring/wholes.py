"""Parts and wholes: a fact that the catalogue calls a part of another cannot exceed it.

Where it does, one of the two figures is wrong, and no rate of the two can be relied on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.dossiers.model import Dossier
from jiheng.frameworks.language.formula import Formula, Name, Operation
from jiheng.frameworks.model import Framework, Indicator
from jiheng.quantities import amount
from jiheng.scoring.values import Source


@dataclass(frozen=True, slots=True)
class Part:
    """A fact and the one it is part of, so many years back."""

    name: str
    whole: str
    back: int = 0


def divided(framework: Framework, indicator: Indicator) -> tuple[Part, ...]:
    """The parts whose share of the whole is a value of the indicator."""
    found = (_divided(framework, formula) for formula in indicator.values.values())
    return tuple(part for part in found if part is not None)


def _divided(framework: Framework, formula: Formula) -> Part | None:
    if not isinstance(formula, Operation) or formula.sign != "÷":
        return None
    part, whole = formula.left, formula.right
    if not isinstance(part, Name) or not isinstance(whole, Name):
        return None
    spec = framework.facts[part.name]
    if whole.name not in spec.within or part.years_back != whole.years_back:
        return None
    return Part(part.name, whole.name, part.years_back)


def all_parts(framework: Framework) -> Iterator[Part]:
    """Every part of a whole that the catalogue knows, of this year."""
    for spec in framework.facts.values():
        for whole in spec.within:
            yield Part(spec.name, whole)


def exceeding(framework: Framework, dossier: Dossier, part: Part) -> str:
    """That the part is larger than the whole, with both figures; ``""`` where it is not."""
    source = Source(framework, dossier)
    less, more = (source.filed(name, part.back) for name in (part.name, part.whole))
    if less is None or more is None or less <= more:
        return ""
    measures = (framework.facts[name].unit for name in (part.name, part.whole))
    left, right = (amount(*one) for one in zip((less, more), measures, strict=True))
    return f"{part.name}{left}大于{part.whole}{right}"
