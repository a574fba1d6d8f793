"""Files that were handed in and not yet read: apart from the store, and nameless in the database.

What is classified must leave no trace; whether it is, only reading tells. So a
file waits here under a random name, and goes into the store once it was read.
"""

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from time import time
from typing import BinaryIO

from jiheng.home import data_folder
from jiheng.patterns import pattern

_PIECE = 1 << 20
#: What no system takes in a name, and what turns the direction of writing.
_STRANGE = pattern('[\\x00-\\x1f\\x7f\\u202a-\\u202e\\u2066-\\u2069<>:"/\\\\|?*]')
#: A name of so many characters fits every file system, three bytes each.
_LONGEST, _SUFFIX = 60, 8
#: Seconds within which a file is received, and its audit with it.
_RECEIVED = 3600


def receive(name: str, content: BinaryIO) -> str:
    """Keep a file until it is read: the token it is found by."""
    token = token_hex(16)
    folder = _folder(token)
    folder.mkdir(parents=True, mode=0o700)
    with (folder / harmless(name)).open("wb") as file:
        while piece := content.read(_PIECE):
            file.write(piece)
    return token


def waiting(token: str) -> Path | None:
    """The file of a token; None where it is gone."""
    folder = _folder(token)
    return next(iter(sorted(folder.iterdir())), None) if folder.is_dir() else None


def forget(token: str) -> None:
    """Remove a file, and that it was here."""
    if token:
        rmtree(_folder(token), ignore_errors=True)


def strangers(known: frozenset[str]) -> Iterator[str]:
    """Tokens of files that no audit waits for: of a process that died while it received."""
    folder = _all()
    for one in list(folder.iterdir()) if folder.is_dir() else ():
        if one.name not in known and time() - one.stat().st_mtime > _RECEIVED:
            yield one.name


def harmless(name: str) -> str:
    """The name of a file without folders and without what a system refuses.

    Example:
        >>> harmless("../../自评/报告.docx"), harmless("")
        ('报告.docx', '报告')
    """
    last = _STRANGE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem, dot, suffix = last.rpartition(".")
    if not stem:
        return suffix[:_LONGEST] or "报告"
    return f"{stem[:_LONGEST]}{dot}{suffix[:_SUFFIX]}"


def _all() -> Path:
    return data_folder() / "incoming"


def _folder(token: str) -> Path:
    return _all() / token
