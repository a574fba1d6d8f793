"""``jiheng migrate``: a 填报表 carried over to another framework or version."""

from pathlib import Path

import click

from jiheng.dossiers.output import refuse_form, write_form
from jiheng.dossiers.read import moved_dossier
from jiheng.frameworks.load import load_framework


@click.command(
    short_help="把填报表转到另一个指标体系或新的版本",
    help="把填报表转到另一个指标体系或新的版本。能对应的内容全部转入，不能对应的逐条列出；原文件不改动。",
)
@click.argument("old", metavar="填报表", type=click.Path(path_type=Path))
@click.option("--framework", required=True, metavar="名称或路径", help="转到哪个指标体系")
@click.option("-o", "--output", required=True, metavar="文件", help="写到哪里",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(*, old: Path, framework: str, output: Path, force: bool) -> int:
    """Write the new form; exit code 1 where something could not be carried over."""
    refuse_form(output, [old], force=force)
    wanted = load_framework(framework)
    dossier, left = moved_dossier(old, wanted)
    write_form(wanted, output, dossier, yaml=False)
    click.echo(f"已转到 {wanted.title}，写到 {output}")
    click.echo(
        f"转入基础数据{len(dossier.facts)}项、指标判断{len(dossier.answers)}项、"
        f"绩效目标{len(dossier.objectives)}项、项目{len(dossier.projects)}个、"
        f"自评得分{len(dossier.filed)}项、上级转移支付{len(dossier.transfers)}笔、"
        f"文字材料{len(dossier.texts)}篇。"
    )
    for one in left:
        click.echo(f"未转入：{one.where}：{one.what}")
    for doubt in dossier.doubts:
        click.echo(f"需核实：{doubt}")
    return 1 if left else 0
