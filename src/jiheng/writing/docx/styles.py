"""Styles and fonts of a docx, by GB/T 9704-2012."""

from dataclasses import dataclass

from jiheng.writing.docx.xml import DECLARATION, W, w
from jiheng.writing.paper.measures import (
    BODY,
    CHARACTER,
    COVER_LINE,
    FOLIO,
    LINE,
    SMALL,
    TIGHTER,
)

FANG, KAI, HEI, SONG, TITLE = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体", "方正小标宋简体"
#: What a machine without one of them may take instead.
_INSTEAD = {FANG: "仿宋", KAI: "楷体", HEI: "SimHei", SONG: "SimSun", TITLE: "方正小标宋_GBK"}


@dataclass(frozen=True, slots=True)
class _Style:
    """One paragraph style.

    Attributes:
        name: those of headings are the program's own, so that its outline shows them.
        line: height of a line in twips.
        indent: of the first line, in characters.
        left: of every line, in characters.
        level: in the outline, from 0.
    """

    id: str
    name: str
    font: str
    size: float = BODY
    line: int = LINE
    indent: int = 0
    left: int = 0
    align: str = ""
    before: int = 0
    after: int = 0
    keep: bool = False
    grid: bool = True
    level: int | None = None


_STYLES = (
    _Style("Title", "Title", TITLE, 22, 640, align="center", after=LINE, keep=True, grid=False),
    _Style(
        "CoverTitle",
        "封面标题",
        TITLE,
        26,
        COVER_LINE,
        align="center",
        grid=False,
    ),
    _Style("ContentsTitle", "目录标题", TITLE, 22, 640, align="center", after=LINE, grid=False),
    _Style("TOC1", "toc 1", HEI),
    _Style("TOC2", "toc 2", FANG, left=1),
    _Style("Subtitle", "Subtitle", KAI, align="center", after=LINE, keep=True),
    _Style("Heading1", "heading 1", HEI, indent=2, keep=True, level=0),
    _Style("Heading2", "heading 2", KAI, indent=2, keep=True, level=1),
    _Style("Heading3", "heading 3", FANG, indent=2, keep=True, level=2),
    _Style("Heading4", "heading 4", FANG, indent=2, keep=True, level=3),
    _Style("Body", "公文正文", FANG, indent=2),
    _Style("Cover", "封面", FANG, align="center"),
    _Style("Attachment", "附件", HEI, keep=True),
    _Style("Address", "主送机关", FANG),
    _Style("Signature", "落款", FANG, align="center"),
    _Style("Note", "注", SONG, SMALL, 320, indent=2, grid=False),
    _Style("Caption", "caption", HEI, 12, 480, align="center", keep=True, grid=False),
    _Style("Cell", "表格", SONG, SMALL, 290, grid=False),
    _Style("CellSmall", "表格小字", SONG, 9, 245, grid=False),
    _Style("Picture", "图", SONG, SMALL, 0, align="center", grid=False),
    _Style("Gap", "表后", SONG, 4, 120, grid=False),
    _Style("Folio", "footer", SONG, FOLIO, 280, grid=False),
)


def styles() -> str:
    """The part ``styles.xml``."""
    letters = w("rPr", _fonts(FANG), *_size(BODY), w("lang", val="en-US", eastAsia="zh-CN"))
    defaults = w("docDefaults", w("rPrDefault", letters), w("pPrDefault", w("pPr")))
    normal = w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )
    made = "".join(_written(style) for style in _STYLES)
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{defaults}{normal}{made}</w:styles>'


def fonts() -> str:
    """The part ``fontTable.xml``: the official fonts are named, never embedded."""
    named = "".join(
        w("font", w("altName", val=instead), w("charset", val="86"), name=font)
        for font, instead in _INSTEAD.items()
    )
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{named}</w:fonts>'


def _written(style: _Style) -> str:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w("pPr", *_paragraph(style)),
        w("rPr", _fonts(style.font), *_tighter(style), *_size(style.size)),
        type="paragraph",
        styleId=style.id,
    )


def _paragraph(style: _Style) -> list[str]:
    rule: dict[str, str | int] = {"line": style.line, "lineRule": "exact"} if style.line else {}
    made = [w("keepNext"), w("keepLines")] if style.keep else []
    if not style.grid:
        made.append(w("snapToGrid", val=0))
    made.append(w("spacing", before=style.before, after=style.after, **rule))
    if style.indent:
        made.append(first_line(style.indent, style.size))
    if style.left:
        made.append(w("ind", leftChars=100 * style.left, left=CHARACTER * style.left))
    if style.align:
        made.append(w("jc", val=style.align))
    elif style.grid:
        made.append(w("jc", val="both"))
    if style.level is not None:
        made.append(w("outlineLvl", val=style.level))
    return made


def first_line(characters: int, size: float) -> str:
    """An indent in characters, and in twips for programs that count no characters."""
    wide = CHARACTER if size == BODY else round(20 * size)
    return w("ind", firstLineChars=100 * characters, firstLine=characters * wide)


def _fonts(font: str) -> str:
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _tighter(style: _Style) -> list[str]:
    return [w("spacing", val=-TIGHTER)] if style.size == BODY else []


def _size(points: float) -> tuple[str, str]:
    return w("sz", val=int(2 * points)), w("szCs", val=int(2 * points))
