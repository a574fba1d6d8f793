"""A document as data for the page setting: texts stay texts, nothing in them is markup."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any

from jiheng.documents.model import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Placed,
    Run,
    Table,
)
from jiheng.writing.paper.charts import svg, told
from jiheng.writing.paper.measures import (
    COVER_CHARACTERS,
    PAGES,
    TITLE_CHARACTERS,
    cover_spaces,
    signature_indents,
    table_size,
    widths,
)
from jiheng.writing.paper.parts import (
    Part,
    cover_lines,
    has_cover,
    kept,
    on_cover,
    parts,
    signs,
)
from jiheng.writing.paper.title import balanced
from jiheng.writing.printable import printable

#: Stands in the file where a document has no date: never the clock's.
UNDATED = date(2000, 1, 1)
#: Letters or digits that take as much room as a Chinese character; a long word of them.
_LETTERS = 1.7
_WORD, _BREAK = re.compile(r"[!-~]+"), "\u200b"
#: Characters in one cell from which its row may run on over the page.
_LONG = 600

Data = dict[str, Any]


def data(document: Document, families: dict[str, tuple[str, ...]]) -> Data:
    """Everything the page setting needs to know of the document."""
    laid = [_part(part, families) for part in parts(document)]
    if not document.titled:
        subtitle = [{"kind": "subtitle", "runs": _runs((Run(document.subtitle),))}]
        above = [_title(document.title), *(subtitle if document.subtitle else [])]
        laid[0]["blocks"] = [*above, *laid[0]["blocks"]]
    day = document.date or UNDATED
    return {
        "title": printable(document.title),
        "language": document.language,
        "date": [day.year, day.month, day.day],
        "fonts": families,
        "parts": laid,
        "twin": document.twin,
    }


def _part(part: Part, families: dict[str, tuple[str, ...]]) -> Data:
    page = PAGES[part.orientation]
    measures = ("width", "height", "top", "bottom", "left", "right")
    family = ", ".join(families["song"])
    laying = _Laying(part.blocks, part.orientation, family)
    return {
        "page": {name: getattr(page, name) / 20 for name in measures},
        "cover": has_cover(part),
        "blocks": [laying.laid(number) for number in range(len(part.blocks))],
    }


@dataclass(slots=True)
class _Laying:
    """The blocks of one part, each of which may depend on those beside it."""

    blocks: tuple[Block, ...]
    orientation: Orientation
    family: str

    def laid(self, number: int) -> Data:
        block = self.blocks[number]
        after = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
        match block:
            case Heading():
                return {"kind": f"h{min(block.level, 4)}", "runs": _runs((Run(block.text),))}
            case Paragraph():
                return self._paragraph(block, number, after)
            case Chart():
                wide = PAGES[self.orientation].field // 20
                drawn = svg(block, wide, self.family)
                title = printable(block.title)
                return {"kind": "chart", "title": title, "svg": drawn, "told": told(block)}
            case Table():
                return _table(block, self.orientation) | {"sticky": kept(block, after)}
            case Contents():
                lines = [[printable(line.text), line.level] for line in block.lines]
                return {"kind": "contents", "lines": lines}
            case _:
                return {"kind": "break"}

    def _paragraph(self, block: Paragraph, number: int, after: Block | None) -> Data:
        if block.role == "title":
            return _title(block.text, cover_lines(self.blocks) if on_cover(block, after) else 0)
        made: Data = {
            "kind": block.role or "body",
            "runs": _runs(block.runs),
            "sticky": kept(block, after),
        }
        if block.role == "cover":
            made["after"] = cover_spaces(1, cover_lines(self.blocks)).after / 20
        if block.role == "signature":
            before = tuple(takewhile(signs, reversed(self.blocks[:number])))
            behind = tuple(takewhile(signs, self.blocks[number:]))
            lines = tuple(one.text for one in (*before, *behind) if isinstance(one, Paragraph))
            made |= {"indents": signature_indents(lines), "first": not before}
        return made


def _title(text: str, cover: int = 0) -> Data:
    """A title; on a cover, ``cover`` is how many other lines that has."""
    if not cover:
        return {"kind": "title", "text": text, "lines": _lines(text, TITLE_CHARACTERS)}
    lines = _lines(text, COVER_CHARACTERS)
    spaces = cover_spaces(len(lines), cover)
    return {
        "kind": "covertitle",
        "text": text,
        "lines": lines,
        "above": spaces.above / 20,
        "below": spaces.below / 20,
    }


def _lines(text: str, most: int) -> list[str]:
    return [printable(line) for line in balanced(text, most)]


def _runs(given: tuple[Run, ...]) -> list[list[Any]]:
    return [[printable(run.text), run.strong] for run in given]


def _table(block: Table, orientation: Orientation) -> Data:
    size = table_size(len(block.columns), orientation)
    room = [twips / 20 for twips in widths(block.columns, PAGES[orientation].field)]
    cells = [
        (found.row, _cell(found, block, sum(room[found.column :][: found.cell.colspan]) / size))
        for found in block.placed()
    ]
    return {
        "kind": "table",
        "caption": printable(block.caption),
        "widths": [column.width for column in block.columns],
        "size": size,
        "head": [cell for row, cell in cells if row < block.heads],
        "cells": [cell for row, cell in cells if row >= block.heads],
    }


def _cell(found: Placed, table: Table, room: float) -> list[Any]:
    """Text, rows, columns, alignment, whether strong, whether it may break over a page.

    Args:
        found: the cell where it stands.
        table: its table.
        room: how many Chinese characters stand in a line of it.
    """
    cell, role = found.cell, table.rows[found.row].role
    align = "center" if role == "head" else table.columns[found.column].align
    breaks = cell.rowspan > 1 or len(cell.text) > _LONG
    strong = role in {"head", "total"}
    text = breakable(printable(cell.text), int(room * _LETTERS))
    return [text, cell.rowspan, cell.colspan, align, strong, breaks]


def breakable(text: str, most: int) -> str:
    """The text with places to break words of letters and digits longer than a line.

    Example:
        >>> breakable("期限2024.1", 5).split(_BREAK)
        ['期限2', '0', '2', '4', '.', '1']
        >>> breakable("期限2024.1", 6).split(_BREAK)
        ['期限2024.1']
    """
    return _WORD.sub(lambda word: _BREAK.join(word[0]) if len(word[0]) > most else word[0], text)
