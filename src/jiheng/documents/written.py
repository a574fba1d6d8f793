"""How official writing is laid out: labels of paragraphs, headings, contents, page numbers.

What files that know only lines, text and pdf, are taken apart by.
"""

import re
from collections.abc import Sequence

from jiheng.patterns import pattern

#: Headings of official writing: 一、 and （一）; longer lines are sentences.
_HEADINGS = (
    pattern(r"[一二三四五六七八九十]{1,3}、\S"),
    pattern(r"[（(][一二三四五六七八九十]{1,3}[）)]\s*\S"),
)
_LONGEST_HEADING = 40
_SENTENCE = pattern(r"[。；：]\s*[^。；：\s]")
#: What a paragraph of its own begins with. 2.53 and 63.6% begin none.
_LABEL = pattern(
    r"[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、](?![\d%])|\d{1,2}(?:\.\d{1,2}){2,4}|\d\.\d{1,2}\s*[^\d\s%.)）万亿元个分倍吨家人户项次平米]"
    r"|[①-⑳]|第[一二三四五六七八九十百\d]{1,3}(?:部分|章|条|节|页)"
    r"|(?:附件|附表|附|表|图)\s*\d|附件[:：]|(?:备?注|说明|其中)[:：]"
)
_KINDS = (("一二三四五六七八九十", "一"), ("0123456789", "1"), ("①②③④⑤⑥⑦⑧⑨⑩", "①"))
_SENTENCE_END = "。！？；：…!?;:"
_CONTENTS = pattern(r"目\s*[录次]$")
_LEADER = pattern(r"(?:[.．·]{4,}|…{2,}|(?:\.\s){4,})\s*\d{1,4}\s*$")
_TRAILING_PAGE = pattern(r"[\s.．·…]*\d{0,4}$")
_PAGE_NUMBER = pattern(
    r"[-—–－~\s·]*\d{1,4}[-—–－~\s·]*"
    r"|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}"
)
#: A line of contents is no longer, dots and all.
_LONGEST_LEADER = 300
_MOST_CONTENTS = 200
_LONGEST_ENTRY = 60


def heading_level(text: str) -> int:
    """1 of 一、, 2 of （一）, 0 of anything else and of what is too long for a heading."""
    if len(text) > _LONGEST_HEADING or _SENTENCE.search(text):
        return 0
    return next((level for level, form in enumerate(_HEADINGS, 1) if form.match(text)), 0)


def is_labelled(text: str) -> bool:
    """Whether it begins with what a paragraph of its own begins with: 一、 （一） 1. ① 第一条."""
    return _LABEL.match(text) is not None


def label_kind(text: str) -> str:
    """The label with its number made equal, so that 1. and 2. are alike; ``""`` without one."""
    found = _LABEL.match(text)
    if not found:
        return ""
    label = found[0]
    for digits, one in _KINDS:
        label = "".join(one if char in digits else char for char in label)
    return re.sub(r"一+|1+", lambda run: run[0][0], label)


def is_ended(text: str) -> bool:
    """Whether a sentence ends with it, brackets and quotes behind the stop apart."""
    return text.rstrip("”’」』）》)\"' ").endswith(tuple(_SENTENCE_END))


def is_page_number(text: str, *, bare: bool = True) -> bool:
    """``- 3 -``, ``第3页 共9页``, ``3/9``; a number alone only if ``bare``."""
    stripped = text.strip()
    return bool(_PAGE_NUMBER.fullmatch(stripped)) and (bare or not stripped.isdigit())


def is_contents_line(text: str) -> bool:
    """Whether dots lead to a page number: ``1.1 部门概况......4``."""
    return len(text) < _LONGEST_LEADER and _LEADER.search(text) is not None


def contents_of(texts: Sequence[str]) -> frozenset[int]:
    """Which of the lines are a table of contents, with its title.

    With dots to the page numbers they show it themselves; behind 目录 they are what stands
    before its first entry is said again, as the heading it stands for.
    """
    found = {index for index, text in enumerate(texts) if is_contents_line(text)}
    for index, text in enumerate(texts):
        if _CONTENTS.fullmatch(text.strip()):
            found |= _listed(texts, index)
    return frozenset(found)


def _listed(texts: Sequence[str], title: int) -> set[int]:
    first = next((at for at in range(title + 1, len(texts)) if texts[at].strip()), 0)
    if not first:
        return set()
    entry = _entry(texts[first])
    last = min(len(texts), first + _MOST_CONTENTS)
    for at in range(first + 1, last):
        if len(texts[at]) > _LONGEST_ENTRY and not is_contents_line(texts[at]):
            return {title} if is_contents_line(texts[first]) else set()
        if entry and _entry(texts[at]) == entry:
            return set(range(title, at))
    return {title} if is_contents_line(texts[first]) else set()


def _entry(text: str) -> str:
    return "".join(_TRAILING_PAGE.sub("", text.strip()[:_LONGEST_LEADER]).split())
