"""The letters of a paragraph and the elements they stand in; cutting runs between them."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from jiheng.documents.wordprocessing import W, is_on, text_of

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R, _T, _RPR = f"{W}r", f"{W}t", f"{W}rPr"
#: What prints no words of this paragraph.
_SILENT = frozenset(
    (
        *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "tbl")),
        *(f"{W}{name}" for name in ("delText", "delInstrText", "sdtPr", "sdtEndPr", "rt")),
        f"{_MC}Fallback",
    )
)
#: What prints a sign without holding text.
_SIGNS = (f"{W}sym", f"{W}noBreakHyphen", f"{_M}den")
_SOFT_HYPHEN = "\xad"


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of a paragraph.

    Attributes:
        element: the ``w:t`` or ``m:t`` it stands in.
        at: which letter of it.
    """

    sign: str
    element: etree._Element
    at: int


def letters(paragraph: etree._Element) -> list[Letter]:
    """The letters that a reader sees, in order; blanks, breaks and tabs are none."""
    return list(_letters(paragraph))


def _letters(parent: etree._Element) -> Iterator[Letter]:
    for child in parent:
        tag = child.tag
        if tag in (_T, f"{_M}t"):
            for at, sign in enumerate(child.text or ""):
                if sign != _SOFT_HYPHEN and not sign.isspace():
                    yield Letter(sign, child, at)
        elif tag in _SIGNS:
            yield from (Letter(sign, child, 0) for sign in _printed(child))
            yield from _letters(child)
        elif tag == _RPR:
            if is_on(child.find(f"{W}vanish")):
                return
        elif isinstance(tag, str) and tag not in _SILENT:
            yield from _letters(child)


def _printed(element: etree._Element) -> str:
    """What an element prints by itself, as the reader has it."""
    alone = etree.Element(_R)
    etree.SubElement(alone, element.tag, element.attrib)
    return text_of(alone).strip()


def cut_before(letter: Letter) -> etree._Element:
    """The run that begins with the letter; the one it stands in is cut in two where it must be."""
    run = letter.element.getparent()
    if run is None or run.tag != _R:
        return _around(letter.element)
    if letter.at == 0 and _first(run, letter.element):
        return run
    return _cut(run, letter.element, letter.at)


def cut_behind(letter: Letter) -> etree._Element:
    """The run that ends with the letter."""
    run = letter.element.getparent()
    if run is None or run.tag != _R:
        return _around(letter.element)
    behind = letter.at + 1
    whole = max(1, len(letter.element.text or ""))
    last = behind == whole and letter.element.getnext() is None
    if not last:
        _cut(run, letter.element, behind)
    return run


def _first(run: etree._Element, element: etree._Element) -> bool:
    return next(one for one in run if one.tag != _RPR) is element


def _around(element: etree._Element) -> etree._Element:
    """The formula an element belongs to, which cannot be cut."""
    found = element
    for above in element.iterancestors():
        if not isinstance(above.tag, str) or not above.tag.startswith(_M):
            break
        found = above
    return found


def _cut(run: etree._Element, element: etree._Element, at: int) -> etree._Element:
    """Cut a run before a letter; both parts look as it did. Gives the second."""
    second = etree.Element(_R, run.attrib, run.nsmap)
    look = run.find(_RPR)
    if look is not None:
        second.append(deepcopy(look))
    moved = list(element.itersiblings())
    text = element.text or ""
    if at == 0:
        moved.insert(0, element)
    elif at < len(text):
        rest = deepcopy(element)
        _put(rest, text[at:])
        _put(element, text[:at])
        second.append(rest)
    second.extend(moved)
    second.tail = run.tail
    run.tail = None
    run.addnext(second)
    return second


def _put(element: etree._Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")
