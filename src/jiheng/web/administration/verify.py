"""Whether what must not change has not: the chained log and the stored files."""

from collections.abc import Iterator

from jiheng.errors import JihengError
from jiheng.web.workbench import kept, log, logged


def broken() -> Iterator[JihengError]:
    """Everything that is not what it was."""
    yield from log.verify()
    yield from logged.verify()
    yield from kept.verify()
