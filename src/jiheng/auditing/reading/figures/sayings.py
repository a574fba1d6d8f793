"""The same sentence, or the same clause between the same neighbours, said twice (同文)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from jiheng.auditing.model import Severity
from jiheng.auditing.reading.figures.model import Figure
from jiheng.auditing.reading.figures.pairs import Pair, agree, significant, slip
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.shapes import QUANTITY
from jiheng.patterns import pattern

_SENTENCE = pattern("[^。；\n]+")
_NUMBER = pattern("[\U000f0000-\U000fffff]")
_QUANTITY = pattern(QUANTITY)
_LEAD = pattern(
    "^(?:（?[一二三四五六七八九十\\d]{1,3}）?[、.．是]?|[①-⑳]|20\\d\\d年(?:度)?|全年|今年|本年度?|目前|"
    "截[止至]目前|截[止至]到?年底|共计?|累计|其中)+"
)
_RELATED = pattern("[较比与同占]|增[长加]|减少|下降|完成|提高")
_LISTED = pattern(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]")
_OWNER = pattern("[我全本](?:市|县|区|局|省|部门|单位)")
#: Words that any amount may stand in; what is left of a clause names its own subject.
GENERIC = pattern(
    "年初|年末|全年|本年|预算|决算|支出|收入|完成|执行|比上年|增加|减少|增长|下降|主要|原因|其中|合计|共计?|总|"
    "投资|资金|安排|金额|项目|比例|占|同比|较|上年|数|为|达到?|了|的|已|任务|目标|率|个|本|累计|新增|实际|"
    "自评|得分|总分|满分|第|指标|值|计划|拨付|到位|使用|涉及|约|#|\\d"
)
#: Characters of words in a sentence, or in a clause with its neighbours, that are no chance.
_SURE, _LIKELY = 20, 12
_ALONE_SURE, _ALONE_LIKELY = 30, 18
#: Digits of a number beside it that agrees, which no other matter shares by chance.
_LONG = 4
_OWN = 4
_TWO = 2
#: Characters of a clause whose other number agrees.
_BESIDE = 8
_LEADING, _CLAUSE = 3, 3
_ITEM, _NEAR = 150, 12
#: More tellings than this that all differ are items of a list.
_LIST = 2


class Saying(NamedTuple):
    """A clause or a sentence with its quantities taken out."""

    words: str
    figures: tuple[Figure, ...]
    passage: Passage

    @property
    def length(self) -> int:
        """Characters of words."""
        return len(self.words) - self.words.count("#")


def sayings_of(
    passages: Iterable[Passage], figures: Mapping[tuple[int, int], Figure]
) -> Iterator[list[Saying]]:
    """The sentences with quantities, each as its clauses.

    Args:
        passages: of the report.
        figures: by passage and place in it.
    """
    for passage in passages:
        if passage.role == "cell" and len(passage.text) < _LIKELY:
            continue
        if not any(one.counts for one in passage.numbers):
            continue
        shape = passage.shape
        for match in _SENTENCE.finditer(shape.text):
            if not _QUANTITY.search(match[0]):
                continue
            clauses, at = [], match.start()
            for part in match[0].split("，"):
                clauses.append(_saying(passage, part, at, figures))
                at += len(part) + 1
            if any(one.figures for one in clauses):
                yield clauses


def _saying(
    passage: Passage, part: str, start: int, figures: Mapping[tuple[int, int], Figure]
) -> Saying:
    found: list[Figure] = []

    def told(match: re.Match[str]) -> str:
        number = passage.shape.number(start + match.start())
        if not number.counts:
            return passage.text[number.start : number.end]
        figure = figures.get((passage.index, number.start))
        if figure is not None:
            found.append(figure)
        return "#"

    words = _NUMBER.sub(told, part) if _NUMBER.search(part) else part
    words = _OWNER.sub("", (_LEAD.sub("", words) or words).replace("了", ""))
    return Saying(words, tuple(found), passage)


def said_twice(sentences: Sequence[list[Saying]]) -> Iterator[Pair]:
    """Figures of sentences, then of clauses, that stand in the same words."""
    whole = [
        Saying(
            "，".join(one.words for one in clauses),
            tuple(figure for one in clauses for figure in one.figures),
            clauses[0].passage,
        )
        for clauses in sentences
    ]
    yield from _alike(whole)
    yield from _clauses(sentences)
    yield from _alike(_runs(sentences))
    yield from _led_by_one_number(sentences)


def _runs(sentences: Iterable[list[Saying]]) -> Iterator[Saying]:
    """Two clauses in a row that both hold numbers and name what they are of."""
    for clauses in sentences:
        for one, other in pairwise(clauses):
            if one.figures and other.figures and len(GENERIC.sub("", one.words)) >= _OWN:
                words = f"{one.words}，{other.words}"
                yield Saying(words, one.figures + other.figures, one.passage)


def _led_by_one_number(sentences: Iterable[list[Saying]]) -> Iterator[Pair]:
    """What follows the same long number in the same words: 949个，覆盖率达66%."""
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for clauses in sentences:
        told = [figure for one in clauses for figure in one.figures]
        for before, one in pairwise(told):
            if significant(before) < _LEADING or len(one.clause) < _CLAUSE or one.number.bound:
                continue
            if before.number.sort == "bare":
                continue  # the number of a telephone, 12345, and the like
            key = (
                before.number.value,
                one.until,
                before.dimension,
                one.clause,
                one.dimension,
                one.thing,
            )
            groups[key].append(one)
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            if items(first.passage, other.passage) or first.passage is other.passage:
                continue
            if first.stage == other.stage:
                yield Pair(first, other, Severity.DOUBT)


def _alike(sayings: Iterable[Saying]) -> Iterator[Pair]:
    for group in _grouped(sayings):
        first, *others = group
        distinct = {tuple(figure.digits for figure in one.figures) for one in group}
        for other in others:
            if _comparable(first, other):
                yield from _compared(first, other, len(distinct) > _LIST)


def _comparable(first: Saying, other: Saying) -> bool:
    return [one.dimension for one in first.figures] == [one.dimension for one in other.figures]


def _grouped(sayings: Iterable[Saying]) -> Iterator[list[Saying]]:
    groups: defaultdict[str, list[Saying]] = defaultdict(list)
    for one in sayings:
        if one.figures and one.length >= _LIKELY and not _scored(one.figures):
            groups[one.words].append(one)
    yield from (group for group in groups.values() if len(group) > 1)


def _scored(figures: Sequence[Figure]) -> bool:
    return all(one.told == "rule" or one.number.sort == "score" for one in figures)


def _compared(first: Saying, other: Saying, listed: bool) -> Iterator[Pair]:  # noqa: FBT001
    wrong = [
        at
        for at, (a, b) in enumerate(zip(first.figures, other.figures, strict=True))
        if not agree(a, b)
    ]
    ceiling = None if listed or not _same_matter(first, other) else _ceiling(first, other, wrong)
    for at, (a, b) in enumerate(zip(first.figures, other.figures, strict=True)):
        if at not in wrong or ceiling is not None:
            yield Pair(a, b, ceiling)


def _same_matter(first: Saying, other: Saying) -> bool:
    """Neither a goal and its result, nor two years, two lists under headings of their own."""
    if first.figures[0].told != other.figures[0].told:
        return False
    if items(first.passage, other.passage):
        return False
    one, another = first.figures[0], other.figures[0]
    if one.year != another.year or (one.until and another.until and one.until != another.until):
        return False
    years = [set(re.findall(r"20\d\d", "".join(one.passage.chapters))) for one in (first, other)]
    return years[0] == years[1] or not all(years)


def items(first: Passage, other: Passage) -> bool:
    """Whether both are short items of one list."""
    short = all(
        len(one.text) < _ITEM and one.role != "cell" and _LISTED.match(one.text)
        for one in (first, other)
    )
    return short and abs(first.index - other.index) < _NEAR


def _ceiling(first: Saying, other: Saying, wrong: list[int]) -> Severity | None:
    """How surely the same sentence with other numbers is wrong."""
    if first.passage.index == other.passage.index:
        return None
    count, length = len(first.figures), first.length
    right = [at for at in range(count) if at not in wrong]
    told = any(telling(first.figures[at]) for at in right)
    if len(right) >= _TWO and len(wrong) <= max(1, count // 3) and told:
        return Severity.ERROR if length >= _SURE else Severity.DOUBT
    if len(wrong) != 1:
        return None
    if length >= _ALONE_SURE or slip(first.figures[wrong[0]], other.figures[wrong[0]]):
        return Severity.ERROR
    beside = any(significant(first.figures[at]) >= _LONG for at in right)
    return Severity.DOUBT if beside or length >= _ALONE_LIKELY else None


def telling(one: Figure) -> bool:
    """Whether a number is more than a round one, so that telling it twice is no chance."""
    return len(one.digits) > 1 and one.digits.strip("0.") not in ("", "1")


def _clauses(sentences: Sequence[list[Saying]]) -> Iterator[Pair]:
    """Clauses that name their own subject and have a neighbour in common."""
    groups: defaultdict[str, list[tuple[Saying, str, str]]] = defaultdict(list)
    for clauses in sentences:
        for at, one in enumerate(clauses):
            if not one.figures or _scored(one.figures) or not _names_itself(one):
                continue
            before = clauses[at - 1].words if at else ""
            behind = clauses[at + 1].words if at + 1 < len(clauses) else ""
            groups[one.words].append((one, before, behind))
    for group in groups.values():
        if len(group) > 1:
            yield from _neighbours(group)


def _names_itself(one: Saying) -> bool:
    """Whether a clause says what its numbers are of; 比上年减少… says it only behind a subject."""
    words = one.words
    if any(figure.measure for figure in one.figures):
        found = _RELATED.search(words)
        words = words[: found.start()] if found else ""
    return len(GENERIC.sub("", words)) >= _OWN


def _says(words: str) -> bool:
    """Whether a clause is more than what may follow any amount."""
    return len(GENERIC.sub("", words)) > _TWO


def _neighbours(group: list[tuple[Saying, str, str]]) -> Iterator[Pair]:
    first, before, behind = group[0]
    distinct = {tuple(figure.digits for figure in one.figures) for one, _, _ in group}
    for other, ahead, after in group[1:]:
        if not _comparable(first, other):
            continue
        shared = first.length
        shared += len(before) if before == ahead and _says(before) else 0
        shared += len(behind) if behind == after and _says(behind) else 0
        pairs = list(zip(first.figures, other.figures, strict=True))
        beside = any(agree(a, b) and telling(a) for a, b in pairs)
        enough = shared > first.length or (beside and first.length >= _BESIDE)
        enough = enough or first.length >= _ALONE_LIKELY
        both = bool(before and before == ahead and behind and behind == after)
        for a, b in pairs:
            if agree(a, b):
                yield Pair(a, b, None)
            elif len(distinct) <= _LIST and _same_matter(first, other) and enough:
                apart = first.passage.index != other.passage.index and a.until == b.until
                if apart and (beside or shared >= _LIKELY):
                    yield Pair(a, b, Severity.ERROR if both and shared >= _SURE else Severity.DOUBT)
