"""Job ``notice``: headings, paragraphs and tables of a document, as text."""

from collections.abc import Mapping
from pathlib import Path

from jiheng.documents.model import Block, Heading, Paragraph, Table
from jiheng.documents.read import read


def run(path: Path, wanted: Mapping[str, object]) -> object:
    """A list of blocks: ``{"kind": "heading" | "paragraph" | "table" | "other", …}``.

    Raises:
        JihengError: it cannot be read.
    """
    del wanted
    return [_told(block) for block in read(path).blocks]


def _told(block: Block) -> dict[str, object]:
    match block:
        case Heading():
            return {"kind": "heading", "text": block.text, "level": block.level}
        case Paragraph():
            return {"kind": "paragraph", "text": "".join(run.text for run in block.runs)}
        case Table():
            rows = [[cell.text for cell in row.cells] for row in block.rows]
            return {"kind": "table", "caption": block.caption, "rows": rows}
        case _:
            return {"kind": "other"}
