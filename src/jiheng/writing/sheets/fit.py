"""How much room a text needs: a worksheet does not find that out by itself."""

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from jiheng.documents.model import Column

#: Points a line takes, where it is not the body's.
_LINE = {
    "title": 30,
    "chapter": 26,
    "heading": 20,
    "lead": 17,
    "key-value": 34,
    "cover": 24,
    "attachment": 18,
    "address": 18,
    "signature": 18,
}
_BODY = 14
#: Excel allows no row to be higher.
_HIGHEST = 409


#: Tenths of a column's unit that a letter takes: Chinese and the punctuation beside it, others.
_WIDE, _NARROW = 19, 10


def width_of(text: str) -> int:
    """Width in tenths of the unit that columns are measured in."""
    return sum(_WIDE if east_asian_width(letter) in "WFA" else _NARROW for letter in text)


def height(text: str, width: int, kind: str) -> int:
    """Points a row needs for the text in a column of that width."""
    room = max(1, (10 * width - 5) * _BODY // _LINE.get(kind, _BODY))
    lines = sum(max(1, -(-width_of(line) // room)) for line in text.split("\n"))
    return min(_HIGHEST, lines * _LINE.get(kind, _BODY) + 6)


def edges(columns: Sequence[Column], page: int) -> tuple[int, ...]:
    """Where the columns of a table begin and the last ends, on a page of so many characters.

    Example:
        >>> edges([Column(1), Column(2)], 90)
        (0, 30, 90)
    """
    ends = list(accumulate(column.width for column in columns))
    return (0, *((2 * page * end + ends[-1]) // (2 * ends[-1]) for end in ends))
