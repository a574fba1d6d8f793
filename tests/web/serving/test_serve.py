"""``jiheng serve`` starts the server and its worker, and stops both."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http import HTTPStatus
from http.client import HTTPConnection

import pytest

#: Two servers' worth of a slow machine.
_SECONDS = 60


@pytest.fixture
def port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture
def environment(tmp_path):
    """A fresh machine."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIHENG_")}
    return {**kept, "JIHENG_HOME": str(tmp_path)}


def served(port, path="/sign-in/"):
    """Status and headers of a page, when the server answers."""
    until = time.monotonic() + _SECONDS
    while True:
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
                connection.request("GET", path)
                answer = connection.getresponse()
                return answer.status, dict(answer.getheaders()), answer.read().decode()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.2)


def children(process):
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)],  # noqa: S607 - of whoever runs the tests
        capture_output=True,
        text=True,
        check=False,
    )
    return [int(pid) for pid in listed.stdout.split()]


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_fresh_machine_serves_pages_and_stops_when_told(environment, port, tmp_path):
    program = [sys.executable, "-m", "jiheng", "serve", "--port", str(port)]
    process = subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True)

    try:
        status, headers, page = served(port)
        css = re.search(r"/static/[^\"]*workbench[^\"]*[.]css", page).group()
        packed, _, _ = served(port, css)
        started = children(process)
    finally:
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=_SECONDS)

    assert (status, packed) == (HTTPStatus.OK, HTTPStatus.OK)
    assert "content-security-policy" in {name.lower() for name in headers}
    assert css != "/static/jiheng/workbench.css"
    assert f"工作台：http://127.0.0.1:{port}/" in said
    assert "严禁处理涉密信息" in said
    assert process.returncode == 0
    assert len(started) == 2
    assert [pid for pid in started if alive(pid)] == []
    assert (tmp_path / "workbench" / "workbench.sqlite3").exists()


def test_the_port_is_taken_from_the_environment(environment, port):
    program = [sys.executable, "-m", "jiheng", "serve"]
    environment["JIHENG_PORT"] = str(port)
    process = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL)

    try:
        status, _, _ = served(port)
    finally:
        process.terminate()
        process.wait(timeout=_SECONDS)

    assert status == HTTPStatus.OK


def test_a_port_that_is_taken_is_said(environment, port):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        program = [sys.executable, "-m", "jiheng", "serve", "--port", str(port)]
        refused = subprocess.run(
            program, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False
        )

    assert refused.returncode == 2
    assert refused.stderr.startswith(f"127.0.0.1:{port}：这个端口不能用，可能已被别的程序占用。")


def test_a_process_that_ends_by_itself_stops_the_workbench_and_is_named(environment, port):
    program = [sys.executable, "-m", "jiheng", "serve", "--port", str(port)]
    process = subprocess.Popen(program, env=environment, stderr=subprocess.PIPE, text=True)

    served(port)
    started = children(process)
    os.kill(started[-1], signal.SIGKILL)
    _, said = process.communicate(timeout=_SECONDS)

    assert process.returncode == 1
    assert said.startswith("后台任务的进程意外结束，工作台已停止。原因见 ")
    assert [pid for pid in started if alive(pid)] == []


def test_production_is_refused_on_a_fresh_machine_with_every_reason(environment, tmp_path):
    program = [sys.executable, "-m", "jiheng", "serve", "--production"]

    refused = subprocess.run(
        program, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False
    )

    assert refused.returncode == 2
    assert refused.stdout == ""
    assert [line.strip()[:9] for line in refused.stderr.splitlines()] == [
        "不能以正式方式启动",
        "没有设置密钥（JI",
        "没有设置访问用的域",
        "数据库还没有建立，",
    ]
    assert not (tmp_path / "workbench" / "workbench.sqlite3").exists()
