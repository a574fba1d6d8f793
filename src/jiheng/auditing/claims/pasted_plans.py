"""Claim ``PastedPlan``: a whole work plan, with chapters of its own, where results belong."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.numbers import chinese_value
from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_CHAPTER = pattern(r"\s*(?P<number>[一二三四五六七八九十]{1,3})\s*、")
#: What chapters of a plan are called, besides what `section_of` knows.
_OF_PLANS = (
    "思路",
    "目标",
    "任务",
    "分工",
    "保障措施",
    "工作要求",
    "组织保障",
    "工作安排",
    "重点工作",
)
#: Words of what was done; a plan has hardly any.
_DONE = ("已", "完成了", "截至", "同比", "全年共", "累计", "较上年", "比上年")
#: So many chapters and passages make a plan; so much of it may speak of what was done.
_CHAPTERS, _PASSAGES, _MOST_DONE = 2, 8, 4


class PastedPlan(NamedTuple):
    """Chapters that count anew below a chapter of results.

    Attributes:
        chapter: that should tell results.
        plan: headings of what stands there.
    """

    chapter: str
    plan: tuple[str, ...]
    at: Spot
    heading: Spot

    def test(self) -> Relation["PastedPlan"]:
        """Never holds: the plan is there."""
        return Relation(
            self, "other", holds=False, stated=told(self.at), expected="", at=self.at,
            because=(self.heading,),
        )  # fmt: skip


def find(report: Report) -> Iterator[PastedPlan]:
    """Each chapter of results that holds a plan."""
    chapters = [
        (one, number)
        for one in report.texts
        if one.role != "cell" and one.chapters and one.chapters[-1] == one.text.strip()
        and (number := _number(one.text))
    ]  # fmt: skip
    for at, (one, number) in enumerate(chapters):
        if section_of((one.text,)) is not SectionKind.RESULTS or number == 1:
            continue
        inner = _counted_anew([each for each, _ in chapters[at + 1 :]])
        behind = chapters[at + 1 + len(inner) :]
        if len(inner) >= _CHAPTERS and behind and behind[0][1] == number + 1:
            body = report.passages[inner[0].index : behind[0][0].index]
            if all(map(_of_plan, inner)) and _speaks_of_plans(body):
                names = tuple("".join(each.text.split()) for each in inner)
                chapter = "".join(one.text.split())
                yield PastedPlan(chapter, names, inner[0].whole, one.whole)


def _counted_anew(chapters: Sequence[Passage]) -> list[Passage]:
    """一、 二、 三、 … as long as the count goes on."""
    found: list[Passage] = []
    for one in chapters:
        if _number(one.text) != len(found) + 1:
            break
        found.append(one)
    return found


def _of_plan(heading: Passage) -> bool:
    return section_of((heading.text,)).planned or any(word in heading.text for word in _OF_PLANS)


def _speaks_of_plans(body: Sequence[Passage]) -> bool:
    done = sum(any(word in one.text for word in _DONE) for one in body)
    return len(body) >= _PASSAGES and done * _MOST_DONE <= len(body)


def _number(text: str) -> int:
    """1 of 一、, 12 of 十二、; 0 of what is no chapter."""
    match = _CHAPTER.match(text)
    return (chinese_value(match["number"]) or 0) if match else 0
