"""A page of its own for one table: turned across, under its title."""

from collections.abc import Iterable, Iterator

from jiheng.documents.model import Block, Orientation, Section
from jiheng.writing.filing import title


def sheet_page(
    name: str, blocks: Iterable[Block], orientation: Orientation = "landscape"
) -> Iterator[Block]:
    """The page, or the worksheet, of that title."""
    yield Section(orientation)
    yield title(name)
    yield from blocks
