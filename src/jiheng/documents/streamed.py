"""Elements of the XML of a workbook as they end, within bounds of memory."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, XMLPullParser
from zipfile import BadZipFile

#: Bytes taken at a time; of so many some element must end.
_STRETCH, _LONGEST_SILENCE = 65_536, 4_000_000
#: How many elements any file has beside rows and shared texts.
_MOST_KEPT = 1_000_000


def elements(data: bytes) -> Iterator[Element]:
    """Each element as it ends, its name without its namespace.

    Raises:
        ParseError: it is no XML.
        BadZipFile: elements are nested or strung together without end.
    """
    parser: XMLPullParser[Element] = XMLPullParser(["end"])
    kept, silent = 0, 0
    for start in range(0, len(data), _STRETCH):
        parser.feed(data[start : start + _STRETCH])
        silent += 1
        for element in _ended(parser):
            silent = 0
            yield element
            # Rows and shared texts are let go of by those who read them.
            kept = 0 if element.tag in ("row", "si") else kept + 1
        if kept > _MOST_KEPT or silent * _STRETCH > _LONGEST_SILENCE:
            raise BadZipFile
    parser.close()
    yield from _ended(parser)


def _ended(parser: "XMLPullParser[Element]") -> Iterator[Element]:
    for event in parser.read_events():
        *_, element = event or (None,)
        if isinstance(element, Element):
            element.tag = element.tag.rpartition("}")[2]
            yield element
