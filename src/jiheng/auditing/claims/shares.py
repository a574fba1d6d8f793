"""Claim ``shares``: 甲占乙的p%, 完成预算的p%, 执行率p% (占比、完成率)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity
from jiheng.auditing.reading.sentences.listed import SPLITS
from jiheng.auditing.reading.sentences.nearby import near
from jiheng.auditing.reading.sentences.portions import Portion, portions, shown
from jiheng.auditing.reading.sentences.ranges import judged, points, range_of, slipped
from jiheng.auditing.reading.sentences.rates import rated
from jiheng.auditing.reading.sentences.sharing import called, shared
from jiheng.auditing.reading.sentences.telling import Amount, told
from jiheng.auditing.reading.sentences.wholes import Pair, computed, quotient
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern
from jiheng.quantities import percent

_REMEMBERED = 60
#: Words of a whole that is another one for each share.
_OWN = pattern(r"同类|各自|本类|同期|该|其(?!中|他|它|余)|相应|对应|任务|预算|计划|目标|指标")
#: Firms of one size are among those of the next.
_NESTED = pattern(r"小微|微型|监狱|残疾")


class Share(NamedTuple):
    """A percentage beside the part and the whole it says it comes from."""

    pair: Pair

    @property
    def of_nothing(self) -> bool:
        """Whether the whole is 0: then there is no such percentage."""
        return not sum(one.number.value for one in self.pair.whole)

    @property
    def slip(self) -> bool:
        """Whether 元 for 万元 in one of the amounts explains it."""
        ranges = [range_of(one.number) for one in (self.pair.part, *self.pair.whole)]
        return slipped(quotient, range_of(self.pair.portion.rate.number), *ranges[:2])

    def test(self) -> "Relation[Share]":
        """Part divided by whole."""
        rate = self.pair.portion.rate.number
        if self.of_nothing:
            return self._of_nothing()
        numbers = [one.number for one in (self.pair.part, *self.pair.whole)]
        value = numbers[0].value / sum(one.value for one in numbers[1:])
        found = computed(self.pair.part, self.pair.whole) or (value, value)
        wide = any(one.bound for one in (rate, *numbers))
        holds, ceiling = judged(range_of(rate), found, rate.grain, wide=wide)
        if holds is False and not self.pair.sure:
            holds = None
        if not self.pair.named:
            ceiling = min(ceiling, Severity.DOUBT)
        gap = points(abs(value - rate.value))
        expected = _rate_like(self.pair.portion.rate, value)
        return self._made(expected, gap, ceiling, holds=holds)

    def _of_nothing(self) -> "Relation[Share]":
        both = not self.pair.part.number.value
        plain = both and not self.pair.portion.rate.number.value
        ceiling = Severity.NOTE if both else Severity.ERROR
        return self._made("分母为0，比率不适用", "", ceiling, holds=None if plain else False)

    def _made(
        self, expected: str, gap: str, ceiling: Severity, *, holds: bool | None
    ) -> "Relation[Share]":
        portion = self.pair.portion
        passage = portion.passage
        at = passage.spot(*shown(passage, portion.rate))
        of_whole = self.pair.origin or passage
        rest = [one for one in self.pair.whole if one is not self.pair.part]
        because = (
            passage.spot_of(self.pair.part.number),
            *(of_whole.spot_of(one.number) for one in rest),
        )
        stated = str(portion.rate.number.quantity)
        return Relation(self, "ratio", holds, stated, expected, at, because, gap, ceiling)


class OpenShare(NamedTuple):
    """A percentage of a whole that the report does not print near it."""

    portion: Portion
    part: Amount

    def test(self) -> "Relation[OpenShare]":
        """Cannot be decided."""
        passage, rate = self.portion.passage, self.portion.rate
        at = passage.spot(*shown(passage, rate))
        because = (passage.spot_of(self.part.number),)
        stated = str(rate.number.quantity)
        return Relation(self, "ratio", None, stated, "", at, because)


class Shares(NamedTuple):
    """Several shares of one whole, which cannot be more than all of it.

    Attributes:
        explained: whether one of them is told to be wrong by itself.
    """

    portions: tuple[Portion, ...]
    explained: bool = False

    def test(self) -> "Relation[Shares]":
        """Together at most 100%, and 100% where the parts are all there is."""
        numbers = [one.rate.number for one in self.portions]
        together = sum((one.value for one in numbers), Fraction(0))
        slack = sum((one.grain for one in numbers), Fraction(0)) / 2
        holds: bool | None = together - 1 <= slack
        money = all(one.part is not None and one.part.sort == "money" for one in self.portions)
        if not holds and (any(one.bound for one in numbers) or not money):
            holds = None
        passage = self.portions[0].passage
        spots = [passage.spot(*shown(passage, one.rate)) for one in self.portions]
        return Relation(
            self, "sum", holds, percent(together), "100%", spots[-1], tuple(spots[:-1]),
            points(abs(together - 1)),
        )  # fmt: skip


def find(report: Report) -> Iterator[Share | OpenShare | Shares]:
    """Every percentage whose part and whole can be told."""
    before: list[tuple[Passage, Amount]] = []
    every: list[tuple[Passage, Amount]] = []
    for passage in report.passages:
        if passage.role == "cell" and len(passage.numbers) < 2:  # noqa: PLR2004
            continue
        if "%" in passage.text or "％" in passage.text or "‰" in passage.text:
            yield from _in(list(portions(passage)), _Numbers(before, every, report))
        for sentence in told(passage):
            row = [(passage, one) for one in sentence.amounts if one.sort in ("money", "count")]
            before.extend(row)
            every.extend(row)
        del before[:-_REMEMBERED]


class _Numbers(NamedTuple):
    """Amounts told before a passage: the last ones, and all of them."""

    near: list[tuple[Passage, Amount]]
    every: list[tuple[Passage, Amount]]
    report: Report

    def for_wholes(self, portion: Portion) -> list[tuple[Passage, Amount]]:
        """Those that may be the whole of a share, nearest last."""
        far = [one for one in self.every[:-_REMEMBERED] if called(portion.name, one[1].words)]
        return [*far, *self.near, *_earlier(portion)]


def _in(found: list[Portion], numbers: _Numbers) -> Iterator[Share | OpenShare | Shares]:
    open_shares: list[Portion] = []
    for one in found:
        share = one.how == "share" and one.whole is None
        pair = None if share else _rated(one, numbers)
        if pair is not None:
            yield Share(pair)
        elif share or (one.how == "completion" and "占" in one.rate.words):
            open_shares.append(one)
        elif one.how == "completion" and one.part is not None:
            yield OpenShare(one, one.part)
    named = _with_names(open_shares)
    for _, group in groupby(named, key=lambda one: (one.sentence.start, one.name)):
        yield from _of_one_name(list(group), numbers)


def _rated(one: Portion, numbers: _Numbers) -> Pair | None:
    """The pair of a rate or completion: of its own sentence, else of what stands around it."""
    pair = rated(one)
    if pair is not None and (pair.fits or pair.sure):
        return pair
    return near(one, [*numbers.near, *_earlier(one)]) or pair


def _of_one_name(items: list[Portion], numbers: _Numbers) -> Iterator[Share | OpenShare | Shares]:
    """The shares of one sentence whose whole bears one name."""
    first = items[0]
    pairs = list(shared(items, numbers.for_wholes(first)))
    pairs = pairs or list(shared(items, _later(numbers.report, first)))
    yield from (Share(pair) for pair in pairs)
    if not pairs:
        yield from (OpenShare(one, one.part) for one in items if one.part is not None)
    if len(items) > 1 and _enough(items) and _of_one_whole(items, pairs):
        yield Shares(tuple(items), explained=any(not one.fits for one in pairs))


def _with_names(found: list[Portion]) -> Iterator[Portion]:
    """A bare 占 goes on with the whole that the share before it in the sentence named."""
    last: Portion | None = None
    for one in found:
        goes_on = last is not None and last.sentence.start == one.sentence.start and not one.name
        if goes_on and last is not None and "其中" not in _between(last, one):
            yield one._replace(name=last.name)
        else:
            yield one
            last = one


def _between(last: Portion, one: Portion) -> str:
    return last.passage.shape.text[last.rate.at : one.rate.at]


def _later(report: Report, portion: Portion) -> list[tuple[Passage, Amount]]:
    """The amounts behind a share that bear the name of its whole."""
    if not portion.name or portion.part is None or portion.part.sort != "money":
        return []
    return [
        (passage, one)
        for passage in report.passages[portion.passage.index + 1 :]
        if len(passage.numbers) > (passage.role == "cell")
        for sentence in told(passage)
        for one in sentence.amounts
        if one.sort == "money" and called(portion.name, one.words)
    ]


def _enough(items: list[Portion]) -> bool:
    """Whether they come to all of the whole or more: less may be a selection."""
    slack = sum(one.rate.number.grain for one in items) / 2
    return sum(one.rate.number.value for one in items) >= 1 - slack


def _of_one_whole(items: list[Portion], pairs: list[Pair]) -> bool:
    """Whether they are side by side and shares of one printed whole, or known to be all of it.

    Each may have its own whole (占同类产品, 占调整预算); one may lie in another (其中小微企业).
    """
    words = [one.rate.words for one in items]
    parts = [one.part for one in items if one.part is not None]
    between = items[0].passage.shape.text[items[0].rate.at : items[-1].rate.at]
    own = any(_OWN.search(one) for one in words) or any(one.how == "completion" for one in items)
    if own or "其中" in between:
        return False
    if len(parts) < len(items) or len({one.name for one in items}) > 1:
        return not parts
    known = [one for one in SPLITS if len(one) == len(parts)]
    if any(all(a in b.words for a, b in zip(one, parts, strict=True)) for one in known):
        return True
    nested = any(_NESTED.search(one.words) for one in parts)
    wholes = {one.whole for one in pairs}
    return len(wholes) == 1 and len(pairs) == len(items) and not nested


def _earlier(portion: Portion) -> list[tuple[Passage, Amount]]:
    """The last amounts of the paragraph before the sentence of a portion."""
    found: list[tuple[Passage, Amount]] = []
    for sentence in reversed(told(portion.passage)):
        if sentence.start < portion.sentence.start:
            found.extend(
                (portion.passage, one)
                for one in reversed(sentence.amounts)
                if one.sort in ("money", "count")
            )
            if len(found) >= _REMEMBERED:
                break
    return found[::-1]


def _rate_like(rate: Amount, value: Fraction) -> str:
    """A percentage with the decimals of ``rate``, two at least."""
    places = max(2, len(str(rate.number.quantity).partition(".")[2].rstrip("%‰％")))
    return percent(value, places)
