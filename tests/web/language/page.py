"""What a page says: its texts, and the attributes that are read out or shown."""

from html.parser import HTMLParser
from typing import NamedTuple

#: Shown on hover, read out, or standing in an empty field.
_SAID = ("title", "placeholder", "aria-label", "alt", "data-title", "data-asks", "data-no")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_UNSEEN = frozenset({"script", "style"})


class Text(NamedTuple):
    """A text of a page.

    Attributes:
        text: without space around it.
        inside: tags, classes and ids of what it stands in.
    """

    text: str
    inside: frozenset[str]


def texts(page: str) -> list[Text]:
    """Every text of a page, in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Text] = []
        self._open: list[tuple[str, frozenset[str]]] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        own = frozenset([tag, given.get("id") or "", *(given.get("class") or "").split()])
        self._open.append((tag, own))
        for name in _SAID:
            self._keep(given.get(name) or "")
        if tag in _VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not any(tag in _UNSEEN for tag, _ in self._open):
            self._keep(data)

    def _keep(self, text):
        if text.strip():
            inside = frozenset(one for _, own in self._open for one in own)
            self.found.append(Text(text.strip(), inside))
