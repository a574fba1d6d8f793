"""Which lines of a text one sentence is broken over, judged by the words alone.

Text extracted from a pdf breaks sentences at the end of each page, some of it at the end of
each line. Text of an office file has a paragraph on each line, and headings without a stop:
those are never joined. A break left unjoined costs a relation, a wrong joint a place.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from jiheng.documents.written import is_ended, is_labelled, label_kind
from jiheng.patterns import pattern

#: What no paragraph begins with, and what no sentence ends with.
_NEVER_FIRST = "，。、；：）》”’」』】％%的"
_NEVER_LAST = "，、（《“‘「『【—及和与或的"
#: A line of a cover or form: 填报单位：…
_FIELD = pattern(r".{2,14}[：:]")
_SENTENCES = pattern(r"[。；]")
_DAY = pattern(r"[\d〇○一二三四五六七八九十]{1,4}年\s*[\d〇一二三四五六七八九十]{1,2}月.{0,5}")
#: Shorter lines are headings or items unless they show to be parts of sentences.
_SENTENCE, _LONG, _SHORT = 12, 20, 6
#: What titles end with that are as long as a line.
_TITLES = (
    "报告",
    "表",
    "情况",
    "说明",
    "方案",
    "办法",
    "意见",
    "通知",
    "工作",
    "分析",
    "建议",
    "措施",
)
#: From so many certain breaks on, doubtful ones are taken for breaks, too.
_CERTAIN = 3
#: A file is broken at the end of lines where so many of its lines are equally long.
_WRAPPED, _FEWEST, _WIDEST = 0.3, 10, 60
_RAGGED = 3
_NEAR = 8
#: So many lines of a paragraph show how it goes on.
_ENOUGH = 30


class TextLine(NamedTuple):
    """A line of a text file: its number, from 0, and its words with what stands before them."""

    number: int
    raw: str

    @property
    def text(self) -> str:
        """Without the space around it."""
        return self.raw.strip()


class Broken:
    """How a whole text is broken, and by that which of its lines belong together."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        """Look at all lines that are not of tables, without empty ones."""
        self._lines = lines
        self._at = {line.number: index for index, line in enumerate(lines)}

    def goes_on(self, above: Sequence[TextLine], line: TextLine) -> bool:
        """Whether the paragraph of the lines ``above`` goes on in a line."""
        last, text = above[-1].text, line.text
        if is_ended(last) or is_labelled(text) or _DAY.fullmatch(text):
            return False
        if self._width:
            return self._is_full(above[-1]) and not line.raw.startswith(("  ", "\u3000"))
        whole = "".join(one.text for one in above[-_ENOUGH:])
        if _is_certain(whole, text):
            return True
        return self._often and self._may_go_on(whole, line)

    def _may_go_on(self, whole: str, line: TextLine) -> bool:
        """Where pages certainly break sentences, what looks like one of them goes on."""
        if len(line.text) < _SHORT and not is_ended(line.text):
            return False
        if label_kind(whole):
            return "，" in whole and self._siblings_end(whole, line)
        filled_in = "，" not in whole and _FIELD.match(whole)
        return len(whole) > _LONG and not filled_in and not whole.endswith(_TITLES)

    def _siblings_end(self, whole: str, line: TextLine) -> bool:
        """Whether the next item with such a label is a sentence with a stop, not a heading."""
        kind, start = label_kind(whole), self._at[line.number]
        for one in self._lines[start + 1 : start + _NEAR]:
            if label_kind(one.text) == kind:
                return is_ended(one.text)
        return False

    @cached_property
    def _often(self) -> bool:
        pairs = zip(self._lines, self._lines[1:], strict=False)
        return (
            sum(
                not is_ended(one.text)
                and not is_labelled(after.text)
                and not _DAY.fullmatch(after.text)
                and _is_certain(one.text, after.text)
                for one, after in pairs
            )
            >= _CERTAIN
        )

    @cached_property
    def _width(self) -> int:
        """How long lines are where all are broken at one width; 0 where they are not."""
        lengths = sorted(len(line.text) for line in self._lines)
        if len(lengths) < _FEWEST:
            return 0
        longest = lengths[len(lengths) * 9 // 10]
        full = sum(longest - _RAGGED <= length <= longest + 1 for length in lengths)
        rest = [line for line in self._lines if len(line.text) >= longest - _RAGGED]
        unfinished = sum(not is_ended(line.text) for line in rest)
        wrapped = full >= _WRAPPED * len(lengths) and 2 * unfinished > len(rest)
        return longest if wrapped and _LONG < longest <= _WIDEST else 0

    def _is_full(self, line: TextLine) -> bool:
        return len(line.text) >= self._width - _RAGGED


def _is_certain(whole: str, after: str) -> bool:
    """Whether two pieces are one sentence, whatever else the text looks like."""
    if len(whole) < _SENTENCE:
        return False
    if after.startswith(tuple(_NEVER_FIRST)) or whole.endswith(tuple(_NEVER_LAST)):
        return True
    if len(after) < _SHORT and not is_ended(after):
        return False
    if _SENTENCES.search(whole):
        return True
    return "，" in whole and len(whole) > _LONG and not label_kind(whole)
