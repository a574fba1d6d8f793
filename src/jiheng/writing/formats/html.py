"""Format ``html``: one page in one file, which needs nothing else and asks nobody."""

from base64 import b64encode
from collections import defaultdict
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
    groups = frozenset(_groups(placed))
    beside: defaultdict[int, set[int]] = defaultdict(set)
    for found in groups:
        for row in range(found.row, found.row + found.cell.rowspan):
            beside[row].update(range(found.column, found.column + found.cell.colspan))
    cells: defaultdict[int, list[LaidCell]] = defaultdict(list)
    for found in placed:
        cells[found.row].append(_laid(found, table, grouping=found in groups))
    width = len(table.columns)
    return [
        LaidRow(row, tuple(cells[number]), tuple(_under(width, beside[number])))
        for number, row in enumerate(table.rows)
    ]


def _groups(placed: tuple[Placed, ...]) -> Iterator[Placed]:
    """The cells that group rows: over several, or a head with another head beside it."""
    heads = {(found.row, found.column) for found in placed if found.cell.role == "head"}
    for found in placed:
        here = (found.row, found.column)
        after = (found.row, found.column + found.cell.colspan)
        if found.cell.rowspan > 1 or {here, after} <= heads:
            yield found


def _laid(found: Placed, table: Table, *, grouping: bool) -> LaidCell:
    covered = table.rows[found.row : found.row + found.cell.rowspan] if grouping else ()
    rowspan = found.cell.rowspan + sum(bool(row.detail) for row in covered)
    return LaidCell(found.cell, found.column, rowspan, _scope(found, table.heads))


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
