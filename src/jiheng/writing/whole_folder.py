"""A folder of files is written whole or not at all, and writes over nothing unasked."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from tempfile import mkdtemp

from jiheng.errors import JihengError, in_words
from jiheng.whole import CannotWrite

_SHOWN = 3
_PREFIX = ".jiheng-"
#: Seconds after which no run is still writing.
_ABANDONED = 3600


class AlreadyThere(JihengError):
    """Files that would be written are there already."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        """Name the first few."""
        there = sorted(names)
        shown = "、".join(there[:_SHOWN])
        more = f"等{len(there)}个文件" if len(there) > _SHOWN else ""
        super().__init__(str(folder), f"已有{shown}{more}", "换一个文件夹，或加 --force 覆盖")


@contextmanager
def whole_folder(
    folder: Path, names: Iterable[str], *, gone: Iterable[str] = (), force: bool = False
) -> Iterator[Path]:
    """Give a temporary folder beside ``folder``; what lies in it moves there when all went well.

    Other files in ``folder`` stay as they are. Whenever the program is ended, each file in
    ``folder`` is whole, the old or the new one; what such an end left beside it goes next time.

    Args:
        folder: need not exist yet.
        names: what will be written, as paths within it.
        gone: files within it that are taken away when all went well.
        force: write over files that are there already.

    Raises:
        AlreadyThere: one of them is, and is not to be written over.
        CannotWrite: the place does not take the folder.
    """
    there = [name for name in names if (folder / name).exists()]
    if there and not force:
        raise AlreadyThere(folder, there)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(folder.parent)
        if folder.exists() and not folder.is_dir():
            raise CannotWrite(folder, "同名的文件已存在")
        if folder.exists() and not os.access(folder, os.W_OK):
            raise CannotWrite(folder, "没有写入权限")
        temporary = Path(mkdtemp(dir=folder.parent, prefix=_PREFIX))
    except OSError as error:
        raise CannotWrite(folder, in_words(error)) from error
    temporary.chmod(0o755)
    made = temporary / "new"
    try:
        made.mkdir()
        yield made
        _move(made, folder, temporary / "old", gone)
    except CannotWrite as error:
        raise _placed(error, made, folder) from error
    except OSError as error:
        raise CannotWrite(folder, in_words(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _move(made: Path, folder: Path, old: Path, gone: Iterable[str]) -> None:
    """Every file to its place; when one cannot be, all are as before."""
    if not folder.exists():
        made.replace(folder)
        return
    move = _Move(folder, old)
    try:
        for source in sorted(made.rglob("*")):
            move.place(source, str(source.relative_to(made)))
        for name in gone:
            move.take_away(name)
    except OSError as error:
        move.undo()
        raise CannotWrite(folder / move.last, in_words(error)) from error


def _placed(error: CannotWrite, made: Path, folder: Path) -> CannotWrite:
    """The error with the place a person knows, where it names the temporary one."""
    if not error.path.is_relative_to(made):
        return error
    return CannotWrite(folder / error.path.relative_to(made), error.reason)


def _clear(place: Path) -> None:
    """Take away what runs that were killed long ago have left there."""
    for left in place.glob(f"{_PREFIX}*"):
        if left.is_dir() and time.time() - left.stat().st_mtime > _ABANDONED:
            shutil.rmtree(left, ignore_errors=True)


class _Move:
    """What was done to a folder so far, so that it can be undone."""

    def __init__(self, folder: Path, old: Path) -> None:
        """Nothing yet."""
        self._folder, self._old = folder, old
        self._placed: list[str] = []
        self._aside: list[str] = []
        self.last = ""

    def place(self, source: Path, name: str) -> None:
        """Put a file, or make a folder, where the name says."""
        self.last = name
        if source.is_dir():
            (self._folder / name).mkdir(exist_ok=True)
            return
        if self._keep(name):
            shutil.copy2(self._folder / name, self._old / name)
            self._aside.append(name)
        source.replace(self._folder / name)
        self._placed.append(name)

    def take_away(self, name: str) -> None:
        """Take a file out of the folder, where it is there."""
        self.last = name
        if self._keep(name):
            (self._folder / name).replace(self._old / name)
            self._aside.append(name)

    def _keep(self, name: str) -> bool:
        """Whether a file stands there; makes room to keep it until everything is done."""
        file = self._folder / name
        if file.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        (self._old / name).parent.mkdir(parents=True, exist_ok=True)
        return file.exists()

    def undo(self) -> None:
        """The folder as it was."""
        for name in self._placed:
            (self._folder / name).unlink(missing_ok=True)
        for name in self._aside:
            (self._old / name).replace(self._folder / name)
