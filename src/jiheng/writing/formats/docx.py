"""Format ``docx``: an official report for Word and WPS, laid out by GB/T 9704-2012."""

from pathlib import Path

from jiheng.documents.model import Document
from jiheng.whole import whole
from jiheng.writing.docx.package import package


def write(document: Document, path: Path) -> None:
    """Write the document as plain OOXML; the same document gives the same bytes.

    There are no macros, fields to fill in, author or company in it, and the fonts
    are named, not embedded. What identifies a document to us (its properties) is
    not in a paper that is filed.
    """
    with whole(path) as temporary:
        package(document, temporary)
