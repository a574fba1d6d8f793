"""From a spot of a report to the words of its Word file."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from jiheng.auditing.model import Spot
from jiheng.auditing.reported.report import Report
from jiheng.documents.located import Located, body_of, located
from jiheng.documents.wordprocessing import W
from jiheng.writing.comments.letters import Letter, letters

_P, _BOX = f"{W}p", f"{W}txbxContent"
_Key = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment goes.

    Attributes:
        letters: from the first to the last it is about; none: the paragraph as a whole.
    """

    paragraph: etree._Element
    letters: tuple[Letter, Letter] | None = None


class Places:
    """The paragraphs and cells of a Word file, by the numbers of their places."""

    def __init__(self, root: etree._Element, file: str) -> None:
        """Walk the file as its reader does."""
        found = list(located(body_of(root, file), file))
        self._found = {(one.block, one.table, one.row, one.column): one for one in found}
        self._first = found[0] if found else None

    def anchor(self, report: Report, spot: Spot) -> Anchor | None:
        """The words of a spot; the first paragraph of what is missing altogether."""
        place = report.place(spot)
        key: _Key = (None,) * 4
        if place is not None:
            key = (None if place.table else place.block, place.table, place.row, place.column)
        here = self._found.get(key) or self._first
        if here is None or not here.paragraphs:
            return None
        if place is None:
            return Anchor(_host(here.paragraphs[0]))
        return _found(here, report.passages[spot.passage].text, spot)


def _found(here: Located, text: str, spot: Spot) -> Anchor:
    """Letters are counted without blanks and breaks: these are where readers and files differ."""
    before = len("".join(text[: spot.start].split()))
    wanted = "".join(text[spot.start : spot.end].split())
    whole = "".join(text.split())
    at = 0
    for paragraph in here.paragraphs:
        own = letters(paragraph)
        start = _start(whole, own, at)
        if start is None:
            continue
        at = start + len(own)
        first, last = before - start, before - start + len(wanted) - 1
        if wanted and first >= 0 and last < len(own) and _host(paragraph) is paragraph:
            return Anchor(paragraph, (own[first], own[last]))
        if before < at:
            return Anchor(_host(paragraph))
    return Anchor(_host(here.paragraphs[0]))


def _start(whole: str, own: Sequence[Letter], at: int) -> int | None:
    """Where the letters of a paragraph begin in the text, behind the number it bears."""
    start = whole.find("".join(one.sign for one in own), at) if own else -1
    return None if start < 0 else start


def _host(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one that holds its text box: boxes take no comments."""
    box = next(paragraph.iterancestors(_BOX), None)
    if box is None:
        return paragraph
    return _host(next(box.iterancestors(_P)))
