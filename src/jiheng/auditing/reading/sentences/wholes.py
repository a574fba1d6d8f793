"""Of what a percentage is a part (分母): the printed numbers it was most likely computed from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.reading.sentences.portions import Portion, done, planned
from jiheng.auditing.reading.sentences.ranges import (
    BITS,
    Range,
    apart,
    bits,
    exact,
    half_bits,
    range_of,
    reach,
)
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_NEAR = 2
#: A rate farther off than this, or of more than all, has another base than the nearest number.
_FAR_OFF = Fraction(1, 2)
_SCALES = (Fraction(10_000), Fraction(1, 10_000))
#: So many neighbours are added up where a single amount does not fit.
_SUMMED = 6
_TAKEN = pattern(r"收回|调减|核减|缴回|上缴|扣除|退回|减")
_OF_OTHER = pattern(r"占[^，]{2,}")
#: Letters of a name that tell which total is meant; words around a name that are not of it.
_TELLING = 3
_NAMELESS = pattern(
    r"^(?:20\d\d年度?|本年度|当年|全年|年度|其中|我[局部市县区]|全[市县区省]|本单位|[共计：])+"
    r"|(?:共计|共|实现|达到|达|约|为|是)+$"
)
_GENERIC = pattern(r"预计|计划|任务|目标|完成|实际|总|数|量|额|合计|全部|应|面积|年度|全年|上年")
_TOGETHER = pattern(
    r"(?:合计|共计|总计|累计|[两二三四五六七八九十]\w{1,3}共?|共|以上\w{0,4})(?:约)?占"
)
#: Of wholes told before under no name so many are tried.
_NEAREST = 12
#: Shares that come so near to 100% together are all there is, one of them misprinted.
_ALMOST = Fraction(1, 10)
#: Rates of what is left or was changed: two ways to compute them are in use.
_OTHER_WAY = pattern(
    r"调整率|节约率|结余率|结转率|结转结余率|变动率|偏差|剩余率|节支率|空置率|闲置"
)
_DONE_BEHIND = pattern(r"[^，]{0,6}(?:已|完成)")
_OF_MONEY = pattern(
    r"执行|支出|完成|到位|支付|使用|拨付|控制|进度|兑付|投资|资金|预算|报账|收入|征收|采购|资产"
)
#: Of what arrived, and not of what was spent.
_ARRIVED = pattern(r"到位|到账|到帐|下达|拨[入付款]|收到|下拨|配套")
_OF_COUNTS = pattern(r"(?:完成|覆盖|执行|治理|办结|结案|整改|达标|普及|控制|到位)率|进度|完成$")
_INITIAL = pattern(r"年初|初始")
_ADJUSTED = pattern(r"调整|全年|可用|追加后")


class Pair(NamedTuple):
    """Part and whole of one percentage.

    Attributes:
        whole: one amount, or several that add up to the whole.
        fits: whether the percentage follows from them.
        sure: whether no other reading is left if it does not.
        named: whether the words name part and whole, not only their order.
        origin: the passage of the whole; None where it is that of the part.
    """

    portion: Portion
    part: Amount
    whole: tuple[Amount, ...]
    fits: bool
    sure: bool = True
    origin: Passage | None = None
    named: bool = True


def computed(part: Amount, whole: Sequence[Amount]) -> Range | None:
    """The range of part by whole; a part that is in the whole varies with it."""
    mine = range_of(part.number)
    low, high = Fraction(0), Fraction(0)
    for one in whole:
        if one is not part:
            less, more = range_of(one.number)
            low, high = low + less, high + more
    inside = any(one is part for one in whole)
    return reach(_of_sum if inside else quotient, mine, (low, high))


def quotient(part: Fraction, whole: Fraction) -> Fraction:
    """Part by whole."""
    return part / whole


def _of_sum(part: Fraction, rest: Fraction) -> Fraction:
    return part / (part + rest)


def _near(rate: Amount, part: Amount, whole: Sequence[Amount]) -> bool:
    """Whether it is worth while to try it exactly: whole numbers tell most misfits fast."""
    share, share_half = bits(rate.number.value), half_bits(rate.number)
    mine, mine_half = bits(part.number.value), half_bits(part.number)
    all_of, all_half = 0, 0
    for one in whole:
        all_of += bits(one.number.value)
        all_half += half_bits(one.number)
    slack = share_half * (all_of + all_half) + mine_half * BITS + (share + share_half) * all_half
    return all_of > 0 and abs(mine * BITS - share * all_of) <= slack + BITS


def fits(rate: Amount, part: Amount, whole: Sequence[Amount]) -> bool:
    """Whether a percentage can be the part of the whole."""
    if not _near(rate, part, whole):
        return False
    found = computed(part, whole)
    return found is not None and not apart(range_of(rate.number), found)


def rated(portion: Portion) -> Pair | None:
    """Part and whole of a completion or a rate; None where the sentence does not hold both."""
    if portion.whole is not None:
        return _beside(portion, portion.whole)
    made = _rated(portion)
    if made is None or made.fits or _unmistakable(made):
        return made
    other = otherwise(portion, made)
    if other is not None or not _likely(made):
        return other or made._replace(sure=False)
    more = portion.how == "rate" and made.part.number.value > made.whole[0].number.value
    return made._replace(named=made.named and (not more or _scaled(made)))


def _rated(portion: Portion) -> Pair | None:
    pool = _alike(portion.earlier)
    plans = [one for one in pool if planned(one.words)]
    if portion.how == "completion" or _INITIAL.search(portion.name):
        plans = _named(plans, portion.name)
    deeds = [one for one in pool if done(one.words) or _DONE_BEHIND.match(one.behind)]
    if _OTHER_WAY.search(portion.name):
        return _first_fitting(portion, pool, pool)
    holding = _first_fitting(portion, deeds or pool, plans or pool)
    if holding is not None:
        return holding
    made = _default(portion, deeds, plans) or _by_name(portion, pool, deeds)
    if made is None or not _about(portion, made.part):
        return None
    return made if _unmistakable(made) or not _between(portion, made.whole[0]) else None


def _unmistakable(pair: Pair) -> bool:
    """Whether the phrase says which budget it means, and the whole is that one."""
    name, words = pair.portion.name, pair.whole[0].words
    said = any(form.search(name) and form.search(words) for form in (_INITIAL, _ADJUSTED))
    return said and pair.portion.how == "completion"


def _likely(pair: Pair) -> bool:
    """Whether a rate that does not follow can be meant: what is far off has another base."""
    rate = pair.portion.rate.number.value
    value = pair.part.number.value / (sum(one.number.value for one in pair.whole) or 1)
    if pair.portion.how == "completion" or not pair.whole[0].number.value:
        return True
    money = [one for one in pair.portion.earlier if _same(one, pair.part)]
    alone = len(money) == len((pair.part, *pair.whole))
    return (
        _scaled(pair)
        or (alone and _ADJUSTED.search(pair.whole[0].words) is not None)
        or (alone and done(pair.part.words) and _plain_plan(pair.whole[0].words))
        or (value <= 1 and abs(value - rate) <= _FAR_OFF)
    )


def _scaled(pair: Pair) -> bool:
    """Whether 元 for 万元 in one of both explains the percentage."""
    rate = pair.portion.rate.number.value
    value = pair.part.number.value / (sum(one.number.value for one in pair.whole) or 1)
    return any(abs(value * one - rate) * 100 < rate for one in _SCALES)


def _plain_plan(words: str) -> bool:
    """Whether it is a budget that is not merely that of the beginning of the year."""
    return planned(words) and _INITIAL.search(words) is None


def otherwise(portion: Portion, pair: Pair) -> Pair | None:
    """The pair that fits if part or whole is another amount, or several, of the paragraph."""
    row = [one for sentence in told(portion.passage) for one in sentence.amounts]
    row = [one for one in row if one.at < portion.rate.at or one in portion.earlier]
    row = [one for one in row if _same(one, pair.part) and one.role != "other"][-_NEAREST:]
    for one in _with_sums([one for one in row if one is not pair.part]):
        if one.number.value > 0 and fits(portion.rate, pair.part, [one]):
            return Pair(portion, pair.part, (one,), fits=True)
    for one in _with_sums([one for one in row if one is not pair.whole[0]]):
        if fits(portion.rate, one, pair.whole):
            return Pair(portion, one, pair.whole, fits=True)
    return None


def _with_sums(row: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts of a row and what neighbours come to; what was taken back counts less."""
    for which, first in enumerate(row):
        yield first
        together, grain = first.number.value, first.number.grain
        for one in row[which + 1 : which + _SUMMED]:
            less = one.falls or _TAKEN.search(one.words) is not None
            together += -one.number.value if less else one.number.value
            grain += Fraction(0) if exact(one.number) else one.number.grain
            yield one._replace(number=replace(one.number, value=together, grain=grain))


def _about(portion: Portion, part: Amount) -> bool:
    """Whether a rate by its name can be one of the part: no 满意度 of money spent."""
    if portion.how == "completion":
        return True
    if part.sort == "money" and "到位" in portion.name:
        return _ARRIVED.search(part.words) is not None
    if part.sort == "money":
        return _OF_MONEY.search(portion.name) is not None
    stem = portion.name[:-1][-2:]
    return stem in part.words + part.behind or _OF_COUNTS.search(portion.name) is not None


def _between(portion: Portion, whole: Amount) -> bool:
    """Whether another rate already took that whole for its own."""
    row = portion.sentence.amounts
    rates = [one for one in row if one.sort == "percent" and whole.at < one.at < portion.rate.at]
    rates = [one for one in rates if one.role not in ("up", "down")]
    parts = [one for one in row if _same(one, whole) and one is not whole]
    free = [one for one in rates if any(fits(one, whole, [other]) for other in parts)]
    return len(free) < len(rates)


def _by_name(portion: Portion, pool: Sequence[Amount], deeds: Sequence[Amount]) -> Pair | None:
    """``抽检300批次，合格291批次，合格率…``: the rate bears the name of what was counted."""
    stem = portion.name[:-1][-2:]
    if not portion.name.endswith("率"):
        return None
    named = bool(pool) and bool(stem) and stem in pool[-1].words
    part = pool[-1] if named else deeds[-1] if deeds else _out_of(portion, pool)
    before = [one for one in pool if part is not None and one.at < part.at]
    if part is None or not before or before[-1].number.value < part.number.value:
        return None
    whole = before[-1]
    near = part.clause - whole.clause <= _NEAR and portion.rate.clause - part.clause <= _NEAR
    return Pair(portion, part, (whole,), fits=False, sure=near, named=named)


def _out_of(portion: Portion, pool: Sequence[Amount]) -> Amount | None:
    """The second of ``22个断面中有18个达到…``."""
    if len(pool) < 2:  # noqa: PLR2004
        return None
    between = portion.passage.shape.text[pool[-2].at : pool[-1].at]
    return pool[-1] if "中" in between and "。" not in between and "；" not in between else None


def _beside(portion: Portion, whole: Amount) -> Pair | None:
    parts = [one for one in reversed(portion.earlier) if _same(one, whole) and one is not whole]
    if not parts:
        return None
    for part in parts:
        if fits(portion.rate, part, [whole]):
            return Pair(portion, part, (whole,), fits=True)
    for part in _with_sums(parts[::-1]):
        if fits(portion.rate, part, [whole]):
            return Pair(portion, part, (whole,), fits=True)
    sure = whole.clause - parts[0].clause <= _NEAR and not _TOGETHER.search(whole.words)
    return Pair(portion, parts[0], (whole,), fits=False, sure=sure)


def _alike(pool: Sequence[Amount]) -> list[Amount]:
    """Of the amounts those of the dimension of the last, and a plan of 0 without a unit."""
    return [one for one in pool if _same(one, pool[-1]) or (_bare(one) and planned(one.words))]


def _bare(one: Amount) -> bool:
    return one.sort == "bare"


def _same(one: Amount, other: Amount) -> bool:
    return one.dimension == other.dimension and one.sort == other.sort


def _named(plans: Sequence[Amount], name: str) -> list[Amount]:
    """Of several budgets the one the phrase names."""
    if _INITIAL.search(name):
        named = [one for one in plans if _INITIAL.search(one.words)]
        return named or [one for one in plans if not _ADJUSTED.search(one.words)]
    if _ADJUSTED.search(name):
        return [one for one in plans if _ADJUSTED.search(one.words)] or list(plans)
    return list(plans)


def _first_fitting(
    portion: Portion, parts: Sequence[Amount], wholes: Sequence[Amount]
) -> Pair | None:
    for whole in reversed(wholes):
        for part in reversed(parts):
            if part is not whole and not _bare(part) and fits(portion.rate, part, [whole]):
                return Pair(portion, part, (whole,), fits=True)
    return None


def _default(portion: Portion, deeds: Sequence[Amount], plans: Sequence[Amount]) -> Pair | None:
    """The pair that was most likely meant although it does not fit."""
    wholes = [one for one in plans if one not in deeds]
    if not deeds or not wholes:
        return None
    part = deeds[-1]
    whole = next((one for one in reversed(wholes) if _ADJUSTED.search(one.words)), wholes[-1])
    if portion.how == "completion":
        whole = wholes[-1]
    near = abs(portion.rate.clause - part.clause) <= _NEAR
    return Pair(portion, part, (whole,), fits=False, sure=near)


def shared(portions: Sequence[Portion], before: Sequence[tuple[Passage, Amount]]) -> Iterator[Pair]:
    """Parts and whole of the shares of one sentence that name the same whole.

    Args:
        portions: the shares, in order, each with its part.
        before: amounts earlier in the report, nearest last, where the whole may be named.
    """
    items = [(one, one.part) for one in portions if one.part is not None]
    if not items or len(items) > _NEAREST:
        return
    wholes = list(_candidates(items, before))
    best_of = max(wholes, key=lambda found: _score(items, found[1]), default=None)
    if best_of is None or _score(items, best_of[1]) < len(items):
        other = _called_otherwise(items, before)
        if other and (best_of is None or _score(items, other[1]) > _score(items, best_of[1])):
            best_of = other
    if best_of is None or _weak(items, best_of[1]):
        return
    origin, best = best_of
    telling = [item for item in items if item[1].number.value]
    here = items[0][0].passage
    explicit = origin is None and len(best) == 1
    sure = _score(telling, best) > 0 or (explicit and _direct(items, best[0]))
    name = items[0][0].name
    plain = sure or (origin in (None, here) and len(name) > _TELLING and name[0] not in "总全")
    sure = sure or (len(best) == 1 and _by_full_name(items[0][0].name, best[0], before))
    if not items[0][0].name and _score(telling, best) < len(telling):
        sure = sure and not _ambiguous(items, best, before)
    for portion, part in items:
        if part not in best or len(best) > 1:
            fit = fits(portion.rate, part, best)
            yield Pair(portion, part, best, fit, sure, origin, named=plain)


def _by_full_name(name: str, whole: Amount, before: Sequence[tuple[Passage, Amount]]) -> bool:
    """Whether the phrase calls the whole by its whole name, and only one number has that name."""
    meant = len(name) >= _TELLING and len(_GENERIC.sub("", name)) > 1
    if not meant or _bare_name(whole.words) != name:
        return False
    known = {one.number.value for _, one in before if _bare_name(one.words) == name}
    return known <= {whole.number.value}


def _bare_name(words: str) -> str:
    return _NAMELESS.sub("", words)


def _ambiguous(
    items: Sequence[tuple[Portion, Amount]],
    best: Sequence[Amount],
    before: Sequence[tuple[Passage, Amount]],
) -> bool:
    """Whether a bare 占 may mean another whole than the one found.

    A total that is itself told as a share (``占总人口的14.7%``) may stand for that other whole;
    and an earlier amount that explains every share, last digits cut off or not, was meant.
    """
    if len(best) == 1 and _loosely(items, best[0]):
        return False
    row = items[0][0].sentence.amounts
    behind = [one for one in row if one.at > best[-1].at][:1]
    if behind and behind[0].sort == "percent" and _OF_OTHER.search(behind[0].words):
        return True
    parts = [part for _, part in items]
    pool = [*(one for _, one in before[-_NEAREST:]), *items[0][0].earlier]
    known = {one.number.value for one in best}
    wholes = [one for one in pool if one not in parts and _same(one, parts[0])]
    wholes = [one for one in wholes if one.number.value not in known]
    wrong = [item for item in items if not fits(item[0].rate, item[1], best)]
    telling = items if len(wrong) > 1 else wrong
    return any(_loosely(telling, one) for one in _with_sums(wholes) if one.number.value > 0)


def _loosely(items: Iterable[tuple[Portion, Amount]], whole: Amount) -> bool:
    """Whether all shares follow from a whole if a last digit may be cut off."""
    for portion, part in items:
        rate = portion.rate.number
        found = computed(part, [whole])
        if found is None or apart((rate.value - rate.grain / 2, rate.value + rate.grain), found):
            return False
    return True


def _score(items: Iterable[tuple[Portion, Amount]], whole: Sequence[Amount]) -> int:
    return sum(fits(portion.rate, part, whole) for portion, part in items)


def _candidates(
    items: Sequence[tuple[Portion, Amount]], before: Sequence[tuple[Passage, Amount]]
) -> Iterator[tuple[Passage | None, tuple[Amount, ...]]]:
    """What may be the whole: earlier in the sentence, named before, or all parts together."""
    parts = [part for _, part in items]
    largest = max(part.number.value for part in parts)
    name = items[0][0].name
    for one in reversed(items[0][0].earlier[-_NEAREST:]):
        named = not name or _core(name) == "" or _called(one.words, name)
        if named and _same(one, parts[0]) and one not in parts and one.number.value >= largest:
            yield None, (one,)
    for passage, one in reversed(before if name else before[-_NEAREST:]):
        named = not name or _called(one.words, name)
        if named and _same(one, parts[0]) and one.number.value >= largest:
            yield passage, (one,)
    if _complete(items):
        yield None, tuple(parts)


def _weak(items: Sequence[tuple[Portion, Amount]], whole: Sequence[Amount]) -> bool:
    """Whether all parts are taken for the whole although the shares only nearly make 100%."""
    if len(whole) == 1 or _halves(items):
        return False
    together = sum((portion.rate.number.value for portion, _ in items), Fraction(0))
    slack = sum((portion.rate.number.grain for portion, _ in items), Fraction(0)) / 2
    telling = [item for item in items if item[1].number.value]
    return abs(together - 1) > slack and _score(telling, whole) < max(2, len(telling) - 1)


def _halves(items: Sequence[tuple[Portion, Amount]]) -> bool:
    words = "".join(part.words for _, part in items)
    return len(items) == 2 and "基本支出" in words and "项目支出" in words  # noqa: PLR2004


def _called_otherwise(
    items: Sequence[tuple[Portion, Amount]], before: Sequence[tuple[Passage, Amount]]
) -> tuple[Passage | None, tuple[Amount, ...]] | None:
    """A whole of the same paragraph under another name, if the percentages follow from it."""
    here = items[0][0].passage
    inside = [(here, one) for one in items[0][0].earlier if one is not items[0][1]]
    for passage, one in reversed([*before[-_NEAREST:], *inside[-_NEAREST:]]):
        fit = passage is here and _same(one, items[0][1])
        if fit and one.number.value > items[0][1].number.value and _score(items, (one,)):
            return passage, (one,)
    return None


def _called(words: str, name: str) -> bool:
    core = _core(name)
    return core != "" and core in words


def _core(name: str) -> str:
    """A name without what any total may be called; ``""`` if nothing is left of it."""
    core = re.sub(r"^(?:全部|本年|当年|年度|全年|总)|(?:总额|合计|总数|总计|总量|总)$", "", name)
    return core if len(core) > 1 else ""


def _complete(items: Sequence[tuple[Portion, Amount]]) -> bool:
    """Whether the shares add up to all, or are known to be all there is."""
    together = sum((portion.rate.number.value for portion, _ in items), Fraction(0))
    return len(items) > 1 and (abs(together - 1) <= _ALMOST or _halves(items))


def _direct(items: Sequence[tuple[Portion, Amount]], whole: Amount) -> bool:
    """Whether the whole is what the sentence is about: its first amount, the parts behind it."""
    portion, part = items[0]
    between = portion.passage.shape.text[whole.at : part.at]
    if "其中" in between and "。" not in between:
        return True
    return whole is portion.sentence.amounts[0] and portion.rate.clause - whole.clause <= _NEAR + 1
