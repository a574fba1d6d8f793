"""The confined process: ``python -m jiheng.web.security.inside JOB PATH SECONDS MEGABYTES``.

It bounds itself before it opens the file, does the one job and writes json. It
is no sandbox against code of the attacker's choosing; it keeps a hostile file
from taking the server's memory and time, and from calling out.
"""

import ctypes
import json
import os
import sys
from importlib import import_module
from pathlib import Path

from jiheng.errors import JihengError
from jiheng.folder import modules

#: Exit codes, for the parent.
REFUSED, TOO_MUCH = 65, 66
_MEGABYTE = 2**20
#: What one job may write to a file at most, its answer among them.
_WRITTEN = 256 * _MEGABYTE
_OPEN_FILES = 256
#: Linux: flags of unshare(2).
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000


def confine(seconds: int, megabytes: int) -> None:
    """Bound time, memory and what is written; cut the network off."""
    if os.name == "posix":
        resource = import_module("resource")
        for limit, most in (
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, megabytes * _MEGABYTE),
            (resource.RLIMIT_FSIZE, _WRITTEN),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(limit, (most, most))
    _leave_the_network()
    sys.addaudithook(_refuse_sockets)


def _leave_the_network() -> None:
    """A network of its own without any interface, where the system allows it to be left."""
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NET) != 0:
        libc.unshare(_NEW_USER | _NEW_NET)


def _refuse_sockets(event: str, arguments: tuple[object, ...]) -> None:
    """Whatever the system allows: no socket is made."""
    if event.startswith("socket."):
        raise PermissionError(event, *map(str, arguments[:1]))


def main(arguments: list[str]) -> int:
    """Do one job."""
    job, path, seconds, megabytes = arguments
    confine(int(seconds), int(megabytes))
    jobs = modules(import_module("jiheng.web.security.jobs"))
    try:
        answer = jobs[job].run(Path(path), json.loads(sys.stdin.read() or "{}"))
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    except JihengError as error:
        sys.stderr.write(str(error))
        return REFUSED
    except (MemoryError, RecursionError):
        return TOO_MUCH
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
