"""Scores told in sentences (正文中的得分): of the whole, and section by section."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.scores.model import Mark, mark_of
from jiheng.auditing.reported.numbers import Number
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.auditing.reported.shapes import BARE, PERCENT, SCORE, WORDS
from jiheng.auditing.reported.years import LAST_YEAR
from jiheng.patterns import pattern

_KEY = "_scores_told"
_SECTION = pattern(
    rf"(?P<name>{WORDS}{{0,24}}?)(?:[，：（]|指标)?(?:总分|分值|满分|权重|标准分)(?:值)?(?:为|：)?(?P<points>[{SCORE[1:-1]}{PERCENT[1:-1]}])"
    rf"[，；、。（](?:自评|实际|评价|评定|本项|该项)?(?:得分|评分|得|分)(?:为|：)?(?P<score>{SCORE})"
)
_PART = pattern(rf"^(?:本项|该项|本部分)?自评得分?(?:为|：)?(?P<score>{SCORE})，其中")
_CONCLUDES = pattern(r"结论|结果|得分|自评|评价|总体|概述|引言")
_TOTAL = pattern(
    rf"(?:自评|评价|综合|绩效|考核|最终|评定|整体|总体|实际)(?:综合|评价|绩效|自评|考核|总)*"
    rf"(?:总得分|得分|总分|总评分|评分|分数|得)(?:结果|情况)?"
    rf"(?:(?:为|是|达到?|：|合计|共计|共)?(?P<n>{SCORE})|(?:为|：)(?P<bare>{BARE})(?=$|[，。；）（\n]))"
    rf"|(?:^|(?<=[，。；：\n]))(?:总得分|总分|总评分)(?:为|是|：)?(?P<alone>{SCORE})(?![，；、（](?:自评|实际)?得)"
)
_SENTENCE = pattern(r"[。；！？\n]")
_OTHERS = (
    "项目支出",
    "平均",
    *LAST_YEAR,
    "各单位",
    "下属",
    "二级单位",
    "扣",
    "该项",
    "本项",
    "指标得分",
)
_LONG_CELL = 30
_FULL = 100


class Section(NamedTuple):
    """The score of one indicator or group, told where it is described.

    Attributes:
        name: of its heading, or the words before it.
        chapters: the headings it stands under; empty where it is told within a sentence.
        points: what it is worth; None where only the score is told.
    """

    name: str
    chapters: tuple[str, ...]
    points: Mark | None
    score: Mark
    shown: Spot


class Total(NamedTuple):
    """The score of the whole, told in a sentence.

    Attributes:
        shown: the number and the words that name it.
        surely: nothing in the sentence speaks of another year, project or unit.
        years: named right before it.
        overall: the words themselves say that it is the total (总分, 综合得分).
    """

    score: Mark
    shown: Spot
    surely: bool
    years: frozenset[int] = frozenset()
    overall: bool = False


class Told(NamedTuple):
    """All scores told in sentences."""

    sections: tuple[Section, ...]
    totals: tuple[Total, ...]


def told_scores(report: Report) -> Told:
    """All scores that sentences tell; read once."""
    known = vars(report)
    if _KEY not in known:
        sections: list[Section] = []
        totals: list[Total] = []
        for passage in report.passages:
            if "分" in passage.text and (passage.table < 0 or len(passage.text) > _LONG_CELL):
                found = list(_sections(passage))
                whole = [one for one in found if one.points and one.points.value == _FULL]
                sections += [one for one in found if one.name and one not in whole]
                totals += [Total(one.score, one.shown, surely=True, overall=True) for one in whole]
                marks = [mark for one in found for mark in (one.points, one.score) if mark]
                totals += _totals(report, passage, {mark.spot.start for mark in marks})
        known[_KEY] = Told(tuple(sections), tuple(totals))
    told: Told = known[_KEY]
    return told


def _sections(passage: Passage) -> Iterator[Section]:
    if "得" not in passage.text and "自评" not in passage.text and "评分" not in passage.text:
        return
    shape = passage.shape
    part = _PART.match(shape.text)
    under = passage.chapters[-1] if passage.chapters else ""
    if part and under and passage.role != "heading" and not _CONCLUDES.search(under):
        mark = mark_of(passage, shape.number(part.start("score")))
        shown = passage.shaped(part.start(), part.end("score"))
        yield Section(bare(passage.chapters[-1]), passage.chapters, None, mark, shown)
    for match in _SECTION.finditer(shape.text):
        points = mark_of(passage, shape.number(match.start("points")))
        score = mark_of(passage, shape.number(match.start("score")))
        shown = passage.shaped(match.start("points"), match.end("score"))
        name = match["name"].strip("，：（ ")
        heads = passage.chapters if not name and match.start() == 0 else ()
        if heads and passage.role == "heading":
            heads = ()
        yield Section(name or (bare(heads[-1]) if heads else ""), heads, points, score, shown)


_NUMBERING = pattern(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|[\d.．]+[、.．]?)\s*"
)


def bare(heading: str) -> str:
    """A heading without its number."""
    return "".join(_NUMBERING.sub("", heading).split())


def _totals(report: Report, passage: Passage, taken: set[int]) -> Iterator[Total]:
    if "评" not in passage.text and "得分" not in passage.text and "总分" not in passage.text:
        return
    shape = passage.shape
    for match in _TOTAL.finditer(shape.text):
        at = match.start(match.lastgroup or 0)
        number = shape.number(at)
        if number.start in taken or _worth(match.group(), number):
            continue
        begin = max((one.end() for one in _SENTENCE.finditer(shape.text, 0, at)), default=0)
        before = shape.text[begin:at]
        clause = max(begin, before.rfind("，") + begin + 1)
        near, years = (_years(passage, start, at) for start in (clause, begin))
        own = report.identity.year
        # a report of 2020 is written in 2021 and may name both years in one sentence
        of_own = own is None or (own in near if near else not years or bool({own, own + 1} & years))
        surely = of_own and not any(word in before for word in _OTHERS)
        shown = passage.shaped(match.start(), at + 1)
        overall = "总分" in match.group() or "综合" in match.group() or "总得分" in match.group()
        yield Total(mark_of(passage, number), shown, surely, frozenset(near), overall)


def _worth(words: str, number: Number) -> bool:
    """评价总分100分 is what the whole is worth, not what it got."""
    return number.value >= _FULL and "得" not in words


def _years(passage: Passage, start: int, end: int) -> set[int]:
    return {
        int(passage.text[one.start : one.end])
        for one in passage.shape.inside(start, end)
        if one.sort == "year"
    }
