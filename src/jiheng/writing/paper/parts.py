"""A document cut into parts that are printed one way, with everything written out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from jiheng.documents.model import (
    Block,
    Chart,
    Document,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Run,
    Section,
    Table,
)
from jiheng.writing.paper.measures import CHARACTERS
from jiheng.writing.paper.title import half_widths

#: A table of so many columns is printed across, where the document does not say how.
_ACROSS = 7
#: The levels of headings that official reports know.
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that begin on a new page and are held one way."""

    orientation: Orientation
    blocks: tuple[Block, ...]


def parts(document: Document) -> tuple[Part, ...]:
    """The document in parts, at least one, none of whose blocks is a section.

    What stands behind the rows of a table is printed after it.
    """
    return tuple(
        Part(part.orientation, tuple(_written_out(part.blocks)))
        for part in cut(document.blocks) or (Part("portrait", ()),)
    )


def cut(blocks: tuple[Block, ...]) -> tuple[Part, ...]:
    """The blocks in parts, as they are.

    Where they have no sections, a chapter with a wide table is held across; where
    they have, nothing else decides.
    """
    if any(isinstance(block, Section) for block in blocks):
        return tuple(_sections(blocks))
    return tuple(
        Part(orientation, tuple(block for chapter in run for block in chapter.blocks))
        for orientation, run in groupby(_chapters(blocks), lambda part: part.orientation)
    )


def _sections(blocks: tuple[Block, ...]) -> Iterator[Part]:
    orientation: Orientation = "portrait"
    gathered: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            if gathered:
                yield Part(orientation, tuple(gathered))
            orientation, gathered = block.orientation, []
        else:
            gathered.append(block)
    if gathered:
        yield Part(orientation, tuple(gathered))


def _chapters(blocks: tuple[Block, ...]) -> Iterator[Part]:
    starts = [
        number
        for number, block in enumerate(blocks)
        if number == 0 or (isinstance(block, Heading) and block.level == 1)
    ]
    for start, end in pairwise((*starts, len(blocks))):
        chapter = blocks[start:end]
        wide = any(isinstance(block, Table) and len(block.columns) >= _ACROSS for block in chapter)
        yield Part("landscape" if wide else "portrait", chapter)


def _written_out(blocks: tuple[Block, ...]) -> Iterator[Block]:
    level = 1
    for block in blocks:
        if isinstance(block, Heading):
            level = block.level
        yield block
        if isinstance(block, Table) and any(row.detail for row in block.rows):
            yield from _details(block, min(level + 1, _DEEPEST))


def _details(table: Table, level: int) -> Iterator[Block]:
    if table.detail_title:
        yield Heading(table.detail_title, level)
    for name, row in zip(table.names(), table.rows, strict=True):
        if row.detail:
            yield Paragraph((Run(name, strong=True),), "lead")
            yield from _written_out(row.detail)


def kept(block: Block, after: Block | None) -> bool:
    """Whether a block stays on the page of what follows: who signs, or what it leads up to."""
    if isinstance(block, Paragraph) and block.role == "lead":
        return isinstance(after, Table | Chart) or signs(after)
    return signs(after)


def signs(block: Block | None) -> bool:
    """Whether it is a line of who signs and when."""
    return isinstance(block, Paragraph) and block.role == "signature"


def has_cover(part: Part) -> bool:
    """Whether the first page of the part is a cover."""
    return cover_lines(part.blocks) > 0


def cover_lines(blocks: tuple[Block, ...]) -> int:
    """How many lines of a cover stand on the first page of the blocks, its title not counted."""
    first = takewhile(lambda block: not isinstance(block, PageBreak), blocks)
    return sum(
        max(1, -(-half_widths(block.text) // (2 * CHARACTERS)))
        for block in first
        if isinstance(block, Paragraph) and block.role == "cover"
    )


def on_cover(block: Block, after: Block | None) -> bool:
    """Whether it is the title of a cover."""
    titled = isinstance(block, Paragraph) and block.role == "title"
    return titled and isinstance(after, Paragraph) and after.role == "cover"


def name_of(blocks: tuple[Block, ...]) -> str:
    """What blocks without a heading are called: their title, their attachment, their table."""
    titles = [
        block.text
        for role in ("title", "attachment")
        for block in blocks
        if isinstance(block, Paragraph) and block.role == role
    ]
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    return next((name for name in (*titles, *captions) if name), "")
