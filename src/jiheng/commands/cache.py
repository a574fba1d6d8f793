"""``jiheng cache``: what is kept so that an unchanged file need not be read twice."""

import click

from jiheng.auditing import kept
from jiheng.home import cache_folder

_MEGABYTE = 1_000_000


@click.group(
    short_help="查看或清空缓存",
    help="审核过的文件和读过的指标体系留有缓存，只在一个文件夹里；涉密文件不留。",
)
def command() -> None:
    """The group."""


@command.command(short_help="清空缓存", help="删除缓存里的全部内容，不留痕迹。")
def clear() -> None:
    """Remove every trace."""
    count, size = kept.clear()
    click.echo(f"已删除{count}个文件，{size / _MEGABYTE:.1f}MB。")


@command.command(short_help="缓存在哪里，有多大", help="打印缓存所在的文件夹、文件个数和大小。")
def show() -> None:
    """Where it is, and how much."""
    folder = cache_folder()
    if folder is None:
        click.echo("没有用户目录，不留缓存。")
        return
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    click.echo(f"{folder}：{len(sizes)}个文件，{sum(sizes) / _MEGABYTE:.1f}MB")
