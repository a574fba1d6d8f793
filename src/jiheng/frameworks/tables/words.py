"""Words of a scoring table's cells: names, points, listed items."""

import re
from fractions import Fraction

from jiheng.frameworks.language.normal import normalise
from jiheng.patterns import pattern

_POINTS_BEHIND = pattern(r"\s*[（(]\s*(\d{1,3}(?:\.\d{1,2})?)\s*[%％分]\s*[）)]\s*$")
_POINTS = pattern(r"(\d{1,3}(?:\.\d{1,2})?)(?:分|%)?")
_TOTAL = pattern(r"(\d{1,3}(?:\.\d{1,2})?)(?:分)?$")
_QUOTES = str.maketrans("", "", "“”\"'‘’„‟「」『』")
#: Between Chinese characters a space or a new line only fits a word into its cell.
_INSIDE = pattern(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
#: How lists number their items; a list counts from its first sign on without a gap.
_LISTS = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮",
    tuple(f"{number}、" for number in range(1, 16)),
    tuple(f"{number}." for number in range(1, 16)),
    tuple(f"（{number}）" for number in range(1, 16)),
    tuple(f"({number})" for number in range(1, 16)),
)
_LEAST_ITEMS = 2


def name(text: str) -> tuple[str, Fraction | None]:
    r"""The name in a cell, and the points printed behind it.

    Example:
        >>> name("投  入\n（15分）")
        ('投入', Fraction(15, 1))
        >>> name("“三公经费”\n变动率")
        ('三公经费变动率', None)
    """
    found = _POINTS_BEHIND.search(text)
    bare = text[: found.start()] if found else text
    plain = _INSIDE.sub("", bare.translate(_QUOTES)).strip()
    return re.sub(r"\s+", " ", plain), Fraction(found[1]) if found else None


def points(text: str) -> Fraction | None:
    """Points as a cell prints them, ``5``, ``5分`` or ``5%``; None of anything else.

    Example:
        >>> points("10分"), points("视情况")
        (Fraction(10, 1), None)
    """
    found = _POINTS.fullmatch(normalise(text).text)
    return Fraction(found[1]) if found else None


def total(text: str) -> Fraction | None:
    """The number at the end of ``总分 100``."""
    found = _TOTAL.search(normalise(text).text)
    return Fraction(found[1]) if found else None


def items(text: str) -> tuple[str, ...]:
    """The items of a numbered list, without their numbers; nothing where there is no list.

    Example:
        >>> items("①制度健全；②执行有效。")
        ('制度健全', '执行有效')
    """
    for signs in _LISTS:
        found = _listed(text, signs)
        if found:
            return found
    return ()


def _listed(text: str, signs: str | tuple[str, ...]) -> tuple[str, ...]:
    starts: list[tuple[int, int]] = []
    at = 0
    for sign in signs:
        place = text.find(sign, at)
        if place < 0:
            break
        at = place + len(sign)
        starts.append((place, at))
    if len(starts) < _LEAST_ITEMS:
        return ()
    ends = [*(place for place, _ in starts[1:]), len(text)]
    parts = (text[start:end] for (_, start), end in zip(starts, ends, strict=True))
    return tuple(plain for part in parts if (plain := _item(part)))


def _item(part: str) -> str:
    """One line, without the mark that parts it from the next."""
    return re.sub(r"\s*\n\s*", "", part).strip().strip("；;。，,、 ")
