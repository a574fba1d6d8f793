"""Of what a completion or a rate is (完成率、执行率的分子与分母): numbers of its own sentence."""

from collections.abc import Sequence
from fractions import Fraction

from jiheng.auditing.reading.sentences.portions import Portion, done, planned
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reading.sentences.wholes import NEAREST, Pair, fits, same, with_sums
from jiheng.patterns import pattern

_NEAR = 2
#: Budget, contract and what is saved.
_SAVING = 3
#: A rate farther off than this, or of more than all, has another base than the nearest number.
_FAR_OFF = Fraction(1, 2)
_SCALES = (Fraction(10_000), Fraction(1, 10_000))
_TOGETHER = pattern(
    r"(?:合计|共计|总计|累计|[两二三四五六七八九十]\w{1,3}共?|共|以上\w{0,4})(?:约)?占"
)
#: Rates of what is left or was changed: two ways to compute them are in use.
_OTHER_WAY = pattern(
    r"调整率|节约率|结余率|结转率|结转结余率|变动率|偏差|剩余率|节支率|空置率|闲置"
)
_DONE_BEHIND = pattern(r"[^，]{0,6}(?:已|完成)")
_OF_MONEY = pattern(
    r"执行|支出|完成|到位|支付|使用|拨付|控制|进度|兑付|投资|资金|预算|报账|收入|征收|采购|资产|"
    r"收缴|返还|清欠|偿还"
)
#: What was saved or left over, and what it was saved of.
_SAVED = pattern(r"节约|结余|结转|节支|节省")
_SAVED_OF = pattern(r"预算|控制价|限价|概算|送审|估算|总投资|下达")
#: Of what arrived, and not of what was spent.
_ARRIVED = pattern(r"到位|到账|到帐|下达|拨[入付款]|收到|下拨|配套")
_OF_COUNTS = pattern(r"(?:完成|覆盖|执行|治理|办结|结案|整改|达标|普及|控制|到位)率|进度|完成$")
_INITIAL = pattern(r"年初|初始")
_ADJUSTED = pattern(r"调整|全年|可用|追加后")


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
        return _first_fitting(portion, pool, pool) or _saved(portion)
    holding = _first_fitting(portion, deeds or pool, plans or pool)
    if holding is not None:
        return holding
    made = _default(portion, deeds, plans) or _by_name(portion, pool, deeds)
    if made is None or not _about(portion, made.part):
        return None
    return made if _unmistakable(made) or not _between(portion, made.whole[0]) else None


def _saved(portion: Portion) -> Pair | None:
    """``预算80万元，合同76.8万元，节约3.2万元，节约率4%``: what was saved is told right before."""
    row = [one for one in portion.sentence.amounts if one.at < portion.rate.at]
    row = [one for one in row if one.sort == "money" and one.role in ("level", "down")]
    if len(row) < _NEAR or not _SAVED.search(row[-1].words):
        return None
    found = _SAVED.search(portion.name)
    told = found is not None and found.group() in row[-1].words
    wholes = [one for one in row[:-1] if _SAVED_OF.search(one.words)]
    if not told or portion.rate.clause - row[-1].clause > 1:
        return None
    every = _first_fitting(portion, row, row)
    if every is not None or len(wholes) != 1 or len(row) > _SAVING:
        return every
    return Pair(portion, row[-1], (wholes[0],), fits=False, named=False)


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
    money = [one for one in pair.portion.earlier if same(one, pair.part)]
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
    row = [one for one in row if same(one, pair.part) and one.role != "other"][-NEAREST:]
    for one in with_sums([one for one in row if one is not pair.part]):
        if one.number.value > 0 and fits(portion.rate, pair.part, [one]):
            return Pair(portion, pair.part, (one,), fits=True)
    for one in with_sums([one for one in row if one is not pair.whole[0]]):
        if fits(portion.rate, one, pair.whole):
            return Pair(portion, one, pair.whole, fits=True)
    return None


def _about(portion: Portion, part: Amount) -> bool:
    """Whether a rate by its name can be one of the part: no 满意度 of money spent."""
    if portion.how == "completion":
        return True
    if part.sort == "money" and "到位" in portion.name:
        return _ARRIVED.search(part.words) is not None
    stem = portion.name[:-1][-2:]
    if part.sort == "money":
        return _OF_MONEY.search(portion.name) is not None
    return (
        _verb_of(stem, part) or stem in part.behind or _OF_COUNTS.search(portion.name) is not None
    )


def _between(portion: Portion, whole: Amount) -> bool:
    """Whether another rate already took that whole for its own."""
    row = portion.sentence.amounts
    rates = [one for one in row if one.sort == "percent" and whole.at < one.at < portion.rate.at]
    rates = [one for one in rates if one.role not in ("up", "down")]
    parts = [one for one in row if same(one, whole) and one is not whole]
    free = [one for one in rates if any(fits(one, whole, [other]) for other in parts)]
    return len(free) < len(rates)


def _by_name(portion: Portion, pool: Sequence[Amount], deeds: Sequence[Amount]) -> Pair | None:
    """``抽检300批次，合格291批次，合格率…``: the rate bears the name of what was counted."""
    stem = portion.name[:-1][-2:]
    if not portion.name.endswith("率"):
        return None
    named = bool(pool) and bool(stem) and _verb_of(stem, pool[-1])
    part = pool[-1] if named else deeds[-1] if deeds else _out_of(portion, pool)
    before = [one for one in pool if part is not None and one.at < part.at]
    if part is None or not before or before[-1].number.value < part.number.value:
        return None
    whole = before[-1]
    near = part.clause - whole.clause <= _NEAR and portion.rate.clause - part.clause <= _NEAR
    return Pair(portion, part, (whole,), fits=False, sure=near, named=named)


def _verb_of(stem: str, one: Amount) -> bool:
    """Whether what was counted is called by the rate's verb, or its first character: 破6起."""
    short = one.sort == "count" and one.words[-1:] == stem[:1]
    return stem in one.words or short


def _out_of(portion: Portion, pool: Sequence[Amount]) -> Amount | None:
    """The second of ``22个断面中有18个达到…``."""
    if len(pool) < 2:  # noqa: PLR2004
        return None
    between = portion.passage.shape.text[pool[-2].at : pool[-1].at]
    return pool[-1] if "中" in between and "。" not in between and "；" not in between else None


def _beside(portion: Portion, whole: Amount) -> Pair | None:
    parts = [one for one in reversed(portion.earlier) if same(one, whole) and one is not whole]
    if not parts:
        return None
    for part in parts:
        if fits(portion.rate, part, [whole]):
            return Pair(portion, part, (whole,), fits=True)
    for part in with_sums(parts[::-1]):
        if fits(portion.rate, part, [whole]):
            return Pair(portion, part, (whole,), fits=True)
    sure = whole.clause - parts[0].clause <= _NEAR and not _TOGETHER.search(whole.words)
    return Pair(portion, parts[0], (whole,), fits=False, sure=sure)


def _alike(pool: Sequence[Amount]) -> list[Amount]:
    """Of the amounts those of the dimension of the last, and a plan of 0 without a unit."""
    return [one for one in pool if same(one, pool[-1]) or (_bare(one) and planned(one.words))]


def _bare(one: Amount) -> bool:
    return one.sort == "bare"


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
