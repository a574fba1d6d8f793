"""Pages read in a process of their own, with bounded memory and time.

A few hundred bytes of pdf can make any library draw a form in a form without end, and a
library out of memory ends its process. So that process is a child; where the system has no
fork, pages are read here.
"""

import faulthandler
import os
import pickle
import select
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from jiheng.documents.pdf.errors import StrangePdf
from jiheng.documents.pdf.meanwhile import Meanwhile, idle
from jiheng.documents.pdf.pages import Page, page_count, pages_of

if sys.platform != "win32":
    import resource

#: Address space a child may take beside copies of the file, in bytes; a report of 600 pages
#: takes a quarter of it.
_MEMORY, _COPIES = 500_000_000, 2
#: No report takes as long, in seconds.
_SECONDS = 120
_BLOCK = 1 << 16
#: From so many pages on a second process is worth its start.
_LONG = 10


def pages_apart(content: bytes, name: str, meanwhile: Meanwhile = idle) -> list[Page]:
    """All pages of a file, in order.

    Args:
        content: of the file.
        name: of the file, for errors.
        meanwhile: what this process does while others read.

    Raises:
        JihengError: it is broken, locked, empty, too long, or takes too much time or memory.
    """
    count = page_count(content, name)
    if sys.platform == "win32":
        return pages_of(content, name, range(1, count + 1))
    return _in_children(content, name, count, meanwhile)


if sys.platform != "win32":

    def _in_children(content: bytes, name: str, count: int, meanwhile: Meanwhile) -> list[Page]:
        """Two of them share the pages of a long file, where there are two cores."""
        cores = os.cpu_count() or 1
        middle = count // 2 if cores > 1 and count >= _LONG else count
        until = monotonic() + _SECONDS
        shares = [range(1, middle + 1), range(middle + 1, count + 1)]
        children = [_Child(content, name, share) for share in shares if share]
        try:
            meanwhile()
            return [page for child in children for page in child.pages(until)]
        finally:
            for child in children:
                child.end()

    class _Child:
        """A process that reads some pages and says them through a pipe."""

        def __init__(self, content: bytes, name: str, numbers: Sequence[int]) -> None:
            self._name = name
            self._pipe, writing = os.pipe()
            self._process = os.fork()
            if not self._process:
                os.close(self._pipe)
                _work(content, name, numbers, writing)
            os.close(writing)

        def pages(self, until: float) -> list[Page]:
            """What it read.

            Raises:
                StrangePdf: it died, or its time is up.
            """
            told = _received(self._pipe, until)
            if not told.endswith(_END):
                raise StrangePdf(self._name)
            pages: list[Page] = pickle.loads(told)  # noqa: S301 - our own child wrote it
            return pages

        def end(self) -> None:
            """End it, whatever it does."""
            os.close(self._pipe)
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)

    def _work(content: bytes, name: str, numbers: Sequence[int], writing: int) -> None:
        """The life of the child; it never returns."""
        status = 1
        try:
            faulthandler.disable()
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            _bound_memory(_MEMORY + _COPIES * len(content))
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what libraries cry when they die
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(pickle.dumps(pages_of(content, name, numbers), _PROTOCOL) + _END)
            status = 0
        finally:
            os._exit(status)

    def _bound_memory(more: int) -> None:
        """Let this process take no more than so many bytes beyond what it has."""
        statistics = Path("/proc/self/statm")
        taken = int(statistics.read_text().split()[0]) if statistics.exists() else 0
        limit = taken * resource.getpagesize() + more
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard not in (resource.RLIM_INFINITY, -1):
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))

    def _received(reading: int, until: float) -> bytes:
        """What the child says before it ends; less if its time is up."""
        parts = []
        while (left := until - monotonic()) > 0:
            if not select.select([reading], [], [], left)[0]:
                break
            part = os.read(reading, _BLOCK)
            if not part:
                break
            parts.append(part)
        return b"".join(parts)


#: Behind the last page, so that a child cut short is known.
_END = b"\njiheng"
_PROTOCOL = pickle.HIGHEST_PROTOCOL
