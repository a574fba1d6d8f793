"""An output file is written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
        # Not from tempfile, which takes longer to load than most files take to write.
        temporary = path.with_name(f"{_PREFIX}{os.urandom(8).hex()}{path.suffix}")
        temporary.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        raise CannotWrite(path, in_words(error)) from error
    try:
        temporary.chmod(0o644)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise CannotWrite(path, in_words(error)) from error
    finally:
        temporary.unlink(missing_ok=True)
