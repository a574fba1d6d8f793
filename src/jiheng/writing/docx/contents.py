"""The list of contents (目录) of a docx: a field that the office program can bring up to date."""

from collections.abc import Iterator

from jiheng.documents.model import Contents, ContentsLine, Run
from jiheng.writing.docx.paragraphs import laid, runs
from jiheng.writing.docx.xml import w
from jiheng.writing.paper.measures import PAGES

TITLE = "目　录"


def contents(block: Contents, *, fresh: bool) -> Iterator[str]:
    """The title, then one paragraph a line, inside the field; nothing where there are no lines."""
    yield laid("ContentsTitle", runs((Run(TITLE),)), fresh=fresh)
    deepest = max((line.level for line in block.lines), default=1)
    begin = _mark("begin") + _instruction(deepest) + _mark("separate")
    last = len(block.lines) - 1
    for number, line in enumerate(block.lines):
        before, after = ("" if number else begin), (_mark("end") if number == last else "")
        yield _line(line, before, after)


def _line(line: ContentsLine, before: str, after: str) -> str:
    """The heading, dots, its page."""
    stop = w("tab", val="right", leader="dot", pos=PAGES["portrait"].field)
    page = w("r", w("tab")) + runs((Run(str(line.page)),)) if line.page else ""
    content = f"{before}{runs((Run(line.text),))}{page}{after}"
    return laid(f"TOC{min(line.level, 2)}", content, more=w("tabs", stop))


def _mark(kind: str) -> str:
    return w("r", w("fldChar", fldCharType=kind))


def _instruction(deepest: int) -> str:
    words = f' TOC \\o "1-{deepest}" \\z '
    return w("r", f'<w:instrText xml:space="preserve">{words}</w:instrText>')
