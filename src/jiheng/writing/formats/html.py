"""Format ``html``: one page in one file, which needs nothing else and asks nobody."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Placed, Row, Table
from jiheng.whole import whole
from jiheng.writing.paper.charts import svg
from jiheng.writing.paper.parts import cut, name_of
from jiheng.writing.printable import printable

#: Width of a drawn chart, in points.
_CHART = 640


def write(document: Document, path: Path) -> None:
    """Write the document as a page; the same document gives the same bytes."""
    with whole(path) as temporary:
        temporary.write_text(page(document), encoding="utf-8", newline="\n")


def page(document: Document, *, still: bool = False) -> str:
    """The page as text; ``still``: without the script that filters and unfolds."""
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
    environment.filters["drawn"] = lambda chart: Markup(svg(chart, _CHART))  # noqa: S704 - escaped there
    environment.filters["for_machines"] = for_machines
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    template = environment.from_string((folder / "page.html").read_text(encoding="utf-8"))
    digest = b64encode(sha256(script.encode()).digest()).decode()
    text = template.render(
        document=document,
        chapters=tuple(chapters(document.blocks)),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup("" if still else script),  # noqa: S704
        digest=digest,
    )
    return text.strip() + "\n"


def for_machines(twin: str) -> Markup:
    """JSON that cannot end the element it stands in."""
    return Markup(twin.replace("<", "\\u003c"))  # noqa: S704 - only its strings hold one


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of level 1 and what follows it, down to the next or to a new section.

    Attributes:
        heading: None where it begins without one.
        name: what the list of contents calls it; ``""`` where it has nothing to be called.
        across: it is printed on the long side of the paper.
        fresh: it begins a page.
    """

    heading: Heading | None
    name: str
    blocks: tuple[Block, ...]
    across: bool
    fresh: bool


def chapters(blocks: tuple[Block, ...]) -> Iterator[Chapter]:
    """The blocks, cut before each heading of level 1 and at each section."""
    for number, part in enumerate(cut(blocks)):
        starts = [
            place
            for place, block in enumerate(part.blocks)
            if place == 0 or (isinstance(block, Heading) and block.level == 1)
        ]
        for start, end in pairwise((*starts, len(part.blocks))):
            first, *rest = part.blocks[start:end]
            across, fresh = part.orientation == "landscape", number > 0 and start == 0
            if isinstance(first, Heading) and first.level == 1:
                yield Chapter(first, first.text, tuple(rest), across, fresh)
            else:
                here = (first, *rest)
                yield Chapter(None, name_of(here), here, across, fresh)


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
