"""``jiheng import``: approved objectives and accounts, taken into a 填报表."""

from pathlib import Path

import click

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.output import refuse_form, write_form
from jiheng.dossiers.read import framework_of, read_dossier
from jiheng.dossiers.sources.accounts import import_accounts
from jiheng.dossiers.sources.goals import import_goals
from jiheng.dossiers.sources.layout import accounts_layout, goals_layout
from jiheng.frameworks.load import load_framework

_FILE = click.Path(path_type=Path)


@click.group(
    short_help="导入批复的绩效目标、决算报表和指标执行表",
    help="导入批复的绩效目标、决算报表和指标执行表。填报表原文件不改动，另存为新文件。",
)
def command() -> None:
    """Two sources, each with layouts of its own."""


@command.command(
    short_help="批复的绩效目标",
    help="导入预算管理一体化导出的绩效目标，并锁定；以后变更须有调整批复文号和日期。",
)
@click.argument("export", metavar="导出文件", type=_FILE)
@click.option("--layout", required=True, metavar="布局", help="布局文件，或自带布局的名称")
@click.option("--into", required=True, metavar="填报表", type=_FILE, help="导入到哪个填报表")
@click.option("-o", "--output", required=True, metavar="文件", type=_FILE, help="写到哪里")
@click.option("--framework", metavar="名称或路径", help="指标体系；省略时取填报表所写的")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def goals(  # noqa: PLR0913 - one for each option
    *, export: Path, layout: str, into: Path, output: Path, framework: str | None, force: bool
) -> int:
    """Take the objectives; exit code 1 where something needs a look."""
    refuse_form(output, [into, export], force=force)
    wanted = load_framework(framework or framework_of(into).id, into)
    done = import_goals(read_dossier(into, wanted), export, goals_layout(layout))
    write_form(wanted, output, done.dossier, yaml=False)
    return _told(done.taken, done.left, output)


@command.command(
    short_help="部门决算报表和指标执行表",
    help="从部门决算报表（xls、xlsx）和指标执行表取基础数据，注明阶段和出处。",
)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=_FILE)
@click.option("--layout", required=True, metavar="布局", help="布局文件，或自带布局的名称")
@click.option("--into", required=True, metavar="填报表", type=_FILE, help="导入到哪个填报表")
@click.option("-o", "--output", required=True, metavar="文件", type=_FILE, help="写到哪里")
@click.option("--framework", metavar="名称或路径", help="指标体系；省略时取填报表所写的")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def accounts(  # noqa: PLR0913 - one for each option
    *,
    files: tuple[Path, ...],
    layout: str,
    into: Path,
    output: Path,
    framework: str | None,
    force: bool,
) -> int:
    """Take the figures; exit code 1 where something was not found."""
    refuse_form(output, [into, *files], force=force)
    wanted = load_framework(framework or framework_of(into).id, into)
    dossier = read_dossier(into, wanted)
    done = import_accounts(dossier, Asked(wanted), list(files), accounts_layout(layout))
    write_form(wanted, output, done.dossier, yaml=False)
    return _told(done.taken, done.left, output)


def _told(taken: tuple[str, ...], left: tuple[str, ...], output: Path) -> int:
    click.echo(f"已导入{len(taken)}项，写到 {output}")
    for one in taken:
        click.echo(f"导入：{one}")
    for one in left:
        click.echo(f"核对：{one}")
    return 1 if left else 0
