"""The reports in a zip, unpacked within bounds and without believing what it says of itself."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from jiheng.auditing.many import KINDS
from jiheng.web.workbench.audits.errors import BadArchive

_MEGABYTE = 2**20
#: Of all reports in a zip together, unpacked; and of one.
MOST_BYTES, MOST_OF_ONE = 500 * _MEGABYTE, 100 * _MEGABYTE
#: Reports in a zip.
MOST_FILES = 500
_PIECE = 1 << 18
#: Names are in UTF-8; else in what the computer that packed it used, here GBK.
_UTF8 = 0x800
_ENCRYPTED = 0x1


def is_report(name: str) -> bool:
    """Whether a file's name is one that a report can have; hidden and office's own are none."""
    path = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith(("~$", ".", "__MACOSX")) for part in path.parts)
    return not hidden and path.suffix.lower() in KINDS


def unpacked(name: str, content: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """Each report in a zip, one after the other; what is none is passed over.

    Args:
        name: of the zip, for messages.
        content: of the zip.

    Raises:
        BadArchive: it is broken, encrypted, or holds more than anybody packs.
    """
    left = MOST_BYTES
    try:
        with ZipFile(content) as archive:
            found = [(_name(one), one) for one in archive.infolist() if not one.is_dir()]
            reports = [(path, one) for path, one in found if is_report(path)]
            if len(reports) > MOST_FILES:
                raise BadArchive(name, f"里面有{len(reports)}份报告，最多{MOST_FILES}份")
            for path, one in reports:
                if one.flag_bits & _ENCRYPTED:
                    raise BadArchive(name, "设有密码，无法解压")
                member = _read(archive, one, min(left, MOST_OF_ONE))
                if member is None:
                    raise BadArchive(name, "解压后的内容太大")
                left -= member.getbuffer().nbytes
                yield path, member
    except (BadZipFile, zlib.error, EOFError, RuntimeError, struct.error) as error:
        # RuntimeError: packed in a way that the library does not know.
        raise BadArchive(name, "不是zip文件，或已损坏") from error


def _name(one: ZipInfo) -> str:
    if one.flag_bits & _UTF8:
        return one.filename
    try:
        return one.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return one.filename


def _read(archive: ZipFile, one: ZipInfo, most: int) -> BytesIO | None:
    """The content; None where it is more, whatever the zip says it is."""
    content = BytesIO()
    with archive.open(one) as member:
        while piece := member.read(_PIECE):
            if content.tell() + len(piece) > most:
                return None
            content.write(piece)
    content.seek(0)
    return content
