"""Many files on all cores, each in a process that may fail without the others (批量审核)."""

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic
from typing import Literal

from jiheng.auditing.audited import Audited, Options, answered, audit_file, restored
from jiheng.auditing.errors import BrokeOff, NothingThere, TookTooLong
from jiheng.auditing.kept import Kept
from jiheng.auditing.limits import GRACE, SECONDS
from jiheng.errors import JihengError

#: What is looked for in a folder; a file that is named is read whatever it is called.
KINDS = (
    ".docx", ".doc", ".wps", ".rtf", ".xlsx", ".xls", ".et", ".pdf", ".ofd",
    ".html", ".htm", ".txt", ".md", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp",
)  # fmt: skip
#: Seconds after which an idle process looks whether it is still wanted.
_LOOK = 5
#: Names that offices give to files while they are open, and systems to what they hide.
_HIDDEN = ("~$", ".")

Answer = tuple[str, Kept] | JihengError
Method = Literal["fork", "spawn"]


def found(names: Iterable[Path]) -> Iterator[Path | Audited]:
    """The files that names, folders and patterns stand for; what stands for none is told."""
    seen: set[Path] = set()
    for name in names:
        files = list(_files(name))
        if not files:
            yield Audited(name, error=NothingThere(str(name), (kind[1:] for kind in KINDS)))
        for path in files:
            if path not in seen:
                seen.add(path)
                yield path


def _files(name: Path) -> Iterator[Path]:
    if name.is_dir():
        yield from sorted(path for path in name.rglob("*") if _looks_right(path, name))
    elif not name.exists() and glob.has_magic(str(name)):
        yield from sorted(
            path
            for path in map(Path, glob.glob(str(name), recursive=True))  # noqa: PTH207 - any folder
            if path.is_file()
        )
    else:
        yield name


def _looks_right(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(_HIDDEN) for part in path.relative_to(folder).parts)
    return not hidden and path.suffix.lower() in KINDS and path.is_file()


def audit_files(
    paths: Sequence[Path], options: Options, jobs: int = 0, told: Callable[[], None] = lambda: None
) -> Iterator[Audited]:
    """Audit files in processes, and give the answers in the order asked for.

    Args:
        paths: a single one is audited in this process.
        options: of every one.
        jobs: how many processes; 0: one a core.
        told: called whenever one more file is done.
    """
    count = min(jobs or cores(), len(paths))
    if count <= 1 and len(paths) <= 1:
        for path in paths:
            yield audit_file(path, options)
            told()
        return
    waiting: dict[int, Audited] = {}
    expected = 0
    for number, one in _answers(paths, options, max(1, count)):
        told()
        waiting[number] = one
        while expected in waiting:
            yield waiting.pop(expected)
            expected += 1


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(slots=True)
class Worker:
    """A process that audits one file after the other.

    Attributes:
        busy: number and path of the file it is at, and when that must be done.
    """

    options: Options
    method: Method
    process: BaseProcess = field(init=False)
    line: Connection = field(init=False)
    busy: tuple[int, Path, float] | None = None

    def __post_init__(self) -> None:
        """Start the process."""
        self.start()

    def start(self) -> None:
        """Begin, or begin anew after it was stopped."""
        self.line, theirs = Pipe()
        work = (theirs, self.options)
        if self.method == "fork":
            self.process = get_context("fork").Process(target=_serve, args=work, daemon=True)
        else:
            self.process = get_context("spawn").Process(target=_serve, args=work, daemon=True)
        self.process.start()
        theirs.close()

    def give(self, number: int, path: Path) -> None:
        """Hand it a file."""
        self.busy = (number, path, monotonic() + SECONDS + GRACE)
        try:
            self.line.send(str(path))
        except OSError:  # it ended while it had nothing to do
            self.stop()
            self.start()
            self.line.send(str(path))

    def take(self) -> Audited:
        """What came of its file; a process that ended is started anew."""
        if self.busy is None:
            raise AssertionError
        path = self.busy[1]
        self.busy = None
        try:
            answer: Answer = self.line.recv()
        except (EOFError, OSError):
            self.stop()
            self.start()
            return Audited(path, error=BrokeOff(path.name))
        if isinstance(answer, JihengError):
            return Audited(path, error=answer)
        return restored(path, *answer)

    def late(self) -> Audited | None:
        """What to say of its file when the time is over."""
        if self.busy is None or monotonic() < self.busy[2]:
            return None
        path = self.busy[1]
        self.busy = None
        self.stop()
        self.start()
        return Audited(path, error=TookTooLong(path.name, SECONDS))

    def stop(self) -> None:
        """End the process, whatever it is at."""
        self.line.close()
        self.process.kill()
        self.process.join()


def start_method() -> Method:
    """A copy of this process where that is safe and quick, else a fresh one."""
    return "fork" if sys.platform == "linux" else "spawn"


def _answers(paths: Sequence[Path], options: Options, count: int) -> Iterator[tuple[int, Audited]]:
    """Numbers of files and what came of them, as they are done."""
    left = iter(enumerate(paths))
    workers = [Worker(options, start_method()) for _ in range(count)]
    try:
        for one in workers:
            _next(one, left)
        while busy := [one for one in workers if one.busy]:
            soonest = min(one.busy[2] for one in busy if one.busy) - monotonic()
            ready = wait([one.line for one in busy], max(0.0, soonest))
            for one in busy:
                number = one.busy[0] if one.busy else -1
                done = one.take() if one.line in ready else one.late()
                if done is not None:
                    yield number, done
                    _next(one, left)
    finally:
        for one in workers:
            one.stop()


def _next(worker: Worker, left: Iterator[tuple[int, Path]]) -> None:
    following = next(left, None)
    if following is not None:
        worker.give(*following)


def _serve(line: Connection, options: Options) -> None:
    """The life of a worker: a path in, an answer out, until the line is closed."""
    parent = parent_process()
    while True:
        try:
            while not line.poll(_LOOK):
                if parent is None or not parent.is_alive():
                    return
            path = Path(line.recv())
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer: Answer = answered(path, options)
        except JihengError as error:
            answer = JihengError(error.where, error.what, error.instead)  # others cannot travel
        line.send(answer)
