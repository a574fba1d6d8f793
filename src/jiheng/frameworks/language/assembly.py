"""From statements to one rule of the six kinds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from jiheng.frameworks.language.clauses import Clause, quantity
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.counting import (
    Base,
    Counted,
    counted,
    directed,
    loose,
    per_case,
    related,
)
from jiheng.frameworks.language.proportions import formula_rule, proportion
from jiheng.frameworks.language.statements import (
    Atom,
    Statement,
    atoms,
    condition,
    condition_words,
    meaningful,
    statements,
)
from jiheng.frameworks.language.targets import Target
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import VALUE, Compared, Condition, Joined, Stated, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Once, Step
from jiheng.frameworks.rules import bands, cases, checklist, deduction, judgement, proportional

_LOOSE_WORDS = re.compile(r"[扣计择](?!划)|(?<!是)否|权重|折算|重复|无效|除外|分(?!类|析|工|别|管|解|布|期|局|公司|散)|取消|封顶")
_WHOLE_TASK = re.compile(r"^(?:全面|全部|按时|超额|按期|如期)*完成(?:了)?[^未不]*(?:目标|任务|计划|指标)[^未不]{0,4}$")
_TARGET = re.compile(
    r"^(?:指标|数值|结果|实际值?)*(?:达标|达到|完成|实现|符合)?(?:了)?(?:年度|既定|预期|设定|规定)?(?:的)?(?:目标|指标|标准|目标值|指标值|标准值|要求)?(?:值)?(?:要求)?(?:达标)?$"
)
#: 依次类推 goes no further.
_MOST_BANDS = 200


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


def assemble(found: list[Clause], context: Context) -> tuple[Rule, list[str], list[Clause]]:
    """The rule, how open points were read, and clauses without effect that were not read.

    Raises:
        Unsure: clauses that decide are not understood.
    """
    short = _short_levels(found)
    if short is not None:
        return short, [], []
    said, left = statements(found)
    said = _headers(said, context)
    if not said:
        return _bare(left, context)
    said = _without_vetoes(said)
    left = [clause for clause in left if not _VETO.match(clause.text)]
    draft = Draft(context)
    _requirements(said)
    _check_notes(left, said, draft)
    _target_base(draft)
    kinds = {one.kind for one in said}
    if "unread" in kinds:
        raise Unsure(*(one.clause for one in said if one.kind == "unread"))
    if kinds & {"proportion", "formula"}:
        rule = _proportional(said, draft)
    elif kinds & {"step", "step_open", "loss", "otherwise_loss", "gain", "per_case"}:
        rule = _stepped(said, draft)
    elif kinds == {"judged"}:
        rule = _judged(said, draft)
    else:
        rule = _interpolated(said, draft) or _given(said, draft)
    return rule, draft.ambiguities, draft.ignored


_SHORT = re.compile(r"(优秀|良好|较好|较差|合格|不合格|一般|优|良|好|中|差)(?:得|计|:)?(\d+(?:\.\d+)?)分?[,、;]?")


def _short_levels(found: list[Clause]) -> Rule | None:
    """好3 中2 差1: levels with their points and nothing else."""
    text = ",".join(clause.text for clause in found)
    parts = _SHORT.findall(text)
    if len(parts) < 2 or _SHORT.sub("", text).strip(",。;") or len({name for name, _ in parts}) < len(parts):
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
    gains = any(one.kind == "step" and _adds(one) for one in said)
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
        if not named or len(named) != 1 or named[0].range.low is None or named[0].range.high is None:
            raise Unsure(*left)
        if named[0].range.unit != "%" or not named[0].subject:
            raise Unsure(*left)
        found = named[0].range
        low, high = Award(found.low or Fraction(0), share=True), Award(found.high or Fraction(0), share=True)
        levels.append(judgement.Level(named[0].subject, low, high))
    if len(levels) < 2:
        raise Unsure(*left)
    del context
    return judgement.Rule(tuple(levels)), [], []


def _requirements(said: list[Statement]) -> None:
    """借阅须经批准并登记，没有批准扣5分，…: what is required is no part of the first failing."""
    losses = [one for one in said if one.kind == "loss" and one.clause.before]
    for one in losses if len(losses) > 1 else []:
        required = [clause for clause in one.conditions if re.search(r"[须应]|必须|要求", clause.text)]
        one.notes += required
        one.conditions = [clause for clause in one.conditions if clause not in required]


_VETO = re.compile(
    r"^(?:并|且)?(?:(?:实行|予以|执行|给予)?一票否决(?:制)?|取消.{0,12}资格|.{0,8}不得(?:评|参评).{0,8}|(?:全[市县区])?通报批评|依[法规]追究.{0,8})$"
)


def _without_vetoes(said: list[Statement]) -> list[Statement]:
    """一票否决 beside 不得分 says the same once more."""
    kept = []
    for one in said:
        none = one.clause.award is not None and one.clause.award.nothing
        conditions = [clause for clause in one.conditions if not (none and _VETO.match(clause.text))]
        notes = [clause for clause in one.notes if not _VETO.match(clause.text)]
        if one.kind == "floor":
            conditions = [clause for clause in conditions if clause.text != "扣分不封顶"]
        kept.append(Statement(one.clause, conditions, notes))
    return kept


def _check_notes(left: list[Clause], said: list[Statement], draft: Draft) -> None:
    """Clauses that give nothing themselves must not bear on points."""
    proportional = any(one.kind in {"proportion", "formula"} for one in said)
    notes = [*left, *(note for one in said for note in one.notes)]
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
    draft.ambiguities += [f"“{note.text}”只作说明，不参与计分" for note in left]


def _bears_number(note: Clause) -> bool:
    """Whether a note names a number that is no part of a name or date."""
    return any(piece.range is not None for piece in note.before) or atoms(note.before) is None


def _target_base(draft: Draft) -> None:
    target = Target.read(draft.context.target)
    if target is not None and target.range is not None:
        draft.bases.append(Base("", target.range))


# -- deduction -------------------------------------------------------------------------------


def _stepped(said: list[Statement], draft: Draft) -> Rule:
    adding = [one for one in said if one.kind in {"step", "gain"} and _adds(one)]
    losing = [one for one in said if one.kind in {"step_open", "loss", "otherwise_loss", "per_case"} or (one.kind == "step" and not _adds(one))]
    if adding and not losing:
        return _gained(said, draft)
    if any(one.clause.name != "BONUS" for one in adding):
        raise Unsure(*(one.clause for one in adding))
    if not any(one.kind in {"step", "step_open"} for one in said) and _loss_bands(said):
        return _given(said, draft)
    denied = _denied(said, draft)
    if denied is not None:
        return denied
    grouped = _groups(said, draft)
    if grouped is not None:
        return grouped
    _read_steps(said, draft)
    return _deduction(draft)


def _denied(said: list[Statement], draft: Draft) -> Rule | None:
    """90%以上得0.5分；没有达标的扣0.5分: all or nothing."""
    if len(said) != 2 or not _positive(said[0]) or said[1].kind != "loss":
        return None
    first, last = said[0].clause.award, said[1].clause.award
    if first != last or not _COMPLEMENT.match(condition_words(said[1].pieces)):
        return None
    nothing = replace(said[1].clause, kind="otherwise", award=NONE, before=[])
    return _given([said[0], Statement(nothing)], draft)


def _adds(one: Statement) -> bool:
    return one.clause.name in {"BONUS", "POINTS", "BARE", "EACHPOINTS", "SHARE"} and (one.kind in {"step", "gain"})


def _read_steps(said: list[Statement], draft: Draft) -> None:
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


def _read_one(one: Statement, draft: Draft) -> None:
    match one.kind:
        case "case":
            _read_give(one, draft)
        case "step":
            _note_bases(one, draft, one.notes)
            _add_step(one, draft)
            _note_bases(one, draft, one.conditions)
        case "loss":
            _note_bases(one, draft, [*one.notes, *one.conditions])
            _read_loss(one, draft)
        case "judged" if "扣" in one.clause.text or "减" in one.clause.text:
            draft.steps.append(Once(_condition(one), NONE, high=FULL))
        case "per_case":
            _keep(per_case(one, _amount(one)), one, draft)
        case "gain":
            counted_gain = loose(one, _amount(one), draft.bases, adds=True)
            if counted_gain is not None:
                _keep(counted_gain, one, draft)
            elif any(piece.bare for pieces in one.pieces for piece in pieces):
                raise Unsure(one.clause)
            else:
                draft.steps.append(Once(_condition(one), _amount(one), adds=True))
        case "floor":
            draft.floor = True
        case "limit":
            _read_limit(one, draft)
        case "partial":
            _read_partial(one, draft)
        case "highest":
            draft.ambiguities.append(f"“{one.clause.text}”由填报人按此填数")
        case _:
            raise Unsure(one.clause)


def _amount(one: Statement) -> Award:
    if one.clause.award is None or one.clause.high is not None:
        raise Unsure(one.clause)
    return one.clause.award


def _read_give(one: Statement, draft: Draft) -> None:
    award = _amount(one)
    pieces = one.pieces
    if award.nothing:
        if not pieces:
            raise Unsure(one.clause)
        made = condition(pieces, every=False, names=draft.context.names)
        if made is None:
            raise Unsure(one.clause)
        draft.gates.append(made)
        return
    _note_bases(one, draft, [*one.notes, *one.conditions, one.clause])
    made = condition(pieces, names=draft.context.names) if pieces else None
    if pieces and made is None and any(piece.range for part in pieces for piece in part):
        raise Unsure(*one.conditions, one.clause)
    draft.gives.append((made, award, one))


def _note_bases(one: Statement, draft: Draft, found: Iterable[Clause]) -> None:
    del one
    for clause in found:
        for atom in atoms(clause.before) or []:
            draft.bases.append(Base(meaningful(_unset(atom.subject)), atom.range))
        for piece in clause.before:
            if piece.text.startswith("(") and piece.count:
                value, symbol = quantity(piece.text.strip("()"))
                draft.bases.append(Base("", Interval(value, value, True, True, symbol)))  # noqa: FBT003


def _unset(subject: str) -> str:
    """以…为标准 names no value."""
    return re.sub(r"^(?:以|按)|为?(?:标准|基准|基数|起点)$", "", subject)


def _add_step(one: Statement, draft: Draft) -> None:
    words = one.clause.inner[1:]
    made = counted(one, words, _amount(one), draft.bases, adds=_adds(one))
    unsaid = made is not None and any("起扣点" in said for said in made.ambiguities)
    compared = any(piece.sign and not piece.range for *_, give in draft.gives for pieces in give.pieces for piece in pieces)
    _keep(None if unsaid and compared else made, one, draft)


def _keep(made: Counted | None, one: Statement, draft: Draft) -> None:
    if made is None:
        raise Unsure(*one.conditions, one.clause)
    draft.steps.append(made.step)
    draft.ambiguities += made.ambiguities


def _read_loss(one: Statement, draft: Draft) -> None:
    if one.clause.name == "LOSERANGE" and one.clause.award is not None:
        high = one.clause.high
        draft.steps.append(Once(_condition(one), one.clause.award, high=high))
        return
    award = _amount(one)
    made = loose(one, award, draft.bases)
    if made is not None:
        _keep(made, one, draft)
        return
    if any(piece.bare for pieces in one.pieces for piece in pieces):
        raise Unsure(*one.conditions, one.clause)
    draft.steps.append(Once(_condition(one), award))


def _condition(one: Statement) -> Condition:
    made = condition(one.pieces) if one.pieces else None
    if made is None:
        raise Unsure(*one.conditions, one.clause)
    return made


def _read_limit(one: Statement, draft: Draft) -> None:
    clause = one.clause
    award = clause.award or (Award(clause.points) if clause.points is not None else None)
    if award is None or any(re.search(r"\d", note.text) for note in one.conditions):
        raise Unsure(clause)
    if clause.name == "LEAST":
        draft.least = award
    elif clause.name == "LOSSMOST":
        _cap(draft, award, clause)
    elif draft.steps and draft.steps[-1].adds and re.search(r"加", clause.text):
        draft.steps[-1] = replace(draft.steps[-1], cap=award)  # type: ignore[type-var]
    else:
        draft.most = award


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


def _deduction(draft: Draft) -> Rule:
    full, start = None, FULL
    if len(draft.gives) > 1:
        raise Unsure(*(one.clause for _, _, one in draft.gives))
    if draft.gives:
        full, start, _ = draft.gives[0]
    if start.amount == draft.context.points or (draft.context.points is None and not start.share):
        start = FULL if draft.context.points is not None else start
    steps = _measured(draft)
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


def _measured(draft: Draft) -> list[Step]:
    """每延期1天扣0.5分，延期超过10天不得分: the days counted are the value the gate asks for."""
    units = {gate.range.unit for gate in draft.gates if isinstance(gate, Within)}
    return [
        ByValue("", "above", Fraction(0), step.size, step.unit, step.amount, cap=step.cap, partial=step.partial)
        if isinstance(step, ByCount) and step.unit in units and directed(step.verb) == ("above", "")
        else step
        for step in draft.steps
    ]


def _with_unit(full: Condition | None, steps: list[Step]) -> Condition | None:
    """≤0 is written without a unit; it is that of the steps."""
    units = {step.unit for step in steps if isinstance(step, ByValue)}
    if isinstance(full, Within) and not full.range.unit and len(units) == 1:
        return replace(full, range=replace(full.range, unit=units.pop()))
    return full


def _implied(draft: Draft, steps: list[Step]) -> Condition | None:
    """完好率不低于90%。每降低…: the range named before is what earns full marks."""
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
    subjects += [name for one in conditions[(0 if valued or not rule.full else 1) :] for name in named_in(one)]
    keys = keyed(subjects, draft.context)
    steps = tuple(_step_key(step, keys) for step in rule.steps)
    full = _condition_key(rule.full, keys) if rule.full else None
    gates = tuple(_condition_key(gate, keys) for gate in rule.gates)
    return replace(rule, full=full, steps=_count_keys(steps), gates=gates)


def _subject_of(step: ByValue) -> str:
    return meaningful(step.key)


def named_in(one: Condition) -> list[str]:
    """Subjects of all values a condition names."""
    if isinstance(one, Within):
        return [meaningful(one.key)]
    if isinstance(one, Joined):
        return [name for part in one.parts for name in named_in(part)]
    return []


def keyed(subjects: list[str], context: Context) -> dict[str, str]:
    """Subject → key. One subject only, in whatever words, is the indicator's own value.

    A name that the indicator declares is that value.
    """
    title = context.title
    groups: list[str] = []
    group_of: dict[str, str] = {}
    last = ""
    for subject in subjects:
        if not subject:
            continue
        near = next((group for group in groups if related(group, subject)), None)
        if near is None:
            groups.append(subject)
            near = subject
        group_of[subject] = near
        last = last or near
    own = {group for group in groups if title and related(group, title)}
    single = len(groups) <= 1
    keys = {"": VALUE}
    for subject, group in group_of.items():
        if subject in context.names:
            keys[subject] = subject
            continue
        keys[subject] = VALUE if single or (len(own) == 1 and group in own) else group
    if len(groups) > 1 and "" in subjects and not own:
        keys[""] = last
    return keys


def _condition_key(one: Condition, keys: dict[str, str]) -> Condition:
    if isinstance(one, Within):
        return replace(one, key=keys.get(meaningful(one.key), meaningful(one.key) or VALUE))
    if isinstance(one, Joined):
        return replace(one, parts=tuple(_condition_key(part, keys) for part in one.parts))
    return one


def _step_key(step: Step, keys: dict[str, str]) -> Step:
    if isinstance(step, ByValue):
        return replace(step, key=keys.get(meaningful(step.key), meaningful(step.key) or VALUE))
    if isinstance(step, Once):
        return replace(step, condition=_condition_key(step.condition, keys))
    return step


def _count_keys(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """A single count is filed under 例数."""
    counts = [step for step in steps if isinstance(step, ByCount)]
    if len(counts) != 1:
        return steps
    return tuple(
        replace(step, key="例数") if isinstance(step, ByCount) else step for step in steps
    )


# -- several rules with points of their own --------------------------------------------------


def _groups(said: list[Statement], draft: Draft) -> Rule | None:
    """A checklist of rules, where the points of several full-marks statements add up."""
    points = draft.context.points
    heads = [n for n, one in enumerate(said) if _positive(one)]
    awards = [said[n].clause.award for n in heads]
    worth = [award.amount for award in awards if award is not None and not award.share]
    if points is None or len(heads) < 2 or len(worth) < len(heads) or sum(worth) != points or heads[0]:
        return None
    tail = said[heads[-1] + 1 :]
    if heads == list(range(len(heads))) and tail and tail[0].kind == "step" and _shared_step(tail[0]):
        return _sharing(said, heads, worth, draft)
    if any(one.clause.strong and not one.marked and not one.conditions for one in tail):
        return _common_losses(said, heads, draft)
    parts: list[checklist.Item | ByCount | ByValue | checklist.Part] = []
    ends = [*heads[1:], len(said)]
    for begin, end, amount in zip(heads, ends, worth, strict=True):
        parts.append(_part(said[begin:end], amount, draft))
    if not _distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


def _shared_step(one: Statement) -> bool:
    """每项每降低1个百分点, 各项指标每低1%: a step of each head."""
    words = "".join(one.clause.inner[1:])
    return words.startswith("项") or condition_words(one.pieces) in {"各项指标", "各项", "单项", "每项"}


def _sharing(
    said: list[Statement], heads: list[int], worth: list[Fraction], draft: Draft
) -> Rule:
    """Every head with the step that all share."""
    tail = said[heads[-1] + 1 :]
    step = tail[0]
    inner = step.clause.inner
    if len(inner) > 2 and str(inner[1]) == "项" and str(inner[2]) == "每":
        inner = [inner[0], *inner[3:]]
    alone = Statement(replace(step.clause, inner=inner, before=[]), [], [])
    if any(one.kind != "floor" for one in tail[1:]):
        raise Unsure(*(one.clause for one in tail[1:]))
    parts = [
        _part([said[place], alone], amount, draft)
        for place, amount in zip(heads, worth, strict=True)
    ]
    if not _distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


def _common_losses(said: list[Statement], heads: list[int], draft: Draft) -> Rule:
    """What is lost after all heads is lost from their sum."""
    losses = [one for n, one in enumerate(said) if n not in heads]
    alike = all(one.kind in {"loss", "floor"} for one in losses)
    if not alike or any(atoms(pieces) for n in heads for pieces in said[n].pieces):
        raise Unsure(*(one.clause for one in said))
    _read_steps(losses, draft)
    return _deduction(draft)


def _part(
    group: list[Statement], amount: Fraction, draft: Draft
) -> "checklist.Item | ByCount | ByValue | checklist.Part":
    """One head with what follows it, worth ``amount``."""
    inner = Draft(replace(draft.context, points=amount, title="", target=""))
    made = condition(group[0].pieces) if group[0].pieces else None
    if len(group) == 1 and isinstance(made, Stated):
        return checklist.Item(made.text, Award(amount))
    if any(one.kind in {"step", "step_open", "loss", "per_case"} for one in group):
        _read_steps(group, inner)
        rule: Rule = _deduction(inner)
    elif any(one.kind in {"proportion", "formula"} for one in group):
        rule = _proportional(group, inner)
    else:
        rule = _given(group, inner)
    draft.ambiguities += inner.ambiguities
    return checklist.Part(_named(rule, made), amount)


def _named(rule: Rule, head: Condition | None) -> Rule:
    """Inside a checklist every value goes by its own name."""
    names = [name for name in named_in(head) if name] if head is not None else []
    if len(names) != 1 or not any(question.key == VALUE for question in rule.questions()):
        return rule
    name = names[0]
    if isinstance(rule, bands.Rule | proportional.Rule):
        return replace(rule, key=name)
    if isinstance(rule, deduction.Rule):
        steps = tuple(
            replace(step, key=name) if isinstance(step, ByValue) and step.key == VALUE else step
            for step in rule.steps
        )
        full = replace(rule.full, key=name) if isinstance(rule.full, Within) else rule.full
        return replace(rule, steps=steps, full=full)
    return rule


def _positive(one: Statement) -> bool:
    return one.kind == "case" and one.clause.award is not None and not one.clause.award.nothing


def _distinct(parts: list[checklist.Item | ByCount | ByValue | checklist.Part]) -> bool:
    """Whether no two parts ask for the same thing under one key."""
    asked: list[str] = []
    for part in parts:
        questions = part.rule.questions() if isinstance(part, checklist.Part) else part.questions()
        asked += [question.key for question in questions]
    return len(set(asked)) == len(asked)


# -- gains -----------------------------------------------------------------------------------


def _gained(said: list[Statement], draft: Draft) -> Rule:
    """每提供一个得2分，最高得6分; or a start with additions (得1分，每增加1年加1分)."""
    starts = [one for one in said if _positive(one)]
    closing = _closing(said, draft)
    if closing is not None:
        said, starts, draft.most = said[:-1], [], closing
    if starts:
        _read_steps(said, draft)
        if draft.most is None or any(isinstance(step, Once) for step in draft.steps):
            raise Unsure(*(one.clause for one in said))
        return _deduction(draft)
    _read_steps(said, draft)
    listed = _over_criteria(draft)
    if listed is not None:
        return listed
    draft.gates = [
        gate for gate in draft.gates if not (isinstance(gate, Stated) and denies(gate.text))
    ]
    if draft.gates or draft.least or any(isinstance(step, Once) for step in draft.steps):
        raise Unsure(*(one.clause for one in said))
    valued = [step for step in draft.steps if isinstance(step, ByValue)]
    if any(not step.beyond for step in valued) or len(valued) > 1:
        raise Unsure(*(one.clause for one in said))
    keyed_steps = _count_keys(tuple(draft.steps))
    parts = tuple(step for step in keyed_steps if isinstance(step, ByCount | ByValue))
    most = draft.most
    if most is None and draft.context.points is not None:
        draft.ambiguities.append("没有写明最高得分")
    rule = checklist.Rule(parts, most)
    if not _distinct(list(parts)):
        raise Unsure(*(one.clause for one in said))
    return rule


def _over_criteria(draft: Draft) -> Rule | None:
    """每一项得1分: each of the indicator's criteria."""
    criteria = draft.context.criteria
    if len(draft.steps) != 1 or not criteria:
        return None
    step = draft.steps[0]
    listed = isinstance(step, ByCount) and step.size == 1 and step.unit in {"项", "条", "个"}
    if not listed or not isinstance(step, ByCount) or step.verb or len(set(criteria)) < len(criteria):
        return None
    worth = step.amount.amount * len(criteria)
    if step.amount.share or (draft.most and draft.most.amount != worth):
        return None
    return checklist.Rule(tuple(checklist.Item(text, step.amount) for text in criteria))


def _closing(said: list[Statement], draft: Draft) -> Award | None:
    """每家得0.5分，10家及以上得5分: the band behind the gain only says where it ends."""
    last = said[-1]
    if len(said) != 2 or said[0].kind != "step" or not _positive(last):
        return None
    found = condition(last.pieces)
    first = counted(said[0], said[0].clause.inner[1:], _amount(said[0]), [], adds=True)
    if first is None or not isinstance(first.step, ByCount) or not isinstance(found, Within):
        return None
    step, end = first.step, found.range.low
    if end is None or found.range.unit != step.unit or step.amount.share:
        return None
    award = _amount(last)
    reached = award.amount * (draft.context.points or Fraction(0)) if award.share else award.amount
    return award if step.amount.amount * end / step.size == reached else None


# -- bands, cases, checklists ----------------------------------------------------------------


def _loss_bands(said: list[Statement]) -> bool:
    """Losses by the range of one value (6-10名的扣0.5分): bands."""
    losses = [one for one in said if one.kind == "loss"]
    if len(losses) < len(said) and not any(_positive(one) for one in said):
        return False
    return all(
        len(found := [atom for pieces in one.pieces for atom in atoms(pieces) or []]) == 1
        and not found[0].bare
        for one in losses
    ) and len(said) > 1


def _given(said: list[Statement], draft: Draft) -> Rule:
    """Conditions with what they give: bands of one value, alternatives, or items that add up."""
    for one in said:
        clauses_ = [*one.notes, *one.conditions, *([one.clause] if one.kind == "case" else [])]
        if any(re.search(r"打分|评分(?!标准)", clause.text) for clause in clauses_):
            raise Unsure(*clauses_)
    listed = [one for one in said if one.kind in {"case", "loss", "judged"}]
    quiet = {"case", "loss", "judged", "otherwise", "etc", "floor", "otherwise_loss", "highest", "restate"}
    rest = [one for one in said if one.kind not in quiet]
    draft.exclusive = any(one.kind == "highest" for one in said)
    _read_most(rest, draft)
    if not listed:
        raise Unsure(*(one.clause for one in said))
    if any(one.clause.high is not None for one in listed):
        return _levels(listed, draft)
    if any(one.kind == "judged" for one in listed):
        return _partly_judged(listed, draft)
    otherwise = _otherwise(said, draft)
    if otherwise is None and len(listed) > 1 and _complement(listed[-1]) and said[-1] is listed[-1]:
        listed, otherwise = listed[:-1], NONE
    made = _banded(listed, otherwise, said, draft)
    if made is not None:
        return made
    if any(one.kind in {"etc", "loss"} for one in said):
        raise Unsure(*(one.clause for one in said if one.kind in {"etc", "loss"}))
    return _listed(listed, otherwise, draft)


_COMPLEMENT = re.compile(
    r"^(?:没有|未能|未|达不到|不)(?:达标|达到|完成|达要求|达到要求|符合|满足|实现|按要求|达)?(?:上述|以上|规定)?(?:目标|要求|标准|任务|条件|比例)?(?:值)?$"
)


def _complement(one: Statement) -> bool:
    """未达到的不得分: otherwise."""
    award = one.clause.award
    return award is not None and award.nothing and bool(_COMPLEMENT.match(condition_words(one.pieces)))


def _partly_judged(listed: list[Statement], draft: Draft) -> Rule:
    """记录齐全得4分，记录不全酌情给分，无记录不得分: one case is a reviewer's."""
    made = []
    for one in listed:
        found = condition(one.pieces) if one.pieces else None
        if not isinstance(found, Stated) or one.kind == "loss":
            raise Unsure(*(other.clause for other in listed))
        award = judgement.Rule() if one.kind == "judged" else _amount(one)
        made.append(cases.Case(found, award))
    best = [case.award.amount for case in made if isinstance(case.award, Award)]
    if not best or max(best) not in {draft.context.points, 1}:
        raise Unsure(*(other.clause for other in listed))
    return cases.Rule(tuple(made))


def _read_most(rest: list[Statement], draft: Draft) -> None:
    for one in rest:
        if one.kind != "limit" or one.clause.name != "MOST":
            raise Unsure(one.clause)
        _read_limit(one, draft)


def _otherwise(said: list[Statement], draft: Draft) -> Award | None:
    found = [one for one in said if one.kind == "otherwise"]
    if not found:
        return None
    if len(found) > 1 or found[0].conditions or said[-1] is not found[0]:
        raise Unsure(*(one.clause for one in found))
    if any(piece.range is not None for piece in found[0].clause.before):
        raise Unsure(found[0].clause)
    del draft
    return _amount(found[0])


def _levels(listed: list[Statement], draft: Draft) -> Rule:
    """好得8-10分，一般得5-7分."""
    del draft
    levels = []
    for one in listed:
        made = condition(one.pieces) if one.pieces else None
        if not isinstance(made, Stated) or one.clause.award is None or one.notes:
            raise Unsure(one.clause)
        levels.append(
            judgement.Level(made.text, one.clause.award, one.clause.high or one.clause.award)
        )
    return judgement.Rule(tuple(levels))


def _banded(
    listed: list[Statement], otherwise: Award | None, said: list[Statement], draft: Draft
) -> Rule | None:
    """Bands, where every condition is one range of the same value."""
    found: list[tuple[Interval, Award, bool, str]] = []
    unstated = []
    for place, one in enumerate(listed):
        made = _range_of(one, draft, first=place == 0) or _to_base(one, listed)
        if made is None and len(listed) > 1 and _WHOLE_TASK.match(condition_words(one.pieces)):
            made = Atom("", Interval(Fraction(1), None, low_in=True, unit="%"), bare=False, text="")
        if made is None:
            made = _nothing_done(one, listed)
        if made is None:
            unstated.append(one)
            continue
        found.append((made.range, _award_of(one, draft), made.bare, meaningful(made.subject)))
    if unstated or not found:
        if found and len(found) == len(listed) - len(unstated) and any(one.kind == "loss" for one in listed):
            raise Unsure(*(one.clause for one in unstated))
        return None
    units = {span.unit for span, *_ in found if not (span.exact and span.low == 0)}
    if len(units) > 1:
        return None
    symbol = next(iter(units), "")
    found = [(replace(span, unit=symbol), award, bare, subject) for span, award, bare, subject in found]
    if _separate([subject for *_, subject in found], draft):
        return None
    return _bands(found, otherwise, said, draft)


def _nothing_done(one: Statement, listed: list[Statement]) -> Atom | None:
    """没有组织的不得分 beside 1场得1分 is 0场; 按时完成 beside 延期1个月 is no delay."""
    words = condition_words(one.pieces)
    award = one.clause.award
    named = [atom for other in listed for pieces in other.pieces for atom in atoms(pieces) or []]
    units = {atom.range.unit for atom in named}
    if not named or units & {"%", "", "分", "名"} or award is None or len(units) != 1:
        return None
    symbol = units.pop()
    zero = Interval(Fraction(0), Fraction(0), True, True, symbol)  # noqa: FBT003
    if award.nothing and re.match(r"(?:没有|未|无|不)[^，,]{0,8}$", words):
        return Atom("", zero, bare=False, text=words)
    late = any(re.search(r"延|逾|迟|晚|超", atom.subject) for atom in named)
    if late and re.match(r"(?:按[时期]|如期|及时)", words):
        return Atom("", Interval(None, Fraction(0), high_in=True, unit=symbol), bare=False, text=words)
    return None


_TO_BASE = re.compile(r"^(.*?)(不超过|未超过|不高于|控制在|高于|超过|等于|达到|持平|低于)(.+?)(?:以内|之内)?$")
_TO_RANGE = {
    "不超过": (None, 0, True), "未超过": (None, 0, True), "不高于": (None, 0, True), "控制在": (None, 0, True),
    "高于": (0, None, False), "超过": (0, None, False), "等于": (0, 0, True), "持平": (0, 0, True),
    "达到": (0, None, True), "低于": (None, 0, False),
}  # fmt: skip


def _to_base(one: Statement, listed: list[Statement]) -> Atom | None:
    """高于平均值得8分 beside 高于平均值20%以上得10分: a deviation above 0."""
    bases = [
        atom.base
        for other in listed
        for pieces in other.pieces
        for atom in atoms(pieces) or []
        if atom.base
    ]
    found = _TO_BASE.match(condition_words(one.pieces))
    if found is None or not bases or not any(related(found.group(3), base) for base in bases):
        return None
    low, high, owned = _TO_RANGE[found.group(2)]
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Atom("", Interval(ends[0], ends[1], owned, owned, "%"), bare=False, text="")


def _range_of(one: Statement, draft: Draft, *, first: bool) -> Atom | None:
    """The one range a statement names; words in front of the first only say what it is about."""
    found = condition(one.pieces, names=draft.context.names) if one.pieces else None
    if one.pieces and found is None:
        raise Unsure(*one.conditions, one.clause)
    named = [atom for pieces in one.pieces for atom in atoms(pieces) or []]
    bare = any(atom.bare for atom in named)
    if isinstance(found, Within):
        return Atom(found.key, found.range, bare, "")
    if not isinstance(found, Joined) or any(p.join for pieces in one.pieces for p in pieces):
        return None
    ranges = [part for part in found.parts if isinstance(part, Within)]
    if len(ranges) == 2 and len(found.parts) == 2 and not ranges[1].key:
        met = ranges[0].range.meet(ranges[1].range)
        return Atom(ranges[0].key, met, bare, "") if met else None
    if first and len(ranges) == 1 and len(found.parts) == 2:
        return Atom(ranges[0].key, ranges[0].range, bare, "")
    return None


def _separate(subjects: list[str], draft: Draft) -> bool:
    """Whether the ranges are of different values."""
    groups: list[str] = []
    for subject in filter(None, subjects):
        if not any(related(group, subject) for group in groups):
            groups.append(subject)
    del draft
    return len(groups) > 1


def _award_of(one: Statement, draft: Draft) -> Award:
    award = _amount(one)
    if one.kind != "loss":
        return award
    points = draft.context.points
    if award.share:
        return Award(1 - award.amount, share=True)
    if points is None or award.amount > points:
        raise Unsure(one.clause)
    return Award(points - award.amount)


def _bands(
    found: list[tuple[Interval, Award, bool, str]],
    otherwise: Award | None,
    said: list[Statement],
    draft: Draft,
) -> Rule:
    descending = _descending([(span, award) for span, award, *_ in found])
    made = []
    for span, award, bare, _ in found:
        counted_up = bare and span.low is not None and (descending or (len(found) == 1 and span.unit != "%"))
        fixed = replace(span, high=None, high_in=False) if counted_up and span.low != 0 else span
        made.append(bands.Band(fixed, award))
    if any(one.kind == "etc" for one in said):
        made = _and_so_on(made, said, draft)
    best = max((band.award.amount for band in made), default=None)
    if draft.most is not None and draft.most.amount != best:
        raise Unsure(*(one.clause for one in said if one.kind == "limit"))
    if all(one.kind == "loss" for one in said if one.kind in {"case", "loss"}):
        made.insert(0, bands.Band(_before_losses(made, said), FULL))
    return bands.Rule(_narrow_first(made), otherwise)


def _before_losses(made: list[bands.Band], said: list[Statement]) -> Interval:
    """延迟1–5天扣1分，…: where nothing is lost."""
    best = max(made, key=lambda band: band.award.amount).range
    lows = [band.range.low for band in made if band.range.low is not None]
    highs = [band.range.high for band in made if band.range.high is not None]
    if best.low is not None and len(lows) == len(made) and best.low == min(lows):
        return Interval(None, best.low, high_in=best.low_in is False, unit=best.unit)
    if best.high is not None and len(highs) == len(made) and best.high == max(highs):
        return Interval(best.high, None, low_in=best.high_in is False, unit=best.unit)
    raise Unsure(*(one.clause for one in said))


def _descending(found: list[tuple[Interval, Award]]) -> bool:
    """完成90%得9分，80%得8分: bare numbers that fall are thresholds."""
    lows = [span.low for span, award in found if not award.nothing and span.low is not None]
    points = [award.amount for _, award in found if not award.nothing]
    if len(lows) != len(points) or len(lows) < 2:
        return False
    falling = all(first > second for first, second in zip(lows, lows[1:], strict=False))
    return falling and all(first > second for first, second in zip(points, points[1:], strict=False))


def _and_so_on(
    made: list[bands.Band], said: list[Statement], draft: Draft
) -> list[bands.Band]:
    """依次类推: the last two bands give the pattern, down to nothing."""
    etc = next(one.clause for one in said if one.kind == "etc")
    last = [band for band in made if band.range.low is not None and not band.award.nothing][-2:]
    if len(last) < 2 or last[0].range.exact != last[1].range.exact:
        raise Unsure(etc)
    first, second = last
    if not second.range.exact and (first.range.high is not None or second.range.high is not None):
        raise Unsure(etc)
    step = (second.range.low or Fraction(0)) - (first.range.low or Fraction(0))
    fall = first.award.amount - second.award.amount
    if second.range.exact and step > 0 and fall < 0 and etc.points is None:
        return _rising(made, step, -fall, draft)
    if etc.points not in {None, fall} or fall <= 0 or step == 0 or (step > 0) != second.range.exact:
        raise Unsure(etc)
    low, award = second.range.low or Fraction(0), second.award
    while award.amount > fall and low + step > 0 and len(made) < _MOST_BANDS:
        low, award = low + step, replace(award, amount=award.amount - fall)
        high = low if second.range.exact else None
        made.append(bands.Band(replace(second.range, low=low, high=high), award))
    if second.range.exact and award.amount <= fall:
        made.append(bands.Band(Interval(low, None, low_in=False, unit=second.range.unit), NONE))
    return made


def _rising(
    made: list[bands.Band], step: Fraction, rise: Fraction, draft: Draft
) -> list[bands.Band]:
    """1家得1分，2家得2分，以此类推: up to the limit."""
    limit = draft.most.amount if draft.most else draft.context.points
    last = made[-1]
    low, award = last.range.low or Fraction(0), last.award
    if limit is None or award.share:
        raise Unsure()
    while award.amount + rise <= limit and len(made) < _MOST_BANDS:
        low, award = low + step, replace(award, amount=award.amount + rise)
        made.append(bands.Band(replace(last.range, low=low, high=low), award))
    made[-1] = replace(made[-1], range=replace(made[-1].range, high=None, high_in=False))
    draft.most = None
    return made


def _narrow_first(made: list[bands.Band]) -> tuple[bands.Band, ...]:
    """A band that is a part of another comes before it; else the order of the sentence."""
    ordered: list[bands.Band] = []
    for band in made:
        place = next(
            (n for n, other in enumerate(ordered) if band.range.within(other.range)), len(ordered)
        )
        ordered.insert(place, band)
    return tuple(ordered)


def _listed(listed: list[Statement], otherwise: Award | None, draft: Draft) -> Rule:
    """Alternatives, where the best gives all; items, where all of them together do."""
    awards = [_amount(one) for one in listed]
    points = draft.context.points
    worth = [award.amount for award in awards if not award.share]
    shares = [award.amount for award in awards if award.share]
    adds = bool(worth) and len(worth) == len(awards) and sum(worth, Fraction(0)) == points
    adds = adds or (len(shares) == len(awards) and sum(shares, Fraction(0)) == 1)
    exclusive = draft.exclusive or any(award.nothing for award in awards)
    if otherwise is None and len(listed) > 1 and not exclusive:
        marked = all(one.marked for one in listed)
        if adds or (points is None and marked) or (draft.most is not None and sum(worth) >= draft.most.amount):
            return _items(listed, awards, draft)
        if points is not None and len(worth) == len(awards) > 1 and len(set(worth)) == 1 and marked_or_same(worth, points):
            return _items(listed, awards, draft)
        if points is not None and max(worth, default=points) != points:
            raise Unsure(*(one.clause for one in listed))
    return _cases(listed, awards, otherwise, draft)


def marked_or_same(worth: list[Fraction], points: Fraction) -> bool:
    """Items of equal points add up; as alternatives they would differ."""
    return worth[0] != points


def _items(listed: list[Statement], awards: list[Award], draft: Draft) -> Rule:
    parts: list[checklist.Item | ByCount | ByValue | checklist.Part] = []
    for one, award in zip(listed, awards, strict=True):
        made = _condition(one)
        if isinstance(made, Stated):
            parts.append(checklist.Item(made.text, award))
        else:
            inner = cases.Rule((cases.Case(made, Award(award.amount)),))
            parts.append(checklist.Part(inner, award.amount))
    most = draft.most
    total = sum((award.amount for award in awards), Fraction(0))
    if most is not None and most.amount == total:
        most = None
    made_rule = checklist.Rule(tuple(parts), most)
    if not _distinct(parts):
        raise Unsure(*(one.clause for one in listed))
    return made_rule


def _cases(
    listed: list[Statement], awards: list[Award], otherwise: Award | None, draft: Draft
) -> Rule:
    if draft.most is not None and draft.most.amount != max(a.amount for a in awards):
        raise Unsure(*(one.clause for one in listed))
    made = []
    target = Target.read(draft.context.target)
    for one, award in zip(listed, awards, strict=True):
        words = condition_words(one.pieces)
        if not words or re.search(r"打分|评分|酌情|优.{0,2}良.{0,2}[中差]", words):
            raise Unsure(*one.conditions, one.clause)
        found = _against_target(one, target) or condition(one.pieces, every=not award.nothing, names=draft.context.names)
        if found is None:
            raise Unsure(*one.conditions, one.clause)
        made.append(cases.Case(found, award))
    made, otherwise = _without_contrary(_yes_or_no(made), otherwise)
    subjects = [name for case in made for name in named_in(case.condition)]
    keys = keyed(subjects, draft.context)
    made = _gates_first(made)
    fixed = tuple(replace(case, condition=_condition_key(case.condition, keys)) for case in made)
    if len(fixed) == 1 and otherwise is None:
        if fixed[0].award.nothing:
            otherwise = FULL
        elif not fixed[0].award.share:
            draft.ambiguities.append("没有写明不符合时怎样计分，按不得分")
    return cases.Rule(fixed, otherwise)


def _gates_first(made: list[cases.Case]) -> list[cases.Case]:
    """A case that gives nothing for another value than the first case's goes before it."""
    first = next(iter(named_in(made[0].condition)), "")
    if not first:
        return made
    gates = [
        case
        for case in made[1:]
        if isinstance(case.award, Award) and case.award.nothing
        and (names := [name for name in named_in(case.condition) if name])
        and not any(related(first, name) for name in names)
    ]
    return [*gates, *(case for case in made if case not in gates)]


def _yes_or_no(made: list[cases.Case]) -> list[cases.Case]:
    """是否建立…，是得2分，否不得分: what is asked is the condition."""
    if len(made) != 2 or not all(isinstance(case.condition, Stated) for case in made):
        return made
    asked = re.fullmatch(r"是否(.+)，是", str(made[0].condition))
    if asked is None or str(made[1].condition) != "否":
        return made
    text = asked.group(1)
    return [replace(made[0], condition=Stated(text)), replace(made[1], condition=Stated(f"未{text}"))]


_DENIAL = re.compile(r"没有|未能|未|无|不|否|有|的|存在|发生|出现|达到|完成")


def _without_contrary(
    made: list[cases.Case], otherwise: Award | None
) -> tuple[list[cases.Case], Award | None]:
    """无违纪得2分，有违纪不得分: the second only denies the first, and is 否则."""
    if len(made) != 2 or otherwise is not None:
        return made, otherwise
    first, last = made
    if not isinstance(last.award, Award) or not last.award.nothing or not isinstance(first.award, Award):
        return made, otherwise
    if isinstance(first.condition, Compared) and isinstance(last.condition, Compared):
        pair = (first.condition.sign, last.condition.sign)
        denied = pair in {("≤", ">"), ("≥", "<"), (">", "≤"), ("<", "≥")}
        same = (first.condition.left, first.condition.right) == (last.condition.left, last.condition.right)
        return ([first], last.award) if denied and same else (made, otherwise)
    if isinstance(first.condition, Stated) and isinstance(last.condition, Stated):
        one, other = first.condition.text, last.condition.text
        stems = {_DENIAL.sub("", one), _DENIAL.sub("", other)}
        differ = denies(one) != denies(other)
        related_stems = len(stems) == 1 or "" in stems or related(*stems)
        return ([first], last.award) if differ and related_stems else (made, otherwise)
    return made, otherwise


def denies(text: str) -> bool:
    """Whether a clause says that something is not so."""
    return bool(re.search(r"没有|未|无(?!线|人机|害|障碍)|不(?!超过|高于|大于|多于|低于|少于|小于|断|动产|得|良)", text))


def _against_target(one: Statement, target: Target | None) -> Condition | None:
    """达标, decided by the indicator's target."""
    words = condition_words(one.pieces)
    if target is None or not words or not _TARGET.match(words):
        return None
    return target.condition(words)


def _judged(said: list[Statement], draft: Draft) -> Rule:
    """酌情给分, without anything else that decides."""
    if len(said) > 1:
        raise Unsure(*(one.clause for one in said))
    del draft
    return judgement.Rule()


# -- proportions -----------------------------------------------------------------------------


def _proportional(said: list[Statement], draft: Draft) -> Rule:
    grouped = _proportional_groups(said, draft)
    if grouped is not None:
        return grouped
    formulas = [one for one in said if one.kind == "formula"]
    if formulas:
        return formula_rule(said, draft.context, draft.ambiguities)
    return proportion(said, draft.context, draft.ambiguities)



def _proportional_groups(said: list[Statement], draft: Draft) -> Rule | None:
    """Several heads whose points add up; what follows in proportion holds for each or its own."""
    points = draft.context.points
    heads = [n for n, one in enumerate(said) if _positive(one)]
    awards = [said[n].clause.award for n in heads]
    worth = [award.amount for award in awards if award is not None and not award.share]
    if len(heads) < 2 or len(worth) < len(heads) or sum(worth) != points or heads[0]:
        return None
    tail = said[heads[-1] + 1 :]
    if heads == list(range(len(heads))) and len(tail) == 1 and tail[0].kind == "proportion":
        groups = [[said[place], tail[0]] for place in heads]
    else:
        ends = [*heads[1:], len(said)]
        groups = [said[begin:end] for begin, end in zip(heads, ends, strict=True)]
    parts = [_part(group, amount, draft) for group, amount in zip(groups, worth, strict=True)]
    if not _distinct(parts):
        raise Unsure(*(one.clause for one in said))
    return checklist.Rule(tuple(parts))


def _interpolated(said: list[Statement], draft: Draft) -> Rule | None:
    """90%以下不得分，100%得满分，其间按插值法: a straight line between the two."""
    lines = [one for one in said if one.kind == "partial" and one.clause.name == "PARTIAL"]
    gives = [one for one in said if one.kind == "case"]
    if len(lines) != 1 or len(gives) != 2 or len(said) != 3:
        return None
    ranges = [_range_of(one, draft, first=False) for one in gives]
    awards = [_amount(one) for one in gives]
    full = [r.range for r, award in zip(ranges, awards, strict=True) if r and not award.nothing]
    none = [r.range for r, award in zip(ranges, awards, strict=True) if r and award.nothing]
    stated = next(award for award in awards if not award.nothing)
    if len(full) != 1 or len(none) != 1 or not (stated == FULL or stated.amount == draft.context.points):
        return None
    top, bottom = full[0].low, none[0].high
    if top is None or bottom is None or none[0].low is not None or bottom >= top:
        return None
    return proportional.Rule(top, bottom, None, full[0].unit)
