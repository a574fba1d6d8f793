"""The bytes of a file that is not too large (字节)."""

from pathlib import Path

from jiheng.documents.errors import CannotOpen, TooLarge


def content_of(path: Path, limit: int) -> bytes:
    """The bytes of a file that is not too large.

    Raises:
        CannotOpen: the system does not let us read it.
        TooLarge: it is larger than ``limit``.
    """
    try:
        size = path.stat().st_size
        if size > limit:
            raise TooLarge(path.name, size, limit)
        # A pipe has no size, and may have no end.
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except OSError as error:
        raise CannotOpen(str(path), error) from error
    if len(content) > limit:
        raise TooLarge(path.name, len(content), limit)
    return content
