"""What a docx shows that is no text: pictures, charts, embedded files (未读)."""

from collections.abc import Iterator

from lxml import etree

from jiheng.documents.model import Unread
from jiheng.documents.wordprocessing import W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN = (f"{_WP}inline", f"{_WP}anchor")
#: Smaller ones are seals, signs and ornaments: 8 by 4 centimetres, in English Metric Units.
_WIDE, _HIGH = 8 * 360_000, 4 * 360_000


def pictures(body: etree._Element) -> Iterator[Unread]:
    """One sentence for each kind of thing that was not read."""
    large = charts = 0
    for drawing in body.iter(*_DRAWN):
        data = next(drawing.iter(f"{_A}graphicData"), None)
        kind = "" if data is None else data.get("uri", "").rpartition("/")[2]
        charts += kind in ("chart", "chartex", "diagram")
        large += kind == "picture" and _is_large(drawing)
    objects = sum(1 for _ in body.iter(f"{W}object"))
    chunks = sum(1 for _ in body.iter(f"{W}altChunk"))
    if large:
        yield Unread(None, f"有{large}张图片，图片里的文字没有读取")
    if charts:
        yield Unread(None, f"有{charts}张图表，图表里的数字没有读取")
    if objects:
        yield Unread(None, f"嵌入的{objects}个对象（如Excel表格、公式）没有读取")
    if chunks:
        yield Unread(None, f"嵌入的{chunks}个文件没有读取")


def _is_large(drawing: etree._Element) -> bool:
    extent = drawing.find(f"{_WP}extent")
    if extent is None:
        return False
    sizes = [extent.get(name, "") for name in ("cx", "cy")]
    if not all(one.isdecimal() and len(one) < len("10000000000") for one in sizes):
        return False
    return int(sizes[0]) >= _WIDE and int(sizes[1]) >= _HIGH
