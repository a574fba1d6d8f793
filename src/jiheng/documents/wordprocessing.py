"""Paragraphs and tables of a docx file, as its XML has them: text, merged cells, numbering apart.

What was deleted with changes tracked stays out, what was inserted is in; content
controls, field results, text boxes and nested tables are read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    (
        *(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "rPr")),
        f"{W}tbl",
        f"{_MC}Fallback",
    )
)
_AROUND = frozenset(f"{W}{name}" for name in ("ins", "customXml", "smartTag", "moveTo"))
#: Check boxes of the fonts Wingdings and Wingdings 2.
_SYMBOLS = {"F052": "☑", "F0FE": "☑", "F0A3": "□", "F06F": "□"}
_BREAKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
#: A span beyond this is an attack; the table is refused as too wide anyway.
_MAX_SPAN = 100_000


@dataclass(slots=True)
class GridCell:
    """A cell of a table and where it stands.

    Attributes:
        row: from 0.
        column: from 0, of the grid.
        element: the ``w:tc`` that begins it.
    """

    row: int
    column: int
    element: etree._Element
    rowspan: int = 1
    colspan: int = 1


def text_of(element: etree._Element) -> str:
    """The words of a paragraph, without those of text boxes and tables in it."""
    parts: list[str] = []
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif not isinstance(child.tag, str) or child.tag in _SKIPPED:
            continue
        elif child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag == f"{W}sym":
            parts.append(_SYMBOLS.get(child.get(f"{W}char", "").upper(), "\ufffd"))
        else:
            waiting.append(iter(child))
    return "".join(parts)


def blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, also those in content controls and insertions."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                yield from blocks(content)
        elif child.tag in _AROUND:
            yield from blocks(child)


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes of a paragraph, each once."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
            yield box


def grid(table: etree._Element) -> list[GridCell]:
    """The cells of a table, merged ones once, in order."""
    found: list[GridCell] = []
    open_: dict[int, GridCell] = {}
    number = count()
    for line in _own(table, f"{W}tr", f"{W}tbl"):
        row = next(number)
        column = _number(line.find(f"{W}trPr/{W}gridBefore"), 0)
        for element in _own(line, f"{W}tc", f"{W}tr"):
            span = _number(element.find(f"{W}tcPr/{W}gridSpan"), 1)
            merge = element.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            above = open_.get(column)
            if goes_on and above is not None and above.row + above.rowspan == row:
                above.rowspan += 1
            else:
                cell = GridCell(row, column, element, colspan=max(1, span))
                found.append(cell)
                open_.pop(column, None)
                if merge is not None:
                    open_[column] = cell
            column += max(1, span)
    return found


def cell_text(cell: etree._Element) -> str:
    """The words of a cell, a line a paragraph; those of nested tables are theirs."""
    return "\n".join(text_of(one) for one in blocks(cell) if one.tag == f"{W}p").strip("\n")


def nested(cell: etree._Element) -> Iterator[etree._Element]:
    """The tables in a cell."""
    return (one for one in blocks(cell) if one.tag == f"{W}tbl")


def is_head(cell: GridCell) -> bool:
    """Whether the row is one that is repeated on every page."""
    line = next(cell.element.iterancestors(f"{W}tr"))
    mark = line.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(f"{W}val", "1") not in ("0", "false", "off")


def _own(parent: etree._Element, tag: str, above: str) -> Iterator[etree._Element]:
    """Elements below ``parent`` that belong to it and to no other of its kind."""
    for one in parent.iter(tag):
        if next(one.iterancestors(above), None) is parent:
            yield one


def _number(element: etree._Element | None, default: int) -> int:
    text = "" if element is None else element.get(f"{W}val", "")
    return (
        min(int(text), _MAX_SPAN)
        if text.isdecimal() and len(text) < len("1000000000")
        else (_MAX_SPAN if text.isdecimal() else default)
    )
