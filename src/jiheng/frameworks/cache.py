"""Parsed frameworks, kept on disk by content: the second start needs no parser.

The cache is this program's own scratch space. An entry carries the digest of
its payload and is used only by exactly the sources that wrote it; anything else
is ignored and written anew.
"""

import os
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jiheng import __version__
from jiheng.errors import JihengError
from jiheng.frameworks.model import Framework
from jiheng.home import cache_folder
from jiheng.whole import whole

_DIGEST = 64
_LATEST = 4
_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cached:
    """A framework, and the files it was read from with their digests."""

    framework: Framework
    files: tuple[tuple[str, str], ...]


def cached(path: Path, content: bytes) -> Cached | None:
    """The entry of this file; None where the cache has none, or a file of it changed."""
    place = _place(path, content)
    if place is None:
        return None
    try:
        stored = place.read_bytes()
    except OSError:
        return None
    digest, payload = stored[:_DIGEST], stored[_DIGEST:]
    if sha256(payload).hexdigest().encode() != digest:
        return None
    entry = pickle.loads(payload)  # noqa: S301 - our own file, digest and sources checked
    if not isinstance(entry, Cached) or not all(_unchanged(*file) for file in entry.files):
        return None
    return entry


def keep(path: Path, content: bytes, framework: Framework, files: Iterable[Path]) -> None:
    """Write an entry, whole or not at all; a cache that cannot be written is none."""
    place = _place(path, content)
    if place is None:
        return
    digests = tuple((str(file), digest_of(file.read_bytes())) for file in files)
    payload = pickle.dumps(Cached(framework, digests), protocol=pickle.HIGHEST_PROTOCOL)
    try:
        with whole(place) as temporary:
            temporary.write_bytes(digest_of(payload).encode() + payload)
        _drop_old(place, path.stem)
    except (JihengError, OSError):
        return


def digest_of(content: bytes) -> str:
    """sha256, in hexadecimal."""
    return sha256(content).hexdigest()


def _unchanged(path: str, digest: str) -> bool:
    try:
        return digest_of(Path(path).read_bytes()) == digest
    except OSError:
        return False


def _drop_old(place: Path, stem: str) -> None:
    """A file that is edited again and again leaves only its latest readings."""
    kept = sorted(place.parent.glob(f"{stem}-*.framework"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-_LATEST]:
        old.unlink(missing_ok=True)


def _place(path: Path, content: bytes) -> Path | None:
    folder = cache_folder()
    key = digest_of(b"\0".join((str(path).encode(), content, SOURCES.encode())))
    return folder / f"{path.stem}-{key[:32]}.framework" if folder else None


def _sources() -> str:
    """Version, and name, size and time of every file that reading a framework rests on."""
    found = [__version__]
    for folder in (
        _PACKAGE.parent,
        _PACKAGE,
        _PACKAGE / "language",
        _PACKAGE / "phrases",
        _PACKAGE / "rules",
    ):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".lark", ".yaml")):
                    state = entry.stat()
                    found.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(sorted(found))


#: As they were when this program was loaded, not as an upgrade has left them since.
SOURCES = _sources()
