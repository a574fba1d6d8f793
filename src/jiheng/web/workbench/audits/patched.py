"""A document with misreadings set right (识读更正), before anything is concluded from it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Row, Run, Table
from jiheng.patterns import pattern
from jiheng.writing.printable import printable

_PLACE = pattern(r"b(\d{1,6})(?:r(\d{1,5})c(\d{1,3}))?")


class Patch(NamedTuple):
    """What stands at a place.

    Attributes:
        place: as `place_of` names it.
        before: the text that was read there, as a page shows it.
        after: the text that is there.
    """

    place: str
    before: str
    after: str


def place_of(block: int, row: int = -1, column: int = -1) -> str:
    """The name of a paragraph, or of a cell; all from 0, row and column in the grid.

    Example:
        >>> place_of(12), place_of(3, 4, 1)
        ('b12', 'b3r4c1')
    """
    return f"b{block}" if row < 0 else f"b{block}r{row}c{column}"


def is_place(text: str) -> bool:
    """Whether it is the name of a place."""
    return _PLACE.fullmatch(text) is not None


def patched(document: Document, patches: Iterable[Patch]) -> tuple[Document, tuple[Patch, ...]]:
    """The document with those places changed, and the patches that fit nowhere.

    A patch fits where the text is still what it was when somebody looked at it.
    """
    wanted: defaultdict[int, dict[tuple[int, int], Patch]] = defaultdict(dict)
    unfit = []
    for one in patches:
        found = _PLACE.fullmatch(one.place)
        if found is None:
            unfit.append(one)
            continue
        row, column = (int(part) if part else -1 for part in found.groups()[1:])
        wanted[int(found[1])][row, column] = one
    blocks = list(document.blocks)
    for number, of_block in wanted.items():
        if number < len(blocks):
            blocks[number], left = _changed(blocks[number], of_block)
            unfit += left
        else:
            unfit += of_block.values()
    return replace(document, blocks=tuple(blocks)), tuple(unfit)


def _changed(
    block: Block, patches: Mapping[tuple[int, int], Patch]
) -> tuple[Block, tuple[Patch, ...]]:
    if isinstance(block, Table):
        return _table(block, patches)
    own = patches.get((-1, -1))
    left = tuple(one for at, one in patches.items() if at != (-1, -1))
    if own is None or not isinstance(block, Heading | Paragraph) or not _fits(own, block.text):
        return block, tuple(patches.values())
    if isinstance(block, Heading):
        return block._replace(text=own.after), left
    first = block.runs[0] if block.runs else Run("")
    return block._replace(runs=(first._replace(text=own.after),)), left


def _table(
    table: Table, patches: Mapping[tuple[int, int], Patch]
) -> tuple[Table, tuple[Patch, ...]]:
    rows: list[list[Cell]] = [[] for _ in table.rows]
    left = dict(patches)
    for row, column, cell in table.placed():
        one = patches.get((row, column))
        if one is not None and _fits(one, cell.text):
            del left[row, column]
            # What the cell printed as a number is no longer what it says.
            rows[row].append(cell._replace(text=one.after, number=None))
        else:
            rows[row].append(cell)
    changed = tuple(_row(row, cells) for row, cells in zip(table.rows, rows, strict=True))
    return replace(table, rows=changed), tuple(left.values())


def _fits(patch: Patch, text: str) -> bool:
    return printable(text) == patch.before


def _row(row: Row, cells: list[Cell]) -> Row:
    return row._replace(cells=tuple(cells))
