"""Answers kept on disk by content: an unchanged file is not audited twice.

An entry belongs to exactly the file, the program and the options that made it; anything else
is ignored. What is kept lies in the cache folder alone, readable by its owner alone.
"""

import os
from dataclasses import replace
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import jiheng
from jiheng.auditing.model import Findings
from jiheng.auditing.reported.identity import Identity
from jiheng.auditing.reported.report import Report, prepared
from jiheng.documents.model import Document
from jiheng.errors import JihengError
from jiheng.home import cache_folder
from jiheng.whole import whole

_DIGEST = 64
#: More answers than a province has departments; beyond it the oldest go.
_MOST = 20_000
_PACKAGE = Path(jiheng.__file__).parent
#: What the findings of a file rest on.
_SOURCES = ("auditing", "documents", "frameworks", "scoring")


class Kept(NamedTuple):
    """What an audit gave, without what is quickly made again.

    Attributes:
        identity: of the report, which reading its first pages would give again.
    """

    document: Document
    publication: bool
    identity: Identity
    findings: Findings

    def report(self) -> Report:
        """The report made ready once more."""
        made = prepared(self.document, publication=self.publication)
        vars(made)["identity"] = self.identity  # where cached_property keeps it
        return made


def kept_of(report: Report, findings: Findings) -> Kept:
    """What is kept of an audit: relations lose their claims, which only checks read."""
    relations = tuple(one._replace(claim=None) for one in findings.relations)
    told = replace(findings, relations=relations)
    return Kept(report.document, report.publication, report.identity, told)


def key_of(name: str, content: bytes, *, publication: bool) -> str:
    """The name of an entry: of this file, these options and this program."""
    digest = sha256(content)
    told = f"\0{name}\0{publication}\0{_program()}"
    digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def recalled(key: str) -> Kept | None:
    """The entry of that name; None where there is none, or it is damaged."""
    place = _place(key)
    if place is None:
        return None
    try:
        stored = place.read_bytes()
    except OSError:
        return None
    payload = stored[_DIGEST:]
    if sha256(payload).hexdigest().encode() != stored[:_DIGEST]:
        return None
    # Our own file, its digest and sources checked; loaded here: without a cache it is not needed.
    entry = import_module("pickle").loads(payload)
    return entry if isinstance(entry, Kept) else None


def keep(key: str, entry: Kept) -> None:
    """Write an entry, whole or not at all; a cache that cannot be written is none."""
    place = _place(key)
    if place is None:
        return
    pickle = import_module("pickle")
    payload = pickle.dumps(entry, protocol=pickle.HIGHEST_PROTOCOL)
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole(place) as temporary:
            temporary.chmod(0o600)
            temporary.write_bytes(sha256(payload).hexdigest().encode() + payload)
        _drop_oldest(place.parent)
    except (JihengError, OSError):
        return


def clear() -> tuple[int, int]:
    """Remove everything in the cache folder: how many files, how many bytes."""
    folder = cache_folder()
    count = size = 0
    if folder is None or not folder.is_dir():
        return count, size
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            size += path.lstat().st_size
            count += 1
            path.unlink()
    folder.rmdir()
    return count, size


def _place(key: str) -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / "audits" / f"{key[:40]}.audit"


def _drop_oldest(folder: Path) -> None:
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries]
    if len(names) > _MOST:
        found = sorted((folder / name for name in names), key=lambda one: one.stat().st_mtime)
        for old in found[: _MOST // 10]:
            old.unlink(missing_ok=True)


@cache
def _program() -> str:
    """Version, and name, size and time of every file that findings rest on."""
    found = [jiheng.__version__]
    for folder in ("", *_SOURCES):
        found += _states(_PACKAGE / folder, deep=bool(folder))
    return sha256("\n".join(sorted(found)).encode()).hexdigest()


def _states(folder: Path, *, deep: bool) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".lark", ".yaml")):
                state = entry.stat()
                found.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}")
            elif deep and entry.is_dir() and entry.name != "__pycache__":
                found += _states(Path(entry.path), deep=True)
    return found
