"""Paragraphs and tables of a docx file, as its XML has them: text, merged cells, numbering apart.

What was deleted with changes tracked stays out, what was inserted is in; hidden words are
out; content controls, field results, formulas, text boxes and nested tables are read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _R, _T, _RPR, _PPR = (f"{W}{name}" for name in ("p", "r", "t", "rPr", "pPr"))
_TBL, _TR, _TC, _TRPR, _TCPR = (f"{W}{name}" for name in ("tbl", "tr", "tc", "trPr", "tcPr"))
_SDT, _SDT_CONTENT, _VAL = f"{W}sdt", f"{W}sdtContent", f"{W}val"
_SYM, _VANISH = f"{W}sym", f"{W}vanish"
_GRID_SPAN, _VERTICAL, _HORIZONTAL = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"
_SILENT = frozenset(
    (
        *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "tbl")),
        *(f"{W}{name}" for name in ("delText", "delInstrText", "sdtPr", "sdtEndPr", "rt")),
        f"{_MC}Fallback",
    )
)
_AROUND = frozenset(f"{W}{name}" for name in ("ins", "customXml", "smartTag", "moveTo"))
#: Check boxes of the fonts Wingdings and Wingdings 2.
_SYMBOLS = {"F052": "☑", "F0FE": "☑", "F0A3": "□", "F06F": "□"}
#: What some elements print; the two parts of a fraction are told apart.
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{_M}den": "/",
}
_OFF = ("0", "false", "off")
#: A span beyond this is an attack; the table is refused as too wide anyway.
_MAX_SPAN = 100_000


@dataclass(slots=True)
class GridCell:
    """A cell of a table and where it stands.

    Attributes:
        row: from 0.
        column: from 0, of the grid.
        element: the ``w:tc`` that begins it.
        inside: the paragraphs and tables in it.
        head: whether its row is one that is repeated on every page.
    """

    row: int
    column: int
    element: etree._Element
    inside: list[etree._Element]
    rowspan: int = 1
    colspan: int = 1
    head: bool = False

    @property
    def paragraphs(self) -> list[etree._Element]:
        """Those in it; those of tables in it are theirs."""
        return [one for one in self.inside if one.tag == _P]

    @property
    def tables(self) -> list[etree._Element]:
        """Those in it."""
        return [one for one in self.inside if one.tag == _TBL]


def text_of(element: etree._Element) -> str:
    """The words of a paragraph, without those of text boxes and tables in it."""
    parts: list[str] = []
    _gather(element, parts)
    text = "".join(parts)
    # A soft hyphen is seen only where a line breaks.
    return text.replace("\xad", "") if "\xad" in text else text


def _gather(parent: etree._Element, parts: list[str]) -> None:
    """The words below an element; how deep XML goes, its parser bounds."""
    for child in parent:
        tag = child.tag
        if tag == _T:
            parts.append(child.text or "")
        elif tag == _R:
            _gather(child, parts)
        elif tag == _RPR:
            if is_on(child.find(_VANISH)):
                return
        elif tag not in _SILENT and isinstance(tag, str):
            parts.append(_SIGNS.get(tag) or _sign(child))
            _gather(child, parts)


def _sign(element: etree._Element) -> str:
    """What an element prints by itself: a symbol, a word of a formula; mostly nothing."""
    if element.tag == _SYM:
        return _SYMBOLS.get(element.get(f"{W}char", "").upper(), "\ufffd")
    return element.text or "" if element.tag == f"{_M}t" else ""


def is_on(mark: etree._Element | None) -> bool:
    """Whether a property that can be switched off is there and on."""
    return mark is not None and mark.get(_VAL, "1") not in _OFF


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those in content controls and insertions."""
    for child in parent:
        yield from blocks_in(child)


def blocks_in(child: etree._Element) -> Iterator[etree._Element]:
    """A paragraph or a table itself, those in a content control or an insertion, or none."""
    tag = child.tag
    if tag in (_P, _TBL):
        yield child
    elif tag == _SDT or tag in _AROUND:
        yield from blocks(_inside(child))


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes of a paragraph, each once; those in a box are the box's."""
    for box in paragraph.iter(f"{W}txbxContent"):
        above = (one.tag for one in box.iterancestors(_P, f"{W}del", f"{_MC}Fallback"))
        if next(above, None) == _P and next(box.iterancestors(_P)) is paragraph:
            yield box


def merges_on(paragraph: etree._Element) -> bool:
    """Whether its end was deleted with changes tracked, so that the next one goes on with it."""
    mark = paragraph.find(f"{_PPR}/{_RPR}")
    return mark is not None and mark.find(f"{W}del") is not None


def grid(table: etree._Element) -> list[GridCell]:
    """The cells of a table, merged ones once, in order; deleted rows and cells are left out."""
    found: list[GridCell] = []
    open_: dict[int, GridCell] = {}
    row = 0
    for line in _those(table, _TR):
        before, head, deleted = _row(line)
        if deleted:
            continue
        _grow(line, (row, before, head), found, open_)
        row += 1
    return found


def _grow(
    line: etree._Element,
    at: tuple[int, int, bool],
    found: list[GridCell],
    open_: dict[int, GridCell],
) -> None:
    """Take one row in; ``at`` says where it begins, ``open_`` which cells may go on downwards."""
    row, column, head = at
    last: GridCell | None = None
    for element in _those(line, _TC):
        inside: list[etree._Element] = []
        span, vertical, horizontal, deleted = _cell(element, inside)
        if deleted:
            continue
        above = open_.get(column)
        if horizontal == "continue" and last is not None:
            last.colspan += span
        elif vertical == "continue" and above is not None and above.row + above.rowspan == row:
            above.rowspan += 1
        else:
            last = GridCell(row, column, element, inside, 1, span, head)
            found.append(last)
            if vertical:
                open_[column] = last
            elif above is not None:
                del open_[column]
        column += span


def _row(line: etree._Element) -> tuple[int, bool, bool]:
    """Columns left out before the row, whether it is a head, whether it was deleted."""
    for properties in line:
        if properties.tag == _TRPR:
            before = _number(properties.find(f"{W}gridBefore"), 0)
            head = is_on(properties.find(f"{W}tblHeader"))
            return before, head, properties.find(f"{W}del") is not None
        if properties.tag == _TC:
            break
    return 0, False, False


def _cell(element: etree._Element, inside: list[etree._Element]) -> tuple[int, str, str, bool]:
    """How many columns a cell takes, how it is merged downwards and along, whether deleted."""
    span, vertical, horizontal, deleted = 1, "", "", False
    for child in element:
        tag = child.tag
        if tag == _P:
            inside.append(child)
        elif tag == _TCPR:
            for one in child:
                tag = one.tag
                if tag == _GRID_SPAN:
                    span = max(1, _number(one, 1))
                elif tag == _VERTICAL:
                    vertical = one.get(_VAL, "continue")
                elif tag == _HORIZONTAL:
                    horizontal = one.get(_VAL, "continue")
                elif tag == f"{W}cellDel":
                    deleted = True
        else:
            inside += blocks_in(child)
    return span, vertical, horizontal, deleted


def joined(elements: Sequence[etree._Element], texts: Sequence[str]) -> str:
    """The words of some paragraphs, a line a paragraph; where an end was deleted they go on."""
    if len(texts) == 1:
        return texts[0].strip("\n")
    parts = []
    for element, text in zip(elements, texts, strict=True):
        parts += [text, "" if merges_on(element) else "\n"]
    return "".join(parts).strip("\n")


def cell_text(cell: etree._Element) -> str:
    """The words of a cell, a line a paragraph; those of nested tables are theirs."""
    own = [one for one in blocks(cell) if one.tag == _P]
    return joined(own, [text_of(one) for one in own])


def nested(cell: etree._Element) -> Iterator[etree._Element]:
    """The tables in a cell."""
    return (one for one in blocks(cell) if one.tag == _TBL)


def _those(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == _SDT or child.tag in _AROUND:
            yield from _those(_inside(child), tag)


def _inside(element: etree._Element) -> etree._Element:
    """What a content control holds; of anything else itself."""
    content = element.find(_SDT_CONTENT) if element.tag == _SDT else None
    return element if content is None else content


def _number(element: etree._Element | None, default: int) -> int:
    text = "" if element is None else element.get(_VAL, "")
    return (
        min(int(text), _MAX_SPAN)
        if text.isdecimal() and len(text) < len("1000000000")
        else (_MAX_SPAN if text.isdecimal() else default)
    )
