"""Paragraphs of a docx."""

from collections.abc import Iterable

from jiheng.documents.model import Heading, Paragraph, ParagraphRole, Run
from jiheng.writing.docx.xml import w, words
from jiheng.writing.paper.measures import CHARACTER, COVER_CHARACTERS, LINE, TITLE_CHARACTERS
from jiheng.writing.paper.title import balanced

_STYLES: dict[ParagraphRole, str] = {
    "": "Body",
    "lead": "Body",
    "item": "Body",
    "note": "Note",
    "title": "Title",
    "cover": "Cover",
    "attachment": "Attachment",
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


def paragraph(block: Paragraph, *, keep: bool, fresh: bool, cover: bool = False) -> str:
    """A paragraph by its role; ``cover``: a title that stands on the cover."""
    style = "CoverTitle" if cover else _STYLES[block.role]
    most = COVER_CHARACTERS if cover else TITLE_CHARACTERS
    content = title(block.text, most) if block.role == "title" else runs(block.runs)
    return laid(style, content, keep=keep, fresh=fresh)


def title(text: str, most: int = TITLE_CHARACTERS) -> str:
    """The run of a title, in lines of a like length."""
    return runs((Run("\n".join(balanced(text, most))),))


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
