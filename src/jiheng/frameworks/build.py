"""A framework's file → `Framework`; everything that is wrong with it at once."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from jiheng.errors import JihengError, Problems
from jiheng.frameworks.basis import basis_of
from jiheng.frameworks.catalogue import (
    FactNames,
    catalogue,
    check_aliases,
    check_wholes,
    fact_specs,
    with_funds,
)
from jiheng.frameworks.composer import NOTHING, Entry, compose
from jiheng.frameworks.drafts import Draft, check_formula, drafts, formula_of, read_values
from jiheng.frameworks.errors import (
    BrokenParent,
    BrokenYaml,
    EmptyFile,
    GradesOutOfOrder,
    MissingKey,
    Placed,
    UnknownKey,
    UnreadableFile,
    UnreadValue,
    WrongName,
    WrongShape,
)
from jiheng.frameworks.examples import examples_of
from jiheng.frameworks.indicators import Surroundings, exclude_of, indicators_of
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.totals import Bonus, Cap, Veto
from jiheng.frameworks.model import FactSpec, FigureSpec, Framework, Tie
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.points import points_of
from jiheng.frameworks.references import check_references, hint_unused
from jiheng.frameworks.section import Section
from jiheng.frameworks.sentences import Sentence, sentence_of, settings_of
from jiheng.frameworks.slips.errors import FullWidthSign, MissingDash, NoSpaceAfterColon
from jiheng.frameworks.slips.lines import slips
from jiheng.frameworks.ties import brought, concerning, fund_ties, ties_of
from jiheng.quantities import unit

#: Loads a parent by its id: the framework, and the files it was read from.
Parents = Callable[[str], tuple[Framework, tuple[Path, ...]]]

#: What a reader says of a line in which a colon was not seen.
_FOLLOWS_FROM_SLIP = (WrongShape, UnknownKey, MissingKey, UnreadValue)
STATUSES = ("official", "reconstruction", "placeholder", "reference")
FRAMEWORK_KEYS = (
    "name",
    "title",
    "version",
    "source",
    "status",
    "confidence",
    "basis",
    "year",
    "applies_to",
    "extends",
    "abstract",
    "total",
    "grades",
    "settings",
    "report",
    "unit",
    "projects",
    "facts",
    "ties",
    "figures",
    "caps",
    "vetoes",
    "bonus",
    "indicators",
    "examples",
)
_GRADES_EXAMPLE = (
    "写上各等级的最低分，如 grades: {优: 90, 良: 80, 中: 60, 差: 0}；原表没有等级的写 grades: {}"
)


def read(path: Path, content: bytes, load_parent: Parents) -> tuple[Framework, tuple[Path, ...]]:
    """The framework of a file, and the files of its parents.

    Raises:
        UnreadableFile: it is no text.
        BrokenYaml: it is no YAML.
        Problems: all that is wrong with it, in the order of its lines.
    """
    section = _opened(path, content)
    section.only(FRAMEWORK_KEYS)
    parent, parents = _parent(path, section, load_parent)
    facts = _facts(section, parent)
    names = FactNames(facts)
    tree = drafts(section, parent)
    read_values(tree, names)
    framework = _Building(section, facts, names, tree).framework(path, parent)
    check_references(section, framework)
    hint_unused(tree, framework)
    if section.problems:
        raise Problems(str(path), _sorted(section, content.decode("utf-8-sig")))
    hints = tuple(sorted(section.hints, key=lambda hint: hint.line))
    return replace(framework, hints=hints), parents


def _opened(path: Path, content: bytes) -> Section:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(str(path), "不是UTF-8编码的文本") from error
    problems: list[JihengError] = []
    try:
        entry = compose(text, path.name, problems.append)
    except BrokenYaml as error:
        raise Problems(str(path), _explained(text, error, path.name)) from error
    if entry == NOTHING:
        raise Problems(str(path), [EmptyFile(path.name)])
    section = Section(entry, path.name, problems)
    if entry.kind != "mapping":
        section.note(WrongShape(path.name, 1, "文件", "“键: 值”的形式"))
        raise Problems(str(path), _sorted(section, text))
    return section


def _explained(text: str, error: BrokenYaml, file: str) -> list[JihengError]:
    """The slips that a parser stumbled over; what it said itself where they do not explain it."""
    found = slips(text, file)
    explained = any(slip.line <= error.line for slip in found)
    return list(found) if explained else sorted((error, *found), key=_line)


def _sorted(section: Section, text: str) -> list[JihengError]:
    """All that is wrong, in the order of its lines; a slip instead of what follows from it."""
    apart = (FullWidthSign, MissingDash, NoSpaceAfterColon)
    found = [slip for slip in slips(text, section.file) if isinstance(slip, apart)]
    lines = {slip.line for slip in found}
    # Where every line below a key has the slip, the key seems to hold one long text.
    lines |= {line - 1 for line in lines}
    others = [
        one
        for one in section.problems
        if _line(one) not in lines or not isinstance(one, _FOLLOWS_FROM_SLIP)
    ]
    return sorted((*found, *others), key=_line)


def _parent(
    path: Path, section: Section, load_parent: Parents
) -> tuple[Framework | None, tuple[Path, ...]]:
    """What the file extends; of a file whose parent does not load nothing more can be said."""
    name, line = section.text("extends"), section.at("extends")
    if not name:
        return None, ()
    try:
        return load_parent(name)
    except Problems as error:
        broken = BrokenParent(section.file, line, name, error)
        raise Problems(str(path), [*section.problems, broken]) from error
    except JihengError as error:
        raise Problems(str(path), [*section.problems, Placed(section.file, line, error)]) from error


def _line(problem: JihengError) -> int:
    return int(getattr(problem, "line", 0))


def _facts(section: Section, parent: Framework | None) -> dict[str, FactSpec]:
    shared = catalogue()
    known = {**shared.facts, **(parent.facts if parent else {})}
    own = fact_specs(section, known)
    facts = with_funds({**known, **own}, shared.funds)
    check_aliases(section, facts)
    check_wholes(section, facts)
    return facts


class _Building:
    """Puts one framework together."""

    def __init__(
        self,
        section: Section,
        facts: Mapping[str, FactSpec],
        names: FactNames,
        tree: list[Draft],
    ) -> None:
        self._own = section
        self._facts = facts
        self._names = names
        self._tree = tree

    def framework(self, path: Path, parent: Framework | None) -> Framework:
        """The whole of it."""
        own = self._own
        money = unit(own.text("unit", "万元"))
        total = own.fraction("total")
        basis = basis_of(own)
        settings = settings_of(own, Settings())
        abstract = own.yes("abstract")
        figures = self._figures()
        whole = Fraction(100) if total is None else total
        points = points_of(self._tree, own, whole, abstract=abstract)
        around = Surroundings(self._names, points, settings, basis, abstract)
        indicators = indicators_of(self._tree, around)
        used = self._used(figures)
        ties, asked = self._ties(used, money.symbol)
        year = self._year()
        return Framework(
            id=self._name(path.stem),
            title=own.needed("title", "写上指标体系的名称"),
            version=own.text("version", "1"),
            hash=self._hash(used, parent),
            year=year,
            source=own.text("source"),
            status=own.one_of("status", STATUSES),
            confidence=own.text("confidence"),
            applies_to=own.text("applies_to"),
            basis=basis,
            abstract=abstract,
            total=whole,
            grades=self._grades(whole, abstract=abstract),
            settings=settings,
            report=own.text("report"),
            unit=money,
            facts=self._facts,
            needed=frozenset(used),
            asked=asked,
            printed=self._names.printed,
            years=used,
            ties=ties,
            figures=figures,
            caps=self._sentences("caps", Cap),
            vetoes=self._sentences("vetoes", Veto),
            bonus=self._sentences("bonus", Bonus),
            projects=own.text("projects"),
            extends=own.text("extends"),
            indicators=indicators,
            examples=examples_of(
                own, year, self._facts, [one for top in indicators for one in top.walk()]
            ),
            path=str(path),
        )

    def _name(self, stem: str) -> str:
        """The id, which is the name of the file."""
        own = self._own
        name = own.needed("name", f"写上 name: {stem}")
        if name and name != stem:
            own.note(WrongName(own.file, own.at("name"), name, stem))
        return name

    def _year(self) -> int | None:
        text = self._own.text("year")
        if text and not (text.isdecimal() and len(text) == len("2020")):
            own = self._own
            own.note(UnreadValue(own.file, own.at("year"), "year", text, "年份，如 2020"))
            return None
        return int(text) if text else None

    def _grades(self, total: Fraction, *, abstract: bool) -> dict[str, Fraction]:
        own = self._own
        if not own.has("grades"):
            if not abstract:
                own.note(MissingKey(own.file, own.line, "grades", _GRADES_EXAMPLE))
            return {}
        line = own.at("grades")
        found = {}
        for grade, text in own.words("grades").items():
            floor = own.number(f"grades {grade}", text, line)
            if floor is not None:
                found[grade] = floor
        for what in _wrong_with(found, total):
            own.note(GradesOutOfOrder(own.file, line, what))
        return found

    def _figures(self) -> tuple[FigureSpec, ...]:
        found = []
        for own in self._own.sections("figures"):
            own.only(("title", "value", "exclude", "note"))
            text = own.needed("value", "写上公式")
            formula = formula_of(own, "value", text, own.at("value"), self._names) if text else None
            if formula is not None:
                check_formula(own, formula, own.at("value"), self._names)
                found.append(
                    FigureSpec(
                        own.needed("title", "写上名称"),
                        formula,
                        exclude_of(own, self._names),
                        own.text("note"),
                    )
                )
        return tuple(found)

    def _used(self, figures: Iterable[FigureSpec]) -> dict[str, tuple[int, ...]]:
        """Facts of formulas, in the order of the catalogue, with the years back asked for."""
        formulas: list[Formula] = [figure.formula for figure in figures]
        for draft in (one for top in self._tree for one in top.walk()):
            formulas.extend(draft.values.values())
        years: dict[str, set[int]] = {}
        for reference in (one for formula in formulas for one in formula.names):
            years.setdefault(reference.name, set()).add(reference.years_back)
        return {name: tuple(sorted(years[name])) for name in self._facts if name in years}

    def _ties(
        self, used: Mapping[str, tuple[int, ...]], money: str
    ) -> tuple[tuple[Tie, ...], frozenset[str]]:
        """The ties that matter, and the facts to ask for."""
        own = ties_of(self._own, self._names, unit(money))
        listed = self._own.entry.keys.get("facts", Entry(0, "text"))
        named = {*listed.keys, *(item.text for item in listed.items)}
        start = frozenset(used) | brought(own) | {name for name in named if name in self._facts}
        shared = ties_of(catalogue().section, self._names, unit("万元"))
        sides = {(tie.left, tie.right) for tie in own}
        taken = (
            *own,
            *(one for one in concerning(shared, start) if (one.left, one.right) not in sides),
        )
        asked = start | brought(taken)
        children = {name for name, spec in self._facts.items() if spec.parent in asked}
        return (*taken, *fund_ties(self._facts, asked, unit(money))), asked | children

    def _sentences(self, key: str, kind: type[Sentence]) -> tuple[Sentence, ...]:
        read = (sentence_of(self._own, key, written, kind) for written in self._own.lines(key))
        return tuple(sentence for sentence in read if sentence is not None)

    def _hash(self, used: Iterable[str], parent: Framework | None) -> str:
        """What it says, its parents and the units of its facts included."""
        said = {
            key: entry.plain for key, entry in self._own.entry.keys.items() if key != "examples"
        }
        units = {name: self._facts[name].unit.symbol for name in used}
        above = parent.hash if parent else ""
        whole = json.dumps([said, units, above], ensure_ascii=False, sort_keys=True)
        return sha256(whole.encode()).hexdigest()


def _wrong_with(grades: Mapping[str, Fraction], total: Fraction) -> Iterable[str]:
    """Why not every score would have exactly one grade."""
    floors = list(grades.values())
    if not floors:
        return
    if any(low >= high for high, low in pairwise(floors)):
        yield "没有由高到低排列"
    if floors[0] > total:
        yield f"“{next(iter(grades))}”的最低分高于总分"
    if min(floors) != 0:
        yield "最低一级不是0分，低于它的得分没有等级"
