"""Clauses that give nothing themselves: remarks, requirements, vetoes said twice."""

import re

from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.draft import Draft
from jiheng.frameworks.language.statements import (
    Statement,
    atoms,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.patterns import pattern

_LOOSE_WORDS = pattern(
    r"[扣计择](?!划)|(?<!是)否|权重|折算|重复|无效|除外|分(?!类|析|工|别|管|解|布|期|局|公司|散)|取消|封顶|递[减增]|依次|逐[名级项个步档位]|类推|酌[情定]|视情"
)


def requirements_apart(said: list[Statement]) -> None:
    """借阅须经批准并登记，没有批准扣5分，…: what is required is no part of the first failing."""
    losses = [one for one in said if one.kind == "loss" and one.clause.before]
    for one in losses if len(losses) > 1 else []:
        required = [
            clause for clause in one.conditions if re.search(r"[须应]|必须|要求", clause.text)
        ]
        one.notes += required
        one.conditions = [clause for clause in one.conditions if clause not in required]


def contrary_apart(said: list[Statement]) -> None:
    """不得超过3次，超过3次不得分: what is required is no part of what fails it."""
    for one in said:
        if not one.conditions:
            continue
        *earlier, last = [*one.conditions, one.clause]
        if not last.before:
            *earlier, last = one.conditions
        failing = [piece.range for piece in last.before if piece.range is not None]
        required = [
            clause
            for clause in earlier
            if len(failing) == 1
            and any(piece.range and _touches(piece.range, failing[0]) for piece in clause.before)
        ]
        one.conditions = [clause for clause in one.conditions if clause not in required]


def _touches(one: Interval, other: Interval) -> bool:
    """Whether one range ends where the other begins, and both are open to the other side."""
    if (one.unit, one.size) != (other.unit, other.size):
        return False
    up = one.low is None and other.high is None and one.high == other.low
    down = one.high is None and other.low is None and one.low == other.high
    return up or down


VETO = pattern(
    r"^(?:并|且)?(?:(?:实行|予以|执行|给予)?一票否决(?:制)?|取消.{0,12}资格|.{0,8}不得(?:评|参评).{0,8}|(?:全[市县区])?通报批评|依[法规]追究.{0,8})$"
)


def without_vetoes(said: list[Statement]) -> list[Statement]:
    """一票否决 beside 不得分 says the same once more."""
    kept = []
    for one in said:
        none = one.clause.award is not None and one.clause.award.nothing
        conditions = [clause for clause in one.conditions if not (none and VETO.match(clause.text))]
        notes = [clause for clause in one.notes if not VETO.match(clause.text)]
        if one.kind == "floor":
            conditions = [clause for clause in conditions if clause.text != "扣分不封顶"]
        kept.append(Statement(one.clause, conditions, notes))
    return kept


def check_notes(left: list[Clause], said: list[Statement], draft: Draft) -> None:
    """Clauses that give nothing themselves must not bear on points."""
    proportional = any(one.kind in {"proportion", "formula"} for one in said)
    notes = [*left, *(note for one in said for note in one.notes)]
    notes = [note for note in notes if note.kind != "definition"]
    quiet = [one for one in said if one.kind in {"floor", "limit", "partial", "etc"}]
    notes += [note for one in quiet for note in one.conditions]
    stepped = any(one.kind in {"step", "step_open", "loss"} for one in said)
    named = {
        id(note)
        for one in said
        for note in one.notes
        if stepped and len(atoms(note.before) or []) == 1 and not _LOOSE_WORDS.search(note.text)
    }
    bearing = [
        note
        for note in notes
        if id(note) not in named
        and (
            (_LOOSE_WORDS.search(note.text) and (note in left or not proportional))
            or _bears_number(note)
        )
        and not (proportional and note not in left and re.match(r"[^=]+=", note.text))
    ]
    if bearing:
        raise Unsure(*bearing)
    draft.ambiguities += [
        f"“{note.text}”只作说明，不参与计分" for note in left if note.kind != "definition"
    ]


def _bears_number(note: Clause) -> bool:
    """Whether a note names a number that is no part of a name or date."""
    return any(piece.range is not None for piece in note.before) or atoms(note.before) is None
