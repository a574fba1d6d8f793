"""``jiheng facts``: a filed report becomes a half-filled 填报表."""

from pathlib import Path

import click

from jiheng.auditing.reported.report import prepared
from jiheng.auditing.taken import Taken, framework_named, taken
from jiheng.documents.read import read
from jiheng.dossiers.output import refuse_form, write_form
from jiheng.frameworks.load import load_framework

_FILE = click.Path(path_type=Path)


@click.command(
    short_help="把已报的报告读成半填好的填报表",
    help=(
        "读一份已经报送的自评报告，把其中的数填进对应指标体系的填报表，每个数注明在报告里的位置；"
        "同一个数前后不一的留空并列出。职责、机构、制度文字带入文字材料，"
        "含有旧年份和数字的句子标【待更新】。\n\n"
        "退出码：0 完成；1 完成，有留空的；2 文件或用法有误。"
    ),
)
@click.argument("report", metavar="报告", type=_FILE)
@click.option("--framework", metavar="名称或路径", help="指标体系；省略时按报告里的评分表认")
@click.option("--year", metavar="年度", type=int, help="填报表的评价年度；省略时取报告的年度")
@click.option("-o", "--output", required=True, metavar="文件", type=_FILE, help="写到哪里")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    *, report: Path, framework: str | None, year: int | None, output: Path, force: bool
) -> int:
    """Write the form; exit code 1 where a value was left empty or none was found."""
    refuse_form(output, [report], force=force)
    filed = prepared(read(report))
    wanted = load_framework(framework or framework_named(filed, report.name))
    found = taken(filed, wanted, report.name, year)
    write_form(wanted, output, found.dossier, yaml=False)
    click.echo(f"已生成 {output}（{wanted.title}），取用{len(found.facts)}项")
    _tell(found)
    return int(bool(found.torn) or not found.facts)


def _tell(found: Taken) -> None:
    for fact in found.facts:
        click.echo(f"取用：{fact.year}年{fact.name} {fact.printed}，{fact.evidence}")
    for torn in found.torn:
        click.echo(f"留空：{torn.year}年{torn.name}，报告中{'、'.join(torn.told)}")
    for text in found.dossier.texts:
        click.echo(f"带入：文字材料“{text.title}”{len(text.body)}字")
    for title in found.cut:
        click.echo(f"未带入：文字材料“{title}”太长，只带入前一部分")
    if found.marked:
        click.echo(f"待更新：文字材料中有{found.marked}句含年份或数字")
    if not found.dossier.subject.code:
        click.echo("未取：预算编码，报告中没有写明")
    if found.absent:
        click.echo(f"未取：报告中没有读到{'、'.join(found.absent)}")
