"""Automatic numbers of a docx file (一、 1. ①): they are printed, but stand in no paragraph."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from jiheng.documents.package import Package
from jiheng.documents.styles import Look, value_of, whole_of
from jiheng.documents.wordprocessing import W, is_on
from jiheng.patterns import pattern

_PLACE = pattern(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED = 20
_LETTERS = 26
_TEN, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number is written, and from where it counts.

    Attributes:
        legal: whether the levels above it are written in digits, too.
    """

    form: str
    text: str
    start: int
    legal: bool


class Numbering:
    """Counts the numbered paragraphs of one file, in their order."""

    def __init__(self, package: Package, main: str) -> None:
        """Read its lists; a file without any numbers nothing.

        Raises:
            JihengError: the part is broken.
        """
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarts: dict[str, Mapping[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for part in package.related(main, "numbering")[:1]:
            root = package.tree(part)
            for abstract in root.iter(f"{W}abstractNum"):
                self._levels[abstract.get(f"{W}abstractNumId", "")] = _levels(abstract)
            for one in root.iter(f"{W}num"):
                number = one.get(f"{W}numId", "")
                self._lists[number] = value_of(one, "abstractNumId")
                self._restarts[number] = _restarts(one)

    @property
    def counts(self) -> bool:
        """Whether the file has any list."""
        return bool(self._lists)

    def label(self, look: Look) -> str:
        """The number printed before a paragraph, which is counted by this; ``""`` of none."""
        if not look.number:
            return ""
        abstract = self._lists.get(look.number, "")
        levels = self._levels.get(abstract, {})
        level = look.depth
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        # A list that starts anew does so once, where it is first used.
        for restarted, start in self._restarts.pop(look.number, {}).items():
            counts[restarted] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        legal = levels[level].legal
        return _PLACE.sub(
            lambda found: _written(levels, counts, int(found[1]) - 1, legal=legal),
            levels[level].text,
        )


def _restarts(number: etree._Element) -> Mapping[int, int]:
    """The levels that this list counts anew, and from where."""
    found = {}
    for one in number.iter(f"{W}lvlOverride"):
        start = value_of(one, "startOverride")
        if start:
            found[whole_of(one.get(f"{W}ilvl", "0"))] = whole_of(start)
    return found


def _levels(abstract: etree._Element) -> Mapping[int, _Level]:
    return {
        whole_of(one.get(f"{W}ilvl", "0")): _Level(
            value_of(one, "numFmt"),
            value_of(one, "lvlText"),
            whole_of(value_of(one, "start") or "1"),
            is_on(one.find(f"{W}isLgl")),
        )
        for one in abstract.iter(f"{W}lvl")
    }


def _written(
    levels: Mapping[int, _Level], counts: Mapping[int, int], level: int, *, legal: bool
) -> str:
    if level not in levels:
        return ""
    form = _FORMS.get("decimal" if legal else levels[level].form)
    count = counts.get(level, levels[level].start)
    return "" if form is None else form(count)


def _counted(count: int) -> str:
    """Up to 99 in Chinese, as headings count."""
    if not 0 < count < _HUNDRED:
        return str(count)
    tens, ones = divmod(count, _TEN)
    head = "" if not tens else f"{_DIGITS[tens] if tens > 1 else ''}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _circled(count: int) -> str:
    return chr(ord("①") + count - 1) if 0 < count <= _CIRCLED else str(count)


def _letters(count: int) -> str:
    return chr(ord("a") + (count - 1) % _LETTERS) * ((count - 1) // _LETTERS + 1)


def _roman(count: int) -> str:
    if count >= _HUNDRED:
        return str(count)
    parts = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        parts.append(sign * times)
    return "".join(parts)


def _wide(count: int) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in str(count))


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "japaneseCounting": _counted,
    "ideographDigital": _counted,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _wide,
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
