"""Reader ``office``: files of the kinds before 2007: doc, wps, rtf, and with calamine xls and et.

A doc is read by LibreOffice where it is, else by antiword; which, the document says. The XML
of 2003, in which accounting programs still export, is LibreOffice's alone.
"""

import struct
from dataclasses import replace
from pathlib import Path

from jiheng.documents import programs
from jiheng.documents.content import content_of
from jiheng.documents.docbook import blocks_of
from jiheng.documents.errors import Locked, NoConverter, NotConverted, OldKind
from jiheng.documents.model import Document, Heading, Paragraph, Unread
from jiheng.documents.ole import MAGIC, Container
from jiheng.documents.readers import docx, xlsx
from jiheng.documents.sheets import sheets_of_old

_MAX_SIZE = 100_000_000
_RTF = b"{\\rtf"
_XML_OF_2003, _HEAD = b"<?mso-application", 8192
_WORD, _BOOKS = "WordDocument", ("Workbook", "Book")
#: Of the header of a doc: what it is, and whether it is encrypted or only obscured.
_FLAGS_AT, _ENCRYPTED = 10, 0x0100
_BY_OFFICE = ("读取方式", "LibreOffice转换")
_DELETED = "由antiword读取：修订中已删除的文字可能仍在，合并的单元格看不出来"


def recognises(head: bytes) -> bool:
    """The container of old office files, or RTF."""
    return head.startswith((MAGIC, _RTF)) or _XML_OF_2003 in head


def read(path: Path) -> Document:
    """What the file says, by whichever program reads its kind.

    Raises:
        JihengError: it is broken, locked, or no program here reads it.
    """
    content = content_of(path, _MAX_SIZE)
    if content.startswith(_RTF):
        return _words(content, path.name, "rtf")
    if not content.startswith(MAGIC):
        sheets = b"Excel.Sheet" in content[:_HEAD]
        return _sheets(content, path.name) if sheets else _words(content, path.name, "xml")
    container = Container(content, path.name)
    streams = container.streams
    if "EncryptedPackage" in streams:
        raise Locked(path.name)
    book = next((name for name in _BOOKS if name in streams), "")
    if book:
        return sheets_of_old(content, container.stream(book), path.name)
    if _WORD not in streams:
        raise OldKind(path.name)
    if _is_locked(container.stream(_WORD)):
        raise Locked(path.name)
    return _words(content, path.name, "doc")


def _is_locked(stream: bytes) -> bool:
    if len(stream) < _FLAGS_AT + 2:
        return False
    (flags,) = struct.unpack_from("<H", stream, _FLAGS_AT)
    return bool(flags & _ENCRYPTED)


def _words(content: bytes, name: str, kind: str) -> Document:
    """By LibreOffice, which knows changes and merged cells, else by antiword."""
    if programs.office():
        with programs.converted(content, name, (kind, "docx")) as made:
            if made is not None:
                found = docx.read(made)
                return replace(found, properties=(*found.properties, _BY_OFFICE))
    if kind == "doc" and programs.antiword():
        told = programs.docbook(content)
        if told:
            return _by_antiword(told, name)
    if programs.office() or (kind == "doc" and programs.antiword()):
        raise NotConverted(name)
    raise NoConverter(name)


def _sheets(content: bytes, name: str) -> Document:
    """A workbook that only LibreOffice reads."""
    if not programs.office():
        raise NoConverter(name)
    with programs.converted(content, name, ("xml", "xlsx")) as made:
        if made is None:
            raise NotConverted(name)
        return replace(xlsx.read(made), properties=(_BY_OFFICE,))


def _by_antiword(told: bytes, name: str) -> Document:
    whole = tuple(blocks_of(told, name))
    title = next((one.text for one in whole if isinstance(one, Heading | Paragraph)), "")
    how = (("读取方式", "antiword"),)
    return Document(title, whole, properties=how, unread=(Unread(None, _DELETED),))
