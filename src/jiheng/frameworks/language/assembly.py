"""From statements to one rule of the six kinds."""

from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.alternatives import all_or_nothing, given_rule
from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.deductions import deduction_of, read_steps, target_base
from jiheng.frameworks.language.draft import Draft, adding
from jiheng.frameworks.language.gains import gained
from jiheng.frameworks.language.notes import (
    VETO,
    check_notes,
    contrary_apart,
    requirements_apart,
    without_vetoes,
)
from jiheng.frameworks.language.overlay import overlaid
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.parts import grouped, proportional_of, separate
from jiheng.frameworks.language.ranges import interpolated, loss_bands
from jiheng.frameworks.language.statements import (
    Statement,
    atoms,
    statements,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.language.weights import weighted
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.rules import judgement
from jiheng.patterns import pattern


def assemble(found: list[Clause], context: Context) -> tuple[Rule, list[str], list[Clause]]:
    """The rule, how open points were read, and clauses without effect that were not read.

    Raises:
        Unsure: clauses that decide are not understood.
    """
    short = _short_levels(found) or weighted(found)
    if short is not None:
        return short, [], []
    said, left = statements(found)
    said = _headers(said, context)
    if not said:
        return _bare(left, context)
    said = without_vetoes(said)
    left = [clause for clause in left if not VETO.match(clause.text)]
    draft = Draft(context)
    requirements_apart(said)
    check_notes(left, said, draft)
    contrary_apart(said)
    target_base(draft)
    kinds = {one.kind for one in said}
    if "unread" in kinds:
        raise Unsure(*(one.clause for one in said if one.kind == "unread"))
    if (on_top := overlaid(said, draft)) is not None:
        rule = on_top
    elif kinds & {"proportion", "formula"}:
        rule = proportional_of(said, draft)
    elif kinds & {"step", "step_open", "loss", "otherwise_loss", "gain", "per_case"} or (
        _only_taken(said)
    ):
        rule = _stepped(said, draft)
    elif kinds == {"judged"}:
        rule = _judged(said, draft)
    else:
        rule = interpolated(said, draft) or separate(said, draft) or given_rule(said, draft)
    return rule, draft.ambiguities, draft.ignored


def _only_taken(said: list[Statement]) -> bool:
    """酌情扣分 beside cases that give nothing: points are only taken."""
    judged = any(one.kind == "judged" and "扣" in one.clause.text for one in said)
    given = [one.clause.award for one in said if one.kind == "case"]
    return judged and all(award is not None and award.nothing for award in given)


_SHORT = pattern(
    r"(优秀|良好|较好|较差|合格|不合格|一般|优|良|好|中|差)(?:得|计|:)?(\d+(?:\.\d+)?)分?[,、;]?"
)


def _short_levels(found: list[Clause]) -> Rule | None:
    """好3 中2 差1: levels with their points and nothing else."""
    text = ",".join(clause.text for clause in found)
    parts = _SHORT.findall(text)
    if (
        len(parts) < PAIR
        or _SHORT.sub("", text).strip(",。;")
        or len({name for name, _ in parts}) < len(parts)
    ):
        return None
    points = [Fraction(number) for _, number in parts]
    if points != sorted(points, reverse=True):
        return None
    return judgement.Rule(
        tuple(judgement.Level(name, Award(Fraction(n)), Award(Fraction(n))) for name, n in parts)
    )


def _headers(said: list[Statement], context: Context) -> list[Statement]:
    """Without the totals (满分12分) that only repeat what the indicator is worth."""
    kept = []
    gains = any(one.kind == "step" and adding(one) for one in said)
    for one in said:
        only = one.kind == "limit" and one.clause.name == "TOTAL" and not one.conditions
        if only and one.kind == "limit" and gains:
            kept.append(Statement(replace(one.clause, name="MOST"), [], one.notes))
        elif only and context.points in {None, one.clause.points}:
            continue
        else:
            kept.append(one)
    return kept


def _bare(left: list[Clause], context: Context) -> tuple[Rule, list[str], list[Clause]]:
    """No statement at all: levels with ranges, or nothing that could be applied."""
    levels = []
    for clause in left:
        named = atoms(clause.before) if clause.kind == "condition" else None
        if (
            not named
            or len(named) != 1
            or named[0].range.low is None
            or named[0].range.high is None
        ):
            raise Unsure(*left)
        if named[0].range.unit != "%" or not named[0].subject:
            raise Unsure(*left)
        found = named[0].range
        low, high = (
            Award(found.low or Fraction(0), share=True),
            Award(found.high or Fraction(0), share=True),
        )
        levels.append(judgement.Level(named[0].subject, low, high))
    if len(levels) < PAIR:
        raise Unsure(*left)
    del context
    return judgement.Rule(tuple(levels)), [], []


def _stepped(said: list[Statement], draft: Draft) -> Rule:
    gaining = [one for one in said if one.kind in {"step", "gain"} and adding(one)]
    losing = [
        one
        for one in said
        if one.kind in {"step_open", "loss", "otherwise_loss", "per_case"}
        or (one.kind == "step" and not adding(one))
    ]
    if gaining and not losing:
        return gained(said, draft)
    if any(one.clause.name != "BONUS" for one in gaining):
        raise Unsure(*(one.clause for one in gaining))
    if not any(one.kind in {"step", "step_open"} for one in said) and loss_bands(said):
        return given_rule(said, draft)
    denied = all_or_nothing(said, draft)
    if denied is not None:
        return denied
    several = grouped(said, draft)
    if several is not None:
        return several
    read_steps(said, draft)
    return deduction_of(draft)


def _judged(said: list[Statement], draft: Draft) -> Rule:
    """酌情给分, without anything else that decides."""
    if len(said) > 1:
        raise Unsure(*(one.clause for one in said))
    del draft
    return judgement.Rule()
