"""Formats: one file each, with ``write(document, path)``; loaded when asked for."""

import sys
from pathlib import Path

from jiheng.documents.model import Document
from jiheng.folder import modules

_FORMATS = modules(sys.modules[__name__])
#: What a document can be written as.
NAMES = tuple(_FORMATS)


def write(document: Document, path: Path, name: str) -> None:
    """Write the document in the format of that name, whole or not at all.

    Raises:
        KeyError: there is no such format.
        CannotWrite: the place does not take the file.
    """
    _FORMATS[name].write(document, path)
