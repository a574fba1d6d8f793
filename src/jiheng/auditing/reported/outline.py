"""Chapters (章节): under which headings a passage stands, and what a chapter is about.

A file may mark its headings or not; the numbers of official writing say the level: 第一部分,
一、, （一）, 1., （1）. Where a report counts 1, 1.1, 1.1.1 its numbers stand above all others.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache

from jiheng.auditing.reported.passages import Passage
from jiheng.patterns import pattern

_COUNT = "[一二三四五六七八九十]{1,3}"
_LEVELS = (
    (1, pattern(rf"第{_COUNT}(?:部分|章)|{_COUNT}\s*、\s*\S")),
    (2, pattern(rf"[（(]{_COUNT}[）)]\s*\S")),
    (3, pattern(r"\d{1,2}\s*(?:、|[.．](?!\d))\s*\S")),
    (4, pattern(r"[（(]\d{1,2}[）)]\s*\S")),
)
_PART = pattern(rf"第{_COUNT}部分")
_DECIMAL = pattern(r"\d{1,2}(?:[.．]\d{1,2}){1,4}(?=[.．]?\s*[^\d.．\s%％])")
_WHOLE = pattern(r"(\d{1,2})\s*[、.．](?!\d)")
_CONTENTS_LINE = pattern(r"(?:[.．·]{3,}|…+|\t|\s{4,})\s*[-—]?\s*\d+\s*[-—]?$")
_SENTENCE = pattern(r"[。；！？，;]")
#: A heading is no longer than this; the longest seen in filed reports has 38.
_LONGEST = 40
#: The name of a chapter that lost its number is no longer than this.
_SHORTEST, _SHORT = 4, 16
#: So many numbers like 1.1 make a report that counts in decimals.
_COUNTS_IN_DECIMALS = 4
#: So many 第一部分, 第二部分 make a report in parts: 一、 stands below them.
_IN_PARTS = 2
#: How much deeper 一、 stands where decimals count the chapters.
_BELOW_DECIMALS = 5


class SectionKind(StrEnum):
    """What a chapter is about, by the official outline; ``""``: it does not say."""

    BASICS = "部门概况"
    DUTIES = "职责机构制度"
    MONEY = "收支情况"
    GOALS = "绩效目标"
    ORGANISATION = "自评组织"
    SCORE = "自评结论"
    RESULTS = "绩效情况"
    PROBLEMS = "存在问题"
    MEASURES = "改进措施"
    ANNEX = "附件"
    OTHER = ""

    @property
    def planned(self) -> bool:
        """Whether it speaks of what is meant to be: its numbers and verbs are no results."""
        return self in {SectionKind.GOALS, SectionKind.MEASURES, SectionKind.PROBLEMS}


#: Tried in this order, on the innermost heading first; ``$``: the heading ends so. Patterns
#: would be shorter, but take longer to compile than an audit may.
_KINDS: tuple[tuple[SectionKind, tuple[str, ...]], ...] = (
    (SectionKind.OTHER, ("说明的问题", "说明的情况", "说明的事项", "说明事项")),
    (
        SectionKind.PROBLEMS,
        ("存在问题", "存在的问题", "主要问题", "存在绩效问题", "问题及", "问题和", "问题与",
         "问题、", "问题$", "不足", "有待", "原因分析"),
    ),
    (
        SectionKind.MEASURES,
        ("改进措施", "整改措施", "解决措施", "改进的措施", "改进工作措施", "改进和", "建议",
         "下一步", "打算", "经验教训", "工作思路"),
    ),
    (
        SectionKind.RESULTS,
        ("绩效分析", "指标分析", "履职", "效益", "产出", "成效", "完成程度", "完成情况", "实现情况",
         "绩效情况", "运行情况", "实施情况", "自评情况", "取得成绩", "取得的成绩", "主要成绩",
         "取得的主要成绩", "绩效自评", "主要绩效"),
    ),
    (
        SectionKind.SCORE,
        ("评价结论", "评价结果", "评价得分", "评价等级", "评价等次", "自评结论", "自评结果",
         "自评得分", "自评等级", "自评等次", "综合评价"),
    ),
    (
        SectionKind.GOALS,
        ("目标", "任务", "计划", "规划", "工作重点", "重点工作", "主要工作内容"),
    ),
    (
        SectionKind.ORGANISATION,
        ("评价工作", "评价方法", "评价思路", "评价过程", "评价目的", "评价原则", "评价对象",
         "评价范围", "评价概述", "评价实施", "自评工作", "组织实施", "指标体系", "局限性"),
    ),
    (
        SectionKind.DUTIES,
        ("职责", "职能", "机构设置", "机构情况", "机构编制", "人员编制", "人员情况", "编制及",
         "制度$", "制度建设", "制度情况", "总则", "附则"),
    ),
    (
        SectionKind.MONEY,
        ("收入", "支出", "收支", "预算", "决算", "资金", "经费", "资产", "采购"),
    ),
    (SectionKind.BASICS, ("概况", "基本情况", "概述", "引言")),
    (SectionKind.ANNEX, ("附件", "附表")),
)  # fmt: skip
#: 第三章 is a chapter of rules and regulations: a report has 第三部分.
_ARTICLE = "章"
#: An inner heading of these chapters says what is proposed or wanting, whatever its words.
_RULING = (SectionKind.PROBLEMS, SectionKind.MEASURES)
#: Whole names of chapters, which count as headings although no number stands before them.
_NAMES = pattern(
    r"(?:部门|单位|项目|部门、单位|部门（单位）|基本|收支|主要|存在的?|其他|绩效|自评|评价|改进|下一步|有关|需要|的|"
    r"整体|支出|情况|概况|目标|结论|问题|措施|建议|说明|及|和|与|、|原因分析|工作)+"
)
_NAME_ENDS = ("情况", "概况", "问题", "措施", "建议", "结论", "目标", "说明", "分析")


def chapters_of(passages: Sequence[Passage]) -> tuple[tuple[str, ...], ...]:
    """For each passage the headings above it, outermost first."""
    above: list[tuple[int, str]] = []
    found = []
    for one, level in zip(passages, heading_levels(passages), strict=True):
        if level:
            above = [kept for kept in above if kept[0] < level]
            above.append((level, one.text.strip()))
        found.append(tuple(text for _, text in above))
    return tuple(found)


def section_of(chapters: Sequence[str]) -> SectionKind:
    """What a passage is part of: what the nearest heading that says so is about.

    Example:
        >>> section_of(("二、绩效情况", "（一）存在的主要问题"))
        <SectionKind.PROBLEMS: '存在问题'>
    """
    kinds = [_kind(heading) for heading in chapters]
    ruling = next((kind for kind in reversed(kinds) if kind in _RULING), None)
    if ruling is not None and kinds[-1] is not SectionKind.SCORE:
        return ruling
    return next((kind for kind in reversed(kinds) if kind), SectionKind.OTHER)


@lru_cache(maxsize=1024)
def _kind(heading: str) -> SectionKind:
    plain = "".join(heading.split()).rstrip("。：:")
    marked = f"{plain}$"
    for kind, words in _KINDS:
        if any(word in marked for word in words):
            return kind
    return SectionKind.DUTIES if _ARTICLE in plain[:4] else SectionKind.OTHER


def heading_levels(passages: Sequence[Passage]) -> tuple[int, ...]:
    """The level of each passage: 1 of a chapter, more below, 0 of what is no heading."""
    texts = [_title(one) for one in passages]
    decimal = [_DECIMAL.match(text) if text else None for text in texts]
    numbers = {re.sub("．", ".", match.group()) for match in decimal if match}
    if len(numbers) >= _COUNTS_IN_DECIMALS and any(one.endswith(".1") for one in numbers):
        return tuple(_with_decimals(passages, texts))
    levels = tuple(map(heading_level, passages))
    parts = [_PART.match(text) is not None for text in texts]
    if sum(parts) < _IN_PARTS:
        return levels
    return tuple(
        level + int(level > 0 and not part) for level, part in zip(levels, parts, strict=True)
    )


def heading_level(passage: Passage) -> int:
    """1 for a chapter, more below; 0 of what is no heading; of one passage by itself."""
    text = _title(passage)
    if not text:
        return 0
    decimal = _DECIMAL.match(text)
    if decimal:
        return _depth(decimal.group())
    numbered = next((level for level, form in _LEVELS if form.match(text)), 0)
    return numbered or passage.level or int(_is_name(text))


def _with_decimals(passages: Sequence[Passage], texts: Sequence[str]) -> Iterator[int]:
    """1 and 1.1 count the chapters; 一、 and （一） stand below them."""
    chapter = 0
    for one, text in zip(passages, texts, strict=True):
        decimal = _DECIMAL.match(text) if text else None
        whole = _WHOLE.match(text) if text else None
        if decimal:
            chapter = int(re.split("[.．]", decimal.group())[0])
            yield _depth(decimal.group())
        elif whole and int(whole[1]) == chapter + 1 and not text.endswith("。"):
            chapter += 1
            yield 1
        else:
            level = heading_level(one)
            marked = one.level and not any(form.match(text) for _, form in _LEVELS)
            yield level if marked or not level else level + _BELOW_DECIMALS


def _depth(number: str) -> int:
    return len(re.split("[.．]", number))


def _title(passage: Passage) -> str:
    """What a heading says; ``""`` of what is no heading: cells, sentences, lines of contents."""
    if passage.role == "cell" or len(passage.text) > _LONGEST * 2:
        return ""
    text = passage.text.strip()
    if passage.role == "heading":
        text = text.replace("\n", "")
    if not text or len(text) > _LONGEST or "\n" in text or _CONTENTS_LINE.search(text):
        return ""
    plain = text.rstrip("。")
    told = plain != text and any(colon in text for colon in "：:")
    return "" if told or _SENTENCE.search(plain) else text


def is_contents_line(text: str) -> bool:
    """Whether a line of a table of contents: dots or blanks and the page."""
    return _CONTENTS_LINE.search(text.strip()) is not None


def _is_name(text: str) -> bool:
    short = _SHORTEST <= len(text) <= _SHORT and text.endswith(_NAME_ENDS)
    return short and _NAMES.fullmatch(text) is not None
