"""The tree of indicators as written, its formulas read: the step before sentences and points."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from jiheng.errors import JihengError
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.errors import (
    AmbiguousTitle,
    DuplicateTitle,
    HeadingWithRule,
    MissingKey,
    Placed,
    SameAsWithoutParent,
    UnknownFact,
    UnknownIndicator,
    UnknownSameAs,
    UnreadPhrase,
    ValueInCircle,
    WrongShape,
)
from jiheng.frameworks.language.formula import Formula, Number
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.frameworks.language.normal import plain_name
from jiheng.frameworks.model import Framework, Indicator
from jiheng.frameworks.section import Section
from jiheng.quantities import Unit

INDICATOR_KEYS = (
    "title",
    "points",
    "same_as",
    "value",
    "values",
    "target",
    "rule",
    "rules",
    "criteria",
    "evidence",
    "note",
    "basis",
    "not_applicable",
    "exclude",
    "settings",
    "objectives",
    "explain_over",
    "unconfirmed",
    "indicators",
)
_ONLY_OF_LEAVES = (
    *("value", "values", "rule", "rules", "target", "objectives", "criteria", "unconfirmed"),
)
POSSIBLE_FORMULA = "名称、数字、+ - × ÷ ( ) 和 最大 最小 合计 绝对值 四舍五入 上年"


@dataclass(slots=True)
class Draft:
    """An indicator on its way.

    Attributes:
        section: as written.
        title: its own or that of ``same_as``.
        path: unique in the tree.
        same: the parent framework's indicator it takes things from.
        points: own ones, or those of ``same``.
        values: name → formula.
        named: those of its values that another formula uses.
    """

    section: Section
    title: str
    path: str
    same: Indicator | None = None
    points: Fraction | None = None
    children: list["Draft"] = field(default_factory=list)
    values: dict[str, Formula] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.section.line

    def walk(self) -> Iterator["Draft"]:
        """Itself and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def drafts(section: Section, parent: Framework | None) -> list[Draft]:
    """The tree under ``indicators``."""
    return _level(section, parent, "")


def _level(section: Section, parent: Framework | None, above: str) -> list[Draft]:
    found: list[Draft] = []
    taken: dict[str, list[int]] = {}
    for own in section.sections("indicators"):
        own.only(INDICATOR_KEYS)
        same = _same(own, parent)
        named = same.title if same else own.text("same_as").rpartition("/")[2]
        title = own.text("title", named).replace("/", "／")
        if not title:
            own.note(MissingKey(own.file, own.line, "title", "写上指标名称，如 title: 预算执行率"))
        lines = taken.setdefault(title, [])
        if lines and title:
            own.note(DuplicateTitle(own.file, own.line, title, lines[0]))
        lines.append(own.line)
        again = f"({len(lines)})" if len(lines) > 1 else ""
        draft = Draft(own, title, f"{above}{title}{again}", same)
        draft.children = _level(own, parent, f"{draft.path}/")
        if draft.children:
            _refuse_on_heading(draft)
        draft.points = _points(draft)
        found.append(draft)
    return found


def _points(draft: Draft) -> Fraction | None:
    if draft.section.has("points"):
        return draft.section.fraction("points")
    return draft.same.points if draft.same and not draft.children else None


def _same(own: Section, parent: Framework | None) -> Indicator | None:
    path = own.text("same_as")
    if not path:
        return None
    if parent is None:
        own.note(SameAsWithoutParent(own.file, own.at("same_as")))
        return None
    try:
        return parent.find(path)
    except AmbiguousTitle as error:
        own.note(Placed(own.file, own.at("same_as"), error))
    except UnknownIndicator:
        known = [one.path for one in parent.walk()]
        own.note(UnknownSameAs(own.file, own.at("same_as"), path, parent.id, known))
    return None


def _refuse_on_heading(draft: Draft) -> None:
    own = draft.section
    for key in _ONLY_OF_LEAVES:
        if own.has(key):
            own.note(HeadingWithRule(own.file, own.at(key), draft.title, key))


class _Names:
    """The facts, and behind them the values of this framework."""

    def __init__(self, facts: FactNames, values: Mapping[str, tuple[Draft, str]]) -> None:
        self._facts = facts
        self._values = {plain_name(name): name for name in values}

    def resolve(self, printed: str) -> str | None:
        """A fact before a value of the same name."""
        return self._facts.resolve(printed) or self._values.get(plain_name(printed))

    def unit(self, name: str) -> Unit:
        """Of facts; values are replaced before units are asked for."""
        return self._facts.unit(name)


def read_values(tree: list[Draft], facts: FactNames) -> None:
    """Read every formula of the tree; names of other values are replaced by their formulas."""
    leaves = [draft for top in tree for draft in top.walk() if not draft.children]
    shared = _shared(leaves)
    for draft in leaves:
        own = {name: (draft, name) for name in _texts(draft) if name != "value"}
        visible = {**{name: at for name, at in shared.items() if at[0] is not draft}, **own}
        draft.values = _read(draft, _Names(facts, visible))
    circles = _Expanding(facts, shared)
    for draft in leaves:
        draft.values = {name: circles.of(draft, name) for name in draft.values}
    for draft in leaves:
        _check(draft, facts)


def _shared(leaves: list[Draft]) -> dict[str, tuple[Draft, str]]:
    """Titles and names of values that stand only once in the tree."""
    found: dict[str, list[tuple[Draft, str]]] = {}
    for draft in leaves:
        for name in _texts(draft):
            found.setdefault(draft.title if name == "value" else name, []).append((draft, name))
    return {name: places[0] for name, places in found.items() if len(places) == 1}


def _texts(draft: Draft) -> dict[str, tuple[str, int]]:
    """Formulas as written, with their lines; those of ``same_as`` as they print."""
    own = draft.section
    if own.has("values"):
        return {name: (entry.text, entry.line) for name, entry in own.mapping("values").items()}
    if own.text("value"):
        return {"value": (own.text("value"), own.at("value"))}
    if draft.same is None:
        return {}
    line = own.at("same_as")
    return {name: (str(formula), line) for name, formula in draft.same.values.items()}


def _read(draft: Draft, names: _Names) -> dict[str, Formula]:
    own = draft.section
    if own.has("value") and own.has("values"):
        own.note(WrongShape(own.file, own.at("values"), "values", "value 和 values 中的一个"))
    found = {}
    for name, (text, line) in _texts(draft).items():
        formula = formula_of(own, "value" if name == "value" else name, text, line, names)
        if formula is not None:
            found[name] = formula
    return found


def formula_of(
    own: Section, key: str, text: str, line: int, names: "_Names | FactNames"
) -> Formula | None:
    """A formula read; what is unread is noted."""
    try:
        reading = read_formula(text, names)
    except JihengError as error:
        own.note(Placed(own.file, line, error))
        return None
    for phrase in reading.unread:
        own.note(UnreadPhrase(own.file, line, key, phrase, POSSIBLE_FORMULA))
    for operand in reading.operands:
        if plain_name(operand.reference.name) not in plain_name(operand.printed):
            own.hint(line, f"“{operand.printed}”读作“{operand.reference.name}”")
    return reading.formula


class _Expanding:
    """Replaces the names of values by their formulas, and notes circles."""

    def __init__(self, facts: FactNames, shared: Mapping[str, tuple[Draft, str]]) -> None:
        self._facts = frozenset(facts)
        self._shared = shared
        self._open: list[tuple[str, str]] = []
        self._done: dict[tuple[str, str], Formula] = {}

    def of(self, draft: Draft, name: str) -> Formula:
        """The formula of one value, over facts alone."""
        key = (draft.path, name)
        if key not in self._done:
            self._open.append(key)
            self._done[key] = self._expanded(draft, draft.values[name])
            self._open.pop()
        return self._done[key]

    def _expanded(self, draft: Draft, formula: Formula) -> Formula:
        by: dict[str, Formula] = {}
        for reference in formula.names:
            at = self._place(draft, reference.name)
            if at is None:
                continue
            at[0].named.add(at[1])
            if (at[0].path, at[1]) in self._open:
                own, line = at[0].section, _texts(at[0])[at[1]][1]
                own.note(ValueInCircle(own.file, line, reference.name))
                by[reference.name] = Number(Fraction(0))
                continue
            by[reference.name] = self.of(*at)
        return formula.replaced(by)

    def _place(self, draft: Draft, name: str) -> tuple[Draft, str] | None:
        if name in self._facts:
            return None
        if name in draft.values and name != "value":
            return draft, name
        at = self._shared.get(name)
        return at if at and at[1] in at[0].values else None


def _check(draft: Draft, facts: FactNames) -> None:
    """Every name is a fact, and units go together."""
    own = draft.section
    for name, formula in draft.values.items():
        line = _texts(draft)[name][1]
        check_formula(own, formula, line, facts)


def check_formula(own: Section, formula: Formula, line: int, facts: FactNames) -> None:
    """Note unknown facts and units that do not go together."""
    known = list(facts)
    unknown = [one.name for one in formula.names if one.name not in known]
    for name in dict.fromkeys(unknown):
        own.note(UnknownFact(own.file, line, name, known))
    if unknown:
        return
    try:
        formula.unit(facts)
    except JihengError as error:
        own.note(Placed(own.file, line, error))
