"""Tables of a docx."""

from collections import defaultdict

from jiheng.documents.model import Cell, Orientation, Placed, Row, Table
from jiheng.writing.docx.paragraphs import laid
from jiheng.writing.docx.xml import w, words
from jiheng.writing.paper.measures import PAGES, SMALLEST, table_size, widths

#: Characters in one cell from which its row may run on over the page.
_LONG = 600
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEAST_HEIGHT = 397
_MARGINS = {"top": 40, "left": 40, "bottom": 40, "right": 40}


def table(block: Table, orientation: Orientation, *, keep: bool) -> str:
    """A table whose head is on every page; no row breaks, and a total never begins a page.

    Args:
        block: what it holds.
        orientation: of the page.
        keep: its last row stays with what follows.
    """
    field = PAGES[orientation].field
    wide = widths(block.columns, field)
    small = table_size(len(block.columns), orientation) == SMALLEST
    grid = w("tblGrid", *(w("gridCol", w=width) for width in wide))
    shown = _Shown(block, wide, "CellSmall" if small else "Cell")
    after = (*(row.role == "total" for row in block.rows[1:]), keep)
    rows = (
        shown.row(number, keep=number < block.heads or stays) for number, stays in enumerate(after)
    )
    return w("tbl", _properties(field), grid, *rows)


def _properties(field: int) -> str:
    borders = (w(side, val="single", sz=4, space=0, color="auto") for side in _SIDES)
    margins = (w(side, w=wide, type="dxa") for side, wide in _MARGINS.items())
    return w(
        "tblPr",
        w("tblW", w=field, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *margins),
    )


class _Shown:
    """A table in the making: its cells where they stand, its widths, its style."""

    def __init__(self, block: Table, wide: tuple[int, ...], style: str) -> None:
        self._block, self._wide, self._style = block, wide, style
        self._cells: defaultdict[int, list[tuple[Placed, bool]]] = defaultdict(list)
        for found in block.placed():
            for row in range(found.row, found.row + found.cell.rowspan):
                self._cells[row].append((found, row > found.row))

    def row(self, number: int, *, keep: bool) -> str:
        row = self._block.rows[number]
        cells = sorted(self._cells[number], key=lambda one: one[0].column)
        broken = any(len(found.cell.text) > _LONG for found, below in cells if not below)
        return w(
            "tr",
            w(
                "trPr",
                "" if broken else w("cantSplit"),
                w("trHeight", val=_LEAST_HEIGHT, hRule="atLeast"),
                w("tblHeader") if row.role == "head" else "",
            ),
            *(self._cell(found, row, below=below, keep=keep) for found, below in cells),
        )

    def _cell(self, found: Placed, row: Row, *, below: bool, keep: bool) -> str:
        cell, column = found.cell, found.column
        width = sum(self._wide[column : column + cell.colspan])
        spans = w("gridSpan", val=cell.colspan) if cell.colspan > 1 else ""
        if cell.rowspan > 1:
            spans += w("vMerge") if below else w("vMerge", val="restart")
        properties = w("tcPr", w("tcW", w=width, type="dxa"), spans, w("vAlign", val="center"))
        content = "" if below else _content(cell, row)
        align = self._align(found, row)
        return w("tc", properties, laid(self._style, content, keep=keep, more=align))

    def _align(self, found: Placed, row: Row) -> str:
        align = "center" if row.role == "head" else self._block.columns[found.column].align
        return w("jc", val=align) if align != "left" else ""


def _content(cell: Cell, row: Row) -> str:
    if not cell.text:
        return ""
    strong = row.role in {"head", "total"}
    return w("r", w("rPr", w("b")) if strong else "", words(cell.text))
