"""Texts of a report that serve again next year (沿用文字): 职责, 机构, 制度.

A sentence that holds a year or a figure is marked: it has to be brought up to date.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jiheng.auditing.reported.outline import SectionKind, section_of
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.dossiers.model import Text
from jiheng.patterns import pattern

MARK = "【待更新】"
#: Where the 填报表 asks for them.
_ABOUT, _RULES = "部门概况", "预算管理与执行情况"
_RULE_WORDS = ("制度", "办法", "规定", "章")
_SENTENCE = pattern(r"[^。；！？]+[。；！？]?")
#: A cell of a spreadsheet holds 32 767 characters; so many are still read by somebody.
_MOST = 8000
_TIMES = frozenset(("year", "date"))


@dataclass(frozen=True, slots=True)
class Taken:
    """Texts for the 填报表.

    Attributes:
        texts: by title, each sentence that must be updated marked.
        marked: how many sentences are.
        cut: titles of texts that were too long to be taken whole.
    """

    texts: tuple[Text, ...]
    marked: int
    cut: tuple[str, ...]


def texts_of(report: Report, file: str) -> Taken:
    """The texts, in the order of the report.

    Args:
        report: that was filed.
        file: its name, for the place.
    """
    parts: dict[str, list[str]] = {_ABOUT: [], _RULES: []}
    marked = 0
    for passage in report.texts:
        title = _title(passage, report)
        if title:
            text, count = _updated(passage)
            parts[title].append(text)
            marked += count
    texts, cut = [], []
    for title, lines in parts.items():
        body = "\n".join(lines)
        if len(body) > _MOST:
            cut.append(title)
            body = body[:_MOST]
        if body:
            texts.append(Text(title, body, file))
    return Taken(tuple(texts), marked, tuple(cut))


def _title(passage: Passage, report: Report) -> str:
    """Which text of the form a passage belongs to; ``""`` of what is written anew each year."""
    if passage.role == "cell":
        label = report.grids[passage.table].text(passage.row, 0)
        own = passage.column > 0 and len(passage.text) > len(label)
        about = own and section_of((label,)) is SectionKind.DUTIES
        return _ABOUT if about else ""
    if section_of(passage.chapters) is not SectionKind.DUTIES:
        return ""
    headings = "".join(passage.chapters)
    return _RULES if any(word in headings for word in _RULE_WORDS) else _ABOUT


def _updated(passage: Passage) -> tuple[str, int]:
    """The text with a mark before each sentence that tells of a year or has a figure."""
    found, count = [], 0
    for start, sentence in _sentences(passage.text):
        old = any(
            (one.counts and not one.chinese) or one.sort in _TIMES
            for one in passage.numbers
            if start <= one.start < start + len(sentence)
        )
        found.append(f"{MARK}{sentence.lstrip()}" if old else sentence)
        count += old
    return "".join(found).strip(), count


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for match in _SENTENCE.finditer(text):
        yield match.start(), match.group()
