"""A rule while it is put together, and what every way of putting together needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from jiheng.frameworks.language.amounts import quantity
from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.counting import (
    Base,
)
from jiheng.frameworks.language.statements import (
    Statement,
    atoms,
    condition,
    meaningful,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import Award
from jiheng.frameworks.phrases.conditions import Condition
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Step
from jiheng.frameworks.rules import checklist


@dataclass(slots=True)
class Draft:
    """A rule while it is put together.

    Attributes:
        context: of the indicator.
        full: full-marks statement with its condition.
        bases: ranges named so far, from which steps may count.
        steps: read so far.
        gates: conditions under which nothing is earned.
        exclusive: whether only the best of the listed items counts (就高不就低).
        ambiguities: how what the sentence leaves open was read.
        ignored: clauses that do not bear on points, or belong to the framework.
    """

    context: Context
    bases: list[Base] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    gates: list[Condition] = field(default_factory=list)
    gives: list[tuple[Condition | None, Award, Statement]] = field(default_factory=list)
    most: Award | None = None
    least: Award | None = None
    floor: bool = False
    exclusive: bool = False
    ambiguities: list[str] = field(default_factory=list)
    ignored: list[Clause] = field(default_factory=list)


def adding(one: Statement) -> bool:
    return one.clause.name in {"BONUS", "POINTS", "BARE", "EACHPOINTS", "SHARE"} and (
        one.kind in {"step", "gain"}
    )


def amount_of(one: Statement) -> Award:
    if one.clause.award is None or one.clause.high is not None:
        raise Unsure(one.clause)
    return one.clause.award


def note_bases(one: Statement, draft: Draft, found: Iterable[Clause]) -> None:
    del one
    found = list(found)
    for clause in found:
        for atom in atoms(clause.before) or []:
            draft.bases.append(Base(meaningful(_unset(atom.subject)), atom.range))
    note_asides(draft, found)


def note_asides(draft: Draft, found: Iterable[Clause]) -> None:
    """(全年12次) in front of a step says how many there should be."""
    for clause in found:
        for piece in clause.before:
            if piece.text.startswith("(") and piece.count:
                value, symbol = quantity(piece.text.strip("()"))
                draft.bases.append(Base("", Interval.at(value, symbol)))


def _unset(subject: str) -> str:
    """以…为标准 names no value."""
    return re.sub(r"^(?:以|按)|为?(?:标准|基准|基数|起点)$", "", subject)


def condition_of(one: Statement) -> Condition:
    made = condition(one.pieces) if one.pieces else None
    if made is None:
        raise Unsure(*one.conditions, one.clause)
    return made


def positive(one: Statement) -> bool:
    return one.kind == "case" and one.clause.award is not None and not one.clause.award.nothing


def distinct(parts: list[checklist.Item | ByCount | ByValue | checklist.Part]) -> bool:
    """Whether no two parts ask for the same thing under one key."""
    asked: list[str] = []
    for part in parts:
        questions = part.rule.questions() if isinstance(part, checklist.Part) else part.questions()
        asked += [question.key for question in questions]
    return len(set(asked)) == len(asked)
