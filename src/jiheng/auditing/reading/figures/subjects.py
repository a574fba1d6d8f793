"""Of which unit and of which year a chapter tells (章节所指): its headings govern what is below."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_NUMBER = pattern(
    r"\s*(?:第[一二三四五六七八九十]{1,3}(?:部分|章|篇)|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．])\s*"
)
#: A heading that is nothing but the name of a unit, a place or a project.
_UNIT = pattern(
    r"[^，。；：]{0,24}(?:本级|机关|汇总|[局委厅院校所站镇乡村]|中心|街道|支队|大队|学校|园区)"
    r"(?:[（(][^）)]{1,20}[）)])?|项目[一二三四五六七八九十\d]{1,2}[：:、 ].{2,30}"
)
_YEAR = pattern(r"20[0-3]\d(?=\s*年)")
#: Several years, or one that is only compared with.
_RANGE = pattern(r"20[0-3]\d\s*年?度?\s*[-—－–~至和与、]+\s*20[0-3]\d|[较比自从]\s*20[0-3]\d|以来")
#: So many chapters of the same names make two parts of a report tell of two subjects.
_ALIKE = 2
_MONEY = ("收入", "支出", "收支", "人员", "三公", "预算", "决算", "资金", "绩效")


class Subjects(NamedTuple):
    """What the chapters of a report tell of.

    Attributes:
        repeated: paths of headings whose own chapters come again below another heading.
        year: that the report is about.
    """

    repeated: frozenset[tuple[str, ...]]
    year: int | None

    def of(self, passage: Passage) -> str:
        """The unit, place, project or part that a passage is of; ``""`` of the whole."""
        return _subject(passage.chapters, self.repeated) if passage.chapters else ""

    def year_of(self, passage: Passage) -> int | None:
        """The year of the nearest heading that tells one, else that of the report."""
        return _year(passage.chapters) or self.year


def subjects_of(passages: Sequence[Passage], year: int | None) -> Subjects:
    """Read the headings of a report once."""
    below: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in dict.fromkeys(one.chapters for one in passages):
        for depth in range(1, len(path)):
            below[path[:depth]].add(_NUMBER.sub("", path[depth]))
    return Subjects(frozenset(_repeated(below)), year)


def _repeated(below: Mapping[tuple[str, ...], set[str]]) -> set[tuple[str, ...]]:
    """The headings of one chapter that hold chapters of the same names as their neighbours."""
    found: set[tuple[str, ...]] = set()
    beside: defaultdict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for path, names in below.items():
        if len(names) >= _ALIKE:
            beside[path[:-1]].append(path)
    for paths in beside.values():
        for at, one in enumerate(paths):
            for other in paths[at + 1 :]:
                shared = below[one] & below[other]
                money = any(word in name for name in shared for word in _MONEY)
                fewest = min(len(below[one]), len(below[other]))
                if len(shared) >= _ALIKE and money and len(shared) * 2 >= fewest:
                    found |= {one, other}
    return found


@lru_cache(maxsize=512)
def _subject(chapters: tuple[str, ...], repeated: frozenset[tuple[str, ...]]) -> str:
    for depth in range(len(chapters), 0, -1):
        name = _NUMBER.sub("", chapters[depth - 1])
        if chapters[:depth] in repeated or _UNIT.fullmatch(name):
            return name
    return ""


@lru_cache(maxsize=512)
def _year(chapters: tuple[str, ...]) -> int | None:
    for heading in reversed(chapters):
        told: list[str] = _YEAR.findall(heading)
        if told and len(set(told)) == 1 and not _RANGE.search(heading):
            return int(told[0])
    return None
