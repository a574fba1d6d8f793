"""``jiheng fill``: the bureau's own form, filled from a 填报表."""

from pathlib import Path

import click

from jiheng.dossiers import read_dossier
from jiheng.dossiers.output import refuse_overwriting
from jiheng.dossiers.read import framework_of
from jiheng.frameworks.load import load_framework
from jiheng.writing.forms.fill import fill_form
from jiheng.writing.forms.known import Known, known_of
from jiheng.writing.forms.template import fill_template

_PATH = click.Path(path_type=Path)


@click.command(
    short_help="把数填进财政部门自己的表",
    help=(
        "把填报表里的数填进财政部门自己的表（docx 或 xlsx）：按行名和列名认格，只填空格，其余原样"
        "不动，没有填上的逐格列出。用 --template 时按模板里的字段填写，不再需要原表。\n\n"
        "退出码：0 全部填好；1 已填好，有没有填上的；2 文件或用法有误。"
    ),
)
@click.argument("files", metavar="[原表] 填报表", nargs=-1, required=True, type=_PATH)
@click.option("-o", "--output", metavar="文件", required=True, type=_PATH, help="写到哪里")
@click.option("--template", metavar="模板.docx", type=_PATH, help="带字段的模板，代替原表")
@click.option("--project", metavar="项目编码", help="填哪个项目的表；表里写了项目名称的不用写")
@click.option(
    "--framework", "-f", metavar="编号或路径", help="用这个指标体系；省略时用填报表写明的"
)
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(  # noqa: PLR0913 - one argument for each option
    *,
    files: tuple[Path, ...],
    output: Path,
    template: Path | None,
    project: str | None,
    framework: str | None,
    force: bool,
) -> int:
    """Fill it; exit code 1 where something stays empty."""
    if template is not None and len(files) != 1:
        raise click.UsageError("用 --template 时只写填报表")
    if template is None and len(files) != _FORM_AND_DOSSIER:
        raise click.UsageError("写明原表和填报表两个文件")
    source = files[0] if template is None else template
    refuse_overwriting(output, [*files, source], force=force)
    used = load_framework(framework or framework_of(files[-1]).id, files[-1])
    dossier = read_dossier(files[-1], used)
    known = known_of(used, dossier)
    if template is not None:
        return _by_template(template, output, known)
    return _by_headings(source, output, known, project)


def _by_headings(source: Path, output: Path, known: Known, project: str | None) -> int:
    done = fill_form(source, output, known, project)
    click.echo(f"已填{len(done.values)}格，写到 {output}")
    for one in done.unplaced:
        click.echo(f"未填：{one}")
    for one in done.left:
        click.echo(f"未放下：{one}")
    return int(bool(done.unplaced or done.left))


def _by_template(template: Path, output: Path, known: Known) -> int:
    absent = fill_template(template, output, known)
    click.echo(f"已按模板写到 {output}")
    for name in absent:
        click.echo(f"未填：字段“{name}”在填报表里没有填写")
    return int(bool(absent))


_FORM_AND_DOSSIER = 2
