"""Comparisons a sentence makes (比较): what now, what before, by how much, by how many percent.

``X41万元，较年初预算数减少4万元，下降8.89%``: each of the four may be missing.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.reading.sentences.portions import planned
from jiheng.auditing.reading.sentences.roles import core, matters_in, subject_in
from jiheng.auditing.reading.sentences.telling import Amount, Sentence, told
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.years import BEFORE
from jiheng.patterns import pattern

_YEAR = pattern(r"(20\d\d)\s*年")
_SAVED = pattern(r"节约|节支|超支|超收|短收|少支|少收")
#: A rate told over another base than the numbers beside it: 年均增长, 剔除…后增长, 可比增长.
_OTHER_BASE = pattern(r"年均|平均|剔除|扣除|扣减|可比|口径|不变价|实际增长|年化|增速|增幅高|增幅低")
#: What was added to a budget or taken from it within the year, and the budgets before and after.
_REVISED = pattern(
    r"(?:追加|调增|调减|核减|追减|调整增加|调整减少|增加|减少)(?:了|预算|资金|指标)?$"
)
_REVISED_TO = pattern(r"(?:调整后|全年|追加后|调整)(?:的)?(?:预算|指标|资金)")
_INITIAL = pattern(r"年初|批复|期初")
#: What is of the year before: 上年同期为…, 2021年接待游客….
_OF_BEFORE = pattern(
    r"(?:而)?(?:上一?年|去年|20\d\d年)度?(?:同期|全年)?(?:仅)?(?:为|是|完成|达到?|的)?"
)
_RATES = ("percent", "times")
_LOOK_BACK = 6
_REMEMBERED = 60
#: Characters within which the year of an amount is named.
_FAR = 400
#: Clauses between an amount and its change; letters a name must have to be looked up.
_NEAR, _NAME = 2, 3


class Comparison(NamedTuple):
    """One comparison.

    Attributes:
        change: the amount of the rise or fall.
        rate: the same in percent or times.
        base: what it is compared with, where printed.
        currents: what may be the amount of now, likeliest first.
        sure: whether the words leave no doubt that they belong together.
        of_then: whether the amount may be that of the year before.
        others: further amounts that may be meant where none of ``currents`` fits.
        unsettled: whether several amounts may be that of now and a list stands between.
        passage: where it stands.
    """

    passage: Passage
    change: Amount | None
    rate: Amount | None
    base: Amount | None
    currents: tuple[Amount, ...]
    sure: bool
    unsettled: bool = False
    of_then: bool = False
    others: tuple[Amount, ...] = ()


def comparisons(passage: Passage) -> Iterator[Comparison]:
    """All comparisons of a passage."""
    before: list[Amount] = []
    sentences = told(passage)
    for which, sentence in enumerate(sentences):
        yield from _revisions(passage, sentence)
        if any(one.role in ("up", "down") for one in sentence.amounts):
            behind = sentences[which + 1].amounts[:1] if which + 1 < len(sentences) else ()
            for made in _in_sentence(passage, sentence, before):
                yield _with_base_behind(made, (*sentence.amounts, *behind))
        levels = [one for one in sentence.amounts if one.role in ("level", "to")]
        # What the sentence is about comes first, so it is the likeliest of those told before.
        before.extend([*levels[1:], *levels[:1]])
        del before[:-_REMEMBERED]


def _with_base_behind(made: Comparison, row: Sequence[Amount]) -> Comparison:
    """``发案412起，同比下降17.6%；上年同期发案500起``: the base is told behind."""
    rate = made.rate or made.change
    alone = made.base is None and (made.rate is None) != (made.change is None)
    if rate is None or not alone or not made.currents or rate.sort in ("money", "count"):
        return made
    now = made.currents[0]
    for one in row:
        named = _OF_BEFORE.fullmatch(one.words) is None
        close = one.at > rate.at and one.clause - rate.clause <= _NEAR * (1 + named)
        if close and _is_base_of(one, now, rate):
            base = one._replace(role="base")
            return made._replace(base=base, currents=(now,), unsettled=True)
    return made


def _is_base_of(one: Amount, now: Amount, rate: Amount) -> bool:
    """Whether an amount is by its words what another was the year before, and no other thing."""
    found = _OF_BEFORE.match(one.words)
    if found is None or one.sort != now.sort or one.dimension != now.dimension:
        return False
    if one.role not in ("level", "prior") or one.number.value == now.number.value:
        return False
    year = one.year
    if year is not None and ((now.year or rate.year or year + 1) - 1 != year):
        return False
    own = one.words[found.end() :]
    shared = {own[at : at + 2] for at in range(len(own) - 1)}
    return not own or any(pair in now.words + now.behind for pair in shared)


def _revisions(passage: Passage, sentence: Sentence) -> Iterator[Comparison]:
    """``年初预算A，追加B，调整后预算C``: side by side, and nothing else was added or taken."""
    row = sentence.amounts
    for before, change, now in zip(row, row[1:], row[2:], strict=False):
        if not _REVISED.search(change.words) or not _REVISED_TO.search(now.words):
            continue
        money = {one.sort for one in (before, change, now)} == {"money"}
        plain = now.clause - before.clause <= _NEAR and {before.depth, now.depth} == {change.depth}
        if money and plain and _INITIAL.search(before.words) and now.role == "level":
            turn = change._replace(role="up") if change.role == "level" else change
            yield Comparison(passage, turn, None, before, (now,), sure=True, unsettled=True)


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
        at += sum(part is not None for part in pair)
        pair = _of_one_base(passage, amounts, pair)
        made = _comparison(passage, amounts[: amounts.index(one)], pair, before)
        if made is not None:
            yield made


def _of_one_base(
    passage: Passage, amounts: Sequence[Amount], pair: tuple[Amount | None, Amount | None]
) -> tuple[Amount | None, Amount | None]:
    """Without the rate where the words give it a base that is not printed."""
    change, rate = pair
    if rate is None:
        return pair
    before = [one.at for one in amounts if one.at < rate.at]
    since = passage.shape.text[before[-1] + 1 if before else 0 : rate.at].rpartition("。")[2]
    return (change, None) if _OTHER_BASE.search(since) else pair


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
    if change is None and rate is None:
        return None
    first = min((one for one in pair if one is not None), key=lambda one: one.at)
    base = _base(earlier, first, change)
    named = subject_in(first.words if first.mark != "#" else "")
    currents = _called(named, (*before, *earlier), first, change)
    called = bool(currents)
    if called:
        named = ""
    else:
        currents = _currents(earlier, first, change, before)
        if currents and named and named in core(currents[0].words):
            named = ""
    if not currents:
        alone = base is not None and change is not None and rate is not None
        return Comparison(passage, change, rate, base, (), sure=True) if alone else None
    if base is None:
        base, currents = _older(earlier, currents, first)
    if base is None and _SAVED.search(first.words):
        base = _planned(earlier, currents[0])
    far = currents[0] in earlier and first.clause - _followed(earlier, currents[0]) > _NEAR
    other = any(one not in currents[0].words for one in matters_in(first.words))
    sure = not named and not other and (called or not far)
    between = passage.shape.text[currents[-1].at : first.at]
    of_then = _of_then(passage, currents[0], first)
    loose = len(currents) > 1 and not called and ("。" in between or "其中" in between)
    pool = [one for one in (*before, *earlier) if _may_be_current(one, first, change)]
    others = tuple(one for one in pool[-_REMEMBERED:] if one not in currents)
    unsettled = loose or of_then
    return Comparison(passage, change, rate, base, currents, sure, unsettled, of_then, others)


def _followed(earlier: Sequence[Amount], current: Amount) -> int:
    """The clause up to which an unbroken row of comparisons speaks of one amount."""
    clause = current.clause
    for one in earlier:
        if one.at > current.at:
            if one.role not in ("up", "down", "base", "prior") or one.clause - clause > _NEAR:
                break
            clause = one.clause
    return clause


def _of_then(passage: Passage, current: Amount, first: Amount) -> bool:
    """Whether a later year is named between an amount and the change: it may be that of then."""
    text = passage.text
    before = _YEAR.findall(text[max(0, current.number.start - _FAR) : current.number.start])
    since = _YEAR.findall(text[current.number.behind : first.number.start][-_FAR:])
    return bool(before and since) and max(since) > before[-1]


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


def _called(
    named: str, amounts: Sequence[Amount], first: Amount, change: Amount | None
) -> tuple[Amount, ...]:
    """The amounts told before under the name that the rise or fall bears."""
    if len(named) < _NAME:
        return ()
    fit = [one for one in reversed(amounts) if _may_be_current(one, first, change)]
    return tuple(one for one in fit if core(one.words).endswith(named))[:1]


def _planned(earlier: Sequence[Amount], now: Amount) -> Amount | None:
    """The budget that less or more was spent than: 预算22万元，支出17.6万元，节约4.4万元."""
    plans = [one for one in earlier if planned(one.words) and one.dimension == now.dimension]
    return plans[-1] if plans and plans[-1] is not now and plans[-1].at < now.at else None


def _may_be_current(one: Amount, first: Amount, change: Amount | None) -> bool:
    if one.role not in ("level", "to") or one.depth > first.depth or one.number.chinese:
        return False
    if change is None:
        return one.sort in ("money", "count")
    if change.sort == "points":
        return one.sort == "percent"
    return one.sort in ("money", "count", "bare") and one.dimension == change.dimension


def _older(
    earlier: Sequence[Amount], currents: tuple[Amount, ...], first: Amount
) -> tuple[Amount | None, tuple[Amount, ...]]:
    """An amount of the year before that the sentence names beside that of now."""
    now = currents[0]
    for one in reversed(earlier):
        if one is now or one.dimension != now.dimension or one.depth > now.depth:
            continue
        if one.role == "prior" or (one.role == "from" and now.role == "to"):
            return one, currents
        if one.role == "level" and one.year and now.year and one.year != now.year:
            base, current = (one, now) if one.year < now.year else (now, one)
            if _that_year(base, current, first):
                return (base, currents) if current is now else (base, (current,))
    return None, currents


def _that_year(base: Amount, current: Amount, first: Amount) -> bool:
    """Whether the year of a base is the one that the rise or fall names, if it names one."""
    if first.year is not None and first.year != current.year:
        return first.year == base.year
    last = (current.year or 0) - 1
    return not any(map(first.words.__contains__, BEFORE)) or base.year == last
