"""``jiheng explain``: what a check asks, how it decides, and what it leaves alone."""

import sys
from importlib import import_module
from shutil import get_terminal_size

import click

from jiheng.auditing import checks
from jiheng.auditing.check import Check
from jiheng.auditing.errors import UnknownCheck
from jiheng.folder import modules
from jiheng.writing.aligned import aligned, wrapped

_WIDTH, _WIDEST = 96, 112


@click.command(
    short_help="说明审核规则：为什么查、怎样判断、哪些不报告",
    help="打印一条审核规则的说明；不写名称，列出全部规则。",
)
@click.argument("name", metavar="[规则]", required=False)
def command(*, name: str | None) -> None:
    """One check with its page, or all of them."""
    known = modules(checks)
    columns = get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
    room = min(columns, _WIDEST)
    if name is None:
        click.echo(_listed([_check(each) for each in known], room))
        return
    if name not in known:
        raise UnknownCheck(name, known)
    click.echo("\n".join(_page(_check(name), room)))


def _check(name: str) -> Check:
    found: Check = getattr(import_module(f"{checks.__name__}.{name}"), name)
    return found


def _listed(found: list[Check], room: int) -> str:
    rows = [(one.name, one.severity.label, one.title) for one in found]
    return aligned(rows, frozenset(), room) if rows else "还没有审核规则。"


def _page(one: Check, room: int) -> list[str]:
    head = f"{one.title}  {one.name}  最高列为{one.severity.label}，由{one.addressee}处理"
    lines = [*wrapped(head, room), ""]
    for paragraph in one.page.split("\n\n"):
        told = "".join(line.strip() for line in paragraph.split("\n")).replace("**", "")
        lines += [*wrapped(told, room), ""]
    return [*lines, *wrapped(f"建议：{one.advice}", room)]
