"""Characters that nobody sees: a number in which one stands would be read as two.

Those that turn the direction of writing make a page show ``00.01`` where ``10.00`` is
stored: they are taken out, and that is told.
"""

from collections.abc import Iterator
from dataclasses import replace

from jiheng.documents.model import Block, Cell, Document, Heading, Paragraph, Row, Table, Unread
from jiheng.patterns import pattern

_TURNING = "\u202a-\u202e\u2066-\u2069"
_UNSEEN = pattern(f"[\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff{_TURNING}]")
_TURNED = pattern(f"[{_TURNING}]")
_REASON = "文字中有改变书写方向的控制符，显示的数字可能与存储的不同，按存储的读取"


def without_unseen(document: Document) -> Document:
    """The document without them; itself where it has none."""
    whole = "\n".join(_texts(document))
    if not _UNSEEN.search(whole):
        return document
    told = (Unread(None, _REASON),) if _TURNED.search(whole) else ()
    return replace(
        document,
        title=_plain(document.title),
        blocks=tuple(_block(one) for one in document.blocks),
        unread=document.unread + told,
    )


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph():
                yield block.text
            case Table(rows=rows):
                yield from (cell.text for row in rows for cell in row.cells)
            case _:
                continue


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text)


def _block(block: Block) -> Block:
    match block:
        case Heading(text=text):
            return block._replace(text=_plain(text))
        case Paragraph(runs=runs):
            return block._replace(runs=tuple(one._replace(text=_plain(one.text)) for one in runs))
        case Table(rows=rows):
            return replace(block, rows=tuple(_row(one) for one in rows))
        case _:
            return block


def _row(row: Row) -> Row:
    return row._replace(cells=tuple(_cell(one) for one in row.cells))


def _cell(cell: Cell) -> Cell:
    return cell._replace(text=_plain(cell.text))
