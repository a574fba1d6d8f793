"""A file → `Document`, whichever format it has; what it is, its content says and not its name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jiheng.documents import readers
from jiheng.documents.classified import refuse_classified
from jiheng.documents.errors import BrokenFile, CannotOpen, NoWords, UnknownKind
from jiheng.documents.model import Document, Heading, Paragraph, Table
from jiheng.documents.pdf.errors import OnlyScans
from jiheng.documents.pdf.meanwhile import Meanwhile, idle
from jiheng.documents.unseen import without_unseen
from jiheng.folder import modules

#: Bytes from the beginning of a file, and from its end: a zip lists its parts there.
_HEAD, _TAIL = 8192, 262_144
_END_OF_ZIP = b"PK\x05\x06"


#: What must stand near the beginning of a file for a reader of that name to be asked: loading
#: one takes longer than reading a text. A reader that is not named here is always asked.
_ASKED: Mapping[str, Callable[[bytes], bool]] = {
    "docx": lambda head: head.startswith(b"PK"),
    "html": lambda head: b"<" in head,
    "mhtml": lambda head: b"MIME-Version:" in head,
    "office": lambda head: head.startswith((b"\xd0\xcf", b"{\\rtf")) or b"<?mso" in head,
    "ofd": lambda head: head.startswith(b"PK"),
    "pdf": lambda head: b"%PDF" in head[:1024],
    "scan": lambda head: head.startswith((b"\x89PNG", b"\xff\xd8", b"II*\0", b"MM\0*")),
    "xlsx": lambda head: head.startswith(b"PK"),
}


def read(path: Path, meanwhile: Meanwhile = idle) -> Document:
    """What a file says, with the place of everything. The file is only read.

    Args:
        path: of the file.
        meanwhile: what to do while other processes read pages of it; not done where none do.

    Raises:
        JihengError: it cannot be opened, is of no known kind, broken, too large, empty, or
            headed with a mark of secrecy.
    """
    head = head_of(path)
    known = modules(readers)
    for name in known:
        if (name not in _ASKED or _ASKED[name](head)) and known[name].recognises(head):
            pdf = name == "pdf"
            document = _recognised(path, meanwhile) if pdf else known[name].read(path)
            _refuse_empty(document, path.name)
            return refuse_classified(without_unseen(document), path.name)
    if head.startswith(b"PK") and _END_OF_ZIP not in head:
        raise BrokenFile(path.name)
    raise UnknownKind(path.name, known)


def _recognised(path: Path, meanwhile: Meanwhile) -> Document:
    """A pdf; where all its pages are pictures, what is recognised on them."""
    known = modules(readers)
    try:
        document: Document = known["pdf"].read(path, meanwhile)
    except OnlyScans:
        document = known["scan"].read_pdf(path)
    return document


def _refuse_empty(document: Document, file: str) -> None:
    """A file without a word was not read: it must not pass for one without a fault."""
    for block in document.blocks:
        match block:
            case Heading(text=text) if text.strip():
                return
            case Paragraph() if block.text.strip():
                return
            case Table(rows=rows) if any(cell.text.strip() for row in rows for cell in row.cells):
                return
            case _:
                continue
    raise NoWords(file, "；".join(one.reason for one in document.unread))


def head_of(path: Path) -> bytes:
    """What readers recognise a file by: its beginning, and the end of a longer one.

    Raises:
        CannotOpen: the system does not let us read it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            size = file.seek(0, 2)
            file.seek(max(_HEAD, size - _TAIL))
            return head + (file.read() if head.startswith(b"PK") else b"")
    except OSError as error:
        raise CannotOpen(str(path), error) from error
