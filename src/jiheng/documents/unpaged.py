"""What a text keeps of the pages it was printed on, and is not content: taken out, line by line."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jiheng.documents.written import contents_of, is_page_number
from jiheng.patterns import pattern

#: What a converter leaves of a Word file.
_BOOKMARK = pattern(r"\[bookmark: \w+\]")
#: From so many pages on that say the same, or number themselves, it is none of the content.
_PAGES = 3
_LONGEST_NUMBER, _LONGEST_HEAD = 20, 60
#: What is said again above each table is its unit.
_UNIT = pattern(r"单位\s*[:：]")


def content_lines(text: str) -> list[str]:
    """The lines of a text; those that are no content are empty: others keep their number."""
    if "[bookmark: " in text:
        text = _BOOKMARK.sub("", text)
    raw = re.split(r"\r\n|[\n\r]", text)
    lines = [line.replace("\f", "").replace("\v", " ") for line in raw]
    dropped = _page_numbers(lines)
    if "\f" in text:
        dropped |= _running(raw, lines)
    if "目" in text or "...." in text or "……" in text:
        dropped |= contents_of(["" if at in dropped else line for at, line in enumerate(lines)])
    return ["" if at in dropped else line for at, line in enumerate(lines)]


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """- 3 - and 第3页 always, a bare number only where they count up page by page."""
    short = [at for at, line in enumerate(lines) if 0 < len(line) <= _LONGEST_NUMBER]
    short = [at for at in short if "\t" not in lines[at]]
    found = {at for at in short if is_page_number(lines[at], bare=False)}
    bare = [at for at in short if lines[at].strip().isdecimal()]
    counted = [int(lines[at]) for at in bare]
    steps = {after - one for one, after in pairwise(counted)}
    return found | set(bare) if len(bare) >= _PAGES and steps == {1} else found


def _running(raw: Sequence[str], lines: Sequence[str]) -> set[int]:
    """Heads and feet that pages parted by form feeds repeat."""
    starts = [at for at, line in enumerate(raw) if "\f" in line]
    edges = list(_edges(starts, lines))
    told = Counter(_plain(lines[at]) for at in edges)
    return {
        at
        for at in edges
        if told[_plain(lines[at])] >= _PAGES
        and len(lines[at]) <= _LONGEST_HEAD
        and not _UNIT.search(lines[at])
    }


def _edges(starts: Sequence[int], lines: Sequence[str]) -> Iterator[int]:
    """The first line with words of each page, and the last of the page before."""
    for start, end in pairwise([0, *starts, len(lines)]):
        words = [at for at in range(start, end) if lines[at].strip()]
        if words:
            yield words[0]
        if len(words) > 1:
            yield words[-1]


def _plain(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())
