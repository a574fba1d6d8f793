"""Clauses: what the grammar makes of the words of one, and how a text is cut into them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import UnexpectedToken
from lark.lexer import Lexer

from jiheng.frameworks.language.words import ENDING, Word, words
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.quantities import unit as unit_of

#: No clause of any table has more words.
MOST_WORDS = 200
#: Nor more characters.
LONGEST_CLAUSE = 600
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_CHINESE = {one: value for value, one in enumerate("零一二三四五六七八九十")} | {"两": 2}
_RANK = {
    "名": "名",
    "个名次": "名",
    "名次": "名",
    "位": "名",
    "个等次": "等次",
    "等次": "等次",
    "个档次": "档次",
    "位次": "名",
}


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
        made, bare = _half(found)
        return _piece(found, made, bare=bare)

    def whole(self, found: list[Word]) -> Piece:
        """Two numbers: 80%(含)-90%."""
        return _piece(found, _between(found, size=False), bare=False)

    def around(self, found: list[Word]) -> Piece:
        """±10%以内."""
        value, symbol = quantity(_first(found, "QUANTITY"))
        owned = _owned(found)
        if any(one.name == "ABOVE" for one in found):
            return _piece(found, Interval(value, None, owned, unit=symbol, size=True), bare=False)
        return _piece(
            found,
            Interval(Fraction(0), value, low_in=True, high_in=owned, unit=symbol, size=True),
            bare=False,
        )

    def around_between(self, found: list[Word]) -> Piece:
        """±10%–±15%."""
        return _piece(found, _between(found, size=True), bare=False)

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
            low, high = (Fraction(found) for found in _NUMBER.findall(one.replace("-", " "))[:2])
            clause.award, clause.high = Award(min(low, high)), Award(max(low, high))
        case _:
            clause.award = Award(points or Fraction(0))


def _piece(found: list[Word], made: Interval | None, *, bare: bool) -> Piece:
    first, last = found[0], found[-1]
    return Piece("".join(found), first.start_pos or 0, last.end_pos or 0, made, bare)


@lru_cache(maxsize=4096)
def _quantity(text: str) -> tuple[Fraction, str]:
    found = _NUMBER.search(text)
    if found:
        value, symbol = Fraction(found.group()), text[found.end() :]
    elif text[0] in "第前":
        value, symbol = Fraction(_CHINESE[text[1]]), text[2:]
    elif text[0] == "半":
        value, symbol = Fraction(1, 2), text[1:]
    else:
        value, symbol = Fraction(_CHINESE[text[0]]), text[1:]
    symbol = _RANK.get(symbol, symbol)
    if symbol in {"百分点", "个百分点", "个点", "%"}:
        return value / 100, "%"
    if symbol in {"万", "亿"}:
        symbol += "元"
    return value * unit_of(symbol).scale, symbol


def quantity(one: str) -> tuple[Fraction, str]:
    """Value in its base unit, and the unit as printed."""
    return _quantity(str(one))


def _first(found: list[Word], kind: str) -> Word:
    return next(one for one in found if one.type == kind)


def _owned(found: list[Word]) -> bool | None:
    for one in found:
        if one.name in {"INCL", "EXCL"}:
            return one.name == "INCL"
        if one.type == "SIDE" and ("及" in one or "或" in one or "含" in one):
            return True
    return None


def _half(found: list[Word]) -> tuple[Interval | None, bool]:  # noqa: PLR0911
    number = _first(found, "QUANTITY")
    value, symbol = quantity(number)
    owned = _owned(found)
    sign = found[0].name if found[0].type == "SIGN" else ""
    side = next((one.name for one in found if one.type == "SIDE"), "")
    if number.startswith("前"):
        return Interval(None, value, high_in=True, unit=symbol), False
    if sign in {"GE", "LE"}:
        if {sign, side} in ({"GE", "BELOW"}, {"GE", "INSIDE"}, {"LE", "ABOVE"}):
            return None, False
        kept = owned is not False
        return _one_sided(value, kept, symbol, up=sign == "GE"), False
    if sign in {"GT", "LT"}:
        if side and side != "ABOVE":
            return None, False
        return _one_sided(value, owned is True, symbol, up=sign == "GT"), False
    if side:
        return _one_sided(value, owned, symbol, up=side == "ABOVE"), False
    return Interval.at(value, symbol), sign != "EQ"


def _one_sided(value: Fraction, owned: bool | None, symbol: str, *, up: bool) -> Interval:  # noqa: FBT001
    if up:
        return Interval(value, None, owned, unit=symbol)
    return Interval(None, value, high_in=owned, unit=symbol)


def _between(found: list[Word], *, size: bool) -> Interval | None:
    numbers = [one for one in found if one.type == "QUANTITY"]
    high, symbol = quantity(numbers[1])
    low, own = quantity(numbers[0])
    if "年" in {own, symbol} and own != symbol:
        return None
    if not own and symbol:
        low *= unit_of(symbol).scale
    elif own and not symbol:
        symbol, high = own, high * unit_of(own).scale
    elif own != symbol:
        return None
    marks = _marks(found, numbers)
    if low == high:
        return None
    if low > high:
        low, high, marks = high, low, (marks[1], marks[0])
    sign = found[0].name if found[0].type == "SIGN" else ""
    if sign not in {"", "EQ"}:
        return None
    return Interval(low, high, marks[0], marks[1], symbol, size)


def _marks(found: list[Word], numbers: list[Word]) -> tuple[bool | None, bool | None]:
    """Which end each 含 belongs to: the number in front of it, or the one it repeats."""
    low: bool | None = None
    high: bool | None = None
    second = found.index(numbers[1])
    for place, one in enumerate(found):
        if one.name not in {"INCL", "EXCL"}:
            continue
        repeated = _NUMBER.search(one)
        first = place < second
        if repeated and not first:
            first = Fraction(repeated.group()) == Fraction(_NUMBER.search(numbers[0]).group())  # type: ignore[union-attr]
        if first:
            low = one.name == "INCL"
        else:
            high = one.name == "INCL"
    return low, high


def _grammar() -> str:
    text = files("jiheng.frameworks.language").joinpath("rule.lark").read_text(encoding="utf-8")
    bare = re.sub(r"//.*", "", text)
    names = sorted(set(re.findall(r"\b[A-Z]{2,}\b", bare)))
    return f"{text}\n%declare {' '.join(names)}\n"


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(_grammar(), parser="lalr", lexer=_Given, transformer=_Builder())


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
    for cut in _cut(text):
        if all(one.type != "BY" for one in cut.words):
            cut.words = [
                _as_text(one) if one.type in {"RATIO", "SCORING"} else one for one in cut.words
            ]
        cut.words = _at_least(cut.words)
        clause = _formula(text, cut) or parse(cut.words) or Clause("unread")
        for one in cut.words:
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
            clause.points = cut.words[0].points
        if clause.kind == "partial":
            clause.name = cut.words[0].name
        clause.start, clause.end = cut.start, cut.end
        clause.mark, clause.strong = cut.mark, cut.strong
        clause.text, clause.words = text[cut.start : cut.end], cut.words
        made.append(clause)
    return made


def _full_marks(clause: Clause) -> bool:
    """达到70%以上计满分5分: behind a range it is given, not the total."""
    last = clause.before[-1] if clause.before else None
    return clause.name == "TOTAL" and last is not None and last.range is not None


_FORMULA = re.compile(r"^[^=,;。]*?(?:得分|评分|分数|计分公式|分值)(?:计算公式)?=(.+)$")
#: A clause that is nothing but a product: 测评成绩×30%.
_BARE_FORMULA = re.compile(
    r"^[\u4e00-\u9fff][^,;。≤≥<>=扣每]*[×÷*][^,;。≤≥<>=扣每]*\d[^,;。≤≥<>=扣每]*$"
)
#: 资金到位率=实际到位资金/计划投入资金×100%: how the value comes about, no condition.
_DEFINITION = re.compile(r"^[^=≤≥<>,;。\d]{1,20}=[^=≤≥<>,;。得扣]*[-+×÷*/(][^=≤≥<>,;。得扣]*$")
_BY_FORMULA = re.compile(
    r"^(?:反向(?:指标)?:?|超过[^,;。\d]*的,?|未达到?[^,;。\d]*的,?)?按照?(?:公式)?(\(?[^,;。]*[-/÷×*][^,;。]*?)(?:计算)?(?:得|计|给)分$"
)


def _formula(text: str, cut: "_Cut") -> Clause | None:  # noqa: PLR0911
    whole = text[cut.start : cut.end]
    if len(whole) > LONGEST_CLAUSE:
        return None
    split = _RANGED_FORMULA.match(whole)
    if split is not None:
        place = cut.start + split.end(1)
        first = parse([one for one in cut.words if (one.end_pos or 0) <= place])
        if first is not None and first.kind == "condition" and any(p.range for p in first.before):
            clause = Clause("formula", first.before)
            clause.name = split.group(2)
            return clause
    found = _FORMULA.match(whole) or _BY_FORMULA.match(whole)
    if found is None and _DEFINITION.match(whole):
        return Clause("definition")
    if found is None and _BARE_FORMULA.match(whole):
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
_RANGED_FORMULA = re.compile(
    r"^([^,;。]*?\d[^,;。]*?)(?:的|时)?按照?(\(?[^,;。]*[/÷×*][^,;。]*?)(?:计算)?(?:得|计|给)分$"
)
_CONVERTED = re.compile(
    r"^([^\d,;。按]*(?:得分|分|成绩|分数))按(\d+(?:\.\d+)?%)(?:的比例)?(?:折算|计算|计入|纳入|折合)+(?:总分|本项|得分|计分|分值|分)*$"
)


@dataclass(slots=True)
class _Cut:
    words: list[Word]
    start: int
    end: int
    mark: bool
    strong: bool


_FORMULA_HEAD = re.compile(r"(?:得分|评分|分数)(?:计算公式)?=")


def _cut(text: str) -> list[_Cut]:  # noqa: C901
    cuts: list[_Cut] = []
    held: list[Word] = []
    mark, strong = False, True
    in_formula, ended = False, False

    def close() -> None:
        nonlocal held, mark, strong, in_formula
        if held:
            cuts.append(_Cut(held, held[0].start_pos or 0, held[-1].end_pos or 0, mark, strong))
            mark, strong = False, False
        held, in_formula = [], False

    formula_from = {found.end() - 1 for found in _FORMULA_HEAD.finditer(text)}
    if len(text) <= LONGEST_CLAUSE and _BARE_FORMULA.match(text.rstrip("。;")):
        in_formula = True
    for one in words(text):
        if one.type in {"STOP", "COMMA"}:
            close()
            strong, ended = strong or one.type == "STOP", False
            continue
        if (one.start_pos or 0) in formula_from:
            in_formula = True
        if one.type == "MARK" and not in_formula:
            close()
            mark, strong, ended = True, True, False
            continue
        if one.type == "TEXT" and not held and ended:
            kept = _stripped(one)
            if kept is None:
                continue
            one = kept  # noqa: PLW2901
        ended = False
        held.append(one)
        closing = one.type in ENDING and (
            one.type != "SCORING" or any(w.type == "BY" for w in held)
        )
        if closing and not in_formula and not _goes_on(text, one):
            close()
            ended = True
    close()
    return cuts


def _goes_on(text: str, one: Word) -> bool:
    """Whether the words behind an award belong to the same clause (在满分基础上)."""
    rest = text[one.end_pos or 0 :]
    return rest.startswith(("的基础上", "基础上"))


#: Units of things counted, none of ranks or lengths of time.
_COUNTED = frozenset("名人次个项篇家件户处场期份条")


def _at_least(found: list[Word]) -> list[Word]:
    """至少召开两次: a number in words behind a comparator is a number."""
    kept: list[Word] = []
    for one in found:
        number = one.type == "COUNT" and kept and one[-1] in _COUNTED
        if number and _near_least(kept):
            one = Word("QUANTITY", str(one), one.start_pos or 0)  # noqa: PLW2901
        kept.append(one)
    return kept


def _near_least(before: list[Word]) -> bool:
    """Whether 至少 stands just in front, or one short word away."""
    last = before[-1]
    if last.type == "TEXT" and len(last) <= 4 and len(before) > 1:  # noqa: PLR2004
        last = before[-2]
    return last.name == "GE" and not last.startswith("达")


def _as_text(one: Word) -> Word:
    return Word("TEXT", str(one), one.start_pos or 0)


def _stripped(one: Word) -> Word | None:
    """Text without the joints that begin a clause behind an award."""
    text = str(one)
    kept = text.lstrip("、,的和及与)")
    if not kept:
        return None
    if len(kept) == len(text):
        return one
    return Word("TEXT", kept, (one.end_pos or 0) - len(kept))
