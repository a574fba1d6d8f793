"""The server is killed (kill -9) while people save and hand in: nothing acknowledged is lost.

``JIHENG_KILL_ROUNDS`` is how often; the default is what a test run can afford.
"""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from uuid import uuid4

import psycopg
import pytest
from web.kill.clients import Writer, hand_in

THERE = Path(__file__).with_name("there.py")
ROUNDS = int(os.environ.get("JIHENG_KILL_ROUNDS", "3"))
_SECONDS_TO_START = 60
_SEED = 20241105
#: Seconds from the request to hand in until the kill; making the bundle takes two or more.
_WHILE_HANDING_IN, _AFTER_HANDING_IN = (0.05, 2), (3, 6)
pytestmark = pytest.mark.database


class Workbench:
    """A server of its own, to be started and killed again and again."""

    def __init__(self, folder, database):
        paths = os.pathsep.join(("tests", *filter(None, [os.environ.get("PYTHONPATH")])))
        self.environment = {
            **os.environ,
            "JIHENG_HOME": str(folder),
            "JIHENG_DATABASE": database,
            "DJANGO_SETTINGS_MODULE": "jiheng.web.settings",
            "PYTHONPATH": paths,
        }
        (folder / "workbench").mkdir()
        self.process, self.port = None, 0

    def run(self, *arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            check=False, env=self.environment, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, f"{done.stdout[-500:]}{done.stderr[-1500:]}"
        return done.stdout

    def start(self):
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        program = [sys.executable, "-m", "jiheng", "serve", "--port", str(self.port)]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(
            program, env=self.environment, start_new_session=True, **quiet
        )
        until = time.monotonic() + _SECONDS_TO_START
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            assert self.process.poll() is None, "jiheng serve ended while starting"
            time.sleep(0.05)
        pytest.fail("jiheng serve does not answer")

    def kill(self):
        """Everything it started, at once and without a word."""
        for pid in (self.process.pid, *_below(self.process.pid)):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()


def _below(pid):
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="],  # noqa: S607 - of whoever runs the tests
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    found = [pid]
    for above in found:
        found += [child for child, parent in pairs if parent == above]
    return found[1:]


@pytest.fixture
def workbench(request, tmp_path):
    database = ""
    if os.environ.get("JIHENG_TEST_DATABASE") == "postgresql":
        server, name = request.getfixturevalue("postgresql_server"), f"kill_{uuid4().hex}"
        with psycopg.connect(server, autocommit=True) as there:
            there.execute(f'CREATE DATABASE "{name}"')
        database = f"{server.rpartition('/')[0]}/{name}"
    made = Workbench(tmp_path, database)
    yield made
    if made.process.poll() is None:
        made.kill()


def _round(workbench, told, moment):
    """Start, let everybody work, kill; what the writers were told, and the one who hands in."""
    workbench.start()
    writers = [
        Writer(workbench.port, number, cells=told["cells"], **one)
        for number, one in enumerate(told["writers"])
    ]
    threads = [one.start() for one in writers]
    for writer in writers:
        assert writer.first.wait(_SECONDS_TO_START), writer.unexpected
    answers = []
    filing = told["filing"]
    handing = Thread(
        target=hand_in, args=(workbench.port, filing["session"], filing["case"], answers)
    )
    handing.start()
    time.sleep(moment)
    workbench.kill()
    for thread in (*threads, handing):
        thread.join()
    return writers, answers


def test_a_killed_server_loses_nothing_it_has_acknowledged(workbench):
    told = json.loads(workbench.run(THERE, "make"))
    chance = random.Random(_SEED)
    acknowledged, filed = [], False

    for number in range(ROUNDS):
        last = number == ROUNDS - 1
        moment = chance.uniform(*(_AFTER_HANDING_IN if last else _WHILE_HANDING_IN))
        writers, answers = _round(workbench, told, moment)
        acknowledged += [one for writer in writers for one in writer.acknowledged]
        filed = filed or HTTPStatus.FOUND in answers
        standing = json.loads(workbench.run(THERE, "standing"))

        assert [one for writer in writers for one in writer.unexpected] == []
        assert all(writer.acknowledged for writer in writers)
        assert standing["broken"] == []
        assert _lost(acknowledged, standing) == []
        assert _torn(standing) == []
        assert _half_filed(standing["filings"][str(told["filing"]["case"])], filed) == ""
    assert workbench.run("-m", "jiheng", "admin", "verify").strip() == "日志和文件都与记录一致。"


def test_a_lost_or_overwritten_save_would_be_seen():
    standing = {"entries": {"1 C6": ["12", 2]}, "log": {"1 C6": ["11", "12"]}}

    assert _lost([("1 C6", 1, "11"), ("1 C6", 2, "12")], standing) == []
    assert _lost([("1 C6", 1, "7"), ("1 C6", 3, "13"), ("2 C6", 1, "1")], standing) == [
        ("1 C6", 1, "7"), ("1 C6", 3, "13"), ("2 C6", 1, "1")
    ]  # fmt: skip
    assert _torn({**standing, "log": {"1 C6": ["11"]}}) == ["1 C6"]


def _lost(acknowledged, standing):
    """Saves that were answered and that the database does not know."""
    return [
        (place, revision, value)
        for place, revision, value in acknowledged
        if standing["entries"].get(place, ["", 0])[1] < revision
        or standing["log"][place][revision - 1] != value
    ]


def _torn(standing):
    """Cells whose value is not the last one logged."""
    return [
        place
        for place, (value, revision) in standing["entries"].items()
        if standing["log"][place] and (standing["log"][place][-1], len(standing["log"][place]))
        != (value, revision)
    ]  # fmt: skip


def _half_filed(there, answered):
    """What speaks against whole or not at all."""
    if there["state"] == "ready":
        nothing = not any(there[name] for name in ("filings", "files", "events", "links"))
        return "" if nothing and not answered else f"not filed, but {there}"
    whole = there["filings"] == there["events"] == there["links"] == 1 and there["files"] > 1
    return "" if whole else f"filed, but {there}"
