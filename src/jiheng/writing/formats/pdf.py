"""Format ``pdf``: an official report as it is printed, laid out by GB/T 9704-2012, for keeping."""

from pathlib import Path

from jiheng.documents.model import Document
from jiheng.whole import whole
from jiheng.writing.pdf.setting import set_pages


def write(document: Document, path: Path) -> None:
    """Write the document as PDF/A; the same document and fonts give the same bytes.

    Raises:
        NoFontFolder: the folder of official fonts that is set does not exist.
        NoSuchCharacter: no font has one of its characters.
    """
    with whole(path) as temporary:
        set_pages(document, temporary)
