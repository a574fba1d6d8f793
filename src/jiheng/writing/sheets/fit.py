"""How much room a text needs: a worksheet does not find that out by itself."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from jiheng.documents.model import Column

#: Points a line takes, where it is not the body's.
_LINE = {"title": 30, "chapter": 26, "heading": 20, "key-value": 34}
_BODY = 14
#: Excel allows no row to be higher.
_HIGHEST = 409


def width_of(text: str) -> int:
    """Width in characters of the body font: a Chinese one counts two."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def height(text: str, width: int, kind: str) -> int:
    """Points a row needs for the text in a column of ``width`` characters."""
    room = max(1, width - 1)
    lines = sum(max(1, -(-width_of(line) // room)) for line in text.split("\n"))
    return min(_HIGHEST, lines * _LINE.get(kind, _BODY) + 4)


def bounds(columns: Sequence[Column], widths: Sequence[int]) -> tuple[int, ...]:
    """Where the columns of a table begin on a worksheet made for a table of more columns.

    Each takes one column of the worksheet at least, and as many as come next
    to its share.

    Example:
        >>> bounds([Column(1), Column(1)], [10, 10, 10, 10])
        (0, 2, 4)
    """
    edges = [0, *accumulate(widths)]
    shares = list(accumulate(column.width for column in columns))
    found = [0]
    for number, share in enumerate(shares[:-1], start=1):
        wanted = share * edges[-1] // shares[-1]
        nearest = bisect_left(edges, wanted)
        last = len(widths) - (len(columns) - number)
        found.append(min(max(nearest, found[-1] + 1), last))
    return (*found, len(widths))
