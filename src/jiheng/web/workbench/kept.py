"""Documents by content: bytes under their SHA-256 in the data folder, written once and whole."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from jiheng.errors import JihengError
from jiheng.home import data_folder
from jiheng.web.workbench.errors import BrokenFile
from jiheng.web.workbench.models import Stored


def keep(content: bytes, media: str) -> Stored:
    """Store a content; one that is there already is not written again.

    The bytes are on the disk before the row is: a row never names what is not there.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = _path(sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
        _settle(path.parent)
    stored, _ = Stored.objects.get_or_create(
        sha256=sha256, defaults={"size": len(content), "media": media}
    )
    return stored


def path_of(stored: Stored) -> Path:
    """Where the bytes lie."""
    return _path(stored.sha256)


def content_of(stored: Stored) -> bytes:
    """The bytes, checked against their hash.

    Raises:
        BrokenFile: they are gone, or not what they were.
    """
    try:
        content = path_of(stored).read_bytes()
    except FileNotFoundError as error:
        raise BrokenFile(stored.sha256, "不在数据文件夹里") from error
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise BrokenFile(stored.sha256, "内容与存入时不同")
    return content


def verify() -> Iterator[JihengError]:
    """Every stored file that is gone or is not what it was."""
    for stored in Stored.objects.order_by("id").iterator():
        try:
            content_of(stored)
        except BrokenFile as error:
            yield error


def _path(sha256: str) -> Path:
    return data_folder() / "files" / sha256[:2] / sha256


def _settle(folder: Path) -> None:
    """See to it that the new name is on the disk too."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
