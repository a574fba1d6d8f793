"""The body of a docx: every block in its place."""

from dataclasses import dataclass, field
from itertools import takewhile

from jiheng.documents.model import (
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from jiheng.writing.docx.charts import drawing
from jiheng.writing.docx.contents import contents
from jiheng.writing.docx.paragraphs import (
    cover_line,
    cover_title,
    heading,
    laid,
    paragraph,
    runs,
    signature,
    title,
)
from jiheng.writing.docx.sections import section
from jiheng.writing.docx.tables import table
from jiheng.writing.docx.xml import DECLARATION, R, W, w
from jiheng.writing.paper.measures import signature_indents
from jiheng.writing.paper.parts import Part, cover_lines, has_cover, kept, on_cover, parts, signs


@dataclass(slots=True)
class Body:
    """What is written so far.

    Attributes:
        charts: in the order they are shown.
        fresh: what comes next begins a page.
        cover_lines: how many lines the cover of this part has besides its title.
    """

    orientation: Orientation = "portrait"
    written: list[str] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    fresh: bool = False
    cover_lines: int = 0

    def add(self, element: str) -> None:
        """One more element; what comes after it no longer begins a page by itself."""
        self.written.append(element)
        self.fresh = False


def body(document: Document) -> tuple[str, tuple[Chart, ...]]:
    """The part ``document.xml``, and the charts it shows."""
    made = Body()
    if not document.titled:
        made.add(laid("Title", title(document.title)))
    if document.subtitle and not document.titled:
        made.add(laid("Subtitle", runs((Run(document.subtitle),))))
    cut = parts(document)
    for number, part in enumerate(cut):
        made.orientation, made.fresh = part.orientation, False
        made.cover_lines = cover_lines(part.blocks)
        _put_part(made, part)
        ending = section(part.orientation, cover=number == 0 and has_cover(part))
        _end(made, ending, last=number == len(cut) - 1)
    text = "".join(made.written)
    return (
        f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}">{w("body", text)}</w:document>',
        tuple(made.charts),
    )


def _end(made: Body, ending: str, *, last: bool) -> None:
    """Close a section: the last stands by itself, others in the last paragraph of theirs."""
    if last:
        made.written.append(ending)
    elif made.written and made.written[-1].endswith("</w:p>") and "</w:pPr>" in made.written[-1]:
        made.written[-1] = made.written[-1].replace("</w:pPr>", f"{ending}</w:pPr>", 1)
    else:
        made.add(laid("Gap", "", more=ending))


def _put_part(made: Body, part: Part) -> None:
    for number, block in enumerate(part.blocks):
        after = part.blocks[number + 1] if number + 1 < len(part.blocks) else None
        if signs(block):
            _put_signature(made, part.blocks, number)
        else:
            _put(made, block, after)


def _put(made: Body, block: Block, after: Block | None) -> None:
    keep = kept(block, after)
    match block:
        case PageBreak():
            made.fresh = True
        case Contents():
            for line in contents(block, fresh=made.fresh):
                made.add(line)
        case Heading():
            made.add(heading(block, fresh=made.fresh))
        case Paragraph() if on_cover(block, after):
            made.add(cover_title(block, made.cover_lines, fresh=made.fresh))
        case Paragraph(role="cover"):
            made.add(cover_line(block, made.cover_lines, fresh=made.fresh))
        case Paragraph():
            made.add(paragraph(block, keep=keep, fresh=made.fresh))
        case Chart():
            _caption(made, block.title)
            made.charts.append(block)
            made.add(drawing(block, len(made.charts), made.orientation, keep=keep))
        case Table():
            _caption(made, block.caption)
            made.add(table(block, made.orientation, keep=keep))
            made.add(laid("Gap", "", keep=keep))


def _caption(made: Body, text: str) -> None:
    """What stands above a table or chart; without words, some air."""
    style = "Caption" if text else "Gap"
    made.add(laid(style, runs((Run(text),)), keep=True, fresh=made.fresh))


def _put_signature(made: Body, blocks: tuple[Block, ...], number: int) -> None:
    """One line of a signature, set in the middle of the widest of its lines."""
    before = tuple(takewhile(signs, reversed(blocks[:number])))
    behind = tuple(takewhile(signs, blocks[number:]))
    lines = tuple(block.text for block in (*before, *behind) if isinstance(block, Paragraph))
    block = blocks[number]
    if isinstance(block, Paragraph):
        indents = signature_indents(lines)
        made.add(signature(block, indents, first=not before, last=len(behind) == 1))
