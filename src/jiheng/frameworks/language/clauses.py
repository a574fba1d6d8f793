"""Clauses: what the grammar makes of the words of one, and how a text is cut into them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from jiheng.frameworks.language.amounts import NUMBER, quantity
from jiheng.frameworks.language.cutting import (
    BARE_FORMULA,
    LONGEST_CLAUSE,
    Cut,
    as_text,
    at_least,
    cuts,
)
from jiheng.frameworks.language.grammars import parser_of, text_of
from jiheng.frameworks.language.spans import between, end_owned, first, half
from jiheng.frameworks.language.words import Word
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.patterns import pattern

#: No clause of any table has more words.
MOST_WORDS = 200


@dataclass(slots=True)
class Piece:
    """A part of a clause: words, and the range or number they name.

    Attributes:
        text: as normalised.
        start: index in the normalised text.
        range: where the words name one.
        bare: whether the range is a number without any comparator.
        join: whether the words join conditions.
    """

    text: str
    start: int
    end: int
    range: Interval | None = None
    bare: bool = False
    join: bool = False
    count: bool = False
    sign: str = ""


@dataclass(slots=True)
class Clause:
    """One clause of the sentence.

    Attributes:
        kind: name of the alternative in the grammar.
        before: pieces in front of 每, 按, or the award.
        inner: words between 每 and the amount, or between 按 and 比例.
        award: what is given or taken.
        high: upper points of a range of points.
        name: finer name of the word that decides.
        points: number of a limit.
        start: index in the normalised text.
        end: index behind it.
        mark: whether a list mark stands in front.
        strong: whether a full stop or semicolon stands in front.
    """

    kind: str
    before: list[Piece] = field(default_factory=list)
    inner: list[Word] = field(default_factory=list)
    award: Award | None = None
    high: Award | None = None
    name: str = ""
    points: Fraction | None = None
    start: int = 0
    end: int = 0
    mark: bool = False
    strong: bool = False
    text: str = ""
    words: list[Word] = field(default_factory=list)


class _Given(Lexer):
    """The words were found before; the grammar takes them as they are."""

    def __init__(self, lexer_conf: object) -> None:
        """Nothing to prepare."""

    def lex(self, data: Any, parser_state: Any = None) -> Iterator[Token]:  # noqa: ANN401, ARG002
        """The words themselves."""
        return iter(data)


class _Builder(Transformer[Token, Clause]):
    """Makes pieces and clauses while the parser runs; no tree is built."""

    def word(self, found: list[Word]) -> Piece:
        """Words that name no range."""
        one = found[0]
        return Piece(
            "" if one.name == "BASIS" else one,
            one.start_pos or 0,
            one.end_pos or 0,
            join=one.type == "JOIN",
            count=one.type in {"COUNT", "ASIDE"},
            sign=one.name if one.type == "SIGN" else "",
        )

    def pieces(self, found: list[Piece]) -> list[Piece]:
        """All of them."""
        return found

    def half(self, found: list[Word]) -> Piece:
        """One number: ≥90%, 90%(含)以上, 90%."""
        made, bare = half(found)
        return _piece(found, made, bare=bare)

    def whole(self, found: list[Word]) -> Piece:
        """Two numbers: 80%(含)-90%."""
        return _piece(found, between(found, size=False), bare=False)

    def around(self, found: list[Word]) -> Piece:
        """±10%以内."""
        value, symbol = quantity(first(found, "QUANTITY"))
        owned = end_owned(found)
        if any(one.name == "ABOVE" for one in found):
            return _piece(found, Interval(value, None, owned, unit=symbol, size=True), bare=False)
        return _piece(
            found,
            Interval(Fraction(0), value, low_in=True, high_in=owned, unit=symbol, size=True),
            bare=False,
        )

    def around_between(self, found: list[Word]) -> Piece:
        """±10%–±15%."""
        return _piece(found, between(found, size=True), bare=False)

    def chain(self, found: list[Word]) -> Piece:
        """80%≤x<90%."""
        numbers = [one for one in found if one.type == "QUANTITY"]
        signs = [one.name for one in found if one.type == "SIGN"]
        (low, first), (high, last) = quantity(numbers[0]), quantity(numbers[1])
        symbol = last or first
        if set(signs) <= {"GE", "GT"}:
            low, high = high, low
            signs = [sign.replace("G", "L") for sign in reversed(signs)]
        fine = set(signs) <= {"LE", "LT"} and low < high
        made = Interval(low, high, signs[0] == "LE", signs[1] == "LE", symbol) if fine else None
        return _piece(found, made, bare=False)

    def gives(self, found: list[Word]) -> Word:
        """The word."""
        return found[0]

    takes = adds = inner = gives

    def start(self, found: list[Clause]) -> Clause:
        """The clause."""
        return found[0]


def _maker(kind: str) -> Callable[[object, list[object]], Clause]:
    """Every alternative of the grammar becomes a clause of that name."""

    def made(_: object, found: list[object]) -> Clause:
        clause = Clause(kind)
        for one in found:
            if isinstance(one, list):
                clause.before += one
            elif isinstance(one, Word) and one.type in _GIVES:
                _award(clause, one)
            elif isinstance(one, Word) and not (
                kind.startswith("step") and one.type == "OTHERWISE"
            ):
                clause.inner.append(one)
        return clause

    return made


for _kind in (
    "case", "loss", "condition", "otherwise", "otherwise_loss", "step", "step_open", "gain",
    "per_case", "limit", "floor", "partial", "etc", "highest", "restate", "proportion", "judged",
):  # fmt: skip
    setattr(_Builder, _kind, _maker(_kind))

_GIVES = frozenset(
    (
        "POINTS",
        "BARE",
        "FULL",
        "NONE",
        "SHARE",
        "RANGE",
        "EACHPOINTS",
        "LOSE",
        "LOSEPER",
        "LOSERANGE",
        "LOSESHARE",
        "BONUS",
    )
)
_LIMITS = frozenset(("MOST", "LOSSMOST", "LEAST", "TOTAL"))


def _award(clause: Clause, one: Word) -> None:
    clause.name = one.name
    points = one.points
    match one.name:
        case "FULL":
            clause.award = FULL
            clause.points = points
            if points is not None:
                clause.award = Award(points)
        case "NONE":
            clause.award = NONE
        case "SHARE" | "LOSESHARE":
            clause.award = Award(points / 100 if points is not None else Fraction(1, 2), share=True)
        case "RANGE" | "LOSERANGE":
            low, high = (Fraction(found) for found in NUMBER.findall(one.replace("-", " "))[:2])
            clause.award, clause.high = Award(min(low, high)), Award(max(low, high))
        case _:
            clause.award = Award(points or Fraction(0))


def _piece(found: list[Word], made: Interval | None, *, bare: bool) -> Piece:
    first, last = found[0], found[-1]
    return Piece("".join(found), first.start_pos or 0, last.end_pos or 0, made, bare)


def _grammar() -> str:
    text = text_of("rule")
    bare = re.sub(r"//.*", "", text)
    names = sorted(set(re.findall(r"\b[A-Z]{2,}\b", bare)))
    return f"{text}\n%declare {' '.join(names)}\n"


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return parser_of("rule", _grammar(), lexer=_Given, transformer=_Builder())


def parse(found: list[Word]) -> Clause | None:
    """The clause of some words; None where the grammar has none."""
    if len(found) > MOST_WORDS:
        return None
    try:
        clause: Any = _parser().parse(found)
    except (UnexpectedToken, UnexpectedInput):
        return None
    return clause if isinstance(clause, Clause) else None


def clauses(text: str) -> list[Clause]:
    """A normalised text cut into clauses; one that is not read has the kind ``unread``."""
    made = []
    for held in cuts(text):
        if all(one.type != "BY" for one in held.words):
            held.words = [
                as_text(one) if one.type in {"RATIO", "SCORING"} else one for one in held.words
            ]
        held.words = at_least(held.words)
        clause = _formula(text, held) or parse(held.words) or Clause("unread")
        for one in held.words:
            if one.type in _LIMITS and clause.kind == "limit":
                clause.name, clause.points = one.name, one.points
                if one.name == "MOST" and one.points is None:
                    clause.award = FULL
        if clause.kind == "limit" and _full_marks(clause):
            clause.kind, clause.award, clause.name = (
                "case",
                Award(clause.points or FULL.amount),
                "POINTS",
            )
        if clause.kind == "etc":
            clause.points = held.words[0].points
        if clause.kind == "partial":
            clause.name = held.words[0].name
        clause.start, clause.end = held.start, held.end
        clause.mark, clause.strong = held.mark, held.strong
        clause.text, clause.words = text[held.start : held.end], held.words
        made.append(clause)
    return made


def _full_marks(clause: Clause) -> bool:
    """达到70%以上计满分5分: behind a range it is given, not the total."""
    last = clause.before[-1] if clause.before else None
    return clause.name == "TOTAL" and last is not None and last.range is not None


_FORMULA = pattern(r"^[^=,;。]*?(?:得分|评分|分数|计分公式|分值)(?:计算公式)?=(.+)$")
#: 资金到位率=实际到位资金/计划投入资金×100%: how the value comes about, no condition.
_DEFINITION = pattern(r"^[^=≤≥<>,;。\d]{1,20}=[^=≤≥<>,;。得扣]*[-+×÷*/(][^=≤≥<>,;。得扣]*$")
_BY_FORMULA = pattern(
    r"^(?:反向(?:指标)?:?|超过[^,;。\d]*的,?|未达到?[^,;。\d]*的,?)?按照?(?:公式)?(\(?[^,;。]*[-/÷×*][^,;。]*?)(?:计算)?(?:得|计|给)分$"
)


def _formula(text: str, held: Cut) -> Clause | None:  # noqa: PLR0911
    whole = text[held.start : held.end]
    if len(whole) > LONGEST_CLAUSE:
        return None
    split = _RANGED_FORMULA.match(whole)
    if split is not None:
        place = held.start + split.end(1)
        first = parse([one for one in held.words if (one.end_pos or 0) <= place])
        if first is not None and first.kind == "condition" and any(p.range for p in first.before):
            clause = Clause("formula", first.before)
            clause.name = split.group(2)
            return clause
    found = _FORMULA.match(whole) or _BY_FORMULA.match(whole)
    if found is None and _DEFINITION.match(whole):
        return Clause("definition")
    if found is None and BARE_FORMULA.match(whole):
        clause = Clause("formula")
        clause.name = whole
        return clause
    if found is None:
        converted = _CONVERTED.match(whole)
        if converted is None:
            return None
        clause = Clause("formula")
        clause.name = f"{converted.group(1)}×{converted.group(2)}"
        return clause
    clause = Clause("formula")
    clause.name = found.group(1)
    return clause


#: 低于90%的按使用率×5计分.
_RANGED_FORMULA = pattern(
    r"^([^,;。]*?\d[^,;。]*?)(?:的|时)?按照?(\(?[^,;。]*[/÷×*][^,;。]*?)(?:计算)?(?:得|计|给)分$"
)
_CONVERTED = pattern(
    r"^([^\d,;。按]*(?:得分|分|成绩|分数))按(\d+(?:\.\d+)?%)(?:的比例)?(?:折算|计算|计入|纳入|折合)+(?:总分|本项|得分|计分|分值|分)*$"
)
