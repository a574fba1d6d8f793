"""The catalogue of base data (基础数据目录): every fact's name, unit and printed names, once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

from jiheng.errors import JihengError, Problems
from jiheng.frameworks.composer import Entry, compose
from jiheng.frameworks.errors import AliasTaken, MissingKey, NameWithSign, UnknownFact
from jiheng.frameworks.language.formula import Formula, Name
from jiheng.frameworks.language.normal import normalise, plain_name
from jiheng.frameworks.model import FactSpec
from jiheng.frameworks.section import Section
from jiheng.patterns import pattern
from jiheng.quantities import Unit, unit

CATALOGUE = Path(__file__).with_name("catalogue.yaml")

FACT_KEYS = (
    "unit",
    "group",
    "kind",
    "definition",
    "where",
    "aliases",
    "by_fund",
    "stage",
    "table",
    "low",
    "high",
    "within",
    "note",
)
KINDS = ("money", "count", "rate", "area", "other", "date", "text", "yesno")
_WITHOUT_UNIT = frozenset({"date", "text", "yesno"})
_SIGN = pattern(r"[-+×÷*/=,|]")
#: In the name of a fact that may be below 0, that may be above its base; in what a share is.
_SIGNED = pattern("结余|调整|变动|变化|增|减|降|差|净|盈|亏|利润|温")
_GROWING = pattern("变动|变化|增|涨|倍")
_SHARE = pattern("比率|比例|比重|占比|百分比")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All facts that frameworks share.

    Attributes:
        facts: by canonical name; the children of a by_fund fact follow it.
        funds: 资金性质.
        ties: sections of its ties, as written.
    """

    facts: Mapping[str, FactSpec]
    funds: tuple[str, ...]
    section: Section


class FactNames:
    """Printed name → fact, however it is quoted, spaced or bracketed."""

    def __init__(self, facts: Mapping[str, FactSpec]) -> None:
        """Index names and aliases; a name goes before another's alias."""
        self._facts = facts
        self.printed: dict[str, str] = {
            plain_name(alias): spec.name for spec in facts.values() for alias in spec.aliases
        }
        self.printed.update({plain_name(name): name for name in facts})

    def resolve(self, printed: str) -> str | None:
        """The canonical name; None where nobody knows it."""
        return self.printed.get(plain_name(printed))

    def unit(self, name: str) -> Unit:
        """The unit of a canonical name; of an unknown one that of a bare number."""
        return self._facts[name].unit if name in self._facts else unit("")

    def __iter__(self) -> Iterator[str]:
        """Canonical names."""
        return iter(self._facts)


@cache
def catalogue() -> Catalogue:
    """The catalogue that comes with the program.

    Raises:
        Problems: it is broken.
    """
    problems: list[JihengError] = []
    file = CATALOGUE.name
    entry = compose(CATALOGUE.read_text(encoding="utf-8"), file, problems.append)
    section = Section(entry, file, problems)
    section.only(("funds", "facts", "ties"))
    funds = section.texts("funds")
    facts = with_funds(fact_specs(section, {}), funds)
    check_aliases(section, facts)
    check_wholes(section, facts)
    if problems:
        raise Problems(file, problems)
    return Catalogue(facts, funds, section)


def unit_of(formula: Formula) -> Unit | None:
    """The unit of a formula whose names the catalogue knows; None where it does not know them.

    Raises:
        UnitMismatch: it adds what cannot be added.
    """
    names = FactNames(catalogue().facts)
    known = {one.name: names.resolve(one.name) for one in formula.names}
    if None in known.values():
        return None
    return formula.replaced({name: Name(fact or name) for name, fact in known.items()}).unit(names)


def fact_specs(section: Section, known: Mapping[str, FactSpec]) -> dict[str, FactSpec]:
    """The facts a section declares under ``facts``; those of ``known`` may be named alone."""
    if section.has("facts") and section.entry.keys["facts"].kind == "list":
        entries = {text: Entry(line, "text") for text, line in section.lines("facts")}
    else:
        entries = dict(section.mapping("facts"))
    found = {}
    for name, entry in entries.items():
        sign = _SIGN.search(normalise(name).text)
        if sign:
            section.note(NameWithSign(section.file, entry.line, name, sign.group()))
            continue
        found[name] = _fact(name, section.below(entry), known.get(name))
    return found


def _fact(name: str, own: Section, known: FactSpec | None) -> FactSpec:
    own.only(FACT_KEYS)
    start = known or FactSpec(name)
    kind = own.one_of("kind", KINDS)
    symbol = own.text("unit")
    if not symbol and known is None and kind not in _WITHOUT_UNIT:
        _ask_for_unit(own, name)
    measure = unit(symbol) if symbol else start.unit
    kind = kind or (_kind(measure) if symbol else start.kind)
    definition = own.text("definition", start.definition)
    low, high = _or(own.fraction("low"), start.low), _or(own.fraction("high"), start.high)
    if low is None and high is None:
        low, high = _sensible(kind, name, definition)
    return replace(
        start,
        unit=measure,
        kind=kind,
        group=own.text("group", start.group),
        definition=definition,
        where=own.text("where", start.where),
        aliases=(*start.aliases, *own.texts("aliases")),
        by_fund=own.yes("by_fund") if own.has("by_fund") else start.by_fund,
        stage=own.text("stage", start.stage),
        table=own.text("table", start.table),
        low=low,
        high=high,
        within=own.texts("within") or start.within,
        note=own.text("note", start.note),
    )


def _sensible(kind: str, name: str, definition: str) -> tuple[Fraction | None, Fraction | None]:
    """The limits of a number for which none are written: nothing is less than nothing.

    A share is at most the whole; what grows, shrinks or is a difference may be below 0.

    Example:
        >>> _sensible("rate", "发证率", "已发证的比率"), _sensible("money", "年末结余", "")
        ((Fraction(0, 1), Fraction(1, 1)), (None, None))
    """
    if kind in _WITHOUT_UNIT:
        return None, None
    signed = _SIGNED.search(name) is not None
    share = kind == "rate" and _GROWING.search(name) is None and _SHARE.search(definition)
    return None if signed else Fraction(0), Fraction(1) if share else None


def _or(value: Fraction | None, default: Fraction | None) -> Fraction | None:
    return default if value is None else value


def _ask_for_unit(own: Section, name: str) -> None:
    own.note(
        MissingKey(
            own.file,
            own.line,
            "unit",
            f"共同目录没有“{name}”，写上计量单位，如 {name}: {{unit: 万元}}，或 kind: text",
        )
    )


def _kind(measure: Unit) -> str:
    if measure.dimension == "金额":
        return "money"
    if measure.dimension == "面积":
        return "area"
    if not measure.dimension:
        return "rate" if measure.scale < 1 else "count"
    return "count" if measure.scale == 1 and measure.dimension == measure.symbol else "other"


def with_funds(facts: Mapping[str, FactSpec], funds: Iterable[str]) -> dict[str, FactSpec]:
    """The facts, each by_fund one followed by its children."""
    found: dict[str, FactSpec] = {}
    for name, spec in facts.items():
        if name in found:
            continue
        found[name] = spec
        for fund in funds if spec.by_fund else ():
            wholes = tuple(fund + one for one in spec.within if one in facts and facts[one].by_fund)
            part = replace(spec, name=fund + name, aliases=(), within=wholes)
            child = facts.get(fund + name, part)
            found[child.name] = replace(child, by_fund=False, parent=name, fund=fund)
    return found


def check_wholes(section: Section, facts: Mapping[str, FactSpec]) -> None:
    """Note every ``within`` that no fact bears as its name."""
    for name, entry in section.entry.keys["facts"].keys.items() if section.has("facts") else ():
        for whole in facts[name].within if name in facts else ():
            if whole not in facts:
                section.note(UnknownFact(section.file, entry.line, whole, list(facts)))


def check_aliases(section: Section, facts: Mapping[str, FactSpec]) -> None:
    """Note every printed name that would mean two facts."""
    taken = {plain_name(name): name for name in facts}
    for spec in facts.values():
        for alias in spec.aliases:
            other = taken.setdefault(plain_name(alias), spec.name)
            if other != spec.name:
                line = section.entry.keys["facts"].keys[spec.name].line
                section.note(AliasTaken(section.file, line, alias, other, spec.name))
