"""Chapters (章节): under which headings a passage stands, whatever the numbering.

A file may mark its headings or not; the numbers of official writing say the level:
一、 above （一） above 1. above （1）, and 1.1 above 1.1.1.
"""

import re
from collections.abc import Sequence

from jiheng.auditing.reported.passages import Passage

_LEVELS = (
    (1, re.compile(r"第?[一二三四五六七八九十]{1,3}(?:部分|章)|[一二三四五六七八九十]{1,3}、\S")),
    (2, re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*\S")),
    (3, re.compile(r"\d{1,2}(?:、|[.．](?!\d))\s*\S")),
    (4, re.compile(r"[（(]\d{1,2}[）)]\s*\S")),
)
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})\s*\S")
_LONGEST = 40
_SENTENCE = re.compile(r"[。；！？，;]")


def chapters_of(passages: Sequence[Passage]) -> tuple[tuple[str, ...], ...]:
    """For each passage the headings above it, outermost first."""
    above: list[tuple[int, str]] = []
    found = []
    for one in passages:
        level = heading_level(one)
        if level:
            above = [kept for kept in above if kept[0] < level]
            above.append((level, one.text.strip()))
        found.append(tuple(text for _, text in above))
    return tuple(found)


def heading_level(passage: Passage) -> int:
    """1 for a chapter, more below; 0 of what is no heading."""
    text = passage.text.strip()
    if passage.role == "cell" or not text or len(text) > _LONGEST or "\n" in text:
        return 0
    decimal = _DECIMAL.match(text)
    if decimal and not _SENTENCE.search(text):
        return len(re.split("[.．]", decimal[1]))
    if _SENTENCE.search(text.rstrip("。")):
        return 0
    numbered = next((level for level, form in _LEVELS if form.match(text)), 0)
    return numbered or passage.level
