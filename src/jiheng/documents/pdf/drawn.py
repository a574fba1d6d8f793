"""What a page draws besides words: lines, pictures, outlines of letters."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

#: No table needs as many lines.
MAX_OBJECTS = 20_000
#: Forms in forms are looked into so deep, and no further.
_DEEPEST = 2
_LINELESS = frozenset({raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE})


class Drawn(NamedTuple):
    """The drawings of a page.

    Attributes:
        crowded: whether there are more than any table needs; then nothing else is known.
        lines: whether some of them may be lines of a table.
        paths: how many are lines or outlines.
        covered: share of the page that the largest picture covers.
    """

    crowded: bool
    lines: bool
    paths: int
    covered: float


def drawn_on(page: pdfium.PdfPage) -> Drawn:
    """The drawings of a page; looking at them costs less than looking for tables."""
    count = raw.FPDFPage_CountObjects(page.raw)
    if count > MAX_OBJECTS:
        return Drawn(crowded=True, lines=False, paths=0, covered=0)
    width, height = page.get_size()
    lines, paths, largest = False, 0, 0.0
    for one, kind in _objects(page.raw, count):
        lines = lines or kind not in _LINELESS
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            largest = max(largest, _area(one))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
    return Drawn(crowded=False, lines=lines, paths=paths, covered=largest / (width * height or 1))


def _objects(leaf: object, count: int) -> Iterator[tuple[object, int]]:
    """Objects and their kinds, those of forms behind the form."""
    kind_of, object_of = raw.FPDFPageObj_GetType, raw.FPDFPage_GetObject
    for index in range(count):
        one = object_of(leaf, index)
        kind = kind_of(one)
        yield one, kind
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _inside(one, 1)


def _inside(form: object, depth: int) -> Iterator[tuple[object, int]]:
    for index in range(min(MAX_OBJECTS, raw.FPDFFormObj_CountObjects(form))):
        one = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(one)
        yield one, kind
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _inside(one, depth + 1)


def _area(one: object) -> float:
    """Of a picture, in square points; as its form draws it, before the form is placed."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(one, *map(ctypes.byref, edges)):
        return 0
    left, bottom, right, top = (edge.value for edge in edges)
    return (right - left) * (top - bottom)
