"""One file may take so much time and memory, and no more (处理上限)."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from types import FrameType

from jiheng.auditing.errors import TookTooLong, TookTooMuch

#: Seconds for one file: a scan of forty pages is recognised in less.
SECONDS = 300
#: What does not stop at its limit by itself is stopped these seconds later.
GRACE = 10
#: Bytes of address space beyond what the program takes before it begins.
MEMORY = 3_000_000_000


@contextmanager
def bounded(file: str, seconds: int = SECONDS, memory: int = MEMORY) -> Iterator[None]:
    """Let a file have so much time and memory, where the system can count them.

    Raises:
        TookTooLong: the time is over; only told where there are signals, in the main thread.
        TookTooMuch: there is no more memory, or the file is nested too deeply.
    """
    with _time(file, seconds), _memory(memory):
        try:
            yield
        except (MemoryError, RecursionError):
            raise TookTooMuch(file, memory) from None


@contextmanager
def last_resort(file: str, code: int, seconds: int = SECONDS + GRACE) -> Iterator[None]:
    """End the whole program, with one sentence, where a library does not come back in time.

    For a program that audits one file in its own process: no signal reaches it inside a library.

    Args:
        file: named in the sentence.
        code: what the program exits with.
        seconds: more than the file itself is given.
    """

    def end() -> None:
        sys.stderr.write(f"{TookTooLong(file, seconds)}\n")
        sys.stderr.flush()
        os._exit(code)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


@contextmanager
def _time(file: str, seconds: int) -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TookTooLong(file, seconds)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _memory(most: int) -> Iterator[None]:
    if find_spec("resource") is None:
        yield
        return
    resource = import_module("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _taken(resource.getpagesize()) + most
    if soft != resource.RLIM_INFINITY and soft <= wanted:
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _taken(page: int) -> int:
    """Bytes of address space this process has; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123 - no file
            return int(told.read().split()[0]) * page
    except OSError:
        return 0
