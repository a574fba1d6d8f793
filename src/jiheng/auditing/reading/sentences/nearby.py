"""Rates whose numbers do not stand right before them (前后文中的率): behind, or a sentence earlier.

``建档率92.5%，应建档48.6万人，已建档44.96万人``; ``预算1500万元，执行1425万元。执行率95%``. Part
and whole are believed by the words of the rate and of what is counted; where no pair of numbers
gives the rate, only one pair may be meant for it to be doubted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.auditing.reading.sentences.portions import Portion, done
from jiheng.auditing.reading.sentences.telling import Amount
from jiheng.auditing.reading.sentences.wholes import Pair, fits, same, with_sums
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

#: Clauses behind a rate in which its numbers may stand.
_BEHIND = 3
#: Amounts before the sentence among which they may.
_BACK = 6
_WHOLE = pattern(
    r"应|标的|总[量额数]|下达|收到|到位|预算|计划|任务|受理|立案|发案|批复|合计|共计|指标数|可用|参[测加检训]|抽检|检测"
)
_PAST = pattern(r"上年|去年|20\d\d年|同期|比|较|增|减")
#: Rates of money spent or come in, which need no name of their own.
_SPENDING = pattern(r"(?:预算)?执行|支出|使用|支付|拨付|到位|完成")
_FAR_OFF = Fraction(1, 2)
#: Answers of a survey that count as satisfied, most surely first; what was sent and came back.
_SATISFIED = pattern(r"满意")
_NOT_SATISFIED = pattern(r"不(?:太|够|很)?满意")
_SOME_WAY = pattern(r"一般|基本满意|较满意|比较满意")
_SURVEYED = pattern(r"收回|回收|有效|发放|调查|参与|受访|测评")
_OF_SURVEY = ("满意度", "满意率")


def near(portion: Portion, before: Sequence[tuple[Passage, Amount]]) -> Pair | None:
    """The pair a rate was computed from that the words before it in its sentence do not hold.

    Args:
        portion: the rate.
        before: amounts earlier in the report, nearest last.
    """
    if portion.how != "rate" or portion.whole is not None:
        return None
    if portion.name.endswith(_OF_SURVEY):
        return _satisfied(portion)
    after = [one for one in portion.sentence.amounts if one.at > portion.rate.at]
    after = [one for one in after if one.clause - portion.rate.clause <= _BEHIND]
    if any(one.sort == "percent" for one in after[:2]):
        after = []
    around = [one for one in (*portion.earlier, *after) if _plain(one)]
    if after and around:
        made = _of(portion, around, None)
        if made is not None:
            return made
    return _told_before(portion, before)


def _plain(one: Amount) -> bool:
    return one.sort in ("money", "count") and one.role == "level" and one.number.value > 0


def _told_before(portion: Portion, before: Sequence[tuple[Passage, Amount]]) -> Pair | None:
    """Both in the sentence before, or the whole there and the part beside the rate."""
    index = portion.passage.index
    pool = [
        (where, one)
        for where, one in before[-_BACK:]
        if index - where.index <= 1 and _plain(one) and where.role != "cell"
    ]
    here = [one for one in portion.earlier if _plain(one)]
    if len(here) > 1 or not pool or _SPENDING.search(portion.name) is None:
        return None
    made = _of(portion, [*(one for _, one in pool), *here], bool(here))
    if made is None:
        return None
    origin = next((where for where, one in pool if one is made.whole[0]), None)
    return made._replace(origin=origin)


def _of(portion: Portion, row: Sequence[Amount], beside: bool | None) -> Pair | None:  # noqa: FBT001
    parts = [one for one in row if _is_part(portion, one)]
    if beside:
        parts = [one for one in parts if one in portion.earlier]
    for part in parts:
        wholes = [one for one in row if one is not part and same(one, part)]
        for whole in reversed(wholes):
            if fits(portion.rate, part, [whole]):
                return Pair(portion, part, (whole,), fits=True)
    return _only(portion, parts, row)


def _only(portion: Portion, parts: Sequence[Amount], row: Sequence[Amount]) -> Pair | None:
    """The one pair the words leave room for, if nothing else explains the rate."""
    parts = [one for one in parts if not _PAST.search(one.words)]
    if len(parts) != 1:
        return None
    part = parts[0]
    others = [one for one in row if one is not part and same(one, part)]
    wholes = [one for one in others if _WHOLE.search(one.words) and not _PAST.search(one.words)]
    if len(wholes) != 1 or wholes[0].number.value < part.number.value:
        return None
    value = part.number.value / wholes[0].number.value
    far = abs(value - portion.rate.number.value) > _FAR_OFF
    if far or any(fits(portion.rate, part, [one]) for one in with_sums(others)):
        return None
    return Pair(portion, part, (wholes[0],), fits=False, named=False)


def _is_part(portion: Portion, one: Amount) -> bool:
    """Whether an amount is by its words what the rate is of."""
    stem = portion.name.removesuffix("率").removesuffix("进度")[-2:]
    if len(stem) > 1 and stem in one.words and not _starts_whole(one.words, stem):
        return True
    spending = one.sort == "money" and _SPENDING.search(portion.name) is not None
    return spending and done(one.words) and _WHOLE.search(one.words) is None


def _starts_whole(words: str, stem: str) -> bool:
    return f"应{stem}" in words or f"计划{stem}" in words or "预算" in words


def _satisfied(portion: Portion) -> Pair | None:
    """Of a survey: those who are satisfied, of those who answered."""
    row = [one for one in portion.sentence.amounts if one.at < portion.rate.at]
    row = [one for one in row if one.sort == "count" and one.role == "level"]
    asked = [one for one in row if _SURVEYED.search(one.words)]
    content = [one for one in row if _SATISFIED.search(one.words) and one not in asked]
    content = [one for one in content if not _NOT_SATISFIED.search(one.words)]
    if not content or not asked or not all(same(one, content[0]) for one in asked):
        return None
    some = [one for one in row if _SOME_WAY.search(one.words) and one not in content]
    sums = list(_sums(content, some))
    for whole in reversed(asked):
        for part in sums:
            if fits(portion.rate, part, [whole]):
                return Pair(portion, part, (whole,), fits=True)
    part, whole = sums[0], asked[-1]
    if len(content) == 1 or part.number.value > whole.number.value:
        return None
    return Pair(portion, part, (whole,), fits=False, named=False)


def _sums(content: Sequence[Amount], some: Sequence[Amount]) -> Iterator[Amount]:
    """All who are satisfied first, then with those who are so in some way, then each alone."""
    for row in (content, [*content, *some]):
        *_, last = _running(row)
        yield last
    yield from content
    yield from _running([*content, *some])


def _running(row: Sequence[Amount]) -> Iterator[Amount]:
    together = Fraction(0)
    for one in row:
        together += one.number.value
        yield one._replace(number=replace(one.number, value=together))
