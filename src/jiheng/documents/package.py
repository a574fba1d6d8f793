"""The zip that docx and xlsx files are: its parts, bounded, and a copy with some parts changed."""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from posixpath import dirname, join, normpath
from zipfile import BadZipFile, ZipFile

from lxml import etree

from jiheng.documents.content import content_of
from jiheng.documents.errors import (
    BrokenFile,
    ForeignDeclarations,
    Locked,
    OldKind,
    TooLarge,
)
from jiheng.whole import whole

__all__ = ["MAX_SIZE", "Package", "content_of", "parsed", "refuse_many", "serialised"]

#: Unpacked, no form and no report comes near.
MAX_SIZE = 200_000_000
_MAX_XML = 60_000_000
_MAX_PARTS = 10_000
_MOST_TAGS = 3_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096
#: Files that are saved as "Strict Open XML" differ in the names of their namespaces.
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT = {
    _STRICT_MARK + name: b"http://schemas.openxmlformats.org/" + usual
    for name, usual in (
        (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
        (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
        (b"officeDocument/math", b"officeDocument/2006/math"),
        (b"drawingml/main", b"drawingml/2006/main"),
    )
}
_BROKEN = (BadZipFile, zlib.error, EOFError, KeyError, ValueError)


class Package:
    """A docx or xlsx file in memory. The file is only read."""

    def __init__(self, path: Path) -> None:
        """Read the file and look at the sizes it declares.

        Raises:
            JihengError: it cannot be opened, is none of these files, or is too large.
        """
        self.path = path
        self._content = content_of(path, MAX_SIZE)
        if self._content.startswith(_OLE):
            raise OldKind(path.name)
        with self._opened() as archive:
            parts = archive.infolist()
            size = sum(part.file_size for part in parts)
            if size > MAX_SIZE:
                raise TooLarge(path.name, size, MAX_SIZE)
            if len(parts) > _MAX_PARTS:
                raise BrokenFile(path.name, f"有{len(parts)}个部件")
            self.names = tuple(part.filename for part in parts)

    def part(self, name: str) -> bytes:
        """The content of one part.

        Raises:
            JihengError: it is not there or broken.
        """
        with self._opened() as archive:
            size = archive.getinfo(name).file_size
            if size > _MAX_XML:
                raise TooLarge(self.path.name, size, _MAX_XML)
            return archive.read(name)

    def tree(self, name: str) -> etree._Element:
        """One part as XML.

        Raises:
            JihengError: it is not there, broken, or declares entities.
        """
        content = self.part(name)
        for strict, usual in _STRICT.items() if _STRICT_MARK in content[:_HEAD] else ():
            content = content.replace(strict, usual)
        return parsed(content, self.path.name)

    def related(self, source: str, kind: str) -> list[str]:
        """The parts that ``source`` (``""`` for the package) has of one kind of relation."""
        folder = dirname(source)
        name = f"{folder}/_rels/{source[len(folder) :].lstrip('/')}.rels".lstrip("/")
        if name not in self.names:
            return []
        targets = (
            one.get("Target", "")
            for one in self.tree(name)
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
        )
        return [normpath(join("/", folder, one)).lstrip("/") for one in targets]

    def main(self) -> str:
        """The name of the part that holds the document or the workbook.

        Raises:
            BrokenFile: there is none.
        """
        found = [one for one in self.related("", "officeDocument") if one in self.names]
        if not found:
            raise BrokenFile(self.path.name)
        return found[0]

    def write(self, path: Path, changed: Mapping[str, bytes]) -> None:
        """The same package with the content of some parts changed; the others byte for byte.

        Raises:
            CannotWrite: the place does not take it.
        """
        with self._opened() as archive, whole(path) as temporary, ZipFile(temporary, "w") as copy:
            for part in archive.infolist():
                content = changed.get(part.filename)
                copy.writestr(part, archive.read(part) if content is None else content)

    @contextmanager
    def _opened(self) -> Iterator[ZipFile]:
        try:
            with ZipFile(BytesIO(self._content)) as archive:
                yield archive
        except _BROKEN as error:
            raise BrokenFile(self.path.name) from error
        except RuntimeError as error:  # a password, or a compression that nobody uses
            locked = "password" in str(error)
            raise (Locked if locked else BrokenFile)(self.path.name) from error


def refuse_many(tags: int, where: str) -> None:
    """Whether XML has no more tags than a report of thousands of pages.

    Raises:
        BrokenFile: it has; each of them would take a hundred bytes of memory.
    """
    if tags > _MOST_TAGS:
        raise BrokenFile(where, f"有{tags}个标记")


def parsed(content: bytes, where: str) -> etree._Element:
    """XML without entities, outside files or depth without end.

    Raises:
        ForeignDeclarations: it has a DOCTYPE.
        BrokenFile: it is no XML, or has more tags than any report.
    """
    refuse_many(content.count(b"<"), where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BrokenFile(where) from error
    if root.getroottree().docinfo.doctype:
        raise ForeignDeclarations(where)
    return root


def serialised(root: etree._Element) -> bytes:
    """XML as offices write it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
