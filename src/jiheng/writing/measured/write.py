"""Measures into a file, by its ending: yaml for programs, the others for people."""

from pathlib import Path

from jiheng.measures.errors import UnknownEnding
from jiheng.measures.figures import Measures, written
from jiheng.whole import whole
from jiheng.writing import formats
from jiheng.writing.formats.html import page
from jiheng.writing.measured import calendar
from jiheng.writing.measured.document import MAP, document

_YAML = ("yaml", "yml")
_PAGE = "html"
_PAPER = frozenset(("docx", "pdf"))


def write(measures: Measures, path: Path) -> None:
    """Write them, whole or not at all.

    Raises:
        UnknownEnding: nothing is written with that ending.
        CannotWrite: the place does not take the file.
    """
    kind = path.suffix.lower().removeprefix(".")
    known = (*_YAML, *formats.NAMES)
    if kind not in known:
        raise UnknownEnding(path, known)
    if kind in _YAML:
        written(measures, path)
    elif kind == _PAGE:
        _page(measures, path)
    else:
        formats.write(document(measures, paper=kind in _PAPER), path, kind)


def _page(measures: Measures, path: Path) -> None:
    text = page(document(measures, paper=False, drawn=True))
    if calendar.DAILY in measures.tables:
        text = text.replace(MAP, calendar.svg(measures.tables[calendar.DAILY]))
    with whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
