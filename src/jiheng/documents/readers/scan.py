"""Reader ``scan``: pictures of pages, by optical character recognition where it is installed.

Png, jpeg and tiff files; the reader of pdf hands its pages over as pictures. What was
recognised is never certain: the document says so in its properties.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from jiheng.documents.content import content_of
from jiheng.documents.errors import BrokenFile, NeedsPackage, NoWords
from jiheng.documents.lattice import Stroke, cells_of
from jiheng.documents.model import RECOGNISED, Document
from jiheng.documents.pdf.glyphs import Glyph
from jiheng.documents.pdf.lines import lines_of
from jiheng.documents.pdf.pages import Page
from jiheng.documents.pdf.ruled import ruled_tables
from jiheng.documents.readers.pdf import document_of

_MAX_SIZE = 100_000_000
_MARKS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
#: Pages are drawn with so many dots an inch; pictures are taken to have as many.
_DOTS = 200
_POINTS = 72 / _DOTS
#: No scan of a sheet of paper is larger, in dots; a long report has fewer pages.
_MOST_DOTS, _MOST_PAGES = 40_000_000, 60
#: A ruled line is at least so long, in dots; a sheet is turned by no more degrees.
_LONG, _MOST_TURN = 60, 10.0
#: Lines of a picture stand so much above the lower edge of their box, in parts of its height.
_BASE = 0.15
_WIDE = "\u2e80"


class _Tools(NamedTuple):
    """The packages that are not always there."""

    cv: ModuleType
    np: ModuleType
    engine: Any


def recognises(head: bytes) -> bool:
    """A picture."""
    return head.startswith(_MARKS)


def read(path: Path) -> Document:
    """The words and tables of one picture.

    Raises:
        JihengError: the packages are not installed, or the file is broken, too large or
            without words.
    """
    tools = _tools(path.name, "图片")
    content = content_of(path, _MAX_SIZE)
    image = tools.cv.imdecode(tools.np.frombuffer(content, tools.np.uint8), tools.cv.IMREAD_COLOR)
    if image is None or image.size > _MOST_DOTS * 3:
        raise BrokenFile(path.name)
    return _recognised([_page(tools, image, 1)], path.name)


def read_pdf(path: Path) -> Document:
    """The words and tables of a pdf whose pages are pictures.

    Raises:
        JihengError: the packages are not installed, or the file is broken or without words.
    """
    tools = _tools(path.name, "扫描件")
    content = content_of(path, _MAX_SIZE)
    try:
        with pdfium.PdfDocument(content) as document:
            count = min(len(document), _MOST_PAGES)
            pages = [_page(tools, _drawn(tools, document[at]), at + 1) for at in range(count)]
    except pdfium.PdfiumError as error:
        raise BrokenFile(path.name) from error
    return _recognised(pages, path.name)


def _tools(file: str, kind: str) -> _Tools:
    try:
        cv, np, ocr = (import_module(name) for name in ("cv2", "numpy", "rapidocr"))
        import_module("onnxruntime")
    except ModuleNotFoundError as error:
        raise NeedsPackage(file, kind, "ocr") from error
    # By itself it tells each step on the terminal.
    return _Tools(cv, np, ocr.RapidOCR(params={"Global.log_level": "critical"}))


def _recognised(pages: list[Page], file: str) -> Document:
    if not any(page.lines or page.tables for page in pages):
        raise NoWords(file)
    document = document_of(pages, file)
    return replace(document, properties=(*document.properties, RECOGNISED))


def _drawn(tools: _Tools, page: pdfium.PdfPage) -> Any:  # noqa: ANN401 - an array of numpy
    width, height = page.get_size()
    scale = min(1 / _POINTS, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale)
    return tools.cv.cvtColor(bitmap.to_numpy(), tools.cv.COLOR_BGRA2BGR if bitmap.n_channels == 4  # noqa: PLR2004
                             else tools.cv.COLOR_RGB2BGR)  # fmt: skip


def _page(tools: _Tools, image: Any, number: int) -> Page:  # noqa: ANN401 - an array of numpy
    straight = _straightened(tools, image)
    height, width = straight.shape[:2]
    found = tools.engine(straight)
    boxes = [] if found.boxes is None else found.boxes
    glyphs = [
        one
        for box, text in zip(boxes, found.txts or (), strict=False)
        for one in _glyphs([(float(x), float(y)) for x, y in box], str(text))
    ]
    tables, rest = ruled_tables(cells_of(*_strokes(tools, straight)), glyphs, number)
    size = width * _POINTS, height * _POINTS
    return Page(number, *size, lines_of(rest, number), tables)


def _glyphs(box: Sequence[tuple[float, float]], text: str) -> Iterator[Glyph]:
    """The characters of a recognised line, spread over its box."""
    left, right = min(x for x, _ in box), max(x for x, _ in box)
    top, bottom = min(y for _, y in box), max(y for _, y in box)
    high = bottom - top
    parts = [1.0 if one >= _WIDE else 0.5 for one in text]
    share = (right - left) / sum(parts) if parts else 0.0
    at = left
    for char, part in zip(text, parts, strict=True):
        behind = at + part * share
        base = (bottom - _BASE * high) * _POINTS
        yield Glyph(base, at * _POINTS, behind * _POINTS, high * _POINTS, char)
        at = behind


def _straightened(tools: _Tools, image: Any) -> Any:  # noqa: ANN401 - arrays of numpy
    """The picture turned so that its long lines lie straight: the middle of their angles."""
    cv, np = tools.cv, tools.np
    edges = cv.Canny(cv.cvtColor(image, cv.COLOR_BGR2GRAY), 50, 150)
    found = cv.HoughLinesP(edges, 1, np.pi / 1800, 200, None, image.shape[1] // 4, 10)
    if found is None:
        return image
    angles = [
        float(np.degrees(np.arctan2(one[3] - one[1], one[2] - one[0])))
        for one in found.reshape(-1, 4)
    ]
    flat = [one for one in angles if abs(one) < _MOST_TURN]
    turn = float(np.median(flat)) if flat else 0.0
    if abs(turn) < 0.05:  # noqa: PLR2004 - degrees: nothing to gain
        return image
    height, width = image.shape[:2]
    matrix = cv.getRotationMatrix2D((width / 2, height / 2), turn, 1.0)
    white = (255, 255, 255)
    return cv.warpAffine(image, matrix, (width, height), None, cv.INTER_CUBIC, 0, white)


def _strokes(tools: _Tools, image: Any) -> tuple[list[Stroke], list[Stroke]]:  # noqa: ANN401
    """The ruled lines of a picture, across and down."""
    cv = tools.cv
    gray = cv.cvtColor(image, cv.COLOR_BGR2GRAY)
    black = cv.adaptiveThreshold(gray, 255, cv.ADAPTIVE_THRESH_MEAN_C, cv.THRESH_BINARY_INV, 25, 10)
    found: list[list[Stroke]] = []
    for size in ((_LONG, 1), (1, _LONG)):
        kept = cv.morphologyEx(black, cv.MORPH_OPEN, cv.getStructuringElement(0, size))
        kept = cv.dilate(kept, cv.getStructuringElement(0, (3, 3)))
        boxes = [cv.boundingRect(one) for one in cv.findContours(kept, 0, 2)[0]]
        found.append([_stroke(box, flat=size[0] > 1) for box in boxes])
    return found[0], found[1]


def _stroke(box: tuple[int, int, int, int], *, flat: bool) -> Stroke:
    x, y, width, height = (one * _POINTS for one in box)
    if flat:
        return Stroke(y + height / 2, x, x + width)
    return Stroke(x + width / 2, y, y + height)
