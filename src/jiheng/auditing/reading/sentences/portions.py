"""Percentages that say what part of a whole something is (占比与完成率), and of what.

``占`` names a share, ``完成预算的`` a completion, ``…率`` a rate of two numbers nearby. The
whole is printed in the same phrase, named, or left to the total the sentence began with.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from jiheng.auditing.reading.sentences.telling import Amount, Sentence, told
from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

How = Literal["share", "completion", "rate"]
_SHARE = pattern(
    r"占(?:到|了|比重|比例|比|全部)?(?P<name>[^占]{0,24}?)的?(?:比重|比例|百分比|份额|比率)?(?:约|近)?"
    r"(?:为|达到|达|是)?(?:约|近)?$"
)
_COMPLETION = pattern(
    r"(?:完成|执行|达到|为|是|相当于|占)(?:了)?(?P<name>[^完为是占率]{0,12}?(?:预算|计划|任务|目标|指标)数?)的?(?:比例为)?(?:约)?$"
)
_RATE = pattern(
    r"(?P<name>(?:[^，的为达是]{0,10}?)(?:率|满意度|进度|占比|完成|比例|比重))(?:约|均|都|分别)?(?:为|达到|达|是|约为)?(?:约)?$"
)
#: Words before 占 that name what is counted: then no number before it is the part.
_SUBJECT = pattern(r"[^比例重均各分别约所共计总体合也又则又，]{2,}")
#: Each percentage is of one of the amounts listed before.
_EACH = pattern(r"^(?:总?占比)?(?:约|金额|比例)?(?:分别|各自?)")
_OF = pattern(r"的?(?:比例|比重)?(?:为|达到|达|约)?$")
_WHOLE_BEFORE = pattern(r"占|完成|为|是|达到|相当于|执行")
#: Budgets that are kinds of money, not what was planned.
_KINDS = pattern(
    r"公共预算|基金预算|资本经营预算|社会保险基金预算|预算内|预算外|预算单位|财政预算拨款|预算支出|"
    r"预算执行|预算资金|预算完成|预算结余|预算收入"
)
_PLANNED = pattern(
    r"预算|计划|任务|目标|指标|批复|下达|应|概算|编制|定编|核定|合同金额|总数|总额|额度|可用"
)
_RESULT = pattern("决算|执行数|实际|完成|已")
_DONE = pattern(
    r"决算|执行数|实际|完成|已|支出|使用|实现|实有|在职|到位|支付|结案|办结|审结|入库|通过|合格|达标|收缴|实收|实缴"
)
_AND = ("和", "与", "及")
_SUMS = ("money", "count", "bare")
_LEVELS = ("level", "to", "base", "prior", "from")


class Portion(NamedTuple):
    """One percentage that is a part of a whole.

    Attributes:
        rate: the percentage.
        part: what it is the part of; None where no number stands before it.
        whole: printed in the same phrase; None if it has to be looked for.
        name: what the phrase calls the whole, or the rate.
        earlier: amounts of the sentence before the percentage, nearest last.
    """

    passage: Passage
    sentence: Sentence
    how: How
    rate: Amount
    part: Amount | None
    whole: Amount | None
    name: str
    earlier: tuple[Amount, ...]


def portions(passage: Passage) -> Iterator[Portion]:
    """All of a passage."""
    for sentence in told(passage):
        for which, one in enumerate(sentence.amounts):
            if one.sort == "percent":
                made = _portion(passage, sentence, sentence.amounts[:which], one)
                if made is not None:
                    yield from _distributed(made, which)


def _distributed(first: Portion, which: int) -> Iterator[Portion]:
    """``A、B和C分别占总额的p%、q%和r%``: each percentage with its own part."""
    amounts = first.sentence.amounts
    rates = [first.rate, *_listed(amounts[which + 1 :], "percent")]
    row: list[Amount] = []
    for one in reversed(first.earlier):
        if row and not _goes_on(row[-1]):
            break
        row.append(one)
    if first.whole is None and len(rates) > 1 and _EACH.search(first.rate.words):
        row = list(_as_many(first.earlier, len(rates)))
        if not row:
            return  # which of them is the first percentage of is not plain
    if first.whole is not None or len(rates) == 1 or len(row) != len(rates):
        yield first
        return
    before = first.earlier[: len(first.earlier) - len(row)]
    for part, rate in zip(reversed(row), rates, strict=True):
        yield first._replace(rate=rate, part=part, earlier=(*before, part))


def _as_many(earlier: Sequence[Amount], many: int) -> Sequence[Amount]:
    """The last amounts of one list, last first, as many as percentages; none if not plain.

    What stands before the list in the same clause may only be the whole of it.
    """
    row: list[Amount] = []
    for one in reversed(earlier):
        if row and (one.dimension != row[0].dimension or row[-1].mark not in "、，；#"):
            break
        row.append(one)
    own, before = row[:many], row[many : many + 1]
    whole = all(one.number.value >= part.number.value for one in before for part in own)
    return own if len(own) == many and whole else ()


def _listed(amounts: Sequence[Amount], sort: str) -> Iterator[Amount]:
    """The amounts that go on a list: nothing but 、 or 和 between them."""
    for one in amounts:
        if one.sort != sort or not _goes_on(one):
            return
        yield one


def _goes_on(one: Amount) -> bool:
    """Whether nothing but 、 or 和 joins it to the number before."""
    return (one.mark == "、" and not one.words) or (one.mark == "#" and one.words in _AND)


def _portion(
    passage: Passage, sentence: Sentence, earlier: Sequence[Amount], rate: Amount
) -> Portion | None:
    levels = _levels(earlier)
    beside = _beside(earlier, rate)
    if beside is not None:
        part = _part(levels[:-1], beside)
        how: How = "completion" if planned(beside.words) else "share"
        name = beside.words
        return Portion(passage, sentence, how, rate, part, beside, name, levels)
    if rate.role in ("up", "down"):
        return None
    for how, form in (("completion", _COMPLETION), ("share", _SHARE), ("rate", _RATE)):
        found = form.search(rate.words)
        if found is not None:
            if how != "rate" and rate.words[: found.start()].endswith("率"):
                name = rate.words[: found.start()]
                return Portion(passage, sentence, "rate", rate, _last(levels), None, name, levels)
            subject = _SUBJECT.search(rate.words[: found.start()]) if how == "share" else None
            if subject is not None:
                part = _called(subject.group(), levels)
                kept = levels if part is not None else ()
                return Portion(passage, sentence, how, rate, part, None, found["name"], kept)
            pool = levels or _levels(_bracketed(sentence, rate))
            return Portion(passage, sentence, how, rate, _last(pool), None, found["name"], pool)
    return None


def _called(name: str, levels: Sequence[Amount]) -> Amount | None:
    """The amount told before under that name."""
    return next((one for one in reversed(levels) if name in one.words), None)


def _last(levels: Sequence[Amount]) -> Amount | None:
    return levels[-1] if levels else None


def _levels(amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    kept = (one for one in amounts if one.role in _LEVELS and one.sort in _SUMS)
    return tuple(one for one in kept if one.sort != "bare" or not one.number.value)


def _bracketed(sentence: Sentence, rate: Amount) -> tuple[Amount, ...]:
    """What stands in parentheses behind a rate: ``控制率为100%（决算数…，预算数…）``."""
    return tuple(
        one for one in sentence.amounts if one.at > rate.at and one.depth == rate.depth + 1
    )


def _beside(earlier: Sequence[Amount], rate: Amount) -> Amount | None:
    """The whole of ``占预算2750万元的52.0%``."""
    if not earlier or rate.mark not in "#）" or not rate.words.startswith(("的", "比")):
        return None
    last = earlier[-1]
    if last.sort == "percent" or not _OF.fullmatch(rate.words):
        return None
    return last if _WHOLE_BEFORE.search(last.words) else None


def _part(levels: Sequence[Amount], whole: Amount) -> Amount | None:
    for one in reversed(levels):
        if one.dimension == whole.dimension and one is not whole:
            return one
    return None


def planned(words: str) -> bool:
    """Whether the number behind these words is what was planned, not what was done."""
    left = _KINDS.sub("", words)
    return _PLANNED.search(left) is not None and not _RESULT.search(left)


def done(words: str) -> bool:
    """Whether the number behind these words is what was done."""
    return _DONE.search(words) is not None and not planned(words)


def shown(passage: Passage, one: Amount, most: int = 14) -> tuple[int, int]:
    """Where a number stands in the text together with the few words before it."""
    shape = passage.shape
    start = one.at
    while start > 0 and one.at - start < most and _plain(shape.text[start - 1]):
        start -= 1
    if start < one.at and shape.text[start] == "度":
        start += 1
    return shape.span(start, one.at + 1)


def _plain(character: str) -> bool:
    return character < "\U000f0000" and character not in "，。；：！？、（）\n"
