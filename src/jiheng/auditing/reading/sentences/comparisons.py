"""Comparisons a sentence makes (比较): what now, what before, by how much, by how many percent.

``X41万元，较年初预算数减少4万元，下降8.89%``: each of the four may be missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jiheng.auditing.reading.sentences.roles import core, subject_in
from jiheng.auditing.reading.sentences.telling import Amount, Sentence, told
from jiheng.auditing.reported.passages import Passage

_RATES = ("percent", "times")
_LOOK_BACK = 6


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison.

    Attributes:
        change: the amount of the rise or fall.
        rate: the same in percent or times.
        base: what it is compared with, where printed.
        currents: what may be the amount of now, likeliest first.
        sure: whether the words leave no doubt that they belong together.
        passage: where it stands.
    """

    passage: Passage
    change: Amount | None
    rate: Amount | None
    base: Amount | None
    currents: tuple[Amount, ...]
    sure: bool


def comparisons(passage: Passage) -> Iterator[Comparison]:
    """All comparisons of a passage."""
    before: list[Amount] = []
    for sentence in told(passage):
        if any(one.role in ("up", "down") for one in sentence.amounts):
            yield from _in_sentence(passage, sentence, before)
        before.extend(one for one in sentence.amounts if one.role in ("level", "to"))


def _in_sentence(
    passage: Passage, sentence: Sentence, before: Sequence[Amount]
) -> Iterator[Comparison]:
    amounts = sentence.amounts
    at = 0
    while at < len(amounts):
        one = amounts[at]
        if one.role not in ("up", "down"):
            at += 1
            continue
        pair = _pair(one, amounts[at + 1] if at + 1 < len(amounts) else None)
        made = _comparison(passage, amounts[:at], pair, before)
        if made is not None:
            yield made
        at += sum(part is not None for part in pair)


def _pair(one: Amount, after: Amount | None) -> tuple[Amount | None, Amount | None]:
    """Change and rate of one comparison; either may be missing."""
    rate = one.sort in _RATES
    together = (
        after is not None
        and after.role in ("up", "down")
        and (after.sort in _RATES) != rate
        and after.clause - one.clause <= 1
        and not subject_in(after.words)
    )
    other = after if together else None
    return (other, one) if rate else (one, other)


def _comparison(
    passage: Passage,
    earlier: Sequence[Amount],
    pair: tuple[Amount | None, Amount | None],
    before: Sequence[Amount],
) -> Comparison | None:
    change, rate = pair
    first = min((one for one in pair if one is not None), key=lambda one: one.at)
    base = _base(earlier, first, change)
    currents = _currents(earlier, first, change, before)
    if not currents:
        alone = base is not None and change is not None and rate is not None
        return Comparison(passage, change, rate, base, (), sure=True) if alone else None
    if base is None and currents:
        base, currents = _older(earlier, currents)
    named = subject_in(first.words if first.mark != "#" else "")
    if named and named in core(currents[0].words):
        named = ""
    near = first.clause - currents[0].clause <= 2 or currents[0] not in earlier  # noqa: PLR2004
    return Comparison(passage, change, rate, base, currents, sure=not named and near)


def _base(earlier: Sequence[Amount], first: Amount, change: Amount | None) -> Amount | None:
    """What the clause itself compares with: 较上年的X."""
    last = earlier[-1] if earlier else None
    if last is None or last.role != "base" or first.clause - last.clause > 1:
        return None
    return last if change is None or change.dimension == last.dimension else None


def _currents(
    earlier: Sequence[Amount], first: Amount, change: Amount | None, before: Sequence[Amount]
) -> tuple[Amount, ...]:
    inside = [one for one in reversed(earlier) if _may_be_current(one, first, change)]
    if inside:
        return tuple(inside[:_LOOK_BACK])
    outside = [one for one in reversed(before) if _may_be_current(one, first, change)]
    return tuple(outside[:_LOOK_BACK])


def _may_be_current(one: Amount, first: Amount, change: Amount | None) -> bool:
    if one.role not in ("level", "to") or one.depth > first.depth:
        return False
    if change is None:
        return one.sort in ("money", "count", "bare")
    if change.sort == "points":
        return one.sort == "percent"
    return one.sort in ("money", "count", "bare") and one.dimension == change.dimension


def _older(
    earlier: Sequence[Amount], currents: tuple[Amount, ...]
) -> tuple[Amount | None, tuple[Amount, ...]]:
    """An amount of the year before that the sentence names beside that of now."""
    now = currents[0]
    for one in reversed(earlier):
        if one is now or one.dimension != now.dimension or one.depth > now.depth:
            continue
        if one.role == "prior" or (one.role == "from" and now.role == "to"):
            return one, currents
        if one.role == "level" and one.year and now.year and one.year != now.year:
            return (one, currents) if one.year < now.year else (now, (one,))
    return None, currents
