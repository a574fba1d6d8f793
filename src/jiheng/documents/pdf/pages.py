"""The pages of a pdf file: lines of text, tables, and what on them cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import tablers
from pypdfium2 import raw

from jiheng.documents.pdf.errors import BrokenPdf, EmptyPdf, LockedPdf, ManyPages
from jiheng.documents.pdf.glyphs import MAX_GLYPHS, Glyph, glyphs_of
from jiheng.documents.pdf.lines import Line, lines_of
from jiheng.documents.pdf.ruled import Ruled, cells_on, ruled_tables

#: No report has as many pages, or draws as many lines on one of them.
MAX_PAGES, MAX_OBJECTS = 2_000, 20_000
#: A page with fewer characters that a picture covers is a scan.
_FEW = 20
_COVERED = 0.5
#: Words drawn as outlines take at least as many paths.
_OUTLINES = 300
#: From this share of characters without a meaning on, none of them is believed.
_UNKNOWN = 0.1
_ENOUGH = 200
#: One of these stands in every Chinese text of some length.
_COMMON = frozenset("的一是在不有和人中大为上个国我以要他时来用们生到作地于出年月日部门支预算")
_CHINESE = ("\u4e00", "\u9fff")

_LINELESS = frozenset({raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE})

SCAN = "是扫描件，未读"


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
    if reason := _doubtful(page, glyphs):
        return Page(number, width, height, [], [], reason)
    boxes = _cells(page, geometry, number, quarters)
    tables, rest = ruled_tables(boxes or (), glyphs, number)
    lines = lines_of(rest, number)
    crowded = "" if boxes is not None else "的图形过多，表格线未读"
    return Page(number, width, height, lines, tables, crowded)


def _cells(
    page: pdfium.PdfPage, geometry: tablers.Document, number: int, quarters: int
) -> list[list[tuple[float, float, float, float]]] | None:
    """None where the page draws more than any table does."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > MAX_OBJECTS:
        return None
    if not _draws(page, count):
        return []
    try:
        drawn = geometry.get_page(number - 1)
        found = cells_on(page, drawn, quarters)
        drawn.clear_cache()
    except (RuntimeError, ValueError):
        return None
    return found


def _draws(page: pdfium.PdfPage, count: int) -> bool:
    """Whether anything but words and pictures is on it: to look costs less than tablers does."""
    kind_of, object_of, leaf = raw.FPDFPageObj_GetType, raw.FPDFPage_GetObject, page.raw
    return any(kind_of(object_of(leaf, index)) not in _LINELESS for index in range(count))


def _doubtful(page: pdfium.PdfPage, glyphs: Sequence[Glyph]) -> str:
    """Why the words of a page are none, or none that can be believed."""
    chars = [one.char for one in glyphs if not one.char.isspace()]
    if len(chars) < _FEW:
        return _pictured(page)
    unknown = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < " " for char in chars)
    low, high = _CHINESE
    chinese = [char for char in chars if low <= char <= high]
    strange = len(chinese) > _ENOUGH and _COMMON.isdisjoint(chinese)
    return "的文字层不可靠，未读" if strange or unknown > _UNKNOWN * len(chars) else ""


def _pictured(page: pdfium.PdfPage) -> str:
    """Whether a page without words shows a picture of some."""
    width, height = page.get_size()
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > MAX_OBJECTS:
        return "的文字是图形，未读"
    covered, paths = 0.0, 0
    for one in page.get_objects(max_depth=2):
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            covered = max(covered, (right - left) * (top - bottom))
        paths += one.type == raw.FPDF_PAGEOBJ_PATH
    if covered >= _COVERED * width * height:
        return SCAN
    return "的文字是图形，未读" if paths > _OUTLINES else ""
