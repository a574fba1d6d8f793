"""``jiheng handover``: one folder for the next officer."""

from importlib import import_module
from pathlib import Path

import click

from jiheng.web.ready import ready


@click.command(
    short_help="把一个单位的历年自评移交给接手的人：一个文件夹",
    help=(
        "把一个单位的填报表、报送包、数据来源、佐证材料、任务和指标体系、情况说明、"
        "未办事项写进一个文件夹，另有交接说明和校验值。文件夹要么完整，要么不写。\n\n"
        "单位编码见工作台的单位页。"
    ),
)
@click.argument("code", metavar="单位编码")
@click.option("-o", "--output", metavar="文件夹", required=True, help="写到哪里",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--year", metavar="年度", type=int, help="只移交这一年度，省略时移交全部年度")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(*, code: str, output: Path, year: int | None, force: bool) -> None:
    """Write it."""
    ready()
    handover = import_module("jiheng.web.workbench.handover")
    today = import_module("django.utils.timezone").localdate()
    agency = handover.agency_of(code)
    count = handover.write(agency, year, output, today, force=force)
    click.echo(f"已写入 {output}（{count}个文件）")
