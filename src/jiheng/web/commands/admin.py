"""``jiheng admin``: what whoever looks after the workbench does from the command line."""

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.web.ready import ready

_ROLES = (
    "clerk", "officer", "head", "authority", "division", "bureau", "system", "security", "audit",
)  # fmt: skip
_FOUND = 1


def _part(name: str) -> Any:  # noqa: ANN401 - a module
    """One part of the administration, when Django is ready for it."""
    ready()
    return import_module(f"jiheng.web.administration.{name}")


@click.group(
    short_help="管理工作台：数据库、备份和恢复、核验、用户",
    help="管理工作台。数据在 JIHENG_HOME 的 workbench 文件夹，设置写在其中的 settings.yaml。",
)
def command() -> None:
    """Nothing by itself."""


@command.command(short_help="更新数据库的结构，数据不变")
def migrate() -> None:
    """Bring the structure up to date."""
    _part("migrate").migrate()
    click.echo("数据库的结构已是最新。")


@command.command(short_help="把演示县写入空的数据库")
@click.option("--if-empty", is_flag=True, help="已有用户时什么也不做")
def demo(*, if_empty: bool) -> None:
    """Fill the demo county."""
    _part("migrate").migrate()
    done = _part("demo").fill(only_if_empty=if_empty)
    click.echo("演示县已写入。" if done else "数据库里已有用户，没有写入演示县。")


@command.command(short_help="备份数据库、文件和设置到一个文件")
@click.argument("file", metavar="文件", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Everything into one file."""
    count = _part("backup").backup(file)
    click.echo(f"已备份到 {file}，含{count}个文件。其中有密码的散列和密钥，应妥善保管。")


@command.command(short_help="从备份恢复")
@click.argument(
    "file", metavar="文件", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--force", is_flag=True, help="覆盖已有的数据")
def restore(file: Path, *, force: bool) -> None:
    """Everything from one file; the workbench is stopped meanwhile."""
    count = _part("backup").restore(file, force=force)
    click.echo(f"已从 {file} 恢复，含{count}个文件。")


@command.command(short_help="核验数字变动日志和存入的文件没有被改动")
def verify() -> int:
    """Say what is not what it was."""
    broken = list(_part("verify").broken())
    for one in broken:
        click.echo(str(one))
    click.echo(f"发现{len(broken)}处改动。" if broken else "日志和文件都与记录一致。")
    return _FOUND if broken else 0


@command.command(short_help="解除一个账号的锁定")
@click.argument("login", metavar="登录名")
def unlock(login: str) -> None:
    """Let somebody try again."""
    _part("people").unlock(login)
    click.echo("已解除锁定。")


@command.group(short_help="新建用户、授予岗位、重置密码")
def person() -> None:
    """Nothing by itself."""


_PASSWORD = click.option(
    "--password", prompt="密码", hide_input=True, confirmation_prompt="再输入一次",
    help="省略时询问；首次登录后须修改",
)  # fmt: skip


@person.command(short_help="新建用户")
@click.argument("login", metavar="登录名")
@click.argument("name", metavar="姓名")
@_PASSWORD
def create(login: str, name: str, password: str) -> None:
    """Somebody new."""
    _part("people").create(login, name, password)
    click.echo(f"已新建用户 {login}。")


@person.command(short_help="授予岗位，如第一个系统管理员")
@click.argument("login", metavar="登录名")
@click.argument("role", metavar="角色", type=click.Choice(_ROLES))
@click.argument("agency", metavar="单位编码")
@click.option("--agency-name", default="", metavar="名称", help="没有这个单位时新建（财政部门）")
def grant(login: str, role: str, agency: str, agency_name: str) -> None:
    """Give a post."""
    _part("people").grant(login, role, agency, agency_name)
    click.echo(f"已授予 {login} 岗位。")


@person.command(short_help="重置密码，并解除锁定")
@click.argument("login", metavar="登录名")
@_PASSWORD
def password(login: str, password: str) -> None:
    """A new password."""
    _part("people").reset(login, password)
    click.echo("已重置密码，本人下次登录时须修改。")
