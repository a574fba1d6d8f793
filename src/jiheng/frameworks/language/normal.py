"""One spelling for all: widths, quotes, signs and spaces, with the way back to the original.

Messages quote the text as it was written and say at which character, so every
character kept here knows where it stood.
"""

from dataclasses import dataclass

#: Full-width ASCII stands this far above ASCII.
_WIDE = 0xFEE0
_WIDE_FIRST, _WIDE_LAST = 0xFF01, 0xFF5E

#: Written so → read so; ``""`` is left out.
_SAME = {
    **dict.fromkeys("–—―−‒‐‑﹣－─━", "-"),
    **dict.fromkeys("“”„‟‘’‚‛「」『』〝〞＂'\"｢｣", ""),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "≦": "≤",
    "⩽": "≤",
    "≧": "≥",
    "⩾": "≥",
    "～": "~",
    "∼": "~",
    "〜": "~",
    "℅": "%",
    "﹪": "%",
    "﹢": "+",
    "﹦": "=",
    "﹤": "<",
    "﹥": ">",
    "﹙": "(",
    "﹚": ")",
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    "〖": "[",
    "〗": "]",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A phrase that nobody understood, and where it stands in the text as written.

    Attributes:
        text: the phrase as written.
        start: index of its first character.
        end: index behind its last one.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in one spelling.

    Attributes:
        original: as written.
        text: half width, without spaces and quotation marks, signs alike.
        position: index in ``original`` of each character of ``text``, and the end.
    """

    original: str
    text: str
    position: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the original."""
        if start == end:
            return self.position[start], self.position[start]
        return self.position[start], self.position[end - 1] + 1

    def unread(self, start: int, end: int) -> Unread:
        """``text[start:end]`` as a phrase that was not read."""
        first, last = self.span(start, end)
        return Unread(self.original[first:last], first, last)


def normalise(text: str) -> Normal:
    """Bring a text into one spelling.

    Example:
        >>> normalise("“三公经费” 控制率≦１００％").text
        '三公经费控制率≤100%'
    """
    kept = [
        (plain, place)
        for place, character in enumerate(text)
        if not character.isspace()
        for plain in _plain(character)
    ]
    return Normal(
        text,
        "".join(plain for plain, _ in kept),
        (*(place for _, place in kept), len(text)),
    )


def _plain(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    if _WIDE_FIRST <= ord(character) <= _WIDE_LAST:
        return chr(ord(character) - _WIDE)
    return character


def plain_name(printed: str) -> str:
    """A name without quotes, spaces and book title marks, brackets round: to compare names by."""
    return normalise(printed).text.translate(_NAME_MARKS)


_NAME_MARKS = str.maketrans("[]{}", "()()", "《》〈〉")
