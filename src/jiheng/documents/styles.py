"""Styles of a docx file: which paragraphs are headings, lines of a list of contents, numbered."""

from dataclasses import dataclass

from lxml import etree

from jiheng.documents.package import Package
from jiheng.documents.wordprocessing import W
from jiheng.patterns import pattern

_TITLES = frozenset({"title", "标题"})
_HEADING = pattern(r"(?:heading|标题) ?([1-9])")
#: Of the lists of contents, figures and tables.
_CONTENTS = pattern(r"(?:toc|目录|contents) ?(?:\d|heading|标题)|table of figures|图表目录")
_PPR, _VAL = f"{W}pPr", f"{W}val"
_STYLE, _NUMBERED, _OUTLINE = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl"


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set, as far as it says what it is.

    Attributes:
        level: of a heading, from 1; 0 of the document's title; None of no heading.
        contents: whether it is a line of a list of contents (目录).
        number: which list numbers it; ``""`` where none does.
        depth: in that list, from 0.
    """

    level: int | None = None
    contents: bool = False
    number: str = ""
    depth: int = 0


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Style:
    look: Look
    based: str


class Styles:
    """The styles of paragraphs, with what they take from those they are based on."""

    def __init__(self, package: Package, main: str) -> None:
        """Read them; a file without any has plain paragraphs only.

        Raises:
            JihengError: the part is broken.
        """
        self._styles: dict[str, _Style] = {}
        self._known: dict[str, Look] = {"": PLAIN}
        for part in package.related(main, "styles")[:1]:
            for style in package.tree(part).iter(f"{W}style"):
                self._styles[style.get(f"{W}styleId", "")] = _learned(style)

    def look(self, paragraph: etree._Element) -> Look:
        """What a paragraph is, by its own properties and else by its style."""
        for properties in paragraph:
            if properties.tag != _PPR:
                break
            style, numbered, outline = "", None, None
            for one in properties:
                tag = one.tag
                if tag == _STYLE:
                    style = one.get(_VAL, "")
                elif tag == _NUMBERED:
                    numbered = one
                elif tag == _OUTLINE:
                    outline = one
            look = self._of(style)
            if numbered is None and outline is None:
                return look
            return _with_own(look, numbered, outline)
        return PLAIN

    def _of(self, name: str) -> Look:
        if name in self._known:
            return self._known[name]
        level: int | None = None
        contents, number, depth = False, "", 0
        seen: set[str] = set()
        above = name
        while above in self._styles and above not in seen:
            own = self._styles[above].look
            level = own.level if level is None else level
            contents = contents or own.contents
            if own.number and not number:
                number, depth = own.number, own.depth
            seen.add(above)
            above = self._styles[above].based
        return self._known.setdefault(name, Look(level, contents, number, depth))


def _learned(style: etree._Element) -> _Style:
    properties = style.find(_PPR)
    name = value_of(style, "name").lower()
    heading = _HEADING.fullmatch(name)
    numbered = outline = None
    if properties is not None:
        numbered, outline = properties.find(_NUMBERED), properties.find(_OUTLINE)
    number, depth = _list(numbered)
    if name in _TITLES:
        level: int | None = 0
    else:
        level = int(heading[1]) if heading else _level(outline)
    contents = _CONTENTS.match(name) is not None
    return _Style(Look(level, contents, number, depth), value_of(style, "basedOn"))


def _with_own(look: Look, numbered: etree._Element | None, outline: etree._Element | None) -> Look:
    own = _level(outline)
    number, depth = (look.number, look.depth) if numbered is None else _list(numbered)
    return Look(look.level if own is None else own, look.contents, number, depth)


def _list(numbered: etree._Element | None) -> tuple[str, int]:
    if numbered is None:
        return "", 0
    return value_of(numbered, "numId"), whole_of(value_of(numbered, "ilvl"))


def _level(outline: etree._Element | None) -> int | None:
    text = "" if outline is None else outline.get(_VAL, "")
    # 9 stands for body text.
    return int(text) + 1 if len(text) == 1 and text in "012345678" else None


def value_of(element: etree._Element, name: str) -> str:
    """The value of a property below ``element``; ``""`` where it is not there."""
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(_VAL, "")


def whole_of(text: str) -> int:
    """A whole number as XML writes it; 0 of anything else."""
    return int(text) if text.isdecimal() and len(text) < len("10000000") else 0
