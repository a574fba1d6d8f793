"""What stands on pages and is not content: page numbers, running heads and feet."""

import re
from collections import Counter
from collections.abc import Sequence

from jiheng.documents.pdf.lines import Line
from jiheng.documents.pdf.pages import Page
from jiheng.documents.written import is_page_number
from jiheng.patterns import pattern

#: In which part of a page, at its top and its bottom, running heads and feet stand; in points
#: on low pages, whose margins are not lower.
_EDGE, _LOW_EDGE = 0.1, 56
#: On how many pages, and on which share of them, the same words must stand there.
_TIMES, _SHARE = 3, 0.3
_SAME_HEIGHT = 6
#: What is said again above each table is its unit, not a running head.
_KEPT = pattern(r"单位\s*[:：]\s*(?:人民币)?\s*[亿万千百]?元")


def without_furniture(pages: Sequence[Page]) -> None:
    """Take page numbers, running heads and feet off the lines of the pages."""
    told: Counter[tuple[str, int]] = Counter()
    for page in pages:
        told.update({_key(line) for line in page.lines if _at_edge(line, page)})
    often = max(_TIMES, _SHARE * len(pages))
    for page in pages:
        page.lines = [
            line
            for line in page.lines
            if not _at_edge(line, page)
            or not (is_page_number(line.text) or _runs(told, _key(line), often))
            or _KEPT.search(line.text)
        ]


def _at_edge(line: Line, page: Page) -> bool:
    edge = max(_EDGE * page.height, _LOW_EDGE)
    return not edge < line.base < page.height - edge


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.base / _SAME_HEIGHT)


def _runs(told: Counter[tuple[str, int]], key: tuple[str, int], often: float) -> bool:
    text, height = key
    return sum(told[text, height + step] for step in (-1, 0, 1)) >= often
