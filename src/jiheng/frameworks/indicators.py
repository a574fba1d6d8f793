"""Drafts → indicators: sentences read, points settled."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from jiheng.frameworks.basis import basis_of
from jiheng.frameworks.catalogue import FactNames
from jiheng.frameworks.drafts import Draft
from jiheng.frameworks.errors import (
    MissingKey,
    RuleOfOtherUnit,
    UnitMismatch,
    UnknownFact,
    UnknownWord,
)
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.formula import Formula
from jiheng.frameworks.language.totals import NotApplicable
from jiheng.frameworks.model import EXCLUSIONS, Basis, Indicator, RuleReading, Unconfirmed
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.points import Points
from jiheng.frameworks.section import Section
from jiheng.frameworks.sentences import read_rule_of, sentence_of, settings_of

#: A table that gives no rule: the reader takes it for 专家评判.
SILENT = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an indicator needs to know of its framework."""

    facts: FactNames
    points: Mapping[str, Points]
    settings: Settings
    basis: tuple[Basis, ...]
    abstract: bool


def indicators_of(tree: list[Draft], around: Surroundings) -> tuple[Indicator, ...]:
    """The finished tree."""
    return tuple(_indicator(draft, around) for draft in tree)


def _indicator(draft: Draft, around: Surroundings) -> Indicator:
    own, same = draft.section, draft.same
    points = around.points[draft.path]
    settings = settings_of(own, around.settings)
    leaf = not draft.children
    criteria = own.texts("criteria") or (same.criteria if same and leaf else ())
    context = Context(
        points=points.given,
        title=draft.title,
        target=own.text("target", same.target if same and leaf else ""),
        criteria=criteria,
        names=frozenset(draft.values) - {"value"},
        settings=settings,
    )
    return Indicator(
        title=draft.title,
        path=draft.path,
        points=points.given,
        values=draft.values,
        target=context.target,
        rule=_rule(draft, context, around) if leaf else None,
        rules={
            method: read_rule_of(own, f"rules {method}", entry.text, entry.line, context)
            for method, entry in own.mapping("rules").items()
        },
        criteria=criteria,
        evidence=own.texts("evidence") or (same.evidence if same else ()),
        note=own.text("note", same.note if same else ""),
        basis=basis_of(own, around.basis) or (same.basis if same else ()),
        not_applicable=_not_applicable(own),
        exclude=_exclude(draft, around.facts),
        settings=settings,
        objectives=own.text("objectives"),
        compulsory_reason_over=_over(own),
        unconfirmed=_unconfirmed(own) if leaf else (),
        children=tuple(_indicator(child, around) for child in draft.children),
        pooled=points.pooled,
        same_as=same.path if same else "",
        line=draft.line,
    )


def _rule(draft: Draft, context: Context, around: Surroundings) -> RuleReading | None:
    """The rule of a leaf; 专家评判 where the table gives none."""
    own, same = draft.section, draft.same
    if own.has("unconfirmed"):
        return RuleReading(own.text("rule"), None)
    if own.text("rule"):
        reading = read_rule_of(own, "rule", own.text("rule"), own.at("rule"), context)
        _check_unit(draft, reading, around.facts)
        return reading
    if own.has("rules") or own.text("objectives"):
        return None
    if same is not None and same.rule is not None:
        return read_rule_of(own, "rule", same.rule.text, own.at("same_as"), context)
    if around.abstract:
        return None
    return read_rule_of(own, "rule", SILENT, draft.line, context)


def _check_unit(draft: Draft, reading: RuleReading, facts: FactNames) -> None:
    """A rule in percent needs a rate."""
    formula = draft.values.get("value")
    if reading.rule is None or formula is None or not _all_known(formula, facts):
        return
    asked = [one for one in reading.rule.questions() if one.kind == "value" and one.unit == "%"]
    try:
        measured = formula.measure(facts)
    except UnitMismatch:
        return  # noted where formulas are checked
    if asked and measured.powers:
        own = draft.section
        own.note(RuleOfOtherUnit(own.file, own.at("rule"), str(formula), measured.shown))


def _all_known(formula: Formula, facts: FactNames) -> bool:
    known = frozenset(facts)
    return all(one.name in known for one in formula.names)


def _not_applicable(own: Section) -> NotApplicable | None:
    if not own.text("not_applicable"):
        return None
    written = own.text("not_applicable"), own.at("not_applicable")
    return sentence_of(own, "not_applicable", written, NotApplicable)


def _unconfirmed(own: Section) -> tuple[Unconfirmed, ...]:
    """What a person has not confirmed; the key with nothing below it is no confirmation."""
    found = []
    for one in own.sections("unconfirmed"):
        one.only(("phrase", "why", "cell", "place"))
        phrase = one.needed("phrase", "写上原表里没有读懂的文字；已经改好的，删去整个 unconfirmed")
        found.append(Unconfirmed(phrase, one.text("why"), one.text("cell"), one.text("place")))
    if own.has("unconfirmed") and not found:
        remedy = "写上待确认的文字；已经改好的，删去 unconfirmed"
        own.note(MissingKey(own.file, own.at("unconfirmed"), "phrase", remedy))
    return tuple(found)


def _over(own: Section) -> Fraction | None:
    return own.fraction("explain_over")


def _exclude(draft: Draft, facts: FactNames) -> Mapping[str, tuple[str, ...]]:
    """Its own; those of ``same_as`` where the formula comes from there, too."""
    own, same = draft.section, draft.same
    if own.has("exclude") or same is None or own.has("value") or own.has("values"):
        return exclude_of(own, facts)
    return same.exclude if not draft.children else {}


def exclude_of(own: Section, facts: FactNames) -> dict[str, tuple[str, ...]]:
    """``exclude``: fact → kinds of 剔除项."""
    found = {}
    rows = own.below(own.entry.keys["exclude"]) if own.has("exclude") else None
    for printed, entry in own.mapping("exclude").items():
        name = facts.resolve(printed)
        if name is None:
            own.note(UnknownFact(own.file, entry.line, printed, list(facts)))
            continue
        kinds = rows.texts(printed) if rows else ()
        for kind in kinds:
            if kind not in EXCLUSIONS:
                own.note(UnknownWord(own.file, entry.line, "exclude", kind, EXCLUSIONS))
        found[name] = tuple(kind for kind in kinds if kind in EXCLUSIONS)
    return found
