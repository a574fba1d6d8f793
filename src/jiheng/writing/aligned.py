"""Tables of plain text whose columns stand straight in a terminal, Chinese or not.

Written here and not taken from a library: a terminal table library takes longer
to import than a department takes to score.
"""

from collections.abc import Sequence
from functools import cache
from unicodedata import east_asian_width

from jiheng.patterns import pattern

_GAP = "  "
#: A number or a Latin word is one part, every other character is one of its own.
_PARTS = pattern(r"[0-9A-Za-z.,%+\-]+|.|\n")
_HANGING = frozenset("，。、；：”）》】！？%")
#: A column that is wrapped is never made narrower than this.
_NARROWEST = 20


def width(text: str) -> int:
    """Columns of a terminal that a text takes up: a Chinese character takes two.

    Example:
        >>> width("得分4.5")
        7
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" else 1


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


def shortened(text: str, room: int) -> str:
    """The text, or as much of it as fits with an ellipsis.

    Example:
        >>> shortened("结余739.82万元，上年结转3237.73万元", 20)
        '结余739.82万元，上…'
    """
    if width(text) <= room:
        return text
    return f"{_fitting(text, room - width('…'))}…"


def wrapped(text: str, room: int) -> list[str]:
    """The text in lines of at most ``room`` columns.

    Numbers and Latin words stay whole where they fit a line; closing punctuation hangs at the
    end of a line and never begins one.

    Example:
        >>> wrapped("结余为739.82万元，得2分", 12)
        ['结余为739.82', '万元，得2分']
    """
    lines, line, used = [], "", 0
    for part in _PARTS.findall(text):
        size = width(part)
        if part == "\n" or (line and used + size > room and part not in _HANGING):
            lines.append(line)
            line, used = "", 0
        rest = part.strip("\n")
        while width(rest) > room:
            head = _fitting(rest, room)
            lines.append(head)
            rest = rest[len(head) :]
        line, used = line + rest, used + width(rest)
    return [*lines, line] if line else lines


def _fitting(text: str, room: int) -> str:
    """As much of the text as fits, at least one character."""
    end = 1
    while end < len(text) and width(text[: end + 1]) <= room:
        end += 1
    return text[:end]
