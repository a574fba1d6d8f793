"""Automatic numbers of a docx file (一、 1. ①): they are printed, but stand in no paragraph."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from jiheng.documents.package import Package
from jiheng.documents.wordprocessing import W

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CIRCLED = 20
_LETTERS = 26
_TEN, _HUNDRED = 10, 100


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number is written, and from where it counts."""

    form: str
    text: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one file, in their order."""

    def __init__(self, package: Package, main: str) -> None:
        self._levels: dict[str, Mapping[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        for part in package.related(main, "numbering")[:1]:
            root = package.tree(part)
            for abstract in root.iter(f"{W}abstractNum"):
                self._levels[abstract.get(f"{W}abstractNumId", "")] = _levels(abstract)
            for one in root.iter(f"{W}num"):
                self._lists[one.get(f"{W}numId", "")] = _value(one, "abstractNumId")
        for part in package.related(main, "styles")[:1] if self._lists else ():
            for style in package.tree(part).iter(f"{W}style"):
                mark = style.find(f"{W}pPr/{W}numPr")
                number = "" if mark is None else _value(mark, "numId")
                level = "" if mark is None else _value(mark, "ilvl")
                name = style.get(f"{W}styleId", "")
                self._styles[name] = number, level, _value(style, "basedOn")

    def label(self, paragraph: etree._Element) -> str:
        """The number printed before a paragraph, which is counted by this; ``""`` of none."""
        number, level = self._numbered(paragraph)
        abstract = self._lists.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return _PLACE.sub(lambda found: _written(levels, counts, int(found[1]) - 1),
                          levels[level].text)  # fmt: skip

    def _numbered(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph, its own or those of its style."""
        if not self._lists:
            return "", 0
        mark = paragraph.find(f"{W}pPr/{W}numPr")
        if mark is not None:
            return _value(mark, "numId"), _whole(_value(mark, "ilvl"))
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else style.get(f"{W}val", "")
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            number, level, based = self._styles[name]
            if number:
                return number, _whole(level)
            seen.add(name)
            name = based
        return "", 0


def _levels(abstract: etree._Element) -> Mapping[int, _Level]:
    return {
        _whole(one.get(f"{W}ilvl", "0")): _Level(
            _value(one, "numFmt"), _value(one, "lvlText"), _whole(_value(one, "start") or "1")
        )
        for one in abstract.iter(f"{W}lvl")
    }


def _written(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    if level not in levels:
        return ""
    form = _FORMS.get(levels[level].form)
    count = counts.get(level, levels[level].start)
    return "" if form is None else form(count)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("10000000") else 0


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
