"""Which heading of an export means what: its words, without units and padding."""

from collections.abc import Sequence

from jiheng.measures.errors import NoColumn
from jiheng.patterns import pattern

#: What a heading bears besides its name: units in brackets, blanks.
_BARE = pattern(r"[(（\[【][^)）\]】]*[)）\]】]|\s|_")


def bare(heading: str) -> str:
    """The name in a heading.

    Example:
        >>> bare("取水量（万吨）"), bare("TP (mg/L)")
        ('取水量', 'tp')
    """
    return _BARE.sub("", heading).lower()


def column(heads: Sequence[str], words: Sequence[str]) -> str:
    """The heading that is one of the words, the earlier word first; ``""`` without one.

    Example:
        >>> column(["断面名称", "监测时间"], ["断面", "断面名称"])
        '断面名称'
    """
    named = {bare(head): head for head in reversed(heads)}
    return next((named[word] for word in words if word in named), "")


def needed(heads: Sequence[str], words: Sequence[str], where: str) -> str:
    """As `column`, which must be there.

    Raises:
        NoColumn: it is not.
    """
    found = column(heads, words)
    if not found:
        raise NoColumn(where, words[0], heads)
    return found
