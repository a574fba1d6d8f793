"""``jiheng open``: a page on this machine where reports are dropped and their findings read."""

import os
import signal
import webbrowser
from types import FrameType

import click

from jiheng.desk.drawer import drawer
from jiheng.desk.server import Desk

#: What the portable folder's interpreter needs, and a browser must not get.
_LIBRARIES = "LD_LIBRARY_PATH"


@click.command(
    short_help="在浏览器里审核报告",
    help=(
        "在本机打开一个网页：放入报告，看审核发现，下载带批注的Word、工作底稿和数据。"
        "只有这台电脑能打开，不用登录，文件不出本机，关闭后不留。按 Ctrl+C 结束。"
    ),
)
@click.option(
    "--port", metavar="端口", type=click.IntRange(0, 65535), default=0, help="默认任选空闲的"
)
@click.option("--no-browser", is_flag=True, help="只打印地址，不打开浏览器")
def command(*, port: int, no_browser: bool) -> None:
    """Serve until interrupted, or until the page says it is over."""
    signal.signal(signal.SIGTERM, _interrupted)
    with drawer() as found, Desk(found, port) as desk:
        click.echo(f"审核台已打开：{desk.address}\n按 Ctrl+C 结束。")
        if not no_browser:
            _browse(desk.address)
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            click.echo("")
    click.echo("已结束，交来的文件已删除。")


def _interrupted(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _browse(address: str) -> None:
    """Show the page in the browser of whoever sits there."""
    own = os.environ.pop(_LIBRARIES, None)
    try:
        webbrowser.open(address)
    finally:
        if own is not None:
            os.environ[_LIBRARIES] = own
