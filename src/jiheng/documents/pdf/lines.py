"""Glyphs → lines of text, put in order by their baselines.

Boxes of 一 、 and . are too unlike for an order by boxes; and the order of the file
moves glyphs of a second font to the end of a line.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from jiheng.documents.pdf.glyphs import Glyph

#: How far baselines of one line may lie apart, in parts of its height.
_SAME_LINE = 0.4
#: A gap that is seen, and one that parts columns, in parts of the height.
_GAP, _WIDE = 0.15, 1.0
_COLUMN = 1.4
#: A glyph printed again this near is a bold one.
_AGAIN = 0.2
#: What letters are high, in parts of the height of their line.
_EM = 0.8
_SPACES = " \u00a0\u3000\u2002\u2003\u2009\t"
_CLOSING = "，。、；：？！）》」』”’】〕％%,.;:)]"
_OPENING = "（《「『“‘【〔(["
#: From here on characters are as wide as high.
_WIDE_CHARS = "\u2e80"
_RADICALS = ("\u2e80", "\u2fd5")


class Chunk(NamedTuple):
    """A piece of a line with a wide gap on both sides."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """One line of a page or of a cell; lengths in points.

    Attributes:
        text: with one space where a gap is seen or the file has spaces.
        page: from 1.
        size: of its letters: what one 汉字 is wide.
        token: width of what a typesetter would not part at its beginning.
        chunks: its pieces between wide gaps.
    """

    text: str
    page: int
    base: float
    left: float
    right: float
    size: float
    token: float
    chunks: tuple[Chunk, ...]


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of these glyphs, from top to bottom; empty ones are left out."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(glyphs):
        last = groups[-1] if groups else None
        if last and glyph.base - last[0].base < _SAME_LINE * (glyph.size or 1):
            last.append(glyph)
        else:
            groups.append([glyph])
    found = (_line(sorted(group, key=_by_left), page) for group in groups)
    return [line for line in found if line is not None]


def _by_left(glyph: Glyph) -> float:
    return glyph.left


def _line(glyphs: Sequence[Glyph], page: int) -> Line | None:
    printed, chunks = _spaced(glyphs)
    if not printed:
        return None
    text = " ".join(one.text for one in chunks)
    return Line(
        text,
        page,
        printed[0].base,
        printed[0].left,
        max(one.right for one in printed[-3:]),
        _em(printed),
        _token(printed),
        tuple(chunks),
    )


def _spaced(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Chunk]]:
    """What is printed, and its chunks with a space for each gap that is seen."""
    printed: list[Glyph] = []
    chunks: list[Chunk] = []
    words: list[str] = []
    start = 0.0
    spaced = False
    for glyph in glyphs:
        if glyph.char in _SPACES:
            spaced = True
            continue
        last = printed[-1] if printed else None
        if last is None:
            start = glyph.left
        else:
            gap = glyph.left - last.right
            if glyph.char == last.char and glyph.left - last.left < _AGAIN * glyph.size:
                continue
            if gap > _COLUMN * glyph.size:
                chunks.append(Chunk(_clean(words), start, last.right))
                words, start = [], glyph.left
            elif gap > (_GAP if spaced or _parts(last, glyph) else _WIDE) * glyph.size:
                words.append(" ")
        words.append(glyph.char)
        printed.append(glyph)
        spaced = False
    if printed:
        chunks.append(Chunk(_clean(words), start, printed[-1].right))
    return printed, chunks


def _parts(one: Glyph, after: Glyph) -> bool:
    """Whether a gap between them is a space that the file leaves out: between words and numbers.

    Between 汉字 and digits typesetters leave a gap that nobody wrote.
    """
    both = one.char + after.char
    return both.isascii() and both.isalnum()


def _clean(words: Sequence[str]) -> str:
    text = "".join(words)
    low, high = _RADICALS
    if any(low <= char <= high for char in text):
        return "".join(
            unicodedata.normalize("NFKC", char) if low <= char <= high else char for char in text
        )
    return text


def _em(printed: Sequence[Glyph]) -> float:
    """Size of the letters: what a 汉字 is wide; the heights of fonts differ too much."""
    widths = sorted(one.right - one.left for one in printed if one.char >= _WIDE_CHARS)
    return widths[len(widths) // 2] if widths else _EM * printed[0].size


def _token(printed: Sequence[Glyph]) -> float:
    """Width of the first character or word, with the punctuation that cannot leave it.

    Numbers that punctuation parts are kept together by some, too: 30%、27%、15%.
    """
    end, last = 0, len(printed) - 1
    while end < last and printed[end].char in _OPENING:
        end += 1
    while True:
        if printed[end].char < _WIDE_CHARS:
            while end < last and _binds(printed[end], printed[end + 1]):
                end += 1
        while end < last and printed[end + 1].char in _CLOSING:
            end += 1
        more = end < last and end > 0 and printed[end].char in _CLOSING
        if not (more and printed[0].char.isdigit() and printed[end + 1].char.isdigit()):
            return printed[end].right - printed[0].left
        end += 1


def _binds(one: Glyph, after: Glyph) -> bool:
    near = after.left - one.right < _GAP * after.size
    return near and after.char < _WIDE_CHARS
