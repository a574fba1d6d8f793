"""The processes of a running workbench: the server, and the worker of its queue."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import IO

import click

from jiheng.home import data_folder
from jiheng.web.errors import PortTaken, Stopped

#: Requests that one server process works on at once.
_THREADS = 4
_SECONDS_TO_STOP = 30
_SECONDS_TO_START = 60
_SECONDS_BETWEEN_LOOKS = 0.2
#: What the processes say themselves; the log of requests lies beside it.
_SAID = Path("logs") / "processes.log"
_Children = dict[str, subprocess.Popen[bytes]]


def run(address: tuple[str, int], workers: int, greet: Callable[[], None]) -> None:
    """Start both, greet when the server answers, wait for a signal, stop both.

    Raises:
        JihengError: the port is taken, or one of them ended by itself.
    """
    _spare(address)
    asked: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    said = data_folder() / _SAID
    said.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    children: _Children = {}
    with said.open("ab") as log:
        try:
            _begin(children, log, {"网页服务": _server(address, workers), "后台任务": _worker()})
            until = time.monotonic() + _SECONDS_TO_START
            while not asked and not _answers(address) and time.monotonic() < until:
                _look(children, said)
            if not asked:
                greet()
            while not asked:
                _look(children, said)
        finally:
            _stop(children)
    click.echo("工作台已停止。")


def _begin(children: _Children, log: IO[bytes], programs: dict[str, list[str]]) -> None:
    """Each in a session of its own: an interrupt reaches this process, which stops them."""
    for name, program in programs.items():
        children[name] = subprocess.Popen(  # noqa: S603 - our own programs
            program, stdout=log, stderr=log, start_new_session=True
        )


def _look(children: _Children, said: Path) -> None:
    """Wait a little.

    Raises:
        Stopped: one of them has ended.
    """
    for name, child in children.items():
        if child.poll() is not None:
            raise Stopped(name, said)
    time.sleep(_SECONDS_BETWEEN_LOOKS)


def _spare(address: tuple[str, int]) -> None:
    """Refuse a port that somebody else listens at.

    Raises:
        PortTaken: it is taken, or not ours to take.
    """
    with socket.socket(socket.AF_INET6 if ":" in address[0] else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
        except OSError as error:
            raise PortTaken(*address) from error


def _answers(address: tuple[str, int]) -> bool:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address[0], address[0])  # noqa: S104 - asked, not listened at
    try:
        socket.create_connection((host, address[1]), timeout=1).close()
    except OSError:
        return False
    return True


def _server(address: tuple[str, int], workers: int) -> list[str]:
    host, port = address
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(_THREADS), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "20"),
        "jiheng.web.wsgi:application",
    ]


def _worker() -> list[str]:
    """What was begun is done before it stops; what was not is there at the next start."""
    return [
        *(sys.executable, "-m", "django", "db_worker", "--settings", "jiheng.web.settings"),
        *("--queue-name", "*", "--no-reload", "--verbosity", "0"),
    ]


def _stop(children: _Children) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + _SECONDS_TO_STOP
    for child in children.values():
        try:
            child.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
