"""What was handed in at the desk, and what came of it (收件)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from time import monotonic
from typing import BinaryIO

from jiheng.auditing.audited import Audited, Options
from jiheng.auditing.limits import SECONDS
from jiheng.auditing.many import Worker
from jiheng.desk.errors import TooBigToHandIn
from jiheng.documents.read import head_of
from jiheng.documents.readers.docx import recognises
from jiheng.errors import JihengError

#: Larger files are no reports.
MAX_SIZE = 100_000_000
_PIECE = 1 << 20
#: What no system takes in a name.
_STRANGE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Handed:
    """One file at the desk.

    Attributes:
        number: from 1.
        word: it is a Word file, which takes comments.
    """

    number: int
    audited: Audited
    word: bool


class Drawer:
    """The files of one sitting; they go when it ends."""

    def __init__(self, folder: Path) -> None:
        """Start the process that audits, a fresh one: this one has threads."""
        self._folder = folder
        self._worker = Worker(Options(cache=False), "spawn")
        self._turn, self._numbers = Lock(), Lock()
        self._handed: dict[int, Handed] = {}
        self._last = 0

    def take(self, name: str, size: int, content: BinaryIO) -> Handed:
        """Keep a file and audit it; what is wrong with it is part of the answer."""
        with self._numbers:
            self._last += 1
            number = self._last
        path = self._folder / str(number) / _harmless(name)
        if size > MAX_SIZE:
            error = TooBigToHandIn(path.name, size, MAX_SIZE)
            return self._kept(Handed(number, Audited(path, error=error), word=False))
        path.parent.mkdir()
        _copy(content, path, size)
        audited = self._audited(path)
        if audited.report is None:
            path.unlink(missing_ok=True)  # nothing more can be made of it; it may be classified
            return self._kept(Handed(number, audited, word=False))
        return self._kept(Handed(number, audited, _is_word(path)))

    def _kept(self, one: Handed) -> Handed:
        self._handed[one.number] = one
        return one

    def _audited(self, path: Path) -> Audited:
        with self._turn:
            worker = self._worker
            worker.give(0, path)
            until = monotonic() + SECONDS
            while not wait([worker.line], timeout=1):
                late = worker.late() if monotonic() > until else None
                if late is not None:
                    return late
            return worker.take()

    def get(self, number: int) -> Handed | None:
        """The file of that number; None where there is none."""
        return self._handed.get(number)

    def all(self) -> list[Handed]:
        """Everything of this sitting, the latest first."""
        return sorted(self._handed.values(), key=lambda one: -one.number)

    def close(self) -> None:
        """End the process that audits."""
        self._worker.stop()


@contextmanager
def drawer() -> Iterator[Drawer]:
    """A drawer whose files are gone afterwards."""
    with TemporaryDirectory(prefix="jiheng-", ignore_cleanup_errors=True) as folder:
        found = Drawer(Path(folder))
        try:
            yield found
        finally:
            found.close()


def _harmless(name: str) -> str:
    """The name of a file without folders and without what a system refuses."""
    last = _STRANGE.sub("_", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem, dot, suffix = last.rpartition(".")
    return (
        f"{(stem or suffix)[:_LONGEST] or '报告'}{dot if stem else ''}{suffix[:8] if stem else ''}"
    )


def _copy(content: BinaryIO, path: Path, size: int) -> None:
    with path.open("wb") as file:
        left = size
        while left > 0 and (piece := content.read(min(left, _PIECE))):
            file.write(piece)
            left -= len(piece)


def _is_word(path: Path) -> bool:
    try:
        return recognises(head_of(path))
    except JihengError:
        return False
