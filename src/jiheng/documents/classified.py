"""Documents headed with a mark of secrecy (密级) are not processed.

The mark stands at the head of the first page, on a line of its own or with a star
(GB/T 9704-2012, 7.2.2: 秘密★1年). The words 定密, 保密 and 秘密 in prose are no mark.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from jiheng.documents.errors import Classified
from jiheng.documents.model import Document, Heading, Paragraph, Place, Row, Table
from jiheng.patterns import pattern

#: Lines of a first page that can be its head.
_HEAD = 15
_LEVEL = "(?:绝密|机密|秘密)"
_MARK = pattern(
    rf"(?<!商业)(?:{_LEVEL}[★☆]|[☑√✓■]{_LEVEL})"
    rf"|\d{{0,6}}(?:密级[:：]?)?{_LEVEL}(?:[*＊](?:\d{{1,2}}(?:年|个月)|长期)?)?\Z"
)
_INTERNAL = pattern(
    r"(?:密级[:：]?)?(?:内部(?:资料|文件|材料|使用|公开|参考)?|仅供内部(?:使用|参考|查阅))"
    r"(?:[，,·、—]*(?:注意保[存密管]|妥善保[管存]|(?:不得|禁止|严禁)外传))?"
)
#: What a document bears that is not for publication.
INTERNAL = ("内部资料", "是")


def refuse_classified(document: Document, file: str) -> Document:
    """The document, which bears the property `INTERNAL` where it is headed 内部资料.

    Args:
        document: as a reader gave it.
        file: all that an error tells of it.

    Raises:
        Classified: it is headed with a mark of secrecy.
    """
    internal = False
    for text in islice(_lines(document), _HEAD):
        bare = "".join(text.split())
        if "密" in bare and (_MARK.search(bare) if _stars(bare) else _MARK.match(bare)):
            raise Classified(file)
        internal = internal or ("内部" in bare and _INTERNAL.fullmatch(bare) is not None)
    if not internal:
        return document
    return replace(document, properties=(*document.properties, INTERNAL))


def _stars(text: str) -> bool:
    return any(sign in text for sign in "★☆☑√✓■")


def _lines(document: Document) -> Iterator[str]:
    """The first page's lines that are not empty, those of cells among them."""
    for block in document.blocks:
        match block:
            case Heading(place=place) | Paragraph(place=place) if _on_first(place):
                yield from _parts(block.text)
            case Table(rows=rows):
                yield from _cells(rows)
            case _:
                continue


def _cells(rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        for cell in row.cells:
            if _on_first(cell.place):
                yield from _parts(cell.text)


def _parts(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if line.strip())


def _on_first(place: Place | None) -> bool:
    return place is None or place.page in (None, 1)
