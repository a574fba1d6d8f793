"""Paragraphs of a docx."""

from collections.abc import Iterable

from jiheng.documents.model import Heading, Paragraph, ParagraphRole, Run
from jiheng.writing.docx.xml import w, words
from jiheng.writing.paper.measures import (
    CHARACTER,
    COVER_CHARACTERS,
    LINE,
    TITLE_CHARACTERS,
    cover_spaces,
)
from jiheng.writing.paper.title import balanced

_STYLES: dict[ParagraphRole, str] = {
    "cover": "Cover",
    "": "Body",
    "lead": "Body",
    "item": "Body",
    "note": "Note",
    "title": "Title",
    "attachment": "Attachment",
    "address": "Address",
    "signature": "Signature",
}
#: Before who signs, two lines are left free.
_BEFORE_SIGNATURE = 2 * LINE


def laid(
    style: str, content: str, *, keep: bool = False, fresh: bool = False, more: str = ""
) -> str:
    """A paragraph: its style, then what it holds.

    Args:
        style: id of one of the styles.
        content: runs.
        keep: it stays on the page of what follows.
        fresh: it begins a page.
        more: further properties, in the order of the schema.
    """
    kept = w("keepNext") + w("keepLines") if keep else ""
    broken = w("pageBreakBefore") if fresh else ""
    return w("p", w("pPr", w("pStyle", val=style), kept, broken, more), content)


def runs(given: Iterable[Run]) -> str:
    """Runs, the strong ones bold."""
    return "".join(
        w("r", w("rPr", w("b")) if run.strong else "", words(run.text)) for run in given if run.text
    )


def paragraph(block: Paragraph, *, keep: bool, fresh: bool) -> str:
    """A paragraph by its role."""
    content = title(block.text) if block.role == "title" else runs(block.runs)
    return laid(_STYLES[block.role], content, keep=keep, fresh=fresh)


def cover_title(block: Paragraph, lines: int, *, fresh: bool) -> str:
    """The title of a cover with so many other lines."""
    broken = balanced(block.text, COVER_CHARACTERS)
    spaces = cover_spaces(len(broken), lines)
    spacing = w("spacing", before=spaces.above, after=spaces.below)
    return laid("CoverTitle", runs((Run("\n".join(broken)),)), fresh=fresh, more=spacing)


def cover_line(block: Paragraph, lines: int, *, fresh: bool) -> str:
    """One of so many lines of a cover."""
    spacing = w("spacing", before=0, after=cover_spaces(1, lines).after)
    return laid("Cover", runs(block.runs), fresh=fresh, more=spacing)


def title(text: str) -> str:
    """The run of a title, in lines of a like length."""
    return runs((Run("\n".join(balanced(text, TITLE_CHARACTERS))),))


def heading(block: Heading, *, fresh: bool) -> str:
    """A heading; those below the fourth level look like the fourth."""
    return laid(f"Heading{min(block.level, 4)}", runs((Run(block.text),)), fresh=fresh)


def signature(block: Paragraph, indents: tuple[int, int], *, first: bool, last: bool) -> str:
    """A line of who signs and when; all but the last stay with the next."""
    left, right = indents
    spacing = w("spacing", before=_BEFORE_SIGNATURE, after=0) if first else ""
    indent = w(
        "ind",
        leftChars=100 * left,
        left=CHARACTER * left,
        rightChars=100 * right,
        right=CHARACTER * right,
    )
    return laid("Signature", runs(block.runs), keep=not last, more=spacing + indent)
