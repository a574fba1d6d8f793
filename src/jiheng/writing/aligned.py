"""Tables of plain text whose columns stand straight in a terminal, Chinese or not.

Written here and not taken from a library: a terminal table library takes longer
to import than a department takes to score.
"""

from collections.abc import Sequence
from unicodedata import east_asian_width

_GAP = "  "
#: A column that is wrapped is never made narrower than this.
_NARROWEST = 20


def width(text: str) -> int:
    """Columns of a terminal that a text takes up: a Chinese character takes two.

    Example:
        >>> width("得分4.5")
        7
    """
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def aligned(rows: Sequence[Sequence[str]], right: frozenset[int], total: int = 0) -> str:
    """Rows with straight columns, one line each, or more where the last column is wrapped.

    Args:
        rows: all of the same length.
        right: columns set to the right, as numbers are.
        total: columns of the terminal; 0 wraps nothing.
    """
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    room = max(total - before, _NARROWEST) if total else widths[-1]
    lines = []
    for row in rows:
        last, *more = wrapped(row[-1], room) or [""]
        cells = [
            padded(cell, size, right=number in right)
            for number, (cell, size) in enumerate(zip(row[:-1], widths[:-1], strict=True))
        ]
        lines.append(_GAP.join((*cells, last)).rstrip())
        lines += [" " * before + line for line in more]
    return "\n".join(lines)


def padded(text: str, size: int, *, right: bool = False) -> str:
    """The text filled up with blanks to ``size`` columns."""
    blanks = " " * (size - width(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most ``room`` columns."""
    lines, line, used = [], "", 0
    for character in text:
        size = width(character)
        if character == "\n" or used + size > room:
            lines.append(line)
            line, used = "", 0
        if character != "\n":
            line, used = line + character, used + size
    return [*lines, line] if line else lines
