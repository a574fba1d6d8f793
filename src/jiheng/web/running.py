"""The processes of a running workbench: the server, and the worker of its queue."""

import signal
import subprocess
import sys
import time
from types import FrameType

import click

#: Requests that one server process works on at once.
_THREADS = 4
_SECONDS_TO_STOP = 30
_SECONDS_BETWEEN_LOOKS = 0.2


def run(address: tuple[str, int], workers: int) -> int:
    """Start both, wait for a signal or for one of them to end, stop both.

    Returns:
        0 when told to stop; 1 when one of them ended by itself.
    """
    asked: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    children: list[subprocess.Popen[bytes]] = []
    try:
        for program in (_server(address, workers), _worker()):
            children.append(subprocess.Popen(program, start_new_session=True))  # noqa: PERF401, S603 - each is stopped below, whatever the next does
        while not asked and all(child.poll() is None for child in children):
            time.sleep(_SECONDS_BETWEEN_LOOKS)
    finally:
        _stop(children)
    if asked:
        click.echo("工作台已停止。")
        return 0
    click.echo("工作台的一个进程意外结束，已全部停止；原因见数据文件夹的 logs。", err=True)
    return 1


def _server(address: tuple[str, int], workers: int) -> list[str]:
    host, port = address
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi"),
        *("--host", host, "--port", str(port), "--workers", str(workers)),
        *("--blocking-threads", str(_THREADS), "--no-ws", "--log-level", "warning"),
        *("--workers-kill-timeout", "20", "--respawn-failed-workers"),
        "jiheng.web.wsgi:application",
    ]


def _worker() -> list[str]:
    """What was begun is done before it stops; what was not is there at the next start."""
    return [
        *(sys.executable, "-m", "django", "db_worker", "--settings", "jiheng.web.settings"),
        *("--queue-name", "*", "--no-reload", "--verbosity", "0"),
    ]


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    until = time.monotonic() + _SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
