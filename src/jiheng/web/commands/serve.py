"""``jiheng serve``: the workbench in a browser."""

from importlib import import_module

import click

from jiheng.web.errors import NotForProduction
from jiheng.web.ready import ready
from jiheng.web.running import run

_PORT = 8000


@click.command(
    short_help="启动工作台：在浏览器里填报、审核、报送",
    help=(
        "启动工作台。默认用于试用：只有本机能访问，数据库自动更新结构。\n\n"
        "正式使用加 --production：密钥、域名等未设好时不启动，并逐条说明。按 Ctrl+C 停止。"
    ),
)
@click.option("--production", is_flag=True, help="正式使用：先检查设置，有一条不合要求就不启动")
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听的地址，默认只有本机能访问")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    envvar="JIHENG_PORT",
    default=_PORT,
    metavar="端口",
    help="默认取 JIHENG_PORT，没有设置时为8000",
)
@click.option("--workers", default=1, type=click.IntRange(1), metavar="个数", help="服务进程的个数")
def command(*, production: bool, host: str, port: int, workers: int) -> None:
    """Prepare, start, wait."""
    ready(production=production)
    checks = import_module("jiheng.web.production")
    administration = import_module("jiheng.web.administration.migrate")
    if production:
        if reasons := list(checks.reasons()):
            raise NotForProduction(reasons)
    else:
        administration.migrate()
    administration.collect()
    # What was running when the last server ended, however it ended.
    import_module("jiheng.web.workbench.audits.queue").take_up_again()
    address = (host, port)
    greeting = _greeting(address, dict(checks.demo_people()), checks.demo_logins())
    run(address, workers, lambda: click.echo(greeting))


def _greeting(address: tuple[str, int], people: dict[str, str], logins: list[str]) -> str:
    """Where it is, and who can sign in on a demo county."""
    lines = [f"工作台：http://{address[0]}:{address[1]}/"]
    if logins:
        password = import_module("jiheng.web.workbench.demo.county").PASSWORD
        lines.append(f"演示账号（密码都是 {password}）：")
        lines += [f"  {login}  {people[login]}" for login in logins]
    lines.append("严禁处理涉密信息。按 Ctrl+C 停止。")
    return "\n".join(lines)
