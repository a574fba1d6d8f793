"""Numbers one digit apart between the same words in two places (同文一字之差)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import Pair, slip
from jiheng.auditing.reading.figures.sayings import GENERIC, items
from jiheng.patterns import pattern

#: Digits a number has at least; of two digits chance needs more words to be ruled out.
_LEAST = 2
_WORDS = {2: 14}
_ENOUGH = 8
#: Characters of these words that any other amount would not have.
_OWN = 5
#: So far to either side the words are looked at.
_AROUND = 24
#: More numbers that differ in one digit are a series, not slips.
_MOST = 5
_STOPS = pattern("[，。；：、\n,;:]")
#: Characters right before both numbers that are the same in any case.
_BESIDE = 2


def between_the_same_words(figures: Iterable[Figure]) -> Iterator[Pair]:
    """Each pair of numbers that differ in one digit and stand in the same words."""
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for one in figures:
        if _tells(one):
            beside = _around(one)[0][-_BESIDE:]
            for at in range(len(one.digits)):
                key = f"{one.digits[:at]}*{one.digits[at + 1 :]}{one.number.unit.symbol}{beside}"
                groups[key].append(one)
    for group in groups.values():
        if 1 < len(group) <= _MOST and len({one.digits for one in group}) > 1:
            yield from _pairs(group)


def _tells(one: Figure) -> bool:
    counted = one.number.sort in ("count", "money", "percent") and not one.number.chinese
    text = one.passage.role != "cell" or len(one.passage.text) > _AROUND
    return counted and text and one.told == "result" and len(one.digits) >= _LEAST


def _pairs(group: list[Figure]) -> Iterator[Pair]:
    for at, one in enumerate(group):
        for other in group[at + 1 :]:
            apart = one.passage.index != other.passage.index and slip(one, other, _LEAST)
            if apart and _one_time(one, other) and _alike(one, other):
                yield Pair(one, other, Severity.DOUBT)


def _one_time(one: Figure, other: Figure) -> bool:
    """Whether both are of one time and stage, and neither is only about so much."""
    if one.year != other.year or one.until != other.until or one.stage != other.stage:
        return False
    return not (one.number.bound or other.number.bound or items(one.passage, other.passage))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether so many of the same characters stand right around both that it is no chance."""
    before, behind = _around(one)
    ahead, after = _around(other)
    shared = f"{_common(before[::-1], ahead[::-1])[::-1]}#{_longest(behind, after)}"
    enough = _WORDS.get(len(one.digits), _ENOUGH)
    return len(shared) > enough and len(GENERIC.sub("", shared)) >= _OWN


def _around(one: Figure) -> tuple[str, str]:
    """The words of the clause before a number and behind it, numbers as one sign."""
    text = one.passage.text
    before = _STOPS.split(text[max(0, one.number.start - _AROUND) : one.number.start])[-1]
    behind = _STOPS.split(text[one.number.behind : one.number.behind + _AROUND])[0]
    return _plain(before), _plain(behind)


def _plain(text: str) -> str:
    return re.sub(r"[\d,.]+", "#", "".join(text.split()))


def _common(one: str, other: str) -> str:
    """What both begin with."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return one[:at]
    return one[: len(other)]


def _longest(one: str, other: str) -> str:
    """The longest piece that stands in both."""
    found = ""
    for at in range(len(one)):
        while one[at : at + len(found) + 1] in other and at + len(found) < len(one):
            found = one[at : at + len(found) + 1]
    return found
