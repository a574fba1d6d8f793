"""Lists of contents (目录): they repeat the headings with page numbers, and are no content."""

from collections.abc import Iterator, Sequence

from lxml import etree

from jiheng.documents.model import Block, Heading, Paragraph
from jiheng.documents.wordprocessing import W
from jiheng.documents.written import contents_of, is_contents_line

_FIELD, _CODE, _TYPE = f"{W}fldChar", f"{W}instrText", f"{W}fldCharType"
_TITLES = frozenset({"目录", "目錄", "目次"})


def is_listed(text: str) -> bool:
    """Whether it is a line of a list of contents: a heading, dots, a page; or 目录 alone.

    Example:
        >>> is_listed("一、部门概况……3"), is_listed("目  录"), is_listed("支出共计……元")
        (True, True, False)
    """
    if text[-1:].isdecimal():
        return is_contents_line(text)
    return text[-1:] in "录錄次" and "".join(text.split()) in _TITLES


def without_list(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks without a list of contents that somebody typed."""
    texts = [one.text if isinstance(one, Heading | Paragraph) else "" for one in blocks]
    typed = contents_of(texts)
    return (
        one
        for number, (one, text) in enumerate(zip(blocks, texts, strict=True))
        if number not in typed and not is_listed(text)
    )


def listed(body: etree._Element) -> frozenset[etree._Element]:
    """The paragraphs of a docx that a field fills with the contents.

    The last of them, in which the field ends, may be the first one of the text: it is none.
    """
    starts = {
        paragraph
        for code in body.iter(_CODE)
        if (code.text or "").split()[:1] == ["TOC"]
        and (paragraph := next(code.iterancestors(f"{W}p"), None)) is not None
    }
    return frozenset(_filled(body, starts)) if starts else frozenset()


def _filled(body: etree._Element, starts: set[etree._Element]) -> Iterator[etree._Element]:
    waiting: list[etree._Element] = []
    depth = 0
    for paragraph in body.iter(f"{W}p"):
        if not depth and paragraph not in starts:
            continue
        for mark in paragraph.iter(_FIELD):
            depth += {"begin": 1, "end": -1}.get(mark.get(_TYPE, ""), 0)
        if depth > 0:
            waiting.append(paragraph)
        else:
            # A field that never ends fills nothing.
            yield from waiting
            waiting.clear()
            depth = 0
