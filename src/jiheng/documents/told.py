"""A document as it was read, for people and for machines: a misreading can be seen."""

from collections.abc import Iterator, Mapping

from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Place, Row, Table

_NUMBERS = ("page", "line", "block", "table", "row", "column")


def as_json(document: Document, file: str) -> dict[str, object]:
    """The stable form: file, title, properties, blocks, unread; places as in an audit."""
    return {
        "file": file,
        "title": document.title,
        "properties": dict(document.properties),
        "blocks": [one for block in document.blocks for one in _block(block)],
        "unread": [{"reason": one.reason, "at": _place(one.place)} for one in document.unread],
    }


def in_lines(document: Document) -> Iterator[str]:
    """A line a paragraph and a row, with their places; what was not read at the end."""
    yield f"题名  {_flat(document.title)}"
    for name, value in document.properties:
        yield f"{name}  {_flat(value)}"
    yield ""
    for block in document.blocks:
        yield from _lines(block)
    if document.unread:
        yield ""
    for one in document.unread:
        yield f"未读  {_flat(one.reason)}"


def where(place: Place | None) -> str:
    """A place in words: ``第3页 表1第4行第2列``, ``第12段``, ``收支表 C12``; ``""`` of none."""
    if place is None:
        return ""
    page = f"第{place.page}页" if place.page else ""
    if place.sheet and place.cell and not place.cell.startswith("第"):
        spot = f"{place.sheet} {place.cell}"
    elif place.row:
        spot = f"表{place.table}第{place.row}行第{place.column}列"
    elif place.table:
        spot = f"表{place.table}"
    elif place.block:
        spot = f"第{place.block}段"
    else:
        spot = f"第{place.line}行" if place.line else ""
    return " ".join(part for part in (page, spot) if part)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{where(block.place)}  {'#' * block.level} {_flat(block.text)}"
        case Paragraph():
            role = f"（{block.role}）" if block.role else ""
            yield f"{where(block.place)}  {role}{_flat(block.text)}"
        case Table():
            size = f"{len(block.rows)}行{len(block.columns)}列"
            yield f"{where(block.place) or '表'}  {_flat(block.caption)}（{size}）"
            yield from (_row(row) for row in block.rows)
        case _:
            return


def _row(row: Row) -> str:
    cells = (f"{_flat(cell.text)}{_spans(cell)}" for cell in row.cells)
    first = next((cell.place for cell in row.cells if cell.place), None)
    number = f"{first.row}" if first and first.row else ""
    return f"  {number:>4} {'=' if row.role == 'head' else '|'} {' | '.join(cells)}"


def _spans(cell: Cell) -> str:
    merged = cell.rowspan > 1 or cell.colspan > 1
    return f"〔{cell.rowspan}×{cell.colspan}〕" if merged else ""


def _flat(text: str) -> str:
    """On one line, and without what could steer a terminal."""
    return "".join(one if one.isprintable() or one == "\u3000" else " " for one in text).strip()


def _block(block: Block) -> Iterator[dict[str, object]]:
    match block:
        case Heading(text=text, level=level):
            yield {"kind": "heading", "level": level, "text": text, "at": _place(block.place)}
        case Paragraph(role=role):
            told = {"kind": "paragraph", "role": role, "text": block.text}
            yield {**told, "at": _place(block.place)}
        case Table(caption=caption, rows=rows):
            told = {"kind": "table", "caption": caption}
            yield {**told, "at": _place(block.place), "rows": [_cells(row) for row in rows]}
        case _:
            return


def _cells(row: Row) -> dict[str, object]:
    cells = [
        {"text": one.text, "rowspan": one.rowspan, "colspan": one.colspan, "at": _place(one.place)}
        for one in row.cells
    ]
    return {"role": row.role, "cells": cells}


def _place(place: Place | None) -> Mapping[str, object]:
    """As PLACE of an audit; of a workbook sheet and cell, too. What does not apply is left out."""
    if place is None:
        return {}
    found: dict[str, object] = {
        name: getattr(place, name) for name in _NUMBERS if getattr(place, name) is not None
    }
    if place.sheet and place.cell and not place.cell.startswith("第"):
        found.update(sheet=place.sheet, cell=place.cell)
    return found
