"""Statements over one value become bands."""

import re
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from jiheng.frameworks.language.counting import (
    related,
)
from jiheng.frameworks.language.draft import Draft, amount_of, positive
from jiheng.frameworks.language.guards import UNSIGNED
from jiheng.frameworks.language.negation import TIMES
from jiheng.frameworks.language.pair import PAIR
from jiheng.frameworks.language.statements import (
    Atom,
    Statement,
    atoms,
    condition,
    condition_words,
    meaningful,
)
from jiheng.frameworks.language.unsure import Unsure
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import Joined, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.scored import Rule
from jiheng.frameworks.rules import bands, proportional
from jiheng.patterns import pattern

WHOLE_TASK = pattern(
    r"^(?:全面|全部|按时|超额|按期|如期)*(?:完成|达到?)(?:了)?[^未不]*(?:目标|任务|计划|指标)[^未不]{0,4}$"
)


#: 依次类推 goes no further.
_MOST_BANDS = 200


def loss_bands(said: list[Statement]) -> bool:
    """Losses by the range of one value (6-10名的扣0.5分): bands."""
    losses = [one for one in said if one.kind == "loss"]
    if len(losses) < len(said) and not any(positive(one) for one in said):
        return False
    return (
        all(
            len(found := [atom for pieces in one.pieces for atom in atoms(pieces) or []]) == 1
            and not found[0].bare
            and "百分点" not in found[0].text
            for one in losses
        )
        and len(said) > 1
    )


def banded(
    listed: list[Statement], otherwise: Award | None, said: list[Statement], draft: Draft
) -> Rule | None:
    """Bands, where every condition is one range of the same value."""
    found: list[tuple[Interval, Award, bool, str]] = []
    unstated = []
    for place, one in enumerate(listed):
        made = range_of(one, draft, first=place == 0) or _to_base(one, listed)
        if made is None and len(listed) > 1 and WHOLE_TASK.match(condition_words(one.pieces)):
            made = Atom("", Interval(Fraction(1), None, low_in=True, unit="%"), bare=False, text="")
        if made is None:
            made = _nothing_done(one, listed)
        if made is None:
            unstated.append(one)
            continue
        found.append((made.range, _award_of(one, draft), made.bare, meaningful(made.subject)))
    if unstated or not found:
        if (
            found
            and len(found) == len(listed) - len(unstated)
            and any(one.kind == "loss" for one in listed)
        ):
            raise Unsure(*(one.clause for one in unstated))
        return None
    if len({span for span, *_ in found}) < len(found):
        raise Unsure(*(one.clause for one in listed))
    units = {span.unit for span, *_ in found if not (span.exact and span.low == 0)}
    if len(units) > 1:
        return None
    symbol = next(iter(units), "")
    found = [
        (_unsigned(replace(span, unit=symbol), listed), award, bare, subject)
        for span, award, bare, subject in found
    ]
    if _separate([subject for *_, subject in found], draft):
        return None
    return _bands(found, otherwise, said, draft)


def _unsigned(span: Interval, listed: list[Statement]) -> Interval:
    """绝对值≤5%, 相差5个百分点以内: the value counts without its sign."""
    said = [clause for one in listed for clause in [one.clause, *one.conditions, *one.notes]]
    ends = [end for end in (span.low, span.high) if end is not None]
    if span.size or not any(UNSIGNED.search(clause.text) for clause in said):
        return span
    if any(end < 0 for end in ends) or (span.exact and span.low != 0):
        raise Unsure(*(one.clause for one in listed))
    if span.low is None:
        return replace(span, low=Fraction(0), low_in=True, size=True)
    return replace(span, size=True)


#: 没有组织, 未开展: none at all; 未按规定开展 and 未达标 say something else.
_NOT_ONE = pattern(
    r"(?:没有|未|无)(?!.*(?:按|规定|及时|要求|标准|达|完成|符合|合格|在|于|全部|通过))[^，,]{0,8}$"
)
_NEGATIVE = pattern(r"^(?:负增长|为负|负数|不升反降|不降反升)$")


def _nothing_done(one: Statement, listed: list[Statement]) -> Atom | None:
    """没有组织的不得分 beside 1场得1分 is 0场; 按时完成 beside 延期1个月 is no delay."""
    words = condition_words(one.pieces)
    award = one.clause.award
    named = [atom for other in listed for pieces in other.pieces for atom in atoms(pieces) or []]
    units = {atom.range.unit for atom in named}
    if award is not None and award.nothing and units == {"%"} and _NEGATIVE.match(words):
        return Atom("", Interval(None, Fraction(0), unit="%"), bare=False, text=words)
    if not named or units & {"%", "", "分", "名"} or award is None or len(units) != 1:
        return None
    symbol = units.pop()
    zero = Interval.at(Fraction(0), symbol)
    if award.nothing and symbol not in TIMES and _NOT_ONE.match(words):
        return Atom("", zero, bare=False, text=words)
    late = any(re.search(r"延|逾|迟|晚|超", atom.subject) for atom in named)
    if late and re.match(r"(?:按[时期]|如期|及时)", words):
        return Atom(
            "", Interval(None, Fraction(0), high_in=True, unit=symbol), bare=False, text=words
        )
    return None


_TO_BASE = pattern(
    r"^(.*?)(不超过|未超过|不高于|控制在|高于|超过|等于|达到|持平|低于)(.+?)(?:以内|之内)?$"
)


_TO_RANGE = {
    "不超过": (None, 0, True), "未超过": (None, 0, True), "不高于": (None, 0, True), "控制在": (None, 0, True),  # noqa: E501
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


#: 不应超过5%，超过的…: the words say on which side of the range, and are no heading.
_BESIDE_RANGE = pattern(
    r"^(?:超[过出标额]?|低于|高于|少于|多于|大于|小于|不足|达不到|未|没有?|不|否|违反|其余|此外)(?!合格率|满意)"
)


def range_of(one: Statement, draft: Draft, *, first: bool) -> Atom | None:
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
    if len(ranges) == PAIR and len(found.parts) == PAIR and not ranges[1].key:
        met = ranges[0].range.meet(ranges[1].range)
        return Atom(ranges[0].key, met, bare, "") if met else None
    if first and len(ranges) == 1 and len(found.parts) == PAIR:
        if any(_BESIDE_RANGE.match(str(part)) for part in found.parts):
            raise Unsure(*one.conditions, one.clause)
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
    award = amount_of(one)
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
        counted_up = (
            bare and span.low is not None and (descending or (len(found) == 1 and span.unit != "%"))
        )
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
    if len(lows) != len(points) or len(lows) < PAIR:
        return False
    falling = all(first > second for first, second in pairwise(lows))
    return falling and all(first > second for first, second in pairwise(points))


def _and_so_on(made: list[bands.Band], said: list[Statement], draft: Draft) -> list[bands.Band]:
    """依次类推: the last two bands give the pattern, down to nothing."""
    etc = next(one.clause for one in said if one.kind == "etc")
    last = [band for band in made if band.range.low is not None and not band.award.nothing][-2:]
    if len(last) < PAIR or last[0].range.exact != last[1].range.exact:
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
        raise Unsure
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


def interpolated(said: list[Statement], draft: Draft) -> Rule | None:
    """90%以下不得分，100%得满分，其间按插值法: a straight line between the two."""
    lines = [one for one in said if one.kind == "partial" and one.clause.name == "PARTIAL"]
    gives = [one for one in said if one.kind == "case"]
    if len(lines) != 1 or len(gives) != PAIR or len(said) != 3:  # noqa: PLR2004
        return None
    ranges = [range_of(one, draft, first=False) for one in gives]
    awards = [amount_of(one) for one in gives]
    pairs = [(one.range, award) for one, award in zip(ranges, awards, strict=True) if one]
    full = [(found, award) for found, award in pairs if not award.nothing]
    none = [found for found, award in pairs if award.nothing]
    if len(full) != 1 or len(none) != 1:
        return None
    reached, stated = full[0]
    if stated != FULL and stated.amount != draft.context.points:
        return None
    top, bottom = reached.low, none[0].high
    if top is None or bottom is None or none[0].low is not None or bottom >= top:
        return None
    return proportional.Rule(top, bottom, None, reached.unit)
