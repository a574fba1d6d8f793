"""Measures of an official page (GB/T 9704-2012), in twentieths of a point (twips).

A4; 22 lines of 28 characters of 3号 (16 pt) in a field of 156 mm by 225 mm.
"""

from dataclasses import dataclass
from itertools import pairwise

from jiheng.documents.model import Column, Orientation
from jiheng.writing.paper.title import half_widths

#: 3号, 4号, 五号, 小五 in points; the first is set a little closer so that 28 stand in a line.
BODY, FOLIO, SMALL, SMALLEST = 16.0, 14.0, 10.5, 9.0
#: What a character of the body takes, and by how much that is less than its size.
CHARACTER, TIGHTER = 315, 5
#: Height of a line: 225 mm hold 22 of them.
LINE = 579
#: Height of a line of a cover's title.
COVER_LINE = 800
#: Characters in a line of the body, of a title (2号) and of one on a cover (26 pt).
CHARACTERS, TITLE_CHARACTERS, COVER_CHARACTERS = 28, 20, 17
#: A cover with more lines than these is set close.
_AIRY = 5
#: A table of so many columns is set in the smallest size, upright and across.
_MANY = {"portrait": 7, "landscape": 9}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of one orientation: its size, its margins, and where its number stands.

    Attributes:
        folio: from the bottom edge to the foot of the page number.
    """

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    folio: int

    @property
    def field(self) -> int:
        """Width of what is printed on (版心)."""
        return self.width - self.left - self.right


#: Upright: top 37 mm, bottom 35, binding 28, outside 26. Across, the sheet is turned so that
#: the head of a table lies at the binding.
PAGES: dict[Orientation, Page] = {
    "portrait": Page(11906, 16838, 2098, 1984, 1587, 1474, 1446),
    "landscape": Page(16838, 11906, 1587, 1474, 1984, 2098, 936),
}


@dataclass(frozen=True, slots=True)
class CoverSpaces:
    """Twips left free on a cover: above and below its title, and after each other line."""

    above: int
    below: int
    after: int


def cover_spaces(title_lines: int, lines: int) -> CoverSpaces:
    """What is left free on a cover, so that all of it is one page.

    Args:
        title_lines: lines of the title.
        lines: lines of the cover besides it; what stands above the title has two more.
    """
    page = PAGES["portrait"]
    after = LINE if lines <= _AIRY else 0
    taken = title_lines * COVER_LINE + lines * (LINE + after) + 2 * LINE
    free = max(0, page.height - page.top - page.bottom - taken)
    return CoverSpaces(min(3600, free * 2 // 5), min(3000, free * 2 // 5), after)


def table_size(columns: int, orientation: Orientation) -> float:
    """Size of the letters in a table of so many columns, in points."""
    return SMALLEST if columns >= _MANY[orientation] else SMALL


def widths(columns: tuple[Column, ...], field: int) -> tuple[int, ...]:
    """The widths of a table's columns, which fill the field.

    Example:
        >>> widths((Column(1), Column(2)), 100)
        (33, 67)
    """
    total = sum(column.width for column in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    places = [field * edge // total for edge in edges]
    return tuple(after - before for before, after in pairwise(places))


def signature_indents(lines: tuple[str, ...]) -> tuple[int, int]:
    """Characters left free beside who signs and the day, which stand in the middle of each other.

    To the right of the longest line four characters are free, two where it is too long for
    that; one on each side of it is given away, since letters differ in width.

    Example:
        >>> signature_indents(("示例县水务局", "2025年3月18日"))
        (16, 3)
    """
    longest = max(-(-half_widths(line) // 2) for line in lines)
    right = 4 if longest + 4 <= CHARACTERS else 2
    return max(0, CHARACTERS - right - longest - 1), right - 1
