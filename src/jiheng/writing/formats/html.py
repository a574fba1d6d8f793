"""Format ``html``: one page in one file, which needs nothing else and asks nobody."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Placed, Row, Table
from jiheng.whole import whole
from jiheng.writing.printable import printable


def write(document: Document, path: Path) -> None:
    """Write the document as a page; the same document gives the same bytes."""
    with whole(path) as temporary:
        temporary.write_text(page(document), encoding="utf-8", newline="\n")


def page(document: Document) -> str:
    """The page as text."""
    folder = files("jiheng.writing.formats") / "page"
    style, script = (
        (folder / name).read_text(encoding="utf-8") for name in ("page.css", "page.js")
    )
    environment = Environment(
        autoescape=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["grouped"] = grouped
    environment.filters["laid_out"] = laid_out
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    template = environment.from_string((folder / "page.html").read_text(encoding="utf-8"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    text = template.render(
        document=document,
        chapters=tuple(chapters(document.blocks)),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704
        digest=digest,
    )
    return text.strip() + "\n"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of level 1 and what follows it; the first may have none."""

    heading: Heading | None
    blocks: tuple[Block, ...]


def chapters(blocks: tuple[Block, ...]) -> Iterator[Chapter]:
    """The blocks, cut before each heading of level 1."""
    heading: Heading | None = None
    gathered: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            if heading or gathered:
                yield Chapter(heading, tuple(gathered))
            heading, gathered = block, []
        else:
            gathered.append(block)
    if heading or gathered:
        yield Chapter(heading, tuple(gathered))


def grouped(blocks: tuple[Block, ...]) -> Iterator[tuple[bool, tuple[Block, ...]]]:
    """Blocks in runs: items of one list together, with True."""

    def is_item(block: Block) -> bool:
        return isinstance(block, Paragraph) and block.role == "item"

    for listed, run in groupby(blocks, is_item):
        yield listed, tuple(run)


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell of the page: covers the details of its rows as well."""

    cell: Cell
    column: int
    rowspan: int
    scope: str


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row of the page, and how the row of its details divides: (width, is the details)."""

    row: Row
    cells: tuple[LaidCell, ...]
    under: tuple[tuple[int, int, bool], ...]


def laid_out(table: Table) -> list[LaidRow]:
    """The rows of a table as HTML wants them, with room for a row of details under each.

    A cell that groups rows runs on beside the details of its last row; so does a
    head cell left of the row's own name.
    """
    placed = tuple(table.placed())
    rows = []
    for number, row in enumerate(table.rows):
        cells = [found for found in placed if found.row == number]
        beside = {
            column
            for found in placed
            if _runs_beside(found, placed, number)
            for column in range(found.column, found.column + found.cell.colspan)
        }
        laid = tuple(_laid(found, placed, table) for found in cells)
        rows.append(LaidRow(row, laid, tuple(_under(len(table.columns), beside))))
    return rows


def _groups(found: Placed, placed: tuple[Placed, ...]) -> bool:
    if found.cell.rowspan > 1:
        return True
    after = found.column + found.cell.colspan
    return found.cell.role == "head" and any(
        other.row == found.row and other.column == after and other.cell.role == "head"
        for other in placed
    )


def _runs_beside(found: Placed, placed: tuple[Placed, ...], number: int) -> bool:
    return found.row <= number < found.row + found.cell.rowspan and _groups(found, placed)


def _laid(found: Placed, placed: tuple[Placed, ...], table: Table) -> LaidCell:
    covered = table.rows[found.row : found.row + found.cell.rowspan]
    details = sum(bool(row.detail) for row in covered) if _groups(found, placed) else 0
    return LaidCell(
        found.cell, found.column, found.cell.rowspan + details, _scope(found, table.heads)
    )


def _scope(found: Placed, heads: int) -> str:
    if found.row < heads:
        return "colgroup" if found.cell.colspan > 1 else "col"
    if found.cell.role != "head":
        return ""
    return "rowgroup" if found.cell.rowspan > 1 else "row"


def _under(width: int, beside: set[int]) -> Iterator[tuple[int, int, bool]]:
    """Column, width and whether the details stand there, for what is free under a row."""
    first = True
    for taken, run in groupby(range(width), beside.__contains__):
        columns = tuple(run)
        if not taken:
            yield columns[0], len(columns), first
            first = False
