"""An output file is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from jiheng.errors import JihengError


class CannotWrite(JihengError):
    """The place of an output file does not take it."""

    def __init__(self, path: Path, reason: str) -> None:
        """Name the path and what the system said."""
        super().__init__(
            str(path), f"无法写入（{reason}）", "换一个可以写入的位置，或先关闭打开着的同名文件"
        )


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path``; rename it there when all went well.

    Raises:
        CannotWrite: the folder does not exist or may not be written to.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    except OSError as error:
        raise CannotWrite(path, error.strerror or type(error).__name__) from error
    os.close(handle)
    temporary = Path(name)
    temporary.chmod(0o644)
    try:
        yield temporary
        temporary.replace(path)
    except PermissionError as error:
        raise CannotWrite(path, error.strerror or type(error).__name__) from error
    finally:
        temporary.unlink(missing_ok=True)
