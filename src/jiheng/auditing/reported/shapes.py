"""A text with every number as one character (句式), so that a pattern can read a sentence.

Spaces and quotation marks are left out, punctuation is one width, and a number with its
unit becomes a single character whose class says its sort: ``f"占{ANY}*的{PERCENT}"``.
Places lead back to the text as it is written.
"""

from collections.abc import Sequence
from typing import NamedTuple

from jiheng.auditing.reported.numbers import Number, Sort

_SORTS: tuple[Sort, ...] = (
    "money", "percent", "points", "score", "times", "count", "bare",
    "year", "date", "label", "code",
)  # fmt: skip
_FIRST, _ROOM = 0xF0000, 0x1000
_CHARACTERS = {sort: _FIRST + at * _ROOM for at, sort in enumerate(_SORTS)}


def _class(*sorts: Sort) -> str:
    pieces = []
    for sort in sorts:
        low = _CHARACTERS[sort]
        pieces.append(f"{chr(low)}-{chr(low + _ROOM - 1)}")
    return f"[{''.join(pieces)}]"


#: One number of a sort, for use in a pattern.
MONEY, PERCENT, POINTS = _class("money"), _class("percent"), _class("points")
SCORE, TIMES, COUNT, BARE = _class("score"), _class("times"), _class("count"), _class("bare")
YEAR, DATE, LABEL, CODE = _class("year"), _class("date"), _class("label"), _class("code")
#: Any quantity.
QUANTITY = _class("money", "percent", "points", "score", "times", "count", "bare")
#: What is no number and does not end a clause.
WORDS = f"[^{chr(_FIRST)}-{chr(_FIRST + len(_SORTS) * _ROOM)}，。；：！？、（）\n]"
_PUNCTUATION = str.maketrans(",;:()!?[]", "，；：（）！？〔〕")
_DROPPED = frozenset(" \t\u3000\xa0“”‘’\"'「」『』")
_PLAIN = _PUNCTUATION | dict.fromkeys(map(ord, _DROPPED))


class Shape(NamedTuple):
    """The shape of one text.

    Attributes:
        text: with numbers as characters.
        numbers: all numbers of the text.
        offsets: where each character stands in the text as written.
        which: of ``numbers`` stands at each place of one.
    """

    text: str
    numbers: tuple[Number, ...]
    offsets: tuple[int, ...]
    which: dict[int, int]

    def number(self, at: int) -> Number:
        """The number whose character stands at ``at`` of the shape."""
        return self.numbers[self.which[at]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the text as written."""
        begin = self.offsets[start]
        last = end - 1
        if last in self.which:
            return begin, self.number(last).behind
        return begin, self.offsets[last] + 1 if end > start else begin

    def inside(self, start: int, end: int) -> list[Number]:
        """The numbers between two places of the shape, in order."""
        return [self.numbers[one] for at, one in self.which.items() if start <= at < end]


def shape_of(text: str, found: Sequence[Number]) -> Shape:
    """The shape of a text whose numbers are ``found``; at most 4096 of each sort are told apart."""
    if len(found) == 1 and found[0].start == 0 and found[0].behind == len(text):
        return Shape(chr(_CHARACTERS[found[0].sort]), tuple(found), (0,), {0: 0})
    pieces: list[str] = []
    offsets: list[int] = []
    which: dict[int, int] = {}
    seen = dict.fromkeys(_SORTS, 0)
    at = 0
    for index, one in enumerate(found):
        if one.start < at or seen[one.sort] >= _ROOM:
            continue
        _words(text, at, one.start, pieces, offsets)
        which[len(offsets)] = index
        pieces.append(chr(_CHARACTERS[one.sort] + seen[one.sort]))
        offsets.append(one.start)
        seen[one.sort] += 1
        at = one.behind
    _words(text, at, len(text), pieces, offsets)
    return Shape("".join(pieces), tuple(found), tuple(offsets), which)


def _words(text: str, start: int, end: int, pieces: list[str], offsets: list[int]) -> None:
    words = text[start:end]
    if _DROPPED.isdisjoint(words):
        pieces.append(words.translate(_PUNCTUATION))
        offsets.extend(range(start, end))
        return
    pieces.append(words.translate(_PLAIN))
    offsets.extend(at for at, character in enumerate(words, start) if character not in _DROPPED)
