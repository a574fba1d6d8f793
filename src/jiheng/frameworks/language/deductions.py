"""Statements that take points step by step become a deduction."""

import re
from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.clauses import Clause
from jiheng.frameworks.language.counting import (
    Base,
    Counted,
    counted,
    directed,
    loose,
    per_case,
)
from jiheng.frameworks.language.draft import (
    Draft,
    adding,
    amount_of,
    condition_of,
    note_asides,
    note_bases,
)
from jiheng.frameworks.language.keys import condition_key, count_keys, keyed, named_in, step_key
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.statements import (
    Statement,
    condition,
    meaningful,
)
from jiheng.frameworks.language.targets import Target
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import Condition, Stated, Within
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Once, Step
from jiheng.frameworks.rules import deduction
from jiheng.patterns import pattern


def target_base(draft: Draft) -> None:
    target = Target.read(draft.context.target)
    if target is not None and target.range is not None:
        draft.bases.append(Base("", target.range))


def read_steps(said: list[Statement], draft: Draft) -> None:
    place = 0
    while place < len(said):
        one = said[place]
        if one.kind == "step_open":
            follows = said[place + 1] if place + 1 < len(said) else None
            joined = _joined(one, follows)
            if joined is None:
                raise Unsure(one.clause)
            one, place = joined, place + 1
        _read_one(one, draft)
        place += 1


def _joined(one: Statement, follows: Statement | None) -> Statement | None:
    """每减少5%，扣1分: the amount stands in the clause behind."""
    if follows is None or follows.conditions or follows.clause.before or follows.clause.strong:
        return None
    if follows.kind not in {"loss", "case", "gain"} or follows.clause.award is None:
        return None
    clause = replace(
        one.clause,
        kind="step",
        award=follows.clause.award,
        name=follows.clause.name,
        end=follows.clause.end,
    )
    return Statement(clause, one.conditions, one.notes)


def _read_one(one: Statement, draft: Draft) -> None:  # noqa: C901, PLR0912
    match one.kind:
        case "case":
            _read_give(one, draft)
        case "step":
            note_bases(one, draft, one.notes)
            _add_step(one, draft)
            note_bases(one, draft, one.conditions)
        case "loss":
            note_bases(one, draft, [*one.notes, *one.conditions])
            _read_loss(one, draft)
        case "judged" if "扣" in one.clause.text or "减" in one.clause.text:
            unsaid = Stated("有其他不足")
            made = condition_of(one) if one.pieces else unsaid
            draft.steps.append(Once(made, NONE, high=FULL))
        case "per_case":
            _keep(per_case(one, amount_of(one)), one, draft)
        case "gain":
            counted_gain = loose(one, amount_of(one), draft.bases, adds=True)
            if counted_gain is not None:
                _keep(counted_gain, one, draft)
            elif any(piece.bare for pieces in one.pieces for piece in pieces):
                raise Unsure(one.clause)
            else:
                draft.steps.append(Once(condition_of(one), amount_of(one), adds=True))
        case "floor":
            draft.floor = True
        case "limit":
            read_limit(one, draft)
        case "partial":
            _read_partial(one, draft)
        case "highest":
            draft.ambiguities.append(f"“{one.clause.text}”由填报人按此填数")
        case _:
            raise Unsure(one.clause)


def _read_give(one: Statement, draft: Draft) -> None:
    award = amount_of(one)
    pieces = one.pieces
    if award.nothing:
        if not pieces:
            raise Unsure(one.clause)
        made = condition(pieces, every=False, names=draft.context.names)
        if made is None:
            raise Unsure(one.clause)
        draft.gates.append(made)
        return
    note_bases(one, draft, [*one.notes, *one.conditions, one.clause])
    made = condition(pieces, names=draft.context.names) if pieces else None
    if pieces and made is None and any(piece.range for part in pieces for piece in part):
        raise Unsure(*one.conditions, one.clause)
    draft.gives.append((made, award, one))


def _add_step(one: Statement, draft: Draft) -> None:
    words = one.clause.inner[1:]
    note_asides(draft, one.conditions)
    several = _of_several(one, draft)
    for base in several:
        _keep(counted(one, words, amount_of(one), [base], adds=False), one, draft)
    if several:
        return
    made = counted(one, words, amount_of(one), draft.bases, adds=adding(one))
    unsaid = made is not None and any("起扣点" in said for said in made.ambiguities)
    compared = any(
        piece.sign and not piece.range
        for *_, give in draft.gives
        for pieces in give.pieces
        for piece in pieces
    )
    _keep(None if unsaid and compared else made, one, draft)
    if one.clause.words[-1].startswith("再") and one.clause.name == "LOSE":
        _continue(one, draft)


def _continue(one: Statement, draft: Draft) -> None:
    """95%–100%扣1分，95%以下每降低5个百分点再扣1分: what was lost before stays lost."""
    *earlier, step = draft.steps
    place = next((n for n in reversed(range(len(earlier))) if _of_range(earlier[n])), None)
    if place is None or not isinstance(step, ByValue):
        return
    before = earlier[place]
    span = before.condition.range  # type: ignore[attr-defined]
    below = step.direction == "below"
    if step.base != (span.low if below else span.high) or span.unit != step.unit:
        raise Unsure(one.clause)
    wider = (
        replace(span, low=None, low_in=False) if below else replace(span, high=None, high_in=False)
    )
    condition_ = replace(before.condition, range=wider)  # type: ignore[attr-defined]
    draft.steps[place] = replace(before, condition=condition_)  # type: ignore[type-var]


def _of_range(step: Step) -> bool:
    return isinstance(step, Once) and isinstance(step.condition, Within)


def _of_several(one: Statement, draft: Draft) -> list[Base]:
    """小学入学率达100%。初中入学率达98%。每低0.1个百分点…: the step counts for each of them."""
    found: list[Base] = []
    for base in draft.bases:
        alike = [known for known in found if known.subject == base.subject]
        if base.range.unit == "%" and base.subject and not alike:
            found.append(base)
    given = any(condition is not None for condition, *_ in draft.gives)
    if len(found) < PAIR or adding(one) or given or one.clause.before or one.conditions:
        return []
    whole = Fraction(1)
    return found if all(base.range.high in {None, whole} for base in found) else []


def _keep(made: Counted | None, one: Statement, draft: Draft) -> None:
    if made is None:
        raise Unsure(*one.conditions, one.clause)
    draft.steps.append(_from_threshold(made, draft))
    draft.ambiguities += made.ambiguities


def _from_threshold(made: Counted, draft: Draft) -> Step:
    """≥90%得满分，每低于100%…: counted from where full marks end, unless 起扣基准 says written."""
    step = made.step
    full = [given for given, *_ in draft.gives if isinstance(given, Within)]
    if not made.written or not isinstance(step, ByValue) or len(full) != 1 or step.beyond:
        return step
    end = full[0].range.low if step.direction == "below" else full[0].range.high
    if end is None or full[0].range.unit != step.unit or end == step.base:
        return step
    threshold = draft.context.settings.base == "threshold"
    which = "得满分的界限" if threshold else "评分标准写明的"
    start = step.base_text(end if threshold else step.base)
    draft.ambiguities.append(f"起扣点按{which}{start}")
    return replace(step, base=end) if threshold else step


def _read_loss(one: Statement, draft: Draft) -> None:
    if one.clause.name == "LOSERANGE" and one.clause.award is not None:
        high = one.clause.high
        draft.steps.append(Once(condition_of(one), one.clause.award, high=high))
        return
    award = amount_of(one)
    if re.match(r"各|分别", one.clause.words[-1]):
        draft.steps += [Once(Stated(text), award) for text in _each(one)]
        return
    made = loose(_with_own_words(one), award, draft.bases)
    if made is not None:
        _keep(made, one, draft)
        return
    if any(piece.bare for pieces in one.pieces for piece in pieces):
        raise Unsure(*one.conditions, one.clause)
    draft.steps.append(Once(condition_of(one), award))


def _each(one: Statement) -> list[str]:
    """无计划、无措施、无总结的分别扣1分: each of them."""
    made = condition_of(one)
    texts = re.split(r"、|以及", made.text) if isinstance(made, Stated) else []
    if len(texts) < PAIR or any(re.search(r"\d|[率度比]|低于|超过|高于", text) for text in texts):
        raise Unsure(*one.conditions, one.clause)
    return texts


def _with_own_words(one: Statement) -> Statement:
    """发现一起违规情况，扣2分: the clause before the loss says what is counted."""
    if one.clause.before or not one.conditions:
        return one
    *earlier, last = one.conditions
    return Statement(replace(one.clause, before=last.before), earlier, one.notes)


def read_limit(one: Statement, draft: Draft) -> None:
    clause = one.clause
    award = clause.award or (Award(clause.points) if clause.points is not None else None)
    if award is None or any(re.search(r"\d", note.text) for note in one.conditions):
        raise Unsure(clause)
    if clause.name == "LEAST":
        draft.least = award
    elif clause.name == "LOSSMOST":
        _cap(draft, award, clause)
    elif draft.steps and draft.steps[-1].adds and _of_gain(draft, award, clause):
        _cap_gain(draft, award, clause)
    else:
        draft.most = award


def _of_gain(draft: Draft, award: Award, clause: Clause) -> bool:
    """A limit behind a gain is the gain's, where it says 加 or is less than the whole beside losses."""  # noqa: E501
    if "加" in clause.text:
        return True
    points = draft.context.points
    loses = any(not step.adds for step in draft.steps)
    return loses and points is not None and not award.share and award.amount < points


def _cap_gain(draft: Draft, award: Award, clause: Clause) -> None:
    last = draft.steps[-1]
    if not isinstance(last, Once):
        draft.steps[-1] = replace(last, cap=award)  # type: ignore[type-var]
    elif last.amount != award:
        raise Unsure(clause)


def _cap(draft: Draft, award: Award, clause: Clause) -> None:
    """A limit of the step before, unless it is the whole indicator."""
    if not draft.steps or isinstance(draft.steps[-1], Once):
        raise Unsure(clause)
    if award.amount in {draft.context.points, draft.gives[0][1].amount if draft.gives else None}:
        draft.floor = True
        return
    draft.steps[-1] = replace(draft.steps[-1], cap=award)  # type: ignore[type-var]


def _read_partial(one: Statement, draft: Draft) -> None:
    choice = {"PARTIAL": "exact", "STARTED": "started", "WHOLE": "whole"}[one.clause.name]
    if not draft.steps:
        raise Unsure(one.clause)
    draft.steps = [
        step if isinstance(step, Once) else replace(step, partial=choice)  # type: ignore[type-var]
        for step in draft.steps
    ]


def deduction_of(draft: Draft) -> Rule:
    full, start = None, FULL
    if len(draft.gives) > 1:
        raise Unsure(*(one.clause for _, _, one in draft.gives))
    if draft.gives:
        full, start, _ = draft.gives[0]
    if start.amount == draft.context.points or (draft.context.points is None and not start.share):
        start = FULL if draft.context.points is not None else start
    steps = _measured(draft)
    _check_start(full, steps, draft)
    if full is None and draft.bases and not draft.gives:
        full = _implied(draft, steps)
    full = _with_unit(full, steps)
    if not draft.floor and draft.least is None:
        draft.ambiguities.append("没有写明扣完为止，按扣到0分为止")
    most = draft.most
    if most is not None and most.amount == draft.context.points and not any(s.adds for s in steps):
        most = None
    rule = deduction.Rule(full, start, tuple(steps), tuple(draft.gates), most, draft.least)
    return _keyed(rule, draft)


def _check_start(full: Condition | None, steps: list[Step], draft: Draft) -> None:
    """每减少1个百分点扣1分，增长5%得满分: full marks named behind the step are where it starts."""
    guessed = any(text.startswith("起扣点没有写明") for text in draft.ambiguities)
    if not guessed or not isinstance(full, Within):
        return
    ends = {full.range.low, full.range.high}
    if any(isinstance(step, ByValue) and step.base not in ends for step in steps):
        raise Unsure(*(one.clause for *_, one in draft.gives))


def _measured(draft: Draft) -> list[Step]:
    """每延期1天扣0.5分，延期超过10天不得分: the days counted are the value the gate asks for."""
    units = {gate.range.unit for gate in draft.gates if isinstance(gate, Within)}
    return [
        ByValue(
            "",
            "above",
            Fraction(0),
            step.size,
            step.unit,
            step.amount,
            cap=step.cap,
            partial=step.partial,
        )
        if isinstance(step, ByCount) and step.unit in units and _plainly_counted(step, draft)
        else step
        for step in draft.steps
    ]


_HAPPENS = pattern(r"^(?:有|出现|发生|发现|存在)?$")


def _plainly_counted(step: ByCount, draft: Draft) -> bool:
    """每延期1天, 每有1件: the gate speaks of the same things, and no other step counts them."""
    alike = [one for one in draft.steps if isinstance(one, ByCount) and one.unit == step.unit]
    if not step.what and (_HAPPENS.match(step.verb) or directed(step.verb) == ("above", "")):
        return len(alike) == 1
    gates = [gate for gate in draft.gates if isinstance(gate, Within)]
    named = [meaningful(gate.key) for gate in gates if gate.range.unit == step.unit]
    return len(alike) == 1 and all(name and name in step.phrase for name in named)


def _with_unit(full: Condition | None, steps: list[Step]) -> Condition | None:
    """≤0 is written without a unit; it is that of the steps."""
    units = {step.unit for step in steps if isinstance(step, ByValue)}
    if isinstance(full, Within) and not full.range.unit and len(units) == 1:
        return replace(full, range=replace(full.range, unit=units.pop()))
    return full


def _implied(draft: Draft, steps: list[Step]) -> Condition | None:
    """完好率不低于90%。每降低…: the range named before is what earns full marks."""
    if len({step.key for step in steps if isinstance(step, ByValue)}) > 1:
        return None
    for step in steps:
        if not isinstance(step, ByValue) or step.beyond:
            continue
        for base in draft.bases:
            found = base.range
            if step.base in {found.low, found.high} and base.range.unit == step.unit:
                faces = found.low if step.direction == "below" else found.high
                if faces == step.base:
                    return Within(step.key, found)
    return None


def _keyed(rule: deduction.Rule, draft: Draft) -> deduction.Rule:
    """Every value under its key: the indicator's own where the sentence speaks of one only."""
    subjects = [_subject_of(step) for step in rule.steps if isinstance(step, ByValue)]
    conditions = [*([rule.full] if rule.full else []), *rule.gates]
    conditions += [step.condition for step in rule.steps if isinstance(step, Once)]
    valued = any(isinstance(step, ByValue) for step in rule.steps)
    subjects += [
        name
        for one in conditions[(0 if valued or not rule.full else 1) :]
        for name in named_in(one)
    ]
    keys = keyed(subjects, draft.context)
    steps = tuple(step_key(step, keys) for step in rule.steps)
    full = condition_key(rule.full, keys) if rule.full else None
    gates = tuple(condition_key(gate, keys) for gate in rule.gates)
    return replace(rule, full=full, steps=count_keys(steps), gates=gates)


def _subject_of(step: ByValue) -> str:
    return meaningful(step.key)
