"""Figures told in sentences: the subject stands before the number, or is carried over."""

from collections.abc import Iterator

from jiheng.auditing.reading.figures.model import Figure, Told, digits_of
from jiheng.auditing.reading.figures.names import known, plain
from jiheng.auditing.reading.figures.told import sentence_tells
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import WORDS
from jiheng.auditing.reported.years import BEFORE
from jiheng.patterns import pattern

_PIECES = pattern(rf"{WORDS}+|[\U000f0000-\U000fffff]|[，。；：！？、（）\n]")
_BRACKETED = pattern("（(境|类|款|项|护|集|次|户|套|辆)）")
_RELATION = pattern(
    r"[较比与同](?:上|去|前)?[年期]|同比|环比|增[长加幅]|减[少幅]|下降|降[低幅]|上升|提高|压减|节约|超出|"
    r"^占|占比|占.{1,16}的$|完成.{0,8}(?:预算|计划|任务|目标)的?|执行率|控制率|变动率|比例"
)
_UNTIL = pattern("截[止至]|目前|上半年|季度")
_BASE_YEAR = pattern("[比较于从自与以同]$|相对$")
_BEHIND_BASE = pattern("以来|相比|同期|起|至|年?度?相比")
_DASHES = ("-", "－", "—", "–", "~", "至")
_END = frozenset("。；！？\n")
_PAUSE = frozenset("，：、（）")
_NUMBERS = "\U000f0000"
#: Of a sentence without an end so much is kept.
_SAID = 200


class _State:
    """What has been read of a passage so far; ``begin``: of the sentence in the shape."""

    __slots__ = ("begin", "subject", "told", "until", "year")

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.told: Told | None = None
        self.begin = 0
        self.subject = self.until = ""


def figures_in(passage: Passage, year: int | None, chapter: Told) -> Iterator[Figure]:
    """The figures of one passage in order.

    Args:
        passage: text, not a cell that is nothing but a number.
        year: that the report is about.
        chapter: what the headings above it tell, or the heads of its column.
    """
    shape = passage.shape
    text = _BRACKETED.sub(r"\1", shape.text) if "（" in shape.text else shape.text
    numbers = iter(shape.inside(0, len(shape.text)))
    state, before = _State(year), ""
    for match in _PIECES.finditer(text):
        piece, at = match[0], match.end()
        if piece in _END:
            state.begin, state.until, before = at, "", ""
            state.subject = "" if piece == "\n" else state.subject
            state.year = state.year if piece == "；" else year
            state.told = None
        elif piece in _PAUSE:
            before = ""
        elif piece < _NUMBERS:
            before = piece
            if "截" in piece or "目前" in piece or "半年" in piece or "季度" in piece:
                state.until = piece
        else:
            number = next(numbers)
            if number.counts:
                state.told = state.told or _told(text, state.begin, chapter)
                said = text[max(state.begin, match.start() - _SAID) : match.start()]
                yield _figure(passage, number, state, (before, text[at : at + 12], said))
            else:
                _dated(number, state, before, text[at : at + 3])
                printed = passage.text[number.start : number.behind]
                if number.sort == "date" and not state.until and printed.endswith("月"):
                    ranged = before[-1:] in _DASHES  # 1—12月 is no December
                    state.until = f"{before[-1:]}{printed}" if ranged else printed
            before = ""


def _told(text: str, begin: int, chapter: Told) -> Told:
    """What the sentence tells that begins there."""
    ends = [at for at in (text.find(mark, begin) for mark in "。；\n") if at >= 0]
    return sentence_tells(text[begin : min(ends, default=len(text))], chapter)


def _dated(number: Number, state: _State, before: str, behind: str) -> None:
    """A year or a day limits what follows, unless it is only what is compared with."""
    if number.sort == "year":
        ranged = before[-1:] in _DASHES or behind[:1] in _DASHES
        if not (ranged or _BASE_YEAR.search(before) or _BEHIND_BASE.match(behind)):
            state.year = int(number.value)
    elif number.sort == "date" and (_UNTIL.search(before) or behind[:1] in ("底", "前", "末")):
        state.until = f"{before[-4:]}{int(number.value)}{behind[:1]}"


def _figure(
    passage: Passage, number: Number, state: _State, around: tuple[str, str, str]
) -> Figure:
    before, behind, said = around
    relation = _RELATION.search(before) if before else None
    own = before[: relation.start()] if relation else before
    name = known(own) or plain(own)
    if relation and before[0] in "与比较同占完":
        name = ""
    if name and not relation:
        state.subject = name
    name = name or (state.subject if relation or said else "")
    bounded = number.bound in ("≥", "≤", ">", "<") and state.told == "result"
    thing = _words(behind)
    return Figure(
        name,
        bool(known(name)),
        before[relation.start() :].rstrip("了约为的到") if relation else "",
        thing,
        None if "分别" in before else _year(before, state.year, relation is not None),
        state.until,
        "target" if bounded else state.told or "result",
        number,
        passage,
        digits_of(passage, number),
        said=said,
        clause=before,
    )


def _words(behind: str) -> str:
    """What stands behind a number up to the next mark."""
    match = _PIECES.match(behind)
    if match is None or match[0] in _END or match[0] in _PAUSE or match[0] >= _NUMBERS:
        return ""
    return match[0]


def _year(before: str, year: int | None, related: bool) -> int | None:  # noqa: FBT001
    if (
        not related
        and year is not None
        and "年" in before
        and any(word in before for word in (*BEFORE, "前年"))
    ):
        return year - 1
    return year
