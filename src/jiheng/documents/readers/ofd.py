"""Reader ``ofd``: the fixed layout of GB/T 33190, by ofdkit where it is installed."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import pairwise
from math import isfinite
from pathlib import Path
from types import ModuleType
from typing import Any

from lxml import etree

from jiheng.documents.content import content_of
from jiheng.documents.errors import BrokenFile, NeedsPackage, NoWords
from jiheng.documents.lattice import Stroke, cells_of
from jiheng.documents.model import Document
from jiheng.documents.package import Package, refuse_many
from jiheng.documents.pdf.glyphs import MAX_GLYPHS, Glyph
from jiheng.documents.pdf.lines import lines_of
from jiheng.documents.pdf.pages import MAX_PAGES, Page
from jiheng.documents.pdf.ruled import ruled_tables
from jiheng.documents.readers.pdf import document_of

_MAX_SIZE = 100_000_000
_POINTS = 72 / 25.4
#: From here on characters are as wide as high; others are half as wide.
_WIDE = "\u2e80"
#: A line is high, ascent to descent, so many times its letters.
_LINE = 1.2
#: A stroke leans no more than this, in points.
_THIN = 1.5
_MOST_NUMBERS = 20_000
_STEP = {"M": 2, "L": 2, "S": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_PATH = "{*}PathObject"


def recognises(head: bytes) -> bool:
    """A zip with the entry that OFD begins at."""
    return head.startswith(b"PK") and b"OFD.xml" in head


def read(path: Path) -> Document:
    """Headings, paragraphs and tables in order, each with its page.

    Raises:
        JihengError: ofdkit is not installed, or the file is broken or too large.
    """
    kit = _kit(path.name)
    content = content_of(path, _MAX_SIZE)
    package = Package(path)
    refuse_many(_tags(package), path.name)
    try:
        with kit.open(content) as ofd:
            pages = [_page(one, package) for one in ofd.pages[:MAX_PAGES]]
    except (kit.OFDError, ValueError, KeyError, EOFError) as error:
        raise BrokenFile(path.name) from error
    if not any(page.lines or page.tables for page in pages):
        raise NoWords(path.name)
    return document_of(pages, path.name)


def _kit(file: str) -> ModuleType:
    try:
        return import_module("ofdkit")
    except ModuleNotFoundError as error:
        raise NeedsPackage(file, "OFD", "ofd") from error


def _tags(package: Package) -> int:
    parts = (name for name in package.names if name.lower().endswith(".xml"))
    return sum(package.part(name).count(b"<") for name in parts)


def _page(page: Any, package: Package) -> Page:  # noqa: ANN401 - of a package without types here
    left, top, width, height = (float(one) * _POINTS for one in page.box)
    glyphs = [
        Glyph(one.base - top, one.left - left, one.right - left, one.size, one.char)
        for run in page.runs
        for one in _glyphs(run)
    ][:MAX_GLYPHS]
    across, down = _strokes(page.location, package)
    tables, rest = ruled_tables(cells_of(across, down), glyphs, page.index + 1)
    return Page(page.index + 1, width, height, lines_of(rest, page.index + 1), tables)


def _glyphs(run: Any) -> Iterator[Glyph]:  # noqa: ANN401 - as above
    """The characters of a run, spread over its width."""
    parts = [1.0 if one >= _WIDE else 0.5 for one in run.text]
    share = run.width / sum(parts) if parts else 0.0
    at = run.x
    for char, part in zip(run.text, parts, strict=True):
        behind = at + part * share
        yield Glyph(
            run.y * _POINTS, at * _POINTS, behind * _POINTS, run.size * _POINTS * _LINE, char
        )
        at = behind


def _strokes(location: str | None, package: Package) -> tuple[list[Stroke], list[Stroke]]:
    """The lines that a page draws across and down; sides of boxes among them."""
    across: list[Stroke] = []
    down: list[Stroke] = []
    if location not in package.names:
        return across, down
    for path in package.tree(str(location)).iter(_PATH):
        for points in _outlines(path):
            for (x, y), (to_x, to_y) in pairwise(points):
                if abs(y - to_y) <= _THIN < abs(x - to_x):
                    across.append(Stroke((y + to_y) / 2, min(x, to_x), max(x, to_x)))
                elif abs(x - to_x) <= _THIN < abs(y - to_y):
                    down.append(Stroke((x + to_x) / 2, min(y, to_y), max(y, to_y)))
    return across, down


def _outlines(path: etree._Element) -> Iterator[list[tuple[float, float]]]:
    """The corners of each piece of a path, on the page; curves count as straight."""
    data = next(path.iter("{*}AbbreviatedData"), None)
    words = ("" if data is None else data.text or "").split()
    box = _numbers(path.get("Boundary", "").split())
    turn = _numbers(path.get("CTM", "").split())
    if len(box) < 2 or len(words) > _MOST_NUMBERS:  # noqa: PLR2004 - x and y
        return
    a, b, c, d, e, f = turn if len(turn) == 6 else [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]  # noqa: PLR2004
    for points in _pieces(words):
        yield [
            ((a * x + c * y + e + box[0]) * _POINTS, (b * x + d * y + f + box[1]) * _POINTS)
            for x, y in points
        ]


def _pieces(words: Sequence[str]) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    at = 0
    while at < len(words):
        step = words[at]
        size = _STEP.get(step, 0)
        given = _numbers(words[at + 1 : at + 1 + size])
        if step in ("M", "S") and points:
            yield points
            points = []
        if step == "C" and points:
            points.append(points[0])
        elif size and len(given) == size:
            points.append((given[-2], given[-1]))
        at += 1 + size
    if points:
        yield points


def _numbers(words: Sequence[str]) -> list[float]:
    found: list[float] = []
    for word in words:
        try:
            number = float(word)
        except ValueError:
            return []
        if not isfinite(number):
            return []
        found.append(number)
    return found
