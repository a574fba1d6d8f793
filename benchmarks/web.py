"""The workbench as ``jiheng serve`` serves it, beside bare pages of the same rows.

The list of fifty filings is asked for in turn from the workbench, from a bare Django view with
Jinja2 and from one with Django's own template engine, frame and all (``web_peer.py``); then
saving a cell and its score, memory, and the weight of the first page.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from re import findall
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from uuid import uuid4

ROOT = Path(__file__).parents[1]
ROUNDS, SECONDS, CONNECTIONS = 5, 2.0, 4
MANY, ASKED_BY_MANY = 50, 5
SAVES = 60
_TOKEN = "b" * 32
_OK = 200
_START = 60
#: Seconds one of the fifty looks at a page before the next.
_PAUSE = 2.0


def main() -> None:
    """Print one line a figure."""
    with TemporaryDirectory() as home, ExitStack() as running:
        environment = {**os.environ, "JIHENG_HOME": home, "PYTHONPATH": str(ROOT)}
        county = [sys.executable, str(ROOT / "benchmarks/web_county.py")]
        made = subprocess.run(county, check=True, env=environment, stdout=subprocess.PIPE)
        told = json.loads(made.stdout)
        ours = running.enter_context(_workbench(environment))
        peer = running.enter_context(_peer(environment))
        cookie = {"Cookie": f"sessionid={told['bureau']}"}
        pages = {
            "工作台": (ours, "/filings/", cookie),
            "Jinja2": (peer, "/jinja", {}),
            "Django模板": (peer, "/django", {}),
        }
        rates = _rates(pages)
        for name, least in (("Jinja2", 0.7), ("Django模板", 2.5)):
            print(_ratio(rates, name, least))
        print(_verdict("50行列表，50个连接，p95", _many(*pages["工作台"]), 100, "毫秒"))
        print(_verdict("保存一格并得到新得分，p95", _saves(ours, told), 150, "毫秒"))
        print(_verdict("服务进程的内存", _memory(ours), 200, "MiB"))
        print(_verdict("首页连样式和脚本", _weight(ours, cookie), 300, "KB"))


def _ratio(rates: dict[str, float], name: str, least: float) -> str:
    ratio = rates["工作台"] / rates[name]
    verdict = "达到" if ratio >= least else "未达到"
    return (
        f"50行列表 每秒{rates['工作台']:.0f}页，{name}裸页 每秒{rates[name]:.0f}页，"
        f"比值{ratio:.2f}，{verdict}目标（不低于{least:g}）"
    )


def _verdict(name: str, value: float, most: int, unit: str) -> str:
    verdict = "达到" if value <= most else "未达到"
    return f"{name} {value:.0f}{unit}，{verdict}目标（不超过{most}）"


@contextmanager
def _workbench(environment: dict[str, str]) -> Iterator[int]:
    port = _free()
    program = [sys.executable, "-m", "jiheng", "serve", "--port", str(port)]
    yield from _served(program, environment, port)


@contextmanager
def _peer(environment: dict[str, str]) -> Iterator[int]:
    port = _free()
    program = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1"),
        *("--port", str(port), "--workers", "1", "--blocking-threads", "4", "--no-ws"),
        *("--log-level", "warning", "benchmarks.web_peer:application"),
    ]
    yield from _served(program, environment, port)


def _served(program: list[str], environment: dict[str, str], port: int) -> Iterator[int]:
    server = subprocess.Popen(program, env=environment, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + _START
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        else:
            sys.exit(f"没有启动：{' '.join(program)}")
        yield port
    finally:
        server.terminate()
        server.wait()


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _rates(pages: dict[str, tuple[int, str, dict[str, str]]]) -> dict[str, float]:
    """Pages a second of each, in turn; the median of the rounds, the first not counted."""
    counted: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS + 1):
        for name, page in pages.items():
            counted[name].append(_rate(*page))
    return {name: median(those[1:]) for name, those in counted.items()}


def _rate(port: int, path: str, headers: dict[str, str]) -> float:
    until = time.perf_counter() + SECONDS

    def ask(_number: int) -> int:
        connection, count = HTTPConnection("127.0.0.1", port), 0
        while time.perf_counter() < until:
            _get(connection, path, headers)
            count += 1
        connection.close()
        return count

    with ThreadPoolExecutor(CONNECTIONS) as people:
        return sum(people.map(ask, range(CONNECTIONS))) / SECONDS


def _get(connection: HTTPConnection, path: str, headers: dict[str, str]) -> bytes:
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status != _OK:
        sys.exit(f"{path} 的回答是 {answer.status}")
    return content


def _many(port: int, path: str, headers: dict[str, str]) -> float:
    """Milliseconds below which nineteen of twenty pages come, asked for by fifty at once."""

    def ask(number: int) -> list[float]:
        # Fifty people do not press the button at the same moment.
        time.sleep(_PAUSE * number / MANY)
        connection, times = HTTPConnection("127.0.0.1", port), []
        for _ in range(ASKED_BY_MANY):
            began = time.perf_counter()
            _get(connection, path, headers)
            times.append(time.perf_counter() - began)
            time.sleep(_PAUSE)
        connection.close()
        return times

    with ThreadPoolExecutor(MANY) as people:
        times = [one for those in people.map(ask, range(MANY)) for one in those]
    return quantiles(times, n=20)[-1] * 1000


def _saves(port: int, told: dict[str, object]) -> float:
    """Milliseconds below which nineteen of twenty saves are answered with the new score."""
    connection, times = HTTPConnection("127.0.0.1", port), []
    headers = {
        "Cookie": f"sessionid={told['clerk']}; csrftoken={_TOKEN}",
        "X-CSRFToken": _TOKEN,
        "Content-Type": "application/json",
        "Accept": "application/json",
    }
    revision = told["revision"]
    for number in range(SAVES):
        change = {**told["cell"], "value": f"{1000 + number}", "base": revision}
        body = json.dumps({"key": str(uuid4()), "changes": [change]})
        began = time.perf_counter()
        connection.request("POST", f"/cases/{told['case']}/cells", body, headers)
        answer = connection.getresponse()
        content = answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != _OK:
            sys.exit(f"保存的回答是 {answer.status} {content.decode()[:200]}")
        (saved,) = json.loads(content)["saved"]
        revision = saved["revision"]
    connection.close()
    return quantiles(times[5:], n=20)[-1] * 1000


def _memory(port: int) -> float:
    """MiB of the process that listens, by what is its own and its share of the rest (PSS)."""
    listed = subprocess.run(
        ["ps", "-eo", "pid=,args="],  # noqa: S607 - of whoever runs it
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    pids = [line.split()[0] for line in listed.stdout.splitlines() if f"--port {port}" in line]
    pids = [one for one in pids if "granian" in Path(f"/proc/{one}/cmdline").read_text()]
    return sum(_pss(one) for one in pids) / 1024


def _pss(pid: str) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _weight(port: int, headers: dict[str, str]) -> float:
    """KB over the wire of the first page somebody sees, with all it asks for."""
    connection = HTTPConnection("127.0.0.1", port)
    packed = {**headers, "Accept-Encoding": "br, gzip"}
    page = _get(connection, "/work/", headers)
    asked = set(findall(r'(?:href|src)="(/static/[^"]+)"', page.decode()))
    total = len(_get(connection, "/work/", packed))
    total += sum(len(_get(connection, one, packed)) for one in asked)
    connection.close()
    return total / 1000


if __name__ == "__main__":
    main()
