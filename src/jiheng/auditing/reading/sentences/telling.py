"""A text cut into sentences, each a row of amounts with the words before them (句中数量).

Years and dates belong to the words. A list of bare numbers takes the unit of its last one:
``57、303和107家``. Parentheses say how deep an amount lies.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple

from jiheng.auditing.reading.sentences.roles import (
    Role,
    compared,
    role_of,
    starts,
    unknown,
    year_in,
)
from jiheng.auditing.reported.numbers import QUANTITIES, Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import LABEL, Shape
from jiheng.patterns import pattern

_PIECE = pattern(r"[\U000F0000-\U000FFFFF]|[，。；：！？、（）\n]")
_ENDS = "。！？"
_FIRST_MARK = "\U000f0000"
_JOINED = pattern(r"[和与及]?")
_OWN_LINE = pattern(rf"\n\s*(?:{LABEL}|[一二三四五六七八九十]{{1,3}}、|（)")
#: Grades in a name go no further: 5A级景区, 五类水体; a letter that makes a number part of one.
_MARKS = 5
_LETTER = pattern("[A-Z]")
#: Words before a number of classes that count them: 共三类, 分为两类.
_SO_MANY = pattern("[共有分成等为的各设含这述列下大]$")
#: What closes a number that is one of the words.
_CLOSES = {"year": "年", "类": "类"}
#: Texts whose sentences are kept, so that each claim need not read them again.
_KEPT = 4096
#: A sentence of more amounts is none: it is cut, so that no text can take long.
_LONGEST = 80
_known: "dict[str, tuple[Sentence, ...]]" = {}


class Amount(NamedTuple):
    """One number of a sentence.

    Attributes:
        number: as read; its unit may come from the end of a list.
        at: where its character stands in the shape.
        words: what stands before it since the last number or mark, years included.
        mark: the mark or number before those words: one of ``，；：、（）`` , ``#`` for a
            number, ``^`` for the beginning.
        clause: which clause of the text, counted by ``，；：``, parentheses and sentences.
        depth: in how many parentheses it lies.
        label: whether an item's number (1. ① …) stands before the words.
        behind: what stands after it up to the next mark or number.
    """

    number: Number
    at: int
    words: str
    mark: str
    clause: int
    depth: int
    label: bool = False
    behind: str = ""
    role: Role = "level"

    @property
    def year(self) -> int | None:
        """The year its own words name."""
        return year_in(self.words)

    @property
    def falls(self) -> bool:
        """Whether it is a fall by its words."""
        return self.role == "down"

    @property
    def signed(self) -> Fraction:
        """Its value; of a change less than 0 where it is a fall."""
        value = self.number.value
        if self.role == "down":
            return -abs(value)
        if self.role == "up" and self.words[-1:] in "-－−" and self.words:
            return -abs(value)
        return value

    @property
    def sort(self) -> str:
        """The sort of its number."""
        return self.number.sort

    @property
    def dimension(self) -> str:
        """What it may be added to: 金额, the counted thing, or the sort of a rate."""
        unit = self.number.unit.dimension
        return unit or ("" if self.sort == "bare" else self.sort)


class Sentence(NamedTuple):
    """One sentence.

    Attributes:
        start: where it begins in the shape.
        end: behind its last character.
        amounts: its quantities in order.
    """

    start: int
    end: int
    text: str
    amounts: tuple[Amount, ...]


def told(passage: Passage) -> tuple[Sentence, ...]:
    """The sentences of a passage that hold quantities."""
    found = _known.get(passage.text)
    if found is None:
        found = ()
        if any(one.sort in QUANTITIES for one in passage.numbers):
            found = tuple(_Scan(passage.shape).sentences())
        if len(_known) >= _KEPT:
            _known.clear()
        _known[passage.text] = found
    return found


@dataclass(slots=True)
class _Piece:
    """A number and its words while they are being read."""

    number: Number
    at: int
    words: str
    mark: str
    clause: int
    depth: int
    label: bool
    behind: str = ""


class _Scan:
    """Goes once through a shape."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._text = shape.text
        self._begin()
        self._clause = self._depth = 0

    def _begin(self) -> None:
        self._pieces: list[_Piece] = []
        self._words = ""
        self._mark = "^"
        self._label = False

    def sentences(self) -> Iterator[Sentence]:
        start = at = 0
        for piece in _PIECE.finditer(self._text):
            self._said(self._text[at : piece.start()])
            at = piece.end()
            if self._take(piece) or len(self._pieces) >= _LONGEST:
                yield from self._made(start, at)
                start = at
        self._said(self._text[at:])
        yield from self._made(start, len(self._text))

    def _said(self, words: str) -> None:
        if words:
            self._words += words
            if self._mark == "#" and not self._pieces[-1].behind:
                self._pieces[-1].behind = words

    def _take(self, piece: re.Match[str]) -> bool:
        """Take a number or a mark; whether the sentence ends."""
        mark = piece.group()
        if mark >= _FIRST_MARK:
            self._number(piece.start())
            return False
        if mark == "\n":
            if not _OWN_LINE.match(self._text, piece.start()):
                return False
            mark = "。"
        if mark in _ENDS:
            self._clause += 1
            self._depth = 0
            return True
        if mark == "（":
            self._depth += 1
        elif mark == "）":
            self._depth = max(0, self._depth - 1)
        if mark != "、":
            self._clause += 1
        self._words, self._mark = "", mark
        return False

    def _number(self, at: int) -> None:
        one = self._shape.number(at)
        if one.sort == "label":
            self._label, self._words, self._mark = True, "", "^"
        elif one.sort in QUANTITIES and not self._names(one, at):
            words, mark, label = self._words, self._mark, self._label
            self._pieces.append(_Piece(one, at, words, mark, self._clause, self._depth, label))
            self._words, self._mark, self._label = "", "#", False
        else:
            value = int(one.value)
            self._words += f"{value}{_CLOSES.get(one.unit.symbol or one.sort, '')}"

    def _names(self, one: Number, at: int) -> bool:
        """Whether a number is part of a name: 5A级, 公益一类, and not how many there are."""
        if one.sort == "bare":
            return one.value <= _MARKS and _LETTER.match(self._text, at + 1) is not None
        if not one.chinese or one.unit.symbol != "类" or one.value > _MARKS:
            return False
        return _SO_MANY.search(self._words) is None

    def _made(self, start: int, end: int) -> Iterator[Sentence]:
        if self._pieces:
            _share_units(self._pieces)
            amounts = tuple(_with_roles(self._pieces))
            yield Sentence(start, end, self._text[start:end], amounts)
        self._begin()


def _share_units(pieces: Sequence[_Piece]) -> None:
    """Bare numbers of a list take the unit at its end."""
    after = None
    for one in reversed(pieces):
        if one.number.sort == "bare" and after is not None and _goes_on(after):
            one.number = _in_unit_of(one.number, after.number)
        after = one


def _goes_on(after: _Piece) -> bool:
    """Whether a number with a unit goes on a list: nothing but 、 or 和 before it."""
    listed = after.mark in "、#" and _JOINED.fullmatch(after.words) is not None
    return listed and after.number.sort != "bare"


def _in_unit_of(bare: Number, other: Number) -> Number:
    scale = other.unit.scale
    value, grain = bare.value * scale, bare.grain * scale
    return replace(bare, value=value, grain=grain, unit=other.unit, sort=other.sort)


def _with_roles(pieces: Sequence[_Piece]) -> Iterator[Amount]:
    roles: list[Role] = [role_of(one.words, one.number.sort) for one in pieces]
    for which, one in enumerate(pieces):
        role = roles[which]
        if role in ("level", "prior") and one.number.sort in ("money", "count", "bare"):
            after = pieces[which + 1] if which + 1 < len(pieces) else None
            if after is not None and roles[which + 1] in ("to", "up", "down"):
                role = _compared(one, after, roles[which + 1], role)
        elif one.number.sort == "percent" and "to" in roles[which + 1 : which + 2]:
            role = "from" if starts(one.words) else role
        if role == "level" and unknown(one.words, one.behind):
            role = "other"
        yield Amount(
            one.number, one.at, one.words, one.mark, one.clause, one.depth, one.label,
            one.behind, role,
        )  # fmt: skip


def _compared(one: _Piece, after: _Piece, then: Role, role: Role) -> Role:
    """Whether a rise or fall behind it makes a number what something is compared with."""
    if starts(one.words):
        return "from"
    near = after.clause - one.clause <= 1
    return "base" if then != "to" and near and compared(one.words, one.behind) else role
