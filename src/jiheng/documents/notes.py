"""Footnotes and endnotes of a docx file (脚注、尾注), by the paragraph that cites them."""

from collections.abc import Iterator

from lxml import etree

from jiheng.documents.package import Package
from jiheng.documents.wordprocessing import W, text_of

_KINDS = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_NAMES = {"footnote": "脚注", "endnote": "尾注"}
_GONE = (f"{W}del", f"{W}moveFrom")


class Notes:
    """The notes of one file."""

    def __init__(self, package: Package, main: str, body: etree._Element) -> None:
        """Read them, where the text cites any.

        Raises:
            JihengError: a part with notes is broken.
        """
        self.cited = next(body.iter(*_KINDS), None) is not None
        self._texts: dict[tuple[str, str], str] = {}
        for kind in _NAMES if self.cited else ():
            for part in package.related(main, f"{kind}s")[:1]:
                for note in package.tree(part).iter(f"{W}{kind}"):
                    words = (text_of(one).strip() for one in note.iter(f"{W}p"))
                    self._texts[kind, note.get(f"{W}id", "")] = "".join(words)

    def of(self, element: etree._Element) -> Iterator[tuple[str, str]]:
        """The name of each note that is cited below an element, and its words."""
        for mark in element.iter(*_KINDS) if self.cited else ():
            kind, number = _KINDS[str(mark.tag)], mark.get(f"{W}id", "")
            text = self._texts.get((kind, number), "")
            if text and next(mark.iterancestors(*_GONE), None) is None:
                yield f"{_NAMES[kind]}{number}", text
