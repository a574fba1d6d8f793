"""Paragraphs that tell the same matters again, and where their numbers part (复述)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import Pair, agree
from jiheng.auditing.reading.figures.sayings import GENERIC, telling
from jiheng.patterns import pattern

#: So many different numbers two paragraphs share before they are of the same matters.
_SHARED, _CLOSE = 2, 4
#: The same words right around two numbers, of so many pairs of characters, are no chance.
_SURE = 8
#: Pairs of characters beside two numbers that name the same thing; fewer in close retellings.
_WORDS, _CLOSE_WORDS = 3, 2
#: Of the words beside either number at least one in so many stands beside the other one as well.
_PORTION = 3
_BEFORE, _BEHIND = 10, 16
_PLACE = pattern("[^\\W我全该辖园社地本各农新市的在对]{2,3}[区县镇乡]")
#: A cut-off at the end of the year is the year.
_YEAR_END = ("底", "末", "12月", "12")


class _Passages(NamedTuple):
    """Figures of two paragraphs in order, and those known to be the same, by place in each."""

    first: Sequence[Figure]
    second: Sequence[Figure]
    same: frozenset[tuple[int, int]]
    enough: int


def retold(figures: Iterable[Figure], pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Numbers of the same thing in two paragraphs that tell much the same.

    Args:
        figures: of the report, in order.
        pairs: of which those that agree show which paragraphs belong together.
    """
    together: defaultdict[tuple[int, int], list[Pair]] = defaultdict(list)
    for one in pairs:
        here, there = one.first.passage, one.second.passage
        apart = here.role != "cell" and there.role != "cell" and here.index < there.index
        if apart and agree(one.first, one.second) and _of_one_unit(one.first, one.second):
            together[here.index, there.index].append(one)
    by_passage: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures if together else ():
        by_passage[figure.passage.index].append(figure)
    for (here_at, there_at), known in together.items():
        shared = len({one.first.digits for one in known if telling(one.first)})
        if shared >= _SHARED:
            first, second = by_passage[here_at], by_passage[there_at]
            at = {(id(one.passage), one.number.start): n for n, one in enumerate(first)}
            to = {(id(one.passage), one.number.start): n for n, one in enumerate(second)}
            same = frozenset((at[_key(one.first)], to[_key(one.second)]) for one in known)
            enough = _CLOSE_WORDS if shared >= _CLOSE else _WORDS
            yield from _between(_Passages(first, second, same, enough))


def _of_one_unit(one: Figure, other: Figure) -> bool:
    return one.number.unit.symbol == other.number.unit.symbol


def _key(one: Figure) -> tuple[int, int]:
    return id(one.passage), one.number.start


def _between(both: _Passages) -> Iterator[Pair]:
    """The pairs of which each is the only one like the other, in the order of the known ones."""
    left = [_words(one) for one in both.first]
    right = [_words(one) for one in both.second]
    shared = {
        (at, to): count
        for at, one in enumerate(both.first)
        for to, other in enumerate(both.second)
        if (count := len(left[at] & right[to])) >= _CLOSE_WORDS
        if count * _PORTION >= max(len(left[at]), len(right[to])) and _comparable(one, other)
    }
    known = [{pair[side] for pair in both.same} for side in (0, 1)]
    for (at, to), count in shared.items():
        enough = _CLOSE_WORDS if _beside(both, at, to) else both.enough
        if count < enough or at in known[0] or to in known[1] or not _alone(shared, at, to):
            continue
        if all((x < at) == (y < to) for x, y in both.same):
            one, other = both.first[at], both.second[to]
            sure = f"{one.clause}#{one.thing}" == f"{other.clause}#{other.thing}"
            sure = sure and len(left[at]) >= _SURE
            yield Pair(one, other, Severity.ERROR if sure else Severity.DOUBT)


def _alone(shared: Mapping[tuple[int, int], int], at: int, to: int) -> bool:
    """Whether no other number of either paragraph is as like the other one."""
    count = shared[at, to]
    return all(
        other < count or (x, y) == (at, to)
        for (x, y), other in shared.items()
        if x == at or y == to
    )


def _beside(both: _Passages, at: int, to: int) -> bool:
    """Whether the next number of both paragraphs is the same, and of the same kind."""
    if at + 1 >= len(both.first) or to + 1 >= len(both.second):
        return False
    one, other = both.first[at + 1], both.second[to + 1]
    return one.dimension == other.dimension and agree(one, other)


def _words(one: Figure) -> frozenset[str]:
    """Pairs of characters right beside a number that say what it is of."""
    found: set[str] = set()
    for text in (one.clause[-_BEFORE:], one.thing[:_BEHIND]):
        own = GENERIC.sub("", text)
        found.update(own[at : at + 2] for at in range(len(own) - 1))
    return frozenset(found)


def _comparable(one: Figure, other: Figure) -> bool:
    return (
        one.dimension == other.dimension
        and _of_one_unit(one, other)
        and one.told == other.told != "rule"
        and one.year == other.year
        and one.measure == other.measure
        and one.stage == other.stage
        and _until(one) == _until(other)
        and not one.number.bound
        and not other.number.bound
        and _asked(one) == _asked(other)
        and _place_told(one, other)
        and _place_told(other, one)
    )


def _asked(one: Figure) -> bool:
    """Whether it is what was asked for: 完成下达的60%治理任务."""
    return any(word in f"{one.clause}{one.thing}" for word in ("任务", "目标", "下达"))


def _place_told(one: Figure, other: Figure) -> bool:
    """Whether the paragraph of the other names the place that the one is of."""
    places: list[str] = _PLACE.findall(one.clause)
    return all(place in other.passage.text for place in places)


def _until(one: Figure) -> str:
    return "" if any(mark in one.until for mark in _YEAR_END) else one.until
