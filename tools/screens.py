"""Draws every page of the workbench, on the screen of an office and on a phone.

usage: .venv/bin/python tools/screens.py [words of the names of the pages]
Needs chromium. Starts the demo county in a folder of its own, signs in as each role; writes
docs/images/workbench and docs/explanation/workbench-pages.md.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from jiheng.web.ready import ready

REPOSITORY = Path(__file__).resolve().parent.parent
IMAGES = REPOSITORY / "docs" / "images" / "workbench"
INDEX = REPOSITORY / "docs" / "explanation" / "workbench-pages.md"
FAULTY = REPOSITORY / "examples" / "audit" / "自评报告.docx"
#: The screen of most offices, and of a phone.
SIZES = {"screen": (1366, 768), "phone": (390, 844)}
#: A picture that is larger makes the documentation slow to open.
LARGEST = 150_000
_SECONDS = 90
#: Milliseconds until scripts have drawn what they draw.
_SETTLED = 400
_COLOURS = "48"


class Shot(NamedTuple):
    """A page to be drawn.

    Attributes:
        name: of the picture.
        login: who looks.
        address: with ``{case}`` of the department at work, ``{filed}`` a filing, ``{task}`` a task.
        title: under the picture.
    """

    name: str
    login: str
    address: str
    title: str


SHOTS = (
    Shot("sign-in", "", "/sign-in/", "登录"),
    Shot("work-clerk", "hengdong", "/work/", "经办的我的工作：等我办的、还有几天、退回的和原因"),
    Shot("case", "hengdong", "/cases/{case}/", "一次报送：到了哪一步，经过和意见"),
    Shot(
        "fill-facts",
        "hengdong",
        "/cases/{case}/fill/基础数据/",
        "填报：基础数据，上年数和决算数在旁边",
    ),
    Shot("fill-goals", "hengdong", "/cases/{case}/fill/绩效目标与完成/", "填报：绩效目标与完成"),
    Shot("fill-print", "hengdong", "/cases/{case}/fill/print/", "填报表的打印页，不用脚本"),
    Shot("evidence", "hengdong", "/cases/{case}/evidence/", "佐证材料"),
    Shot("sections", "hengdong.officer", "/cases/{case}/sections/", "分工"),
    Shot("imports", "hengdong", "/cases/{case}/imports/", "导入导出填报表"),
    Shot("score", "hengdong", "/cases/{case}/score/", "得分表：得分、扣分和扣分的那句话"),
    Shot("report", "hengdong", "/cases/{case}/report/", "报告：各节文字和引用的数据"),
    Shot("package", "hengdong", "/cases/{case}/package/", "报送包：应报材料是否齐全"),
    Shot("explanations", "hengdong.officer", "/explanations/", "情况说明"),
    Shot(
        "log-unit", "hengdong.officer", "/cases/{case}/log/", "变更记录：谁、何时、由什么改为什么"
    ),
    Shot("work-officer", "miluo.officer", "/work/", "财务股的我的工作：等待审核"),
    Shot("work-returned", "quwo", "/work/", "被退回的报送和退回意见"),
    Shot("audits", "hengdong", "/audits/", "审核：上传任意一份报告"),
    Shot("audit", "hengdong", "/audits/{audit}/", "审核结果：原文和发现并列"),
    Shot("work-authority", "hengyang", "/work/", "主管部门的我的工作"),
    Shot("work-bureau", "bureau", "/work/", "财政绩效科的我的工作"),
    Shot("received", "bureau", "/filings/", "报送件列表"),
    Shot("filing", "bureau", "/filings/{filed}/", "一份报送件：材料、得分、受理或退回"),
    Shot("filing-score", "bureau", "/filings/{filed}/score/", "报送件的得分"),
    Shot("tasks", "bureau", "/tasks/", "任务列表"),
    Shot("task", "bureau", "/tasks/{task}/", "一项任务：各单位到了哪一步，催报、延期"),
    Shot("task-new", "bureau", "/tasks/new/", "拟定任务，可由通知的Word文件读出"),
    Shot("people", "system", "/people/", "系统管理员：用户"),
    Shot("posts", "security", "/posts/", "安全管理员：岗位"),
    Shot("security-log", "audit", "/security-log/", "审计管理员：安全日志"),
    Shot("account", "hengdong", "/account/", "本人的账号、密码和动态口令"),
)


def main(words: Sequence[str]) -> int:
    """Start, draw, stop; write the page that shows the pictures when all were drawn."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("缺少 chromium。安装命令：sudo apt-get install chromium", file=sys.stderr)
        return 2
    shots = [one for one in SHOTS if not words or any(word in one.name for word in words)]
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home, served(Path(home)) as address, sync_playwright() as engine:
        switches = ["--no-sandbox", "--disable-gpu"]
        running = engine.chromium.launch(executable_path=browser, args=switches)
        for size in SIZES:
            _draw(running, address, shots, size)
        running.close()
    if not words:
        INDEX.write_text(_index(), encoding="utf-8")
    print(f"已写入 {IMAGES.relative_to(REPOSITORY)}（{len(shots)}页，每页{len(SIZES)}种宽度）")
    return 0


@contextmanager
def served(home: Path) -> Iterator[str]:
    """The demo county on a free port; gives its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    environment = {**os.environ, "JIHENG_HOME": str(home), "JIHENG_ONE_SESSION": "0"}
    jiheng = [sys.executable, "-m", "jiheng"]
    quiet = {"env": environment, "stdout": subprocess.DEVNULL}
    subprocess.run([*jiheng, "admin", "demo"], check=True, **quiet)
    server = subprocess.Popen([*jiheng, "serve", "--port", str(port)], **quiet)
    try:
        _wait(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    sys.exit("工作台没有启动")


def _draw(browser: Browser, address: str, shots: Sequence[Shot], size: str) -> None:
    """All pages in one size, each person once."""
    width, height = SIZES[size]
    numbers = numbers_of(browser, address)
    for login in dict.fromkeys(one.login for one in shots):
        with browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN"
        ) as context:
            page = context.new_page()
            if login:
                enter(page, address, login)
            for one in (shot for shot in shots if shot.login == login):
                page.goto(address + one.address.format(**numbers))
                page.wait_for_timeout(_SETTLED)
                path = IMAGES / f"{one.name}-{size}.png"
                page.screenshot(path=path)
                _shrink(path)


def enter(page: Page, address: str, login: str) -> None:
    """Sign in by the form, as people do."""
    page.goto(f"{address}/sign-in/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", _password())
    page.keyboard.press("Enter")
    page.wait_for_url(lambda there: "/sign-in/" not in there)


@cache
def _password() -> str:
    """Of everybody in the demo county."""
    ready()
    password: str = import_module("jiheng.web.workbench.demo.people").PASSWORD
    return password


def numbers_of(browser: Browser, address: str) -> dict[str, str]:
    """The objects that addresses name, found as people find them: by following links."""
    found = {}
    with browser.new_context() as context:
        page = context.new_page()
        enter(page, address, "hengdong")
        found["case"] = _number(page, f"{address}/work/", "/cases/")
        page.goto(f"{address}/audits/")
        page.set_input_files("input[type=file][name=files]", FAULTY)
        page.evaluate("document.querySelector('input[type=file][name=files]').form.submit()")
        page.wait_for_url("**/audits/*/")
        found["audit"] = page.url.rstrip("/").rpartition("/")[2]
        until = time.monotonic() + _SECONDS
        while page.locator("text=排队中").count() + page.locator("text=审核中").count():
            if time.monotonic() > until:
                sys.exit("审核没有完成")
            time.sleep(1)
            page.reload()
    with browser.new_context() as context:
        page = context.new_page()
        enter(page, address, "bureau")
        found["filed"] = _number(page, f"{address}/filings/?which=mine", "/filings/")
        found["task"] = _number(page, f"{address}/tasks/", "/tasks/")
    return found


def _number(page: Page, address: str, start: str) -> str:
    """Of the first link that leads to such an object."""
    page.goto(address)
    links = [
        link.get_attribute("href") or "" for link in page.locator(f"main a[href^='{start}']").all()
    ]
    numbers = [link.removeprefix(start).partition("/")[0] for link in links]
    return next(one for one in numbers if one.isdecimal())


def _shrink(path: Path) -> None:
    """Fewer colours, where the tool for it is there; a picture too large is told."""
    convert = shutil.which("convert")
    if convert is not None:
        options = [
            "-strip",
            "-dither",
            "None",
            "-colors",
            _COLOURS,
            "-define",
            "png:compression-level=9",
        ]
        subprocess.run([convert, str(path), *options, f"PNG8:{path}"], check=True)
    if path.stat().st_size > LARGEST:
        print(f"{path.name} 有{path.stat().st_size // 1000} KB", file=sys.stderr)


def _index() -> str:
    """The page that shows them."""
    lines = [
        "# 工作台的页面",
        "",
        (
            "演示县里各种岗位看到的页面，左为1366×768的屏幕，右为手机。由 `tools/screens.py` 生成；"
            "单位的数据取自 `examples/`，人名都是虚构的。"
        ),
    ]
    for one in SHOTS:
        pictures = [f"../images/workbench/{one.name}-{size}.png" for size in SIZES]
        lines += [
            "",
            f"## {one.title}",
            "",
            (
                f'<img src="{pictures[0]}" alt="{one.title}" width="640"> '
                f'<img src="{pictures[1]}" alt="{one.title}（手机）" width="180">'
            ),
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
