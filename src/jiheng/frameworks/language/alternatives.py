"""Conditions with what they give: alternatives, items that add up, levels."""

import re
from dataclasses import replace
from fractions import Fraction

from jiheng.frameworks.language.counting import (
    related,
)
from jiheng.frameworks.language.deductions import read_limit
from jiheng.frameworks.language.draft import Draft, amount_of, condition_of, distinct, positive
from jiheng.frameworks.language.keys import condition_key, keyed, named_in
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.ranges import banded
from jiheng.frameworks.language.statements import (
    Statement,
    condition,
    condition_words,
    denies,
)
from jiheng.frameworks.language.targets import Target
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import VALUE, Compared, Condition, Stated, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.phrases.steps import ByCount, ByValue
from jiheng.frameworks.rules import bands, cases, checklist, judgement
from jiheng.patterns import pattern

_TARGET = pattern(
    r"^(?:指标|数值|结果|实际值?)*(?:达标|达到|完成|实现|符合)?(?:了)?(?:年度|既定|预期|设定|规定)?(?:的)?(?:目标|指标|标准|目标值|指标值|标准值|要求)?(?:值)?(?:要求)?(?:达标)?$"
)


def all_or_nothing(said: list[Statement], draft: Draft) -> Rule | None:
    """90%以上得0.5分；没有达标的扣0.5分: all or nothing."""
    if len(said) != PAIR or not positive(said[0]) or said[1].kind != "loss":
        return None
    first, last = said[0].clause.award, said[1].clause.award
    if first != last or not _COMPLEMENT.match(condition_words(said[1].pieces)):
        return None
    nothing = replace(said[1].clause, kind="otherwise", award=NONE, before=[])
    return given_rule([said[0], Statement(nothing)], draft)


def given_rule(said: list[Statement], draft: Draft) -> Rule:
    """Conditions with what they give: bands of one value, alternatives, or items that add up."""
    for one in said:
        clauses_ = [*one.notes, *one.conditions, *([one.clause] if one.kind == "case" else [])]
        if any(re.search(r"打分|评分(?!标准)", clause.text) for clause in clauses_):
            raise Unsure(*clauses_)
    listed = [one for one in said if one.kind in {"case", "loss", "judged"}]
    quiet = {
        "case",
        "loss",
        "judged",
        "otherwise",
        "etc",
        "floor",
        "otherwise_loss",
        "highest",
        "restate",
    }
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
    made = banded(listed, otherwise, said, draft)
    if made is not None:
        return made
    if any(one.kind in {"etc", "loss"} for one in said):
        raise Unsure(*(one.clause for one in said if one.kind in {"etc", "loss"}))
    return _listed(listed, otherwise, draft)


_COMPLEMENT = pattern(
    r"^(?:没有|未能|未|达不到|不)(?:达标|达到|完成|达要求|达到要求|符合|满足|实现|按要求|达)?(?:上述|以上|规定)?(?:目标|要求|标准|任务|条件|比例)?(?:值)?$"
)


def _complement(one: Statement) -> bool:
    """未达到的不得分: otherwise."""
    award = one.clause.award
    return (
        award is not None and award.nothing and bool(_COMPLEMENT.match(condition_words(one.pieces)))
    )


def _partly_judged(listed: list[Statement], draft: Draft) -> Rule:
    """记录齐全得4分，记录不全酌情给分，无记录不得分: one case is a reviewer's."""
    made = []
    for one in listed:
        found = condition(one.pieces) if one.pieces else None
        if not isinstance(found, Stated | Within) or one.kind == "loss":
            raise Unsure(*(other.clause for other in listed))
        award = judgement.Rule() if one.kind == "judged" else amount_of(one)
        made.append(cases.Case(found, award))
    ranged = [name for case in made for name in named_in(case.condition)]
    if ranged:
        made = _by_one_value(made, keyed(ranged, draft.context), listed)
    best = [case.award.amount for case in made if isinstance(case.award, Award)]
    if not best or max(best) not in {draft.context.points, 1}:
        raise Unsure(*(other.clause for other in listed))
    return cases.Rule(tuple(made))


def _by_one_value(
    made: list[cases.Case], keys: dict[str, str], listed: list[Statement]
) -> list[cases.Case]:
    """90%以上得4分，80%–90%得3分，80%以下酌情扣分: ranges of one value, the best of them first."""
    found = [replace(one, condition=condition_key(one.condition, keys)) for one in made]
    asked = {question.key for one in found for question in one.condition.questions()}
    if len(asked) > 1 or any(isinstance(one.condition, Stated) for one in found):
        raise Unsure(*(other.clause for other in listed))
    judged = [one for one in found if not isinstance(one.award, Award)]
    return [*(one for one in found if one not in judged), *judged]


def _read_most(rest: list[Statement], draft: Draft) -> None:
    for one in rest:
        if one.kind != "limit" or one.clause.name != "MOST":
            raise Unsure(one.clause)
        read_limit(one, draft)


def _otherwise(said: list[Statement], draft: Draft) -> Award | None:
    found = [one for one in said if one.kind == "otherwise"]
    if not found:
        return None
    if len(found) > 1 or found[0].conditions or said[-1] is not found[0]:
        raise Unsure(*(one.clause for one in found))
    if any(piece.range is not None for piece in found[0].clause.before):
        raise Unsure(found[0].clause)
    del draft
    return amount_of(found[0])


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


def _listed(listed: list[Statement], otherwise: Award | None, draft: Draft) -> Rule:
    """Alternatives, where the best gives all; items, where all of them together do."""
    awards = [amount_of(one) for one in listed]
    points = draft.context.points
    worth = [award.amount for award in awards if not award.share]
    each = _each_item(listed, points) if otherwise is None else None
    if each is not None:
        return each
    shares = [award.amount for award in awards if award.share]
    adds = bool(worth) and len(worth) == len(awards) and sum(worth, Fraction(0)) == points
    adds = adds or (len(shares) == len(awards) and sum(shares, Fraction(0)) == 1)
    exclusive = draft.exclusive or any(award.nothing for award in awards)
    nothing_else = otherwise is not None and otherwise.nothing
    if nothing_else and adds and len(listed) > 1 and not exclusive and not _same_value(listed):
        return _items(listed, awards, draft)
    if otherwise is None and len(listed) > 1 and not exclusive:
        marked = all(one.marked for one in listed)
        if (
            adds
            or (points is None and marked)
            or (draft.most is not None and sum(worth) >= draft.most.amount)
        ):
            return _items(listed, awards, draft)
        if (
            points is not None
            and len(worth) == len(awards) > 1
            and len(set(worth)) == 1
            and _alternatives_differ(worth, points)
        ):
            return _items(listed, awards, draft)
        if points is not None and max(worth, default=points) != points:
            raise Unsure(*(one.clause for one in listed))
    return _cases(listed, awards, otherwise, draft)


def _each_item(listed: list[Statement], points: Fraction | None) -> Rule | None:
    """有机构、有人员、有经费各得1分, of 3: each of them is an item."""
    clause = listed[0].clause
    made = condition(listed[0].pieces) if listed[0].pieces else None
    if len(listed) != 1 or clause.name != "EACHPOINTS" or not isinstance(made, Stated):
        return None
    texts = made.text.split("、")
    award = amount_of(listed[0])
    if len(set(texts)) < PAIR or points != award.amount * len(texts):
        return None
    return checklist.Rule(tuple(checklist.Item(text, award) for text in texts))


def _same_value(listed: list[Statement]) -> bool:
    """Whether a range is among the conditions: then they may be rungs of one ladder."""
    return any(piece.range for one in listed for pieces in one.pieces for piece in pieces)


def _alternatives_differ(worth: list[Fraction], points: Fraction) -> bool:
    """Items of equal points add up; as alternatives they would differ."""
    return worth[0] != points


def _items(listed: list[Statement], awards: list[Award], draft: Draft) -> Rule:
    parts: list[checklist.Item | ByCount | ByValue | checklist.Part] = []
    for one, award in zip(listed, awards, strict=True):
        made = condition_of(one)
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
    if not distinct(parts):
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
        found = _against_target(one, target) or condition(
            one.pieces, every=not award.nothing, names=draft.context.names
        )
        if found is None:
            raise Unsure(*one.conditions, one.clause)
        made.append(cases.Case(found, award))
    if target is not None and (over := _over_target(made, otherwise)) is not None:
        return over
    made, otherwise = _without_contrary(_yes_or_no(made), otherwise)
    subjects = [name for case in made for name in named_in(case.condition)]
    keys = keyed(subjects, draft.context)
    made = _gates_first(made)
    fixed = tuple(replace(case, condition=condition_key(case.condition, keys)) for case in made)
    if len(fixed) == 1 and otherwise is None:
        if awards[0].nothing:
            otherwise = FULL
        elif not awards[0].share:
            draft.ambiguities.append("没有写明不符合时怎样计分，按不得分")
    return cases.Rule(fixed, otherwise)


def _over_target(made: list[cases.Case], otherwise: Award | None) -> Rule | None:
    """≤目标值得10分，>目标值不得分: bands of the one value."""
    found = [
        bands.Band(case.condition.range, case.award)
        for case in made
        if isinstance(case.condition, Within)
        and case.condition.key == VALUE
        and isinstance(case.award, Award)
    ]
    units = {band.range.unit for band in found}
    if len(found) < PAIR or len(found) < len(made) or len(units) > 1:
        return None
    return bands.Rule(tuple(found), otherwise)


def _gates_first(made: list[cases.Case]) -> list[cases.Case]:
    """A case that gives nothing for another value than the first case's goes before it."""
    first = next(iter(named_in(made[0].condition)), "")
    if not first:
        return made
    gates = [
        case
        for case in made[1:]
        if isinstance(case.award, Award)
        and case.award.nothing
        and (names := [name for name in named_in(case.condition) if name])
        and not any(related(first, name) for name in names)
    ]
    return [*gates, *(case for case in made if case not in gates)]


def _yes_or_no(made: list[cases.Case]) -> list[cases.Case]:
    """是否建立…，是得2分，否不得分: what is asked is the condition."""
    if len(made) != PAIR or not all(isinstance(case.condition, Stated) for case in made):
        return made
    asked = re.fullmatch(r"是否(.+)，是", str(made[0].condition))
    if asked is None or str(made[1].condition) != "否":
        return made
    text = asked.group(1)
    return [
        replace(made[0], condition=Stated(text)),
        replace(made[1], condition=Stated(f"未{text}")),
    ]


_DENIAL = pattern(r"没有|未能|未|无|不|否|有|的|存在|发生|出现|达到|完成")


def _without_contrary(
    made: list[cases.Case], otherwise: Award | None
) -> tuple[list[cases.Case], Award | None]:
    """无违纪得2分，有违纪不得分: the second only denies the first, and is 否则."""
    if len(made) != PAIR or otherwise is not None:
        return made, otherwise
    first, last = made
    if (
        not isinstance(last.award, Award)
        or not last.award.nothing
        or not isinstance(first.award, Award)
    ):
        return made, otherwise
    if isinstance(first.condition, Compared) and isinstance(last.condition, Compared):
        pair = (first.condition.sign, last.condition.sign)
        denied = pair in {("≤", ">"), ("≥", "<"), (">", "≤"), ("<", "≥")}
        same = (first.condition.left, first.condition.right) == (
            last.condition.left,
            last.condition.right,
        )
        return ([first], last.award) if denied and same else (made, otherwise)
    if isinstance(first.condition, Stated) and isinstance(last.condition, Stated):
        one, other = first.condition.text, last.condition.text
        stems = {_DENIAL.sub("", one), _DENIAL.sub("", other)}
        differ = denies(one) != denies(other)
        related_stems = len(stems) == 1 or "" in stems or related(*stems)
        return ([first], last.award) if differ and related_stems else (made, otherwise)
    return made, otherwise


def _against_target(one: Statement, target: Target | None) -> Condition | None:
    """达标, decided by the indicator's target."""
    words = condition_words(one.pieces)
    named = Target.read(words) if target is None else None
    if named is not None and len(named.levels) > 1 and "、" in words:
        return named.condition(words)
    if target is None or not words:
        return None
    if target.range is not None and (made := _beside_target(words, target.range)) is not None:
        return made
    return target.condition(words) if _TARGET.match(words) else None


_BESIDE_TARGET = pattern(
    r"^([^,，]{0,20}?)(小于或等于|小于等于|大于或等于|大于等于|不超过|不高于|不大于|不低于|不少于|不小于|达到|"
    r"超过|高于|大于|低于|小于|未达到?|≤|≥|<|>)(?:了)?(?:年度|规定|既定)?(?:目标|指标|标准)(?:值|要求)?$"
)
_UP_TO = frozenset(("小于或等于", "小于等于", "不超过", "不高于", "不大于", "≤"))
_FROM = frozenset(("大于或等于", "大于等于", "不低于", "不少于", "不小于", "≥"))
_ABOVE = frozenset(("超过", "高于", "大于", ">"))


def _beside_target(words: str, reached: Interval) -> Condition | None:
    """取水总量小于或等于年度目标值, 大于目标值: one side of the target's number."""
    found = _BESIDE_TARGET.match(words)
    if found is None or (reached.low is None) == (reached.high is None):
        return None
    end = reached.high if reached.low is None else reached.low
    sign = found.group(2)
    if sign == "达到":
        return Within(VALUE, reached)
    missed = sign.startswith("未达")
    up = reached.low is None if missed else sign in _FROM | _ABOVE
    owned = sign in _UP_TO | _FROM
    low, high = (end, None) if up else (None, end)
    return Within(VALUE, Interval(low, high, low_in=owned, high_in=owned, unit=reached.unit))
