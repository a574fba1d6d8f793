"""Uploaded files are read in a process that may take so much and reach nothing (受限读取)."""

import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

from jiheng.errors import JihengError
from jiheng.web.security.inside import REFUSED, TOO_MUCH

_log = logging.getLogger(__name__)
#: A report of a hundred pages takes a fifth of these.
SECONDS, MEGABYTES = 60, 1024
#: The processor's seconds end the process itself; the clock's are for one that only waits.
_GRACE = 5
_PROGRAM = (sys.executable, "-m", "jiheng.web.security.inside")
_NOTHING: Mapping[str, object] = {}
#: Passed on; everything else of the environment, secrets among it, is not.
_KEPT = ("JIHENG_HOME", "SYSTEMROOT")


class Unread(JihengError):
    """The confined process gave no answer; the message is for whoever uploaded the file."""

    def __init__(self, file: str, what: str, instead: str) -> None:
        """Name the file."""
        super().__init__(file, what, instead)


class Refused(JihengError):
    """The file is wrong, in the words of what tried to read it."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence as it is."""
        self.sentence = sentence
        super().__init__("", sentence)

    def __str__(self) -> str:
        """As it was said."""
        return self.sentence


def confined(
    job: str,
    path: Path,
    *,
    wanted: Mapping[str, object] = _NOTHING,
    seconds: int = SECONDS,
    megabytes: int = MEGABYTES,
) -> bytes:
    """Do one job of ``security/jobs`` with a file; its answer as json.

    Args:
        job: name of the job.
        path: the file; its name is what messages call it.
        wanted: words for the job, such as ``{"publication": True}``.
        seconds: of the processor, and, with a little grace, of the clock.
        megabytes: of address space.

    Raises:
        JihengError: the file is wrong, or takes too much.
    """
    with TemporaryDirectory() as home, TemporaryFile() as answer, TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own program; the path is an argument
            [*_PROGRAM, job, str(path), str(seconds), str(megabytes)],
            stdin=subprocess.PIPE,
            stdout=answer,
            stderr=said,
            env=_environment(home),
            start_new_session=True,
        )
        try:
            process.communicate(json.dumps(wanted).encode(), timeout=seconds + _GRACE)
        except subprocess.TimeoutExpired:
            raise _too_long(path, seconds) from None
        finally:
            _end(process)
        _check(process.returncode, _written(said), path, (seconds, megabytes))
        return _written(answer)


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
    return {"HOME": home, "TMPDIR": home, "PYTHONUTF8": "1", **kept}


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and whatever it started."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _written(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


def _check(code: int, said: bytes, path: Path, limits: tuple[int, int]) -> None:
    """Whether the job was done.

    Raises:
        JihengError: it was not.
    """
    seconds, megabytes = limits
    if code == 0:
        return
    if code == REFUSED:
        raise Refused(said.decode("utf-8", "replace"))
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        raise _too_long(path, seconds)
    if code == TOO_MUCH or b"MemoryError" in said:
        raise Unread(
            path.name,
            f"读取时占用的内存超过{megabytes}MB，已停止",
            "把文件拆成几份，或删去其中的大图片后再上传",
        )
    _log.error("a confined job ended with %s: %s", code, said.decode("utf-8", "replace")[-2000:])
    raise Unread(path.name, "没有读成，原因已记入日志", "用Word、WPS打开后另存一次再上传")


def _too_long(path: Path, seconds: int) -> Unread:
    return Unread(
        path.name, f"读取超过{seconds}秒，已停止", "把文件拆成几份，或另存为docx、xlsx后再上传"
    )
