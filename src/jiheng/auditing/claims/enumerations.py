"""Claim: so many things, and their names (列举数量)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Severity, Spot
from jiheng.auditing.reading.figures.itemised import itemised
from jiheng.auditing.reading.figures.labels import Label, labels_in
from jiheng.auditing.reading.figures.lists import Listed, listed
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import COUNT, LABEL, WORDS
from jiheng.patterns import pattern

_AHEAD = pattern(
    rf"(?P<count>{COUNT})(?P<noun>{WORDS}{{0,14}}?)(?:（[^（）]{{1,20}}）)?"
    r"(?P<lead>：|，?(?:具体|主要|其中|分别|依次)(?:包括|包含|为|是|有)：?|，?(?:包括|包含|即)：?|（(?=[^（）]*、))"
    r"(?P<list>[^。；\n：]{3,400})"
)
#: What is surely followed by all the names.
_ALL_NAMED = pattern("：|分别|具体|依次|即")
_UNITS_OF = pattern("机构|[股科处]室|部门|单位|街道|乡镇|县区|内设|下设|下属")
_BEHIND = pattern(COUNT)
_NOUN = pattern(f"{WORDS}{{0,6}}")
_VALUES = pattern("[\U000f0000-\U000fffff]")
#: Units of what has a name of its own each.
_NAMED = frozenset("个家项所处类座支名条件种大批步")
#: Fewer names prove little; in an open list a few more may be meant than are named.
_FEW, _MANY, _NEARLY = 3, 6, 3


class Enumeration(NamedTuple):
    """A number of things and the list of them.

    Attributes:
        passage: where both stand.
        number: how many there are said to be.
        names: what the list names.
        at: the number with its noun.
        names_at: the list.
        sure: whether the number stands before a list that must be all of them.
    """

    passage: Passage
    number: Number
    names: Listed
    at: Spot
    names_at: Spot
    sure: bool

    def test(self) -> Relation["Enumeration"]:
        """Whether the list can name just as many."""
        told = int(self.number.value)
        holds = self.names.least <= told <= self.names.most
        unit = self.number.unit.symbol or "项"
        nearest = self.names.least if told < self.names.least else self.names.most
        return Relation(
            self,
            "enumeration_count",
            holds,
            f"{told}{unit}",
            f"{told if holds else nearest}{unit}",
            self.at,
            (self.names_at,),
            gap=f"{abs(told - nearest)}{unit}",
            ceiling=self._ceiling(told),
        )

    def _ceiling(self, told: int) -> Severity:
        certain = self.sure and self.names.whole and self.names.least >= _FEW
        certain = certain and not self.names.most < told <= self.names.utmost
        closed = not self.names.open or told < self.names.least
        return Severity.ERROR if certain and closed else Severity.DOUBT


def find(report: Report) -> Iterator[Enumeration]:
    """Numbers of things with the things named behind or before them, or in a table of their own."""
    for row in itemised(report.grids):
        names = Listed(row.rows, row.rows, row.rows, open=False, whole=False, length=0)
        yield Enumeration(row.cell, row.number, names, row.cell.whole, row.last, sure=False)
    for number, passage in enumerate(report.texts):
        if "：" in passage.shape.text:
            yield from _announced(passage, report.texts[number + 1 : number + _FOLLOWING])
        if "、" in passage.shape.text or "和" in passage.shape.text:
            taken: set[int] = set()
            for one in (*_ahead(passage), *_behind(passage)):
                if one.number.start not in taken:
                    taken.add(one.number.start)
                    yield one


def _announced(passage: Passage, following: Sequence[Passage]) -> Iterator[Enumeration]:
    """主要表现在以下两个方面：一是… 二是…: labels behind a number, here or in what follows."""
    text = passage.shape.text
    for match in _ANNOUNCED.finditer(text):
        number = passage.shape.number(match.start())
        behind = passage.shape.span(match.start(), match.end())[1]
        here = [one for one in labels_in(passage) if one.start >= behind - 1]
        later = [] if here else [one for each in following for one in labels_in(each)]
        run = _run(here or later)
        told = int(number.value)
        close = bool(here) and run and run[0].kind == "first" and abs(len(run) - told) == 1
        if len(run) > 1 and (len(run) == told or close):
            first, last = run[0], run[-1]
            names = Listed(len(run), len(run), len(run), open=False, whole=False, length=0)
            at = passage.shaped(match.start(), match.end())
            same = first.passage is last.passage
            shown = first.passage.spot(first.start, last.end if same else first.end)
            yield Enumeration(passage, number, names, at, shown, sure=False)


def _run(labels: Sequence[Label]) -> list[Label]:
    """The first list among labels: those of the kind of the first, as long as they follow."""
    run: list[Label] = []
    for one in labels:
        if not run and one.number != 1:
            return []
        if run and one.kind != run[0].kind:
            continue
        if run and one.number != run[-1].number + 1:
            break
        run.append(one)
    return run


#: A number of things that a list is to follow; the list stands within so many passages.
_ANNOUNCED = pattern(rf"{COUNT}{WORDS}{{0,8}}：(?=$|一是|（|第一|{LABEL})")
_FOLLOWING = 12


def _ahead(passage: Passage) -> Iterator[Enumeration]:
    text = passage.shape.text
    for match in _AHEAD.finditer(text):
        number = passage.shape.number(match.start("count"))
        if not _counts_names(number, passage) or "、" not in match["list"]:
            continue
        bracketed = text[match.start("list") - 1] == "（"
        names = match["list"].partition("）")[0] if bracketed else match["list"]
        if bracketed and "、" not in names:
            continue
        found = listed(names, int(number.value))
        spots = (match.start("count"), match.end("noun")), match.span("list")
        sure = bool(_ALL_NAMED.search(match["lead"]) or _UNITS_OF.search(match["noun"]))
        one = _made(passage, number, found, spots, sure=sure)
        if _means_it(one):
            yield one


def _means_it(one: Enumeration) -> bool:
    """Whether a list that does not fit can be the list of just these things."""
    told = int(one.number.value)
    if one.names.least <= told <= one.names.most:
        return one.names.least > 1
    if not one.names.whole or one.names.least < _FEW:
        return False
    if not one.sure and abs(told - one.names.least) > _NEARLY:
        return False
    return told < one.names.least or not one.names.open


def _behind(passage: Passage) -> Iterator[Enumeration]:
    text = passage.shape.text
    for match in _BEHIND.finditer(text):
        at = match.start()
        start = max(text.rfind(mark, max(0, at - _LONGEST), at) for mark in "，。；：\n") + 1
        segment = text[start:at].removesuffix("等")
        if at - start > _LONGEST or not ("、" in segment or "和" in segment):
            continue
        number = passage.shape.number(at)
        if _VALUES.search(segment) or not _counts_names(number, passage):
            continue
        told = int(number.value)
        opened = segment != text[start:at]
        names = listed(segment, told)._replace(open=opened)
        one = _made(passage, number, names, ((at, _noun(text, at + 1)), (start, at)), sure=False)
        nearly = opened and names.least >= _MANY and 0 < told - names.most <= _NEARLY
        several = names.least > 1 or (number.chinese and told == _PAIR)
        if (names.least <= told <= names.most and several) or (nearly and names.whole):
            yield one


def _noun(text: str, at: int) -> int:
    match = _NOUN.match(text, at)
    return at if match is None else match.end()


def _counts_names(number: Number, passage: Passage) -> bool:
    unit = passage.text[number.end : number.behind].strip()[:1]
    return (
        number.sort == "count"
        and not number.bound
        and number.value.denominator == 1
        and 1 < number.value < _LIMIT
        and unit in _NAMED
    )


_LIMIT, _LONGEST = 100, 400
_PAIR = 2


def _made(
    passage: Passage,
    number: Number,
    names: Listed,
    spans: tuple[tuple[int, int], tuple[int, int]],
    *,
    sure: bool,
) -> Enumeration:
    (begin, noun), (start, end) = spans
    names_at = passage.shaped(start, max(min(start + names.length, end), start + 1))
    return Enumeration(passage, number, names, passage.shaped(begin, noun), names_at, sure)
