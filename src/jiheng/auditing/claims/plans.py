"""Claim ``PlanAsResult``: what is still to come, told where results belong (计划写成结果)."""

from collections.abc import Iterator
from typing import NamedTuple

from jiheng.auditing.model import Relation, Spot
from jiheng.auditing.reading.quotes import told
from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.patterns import pattern

_DONE = (
    "完成|建成|竣工|投产|投运|通车|达到|达|实现|开工|启动|验收|交付|降至|提高到|提升到|新增|增加"
)
_COMING = pattern(
    rf"(?:预计|可望|有望|力争|争取)(?:可|能|将|于|在|到|年底|年内)?[^，。；]{{0,24}}?(?:{_DONE})"
    rf"|将(?:于|在)[^，。；]{{1,14}}?(?:{_DONE})"
    r"|(?<![虚模草起])拟(?:于|在|再)?(?:切块|安排|投资|投入|新建|建设|采购|购置|新增|争取)"
    r"|计划(?:于|在)[^，。；]{1,14}?(?:完成|建成|竣工|投产|开工|启动|验收)"
)
_VERBS = ("预计", "可望", "有望", "力争", "争取", "将", "拟", "计划")
#: A sentence of these is about what was wanted or comes next, and says so.
_SAYS_SO = pattern(
    r"下一步|今后|明年|下年|目标|任务|要求|根据|按照|计划数|规划|方案|《|应当|建议|需要"
)
_SENTENCE = pattern(r"[^。；！？\n]+")


class PlanAsResult(NamedTuple):
    """Words of one chapter of results that speak of the future.

    Attributes:
        chapter: its heading.
        more: further places in the same chapter.
    """

    chapter: str
    at: Spot
    more: tuple[Spot, ...]

    def test(self) -> Relation["PlanAsResult"]:
        """Never holds: the words are there."""
        return Relation(
            self, "other", holds=False, stated=told(self.at), expected="", at=self.at,
            because=self.more,
        )  # fmt: skip


def find(report: Report) -> Iterator[PlanAsResult]:
    """One for each chapter of results."""
    found: dict[str, list[Spot]] = {}
    for one in report.texts:
        if one.role == "paragraph" and one.chapters and any(word in one.text for word in _VERBS):
            kind = section_of(one.chapters)
            planned = any(section_of((heading,)).planned for heading in one.chapters)
            if kind in {SectionKind.RESULTS, SectionKind.SCORE} and not planned:
                found.setdefault(_title(one.chapters), []).extend(_coming(one))
    for chapter, spots in found.items():
        if spots:
            yield PlanAsResult("".join(chapter.split()), spots[0], tuple(spots[1:]))


def _title(chapters: tuple[str, ...]) -> str:
    """The nearest heading that is no item of a list."""
    return next((one for one in reversed(chapters) if not one.endswith("。")), chapters[-1])


def _coming(passage: Passage) -> Iterator[Spot]:
    for sentence in _SENTENCE.finditer(passage.text):
        match = _COMING.search(sentence.group())
        if match and not _SAYS_SO.search(sentence.group()):
            start = sentence.start()
            yield passage.spot(start + match.start(), start + match.end())
