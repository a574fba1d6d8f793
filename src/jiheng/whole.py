"""An output file is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from jiheng.errors import JihengError, in_words

#: Short: a file's own name may already be as long as a name can be.
_PREFIX = ".jiheng-"


class CannotWrite(JihengError):
    """The place of an output file does not take it."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the path and what the system said."""
        self.path, self.reason = path, reason
        super().__init__(
            str(path), f"无法写入（{reason}）", "换一个可以写入的位置，或先关闭打开着的同名文件"
        )


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; rename it there when all went well.

    Raises:
        CannotWrite: the folder or the file cannot be written, or there is no room.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=path.parent, prefix=_PREFIX, suffix=path.suffix)
    except OSError as error:
        raise CannotWrite(path, in_words(error)) from error
    os.close(handle)
    temporary = Path(name)
    try:
        temporary.chmod(0o644)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(path, in_words(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
