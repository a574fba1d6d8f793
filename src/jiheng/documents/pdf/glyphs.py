"""The glyphs of a page, in the coordinates of the page as it is looked at."""

import ctypes
from collections import Counter
from collections.abc import Callable
from math import pi
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

#: No page that is meant to be read holds more; beyond, it is left unread.
MAX_GLYPHS = 60_000
#: What codes stand for: hyphens at the end of a line come out of pdfium as U+0002 and U+FFFE,
#: glyphs without a meaning as 0; boxes and bullets of symbol fonts are private.
_CHARS = {
    0x00: "\ufffd", 0x02: "-", 0xFFFE: "-", 0xF052: "☑", 0xF0FE: "☑", 0xF0A3: "□", 0xF06F: "□",
    0xF0A8: "□", 0xF0B7: "•", 0xF06C: "•", 0xF06E: "•", 0xF0D8: "•", 0xF0FC: "√",
}  # fmt: skip
#: Ends of lines, the soft hyphen, and what is never seen: widths of nothing, directions.
_SKIPPED = frozenset(
    {
        0x0A,
        0x0D,
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
    }
)
_SPACE = 0x20
#: How far a glyph may lean and still stand, in radians; a watermark leans more.
_UPRIGHT = 0.1
_QUARTER = pi / 2
#: How many glyphs are asked which way they stand.
_SAMPLES = 24
#: Baselines nearer than this are one, in points.
_SAME_BASE = 0.5

#: A point of the file's coordinates → one of the page as seen, from its upper left corner.
Turn = Callable[[float, float], tuple[float, float]]


class Glyph(NamedTuple):
    """One printed character; lengths in points, from the upper left corner of the page.

    Attributes:
        base: its baseline, downward.
        left: where it begins.
        right: where it ends.
        size: height of its line, ascent to descent.
        char: what it stands for; U+FFFD where the file does not say.
    """

    base: float
    left: float
    right: float
    size: float
    char: str


def turn_of(page: pdfium.PdfPage, quarters: int) -> Turn:
    """Coordinates of a page whose text reads upright after so many quarter turns clockwise."""
    left, bottom, right, top = page.get_bbox()
    turns: tuple[Turn, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return turns[quarters % 4]


def glyphs_of(page: pdfium.PdfPage) -> tuple[list[Glyph], int] | None:
    """All glyphs that read in the direction most of them do, and its quarter turns.

    Spaces that the file itself has are kept as glyphs, those that pdfium guesses are not.

    Returns:
        The glyphs in the order of the file; None where there are too many.
    """
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > MAX_GLYPHS:
            return None
        quarters = _quarters(text.raw, count)
        return _read(text.raw, count, page, quarters), quarters
    finally:
        text.close()


def _quarters(text: object, count: int) -> int:
    """Pages lie on their side, whatever their rotation says: most of the text knows."""
    step = max(1, count // _SAMPLES)
    angles = (raw.FPDFText_GetCharAngle(text, index) for index in range(0, count, step))
    common = Counter(round(-angle / _QUARTER) % 4 for angle in angles).most_common(1)
    return common[0][0] if common else 0


def _read(text: object, count: int, page: pdfium.PdfPage, quarters: int) -> list[Glyph]:
    turn = turn_of(page, quarters)
    shift, _, _, top = page.get_bbox()
    unicode_of, box_of, origin_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
    )
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    found: list[Glyph] = []
    line, upright = -1e9, True
    for index in range(count):
        code = unicode_of(text, index)
        if code in _SKIPPED or (code == _SPACE and raw.FPDFText_IsGenerated(text, index)):
            continue
        box_of(text, index, at_box)
        origin_of(text, index, at_x, at_y)
        if quarters == 0:
            base, left, right = top - y.value, box.left - shift, box.right - shift
            size = box.top - box.bottom
        else:
            first, second = turn(box.left, box.bottom), turn(box.right, box.top)
            left, right = sorted((first[0], second[0]))
            size = abs(first[1] - second[1])
            base = turn(x.value, y.value)[1]
        if abs(base - line) > _SAME_BASE:
            upright = _is_upright(text, index, quarters)
            line = base
        if upright:
            found.append(Glyph(base, left, right, size, _CHARS.get(code) or chr(code)))
    return found


def _is_upright(text: object, index: int, quarters: int) -> bool:
    angle: float = raw.FPDFText_GetCharAngle(text, index)  # clockwise
    turned = (angle + quarters * _QUARTER) % (4 * _QUARTER)
    return min(turned, 4 * _QUARTER - turned) < _UPRIGHT
