"""The pages of a pdf file: lines of text, tables, and what on them cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import tablers
from pypdfium2 import raw

from jiheng.documents.pdf.drawn import Drawn, drawn_on
from jiheng.documents.pdf.errors import BrokenPdf, EmptyPdf, LockedPdf, ManyPages
from jiheng.documents.pdf.glyphs import MAX_GLYPHS, Glyph, glyphs_of
from jiheng.documents.pdf.lines import Line, lines_of
from jiheng.documents.pdf.ruled import Box, Ruled, cells_on, ruled_tables

#: No report has as many pages.
MAX_PAGES = 2_000
#: A page with fewer characters that a picture covers is a scan.
_FEW = 20
_COVERED = 0.5
#: Pictures behind or among words of which so much of the page is made are told.
_WHOLE, _LARGE = 0.8, 0.3
#: Words drawn as outlines take at least as many paths.
_OUTLINES = 300
#: From this share of characters without a meaning on, none of them is believed.
_UNKNOWN = 0.1
_ENOUGH = 200
#: One of these stands in every Chinese text of some length.
_COMMON = frozenset("的一是在不有和人中大为上个国我以要他时来用们生到作地于出年月日部门支预算")
_CHINESE = ("\u4e00", "\u9fff")

SCAN = "是扫描件，未读"
_CROWDED = "的图形过多，表格线未读"


@dataclass(slots=True)
class Page:
    """One page as read.

    Attributes:
        number: from 1.
        width: in points, as its text is read.
        height: in points.
        lines: outside tables, from top to bottom.
        tables: from top to bottom.
        unread: why it was not read; ``""``: it was.
    """

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[Ruled]
    unread: str = ""


def page_count(content: bytes, name: str) -> int:
    """How many pages a file has; no page is looked at.

    Raises:
        JihengError: it is broken, locked, empty or too long.
    """
    document = _opened(content, name)
    count = len(document)
    document.close()
    if not count:
        raise EmptyPdf(name)
    if count > MAX_PAGES:
        raise ManyPages(name, count, MAX_PAGES)
    return count


def pages_of(content: bytes, name: str, numbers: Iterable[int]) -> list[Page]:
    """Some pages of a file, read here and now; a hostile page may take all memory.

    Args:
        content: of the file.
        name: of the file, for errors.
        numbers: of the pages, from 1.

    Raises:
        BrokenPdf: one of the libraries cannot open it.
    """
    document = _opened(content, name)
    try:
        geometry = tablers.Document(bytes=content)
    except (RuntimeError, ValueError) as error:
        raise BrokenPdf(name) from error
    try:
        return [_page(document, geometry, number) for number in numbers]
    finally:
        geometry.close()
        document.close()


def _opened(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        raise (LockedPdf if locked else BrokenPdf)(name) from error


def _page(document: pdfium.PdfDocument, geometry: tablers.Document, number: int) -> Page:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return Page(number, 0, 0, [], [], "已损坏，未读")
    try:
        return _read(page, geometry, number)
    finally:
        page.close()


def _read(page: pdfium.PdfPage, geometry: tablers.Document, number: int) -> Page:
    width, height = page.get_size()
    found = glyphs_of(page)
    if found is None:
        return Page(number, width, height, [], [], f"的文字超过{MAX_GLYPHS}个，未读")
    glyphs, quarters = found
    if (quarters * 90 - page.get_rotation()) % 180:
        width, height = height, width
    drawn = drawn_on(page)
    if reason := _doubtful(drawn, glyphs):
        return Page(number, width, height, [], [], reason)
    boxes = _cells(page, geometry, number, quarters) if drawn.lines else []
    tables, rest = ruled_tables(boxes or (), glyphs, number)
    told = _pictured(drawn) if boxes is not None and not drawn.crowded else _CROWDED
    return Page(number, width, height, lines_of(rest, number), tables, told)


def _cells(
    page: pdfium.PdfPage, geometry: tablers.Document, number: int, quarters: int
) -> list[list[Box]] | None:
    """None where the library fails on them."""
    try:
        same = geometry.get_page(number - 1)
        found = cells_on(page, same, quarters)
        same.clear_cache()
    except (RuntimeError, ValueError):
        return None
    return found


def _pictured(drawn: Drawn) -> str:
    """What else may be said on a page of words by its pictures."""
    if drawn.covered >= _WHOLE:
        return "整页是图片，文字层可能是识别所得，数字以图为准"
    return "有大幅图片，图中的文字未读" if drawn.covered >= _LARGE else ""


def _doubtful(drawn: Drawn, glyphs: Sequence[Glyph]) -> str:
    """Why the words of a page are none, or none that can be believed."""
    chars = [one.char for one in glyphs if not one.char.isspace()]
    if len(chars) < _FEW:
        if drawn.covered >= _COVERED:
            return SCAN
        return "的文字是图形，未读" if drawn.crowded or drawn.paths > _OUTLINES else ""
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in chars)
    low, high = _CHINESE
    chinese = [char for char in chars if low <= char <= high]
    strange = len(chinese) > _ENOUGH and _COMMON.isdisjoint(chinese)
    return "的文字层不可靠，未读" if strange or unknown > _UNKNOWN * len(chars) else ""
