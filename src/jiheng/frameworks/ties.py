"""Ties (勾稽关系) of a framework: its own, and those of the catalogue that concern its facts."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from jiheng.errors import JihengError
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.drafts import check_formula, formula_of
from jiheng.frameworks.errors import NotASentenceOf, Placed
from jiheng.frameworks.language.formula import Call, Formula, Name
from jiheng.frameworks.model import FactSpec, Tie
from jiheng.frameworks.section import Section
from jiheng.quantities import Quantity, Unit, unit

POSSIBLE_TIE = "“三公经费决算数 = 公务接待费决算数 + 公务用车运行维护费决算数”"
_KEYS = ("tie", "tolerance", "note")
_HUNDREDTH = Fraction(1, 100)


def ties_of(section: Section, names: FactNames, money: Unit) -> tuple[Tie, ...]:
    """Everything under ``ties``: sentences, or mappings with a tolerance."""
    found = []
    for item in section.entry.keys["ties"].items if section.has("ties") else ():
        own = section.below(item)
        if item.kind == "mapping":
            own.only(_KEYS)
        text = own.text("tie") if item.kind == "mapping" else item.text
        tie = _tie(own, text, names, money)
        if tie is not None:
            found.append(tie)
    return tuple(found)


def _tolerance(own: Section, left: Formula, names: FactNames, money: Unit) -> Fraction:
    """As written; else what rounding may leave between the two sides."""
    text = own.text("tolerance")
    measure = _unit(left, names)
    if not text:
        return _rounding(measure, money)
    try:
        return Quantity.parse(text, measure.symbol).value
    except JihengError as error:
        own.note(Placed(own.file, own.at("tolerance"), error))
        return Fraction(0)


def _unit(left: Formula, names: FactNames) -> Unit:
    """The unit that the left side is filled in with."""
    references = left.names
    return names.unit(references[0].name) if references else unit("")


def _rounding(measure: Unit, money: Unit) -> Fraction:
    """0.01 of the framework's money unit, of a percent, of an area; counts must agree."""
    if measure.dimension == money.dimension:
        return _HUNDREDTH * money.scale
    if measure.dimension and measure.symbol == measure.dimension:
        return Fraction(0)
    return _HUNDREDTH * measure.scale


def _tie(own: Section, text: str, names: FactNames, money: Unit) -> Tie | None:
    sides = text.replace("＝", "=").split("=")
    if len(sides) != 2:  # noqa: PLR2004 - a tie has two sides
        own.note(NotASentenceOf(own.file, own.line, "ties", text, POSSIBLE_TIE))
        return None
    left, right = (formula_of(own, "ties", side, own.line, names) for side in sides)
    if left is None or right is None:
        return None
    for side in (left, right):
        check_formula(own, side, own.line, names)
    tolerance = _tolerance(own, left, names, money)
    return Tie(left, right, text.strip(), tolerance, own.text("note"))


def concerning(ties: Iterable[Tie], used: frozenset[str]) -> tuple[Tie, ...]:
    """The ties that explain a used fact, or speak of used facts only."""
    return tuple(tie for tie in ties if _alone(tie.left) in used or _names(tie) <= used)


def brought(ties: Iterable[Tie]) -> frozenset[str]:
    """The facts that ties ask for."""
    return frozenset[str]().union(*(_names(tie) for tie in ties))


def fund_ties(facts: Mapping[str, FactSpec], used: frozenset[str], money: Unit) -> tuple[Tie, ...]:
    """A fact is the sum of its 资金性质."""
    found = []
    for name in (name for name, spec in facts.items() if spec.by_fund and name in used):
        parts = [Name(spec.name) for spec in facts.values() if spec.parent == name]
        if parts:
            text = f"{name} = {' + '.join(part.name for part in parts)}"
            total = Call("合计", tuple(parts))
            found.append(
                Tie(Name(name), total, text, _rounding(facts[name].unit, money), by_fund=True)
            )
    return tuple(found)


def _alone(side: Formula) -> str | None:
    return side.name if isinstance(side, Name) else None


def _names(tie: Tie) -> frozenset[str]:
    return frozenset(one.name for side in (tie.left, tie.right) for one in side.names)
