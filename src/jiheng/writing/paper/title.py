"""Titles in lines of a like length, broken between words (回行排列)."""

import re
from unicodedata import east_asian_width

#: A line may begin before these and after those; anywhere else a word could be torn.
_BREAK = re.compile(
    r"(?=(?:关于)?\d{4}年|部门(?:（单位）)?整体|整体支出|项目支出|预算绩效|自评|(?<!预算)绩效|(?<!绩效)评价)"
    r"|(?<=[局厅院])|(?<=委)(?!员)|(?<=年度)|(?<=[与、，：])|\s"
)


def balanced(title: str, most: int) -> tuple[str, ...]:
    """The title in as few lines of ``most`` characters as hold it, the shortest not much shorter.

    Lines the title already has are kept.

    Example:
        >>> balanced("示例县水务局2024年度部门整体支出绩效自评报告", 20)
        ('示例县水务局2024年度', '部门整体支出绩效自评报告')
    """
    return tuple(line for given in title.split("\n") for line in _lines(given, most))


def _lines(text: str, most: int) -> list[str]:
    count = -(-half_widths(text) // (2 * most))
    if count <= 1:
        return [text]
    target = half_widths(text) / count
    breaks = [found.start() for found in _BREAK.finditer(text) if found.start()]
    near = min(
        (place for place in breaks if half_widths(text[:place]) <= 2 * most),
        key=lambda place: abs(half_widths(text[:place]) - target),
        default=None,
    )
    if near is None:
        return [text]
    return [text[:near].strip(), *_lines(text[near:].strip(), most)]


def half_widths(text: str) -> int:
    """How wide a text is: a Chinese character is 2, a letter or digit 1."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)
