"""The page setting: data in, pages out."""

import json
import re
from importlib.resources import files
from pathlib import Path

from typst import Compiler, TypstError

from jiheng.documents.model import Document
from jiheng.writing.pdf.data import data
from jiheng.writing.pdf.errors import NoSuchCharacter
from jiheng.writing.pdf.fonts import VARIABLE, configured, families

#: How the setting program says that a character is in no font.
_UNKNOWN = re.compile(r'the text `"(?P<text>.+)"` could not be displayed')


def set_pages(document: Document, path: Path) -> None:
    """Set the document as PDF/A-2b; as PDF/A-3b where it carries its twin.

    Raises:
        NoFontFolder: the folder of official fonts that is set does not exist.
        NoSuchCharacter: no font has one of its characters.
    """
    try:
        _compiler(document).compile(
            output=str(path),
            format="pdf",
            pdf_standards="a-3b" if document.twin else "a-2b",
        )
    except TypstError as error:
        found = _UNKNOWN.search(error.message)
        if found is None:
            raise
        raise NoSuchCharacter(document.title, found["text"], VARIABLE) from error


def page_images(document: Document, dots: int = 96) -> tuple[bytes, ...]:
    """Each page as it is printed, as PNG, with so many dots to the inch.

    Raises:
        NoFontFolder: the folder of official fonts that is set does not exist.
    """
    found = _compiler(document).compile(format="png", ppi=dots)
    pages = found if isinstance(found, list) else [found]
    return tuple(page for page in pages if page is not None)


def heading_pages(document: Document) -> tuple[tuple[str, int], ...]:
    """Each heading and title with the page it stands on, in order."""
    found = json.loads(
        _compiler(document).eval("query(<heading>).map(it => (it.value, it.location().page()))")
    )
    return tuple((text, page) for text, page in found)


def _compiler(document: Document) -> Compiler:
    source = (files("jiheng.writing.pdf") / "page.typ").read_bytes()
    given = json.dumps(data(document, families()), ensure_ascii=False, separators=(",", ":"))
    return Compiler(
        source, font_paths=configured(), ignore_system_fonts=True, sys_inputs={"data": given}
    )
