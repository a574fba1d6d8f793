"""A folder as one file: the same folder gives the same bytes, whenever it is packed."""

import gzip
import tarfile
import zipfile
from hashlib import sha256
from pathlib import Path

#: The date of every file; zip knows nothing before 1980.
_DATE = (2020, 2, 2, 0, 0, 0)
_SECONDS = 1580601600
_LEVEL = 6


def pack(folder: Path, *, windows: bool) -> Path:
    """Pack ``folder`` beside itself: zip for Windows, tar.gz elsewhere."""
    path = folder.with_name(f"{folder.name}.{'zip' if windows else 'tar.gz'}")
    (_zip if windows else _tar)(folder, path)
    return path


def sums(folder: Path) -> str:
    """sha256 of every file below ``folder``, sorted, as ``sha256sum -c`` reads it."""
    return "".join(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in _files(folder)
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _zip(folder: Path, path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for file in _files(folder):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), _DATE)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes(), compresslevel=_LEVEL)


def _tar(folder: Path, path: Path) -> None:
    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for one in _files(folder):
            entry = tarfile.TarInfo(one.relative_to(folder.parent).as_posix())
            entry.size = one.stat().st_size
            entry.mtime = _SECONDS
            entry.mode = 0o755 if one.stat().st_mode & 0o100 else 0o644
            with one.open("rb") as content:
                archive.addfile(entry, content)
