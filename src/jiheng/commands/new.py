"""``jiheng new``: a blank 填报表 made for one framework."""

from dataclasses import replace
from pathlib import Path

import click

from jiheng.dossiers.errors import UnitCellChanged, UnknownFact, UnknownRow
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.output import refuse_form, write_form
from jiheng.dossiers.read import moved_dossier
from jiheng.errors import JihengError
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework


@click.command(
    short_help="按指标体系生成填报表",
    help="按指标体系生成填报表：基础数据、指标判断、绩效目标、项目、自评得分和文字材料。",
)
@click.option("--framework", required=True, metavar="名称或路径", help="指标体系的名称或YAML文件")
@click.option("-o", "--output", required=True, metavar="文件", help="写到哪里",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--yaml", is_flag=True, help="写成YAML，内容相同")
@click.option("--from", "last_year", metavar="文件", help="上年的填报表：单位信息和上年数由此带入",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(
    *, framework: str, output: Path, yaml: bool, last_year: Path | None, force: bool
) -> int:
    """Write the form; exit code 1 where something of last year's could not be carried over."""
    refuse_form(output, [last_year] if last_year else [], force=force)
    wanted = load_framework(framework)
    dossier, left = _carried_over(last_year, wanted) if last_year else (None, ())
    write_form(wanted, output, dossier, yaml=yaml)
    click.echo(f"已生成 {output}（{wanted.title}）")
    for one in left:
        click.echo(f"未带入：{one.where}：{one.what}")
    if dossier and wanted.year and wanted.year != dossier.subject.year:
        year = dossier.subject.year
        click.echo(f"需核实：评价年度按上年填报表定为{year}年，指标体系是{wanted.year}年度的。")
        return 1
    return 1 if left else 0


def _carried_over(path: Path, framework: Framework) -> tuple[Dossier, tuple[JihengError, ...]]:
    """What last year's form says that still holds: who the subject is, and last year's figures."""
    before, left = moved_dossier(path, framework)
    year = before.subject.year + 1
    facts = tuple(fact for fact in before.facts if fact.year >= year - 1)
    subject = replace(before.subject, year=year, date="")
    figures = UnknownFact, UnknownRow, UnitCellChanged
    return Dossier(before.framework, subject, facts), tuple(
        one for one in left if isinstance(one, figures)
    )
