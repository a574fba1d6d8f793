"""``jiheng measure``: outcome figures from monitoring data (内部核对值)."""

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.commands.errors import NotADay
from jiheng.measures.errors import NoEngine
from jiheng.measures.figures import LABEL, Measures, written
from jiheng.writing.aligned import aligned

_FILE = click.Path(path_type=Path)
_LIBRARIES = {"numpy", "polars"}


@click.group(
    short_help="由监测数据计算成效指标：空气、水、比率、满意度、自动监控",
    help="由监测数据计算环境质量等成效指标，每个数写明算式、标准和设置。结果是内部核对值："
    "报告里的数以上级通报为准，这里的数不代替它，不一致时核实；监测数据和算出的数不对外公开。",
)
def command() -> None:
    """One command a medium."""


@command.command(
    help="由小时浓度计算优良天数比例、年均值、百分位数、综合指数。\n\n"
    "数据为监测平台导出的 csv 或 xlsx，可以多个文件；列名写明单位，如 PM2.5(μg/m³)。\n\n"
    "退出码：0 已计算；1 已计算，数据有缺失或不能用的值；2 输入有误。"
)
@click.argument("files", metavar="数据…", nargs=-1, required=True, type=_FILE)
@click.option("--year", metavar="年度", required=True, type=int, help="计算的年度")
@click.option("--standard", metavar="标准", default="auto",
              help="如 HJ 633-2012、HJ 633-2026，默认 auto：按年度")  # fmt: skip
@click.option("--subject", metavar="名称", default="", help="城市或区县的名称")
@click.option("--rounding", type=click.Choice(["GB/T 8170", "四舍五入"]), default="GB/T 8170",
              help="修约，默认 GB/T 8170")  # fmt: skip
@click.option("--city", type=click.Choice(["点位日值平均", "小时值平均"]), default="点位日值平均",
              help="城市值怎样得出，默认先算点位日值")  # fmt: skip
@click.option("--stamp", type=click.Choice(["时段结束", "时段开始"]), default="时段结束",
              help="8:00 指到8时为止的一小时，还是8时开始的一小时")  # fmt: skip
@click.option("--exclude", metavar="日期=原因", multiple=True,
              help="扣除这一天的颗粒物（沙尘），如 2022-03-22=沙尘暴；可以写多次")  # fmt: skip
@click.option("--station", metavar="点位", multiple=True, help="应有的点位；没有数据的会列出")
@click.option("--before", metavar="数据", multiple=True, type=_FILE,
              help="上年的数据，同口径比较")  # fmt: skip
@click.option("-o", "--output", metavar="文件", type=_FILE, help="另存为 measures.yaml")
def air(  # noqa: PLR0913 - one argument for each option
    *, files: tuple[Path, ...], year: int, standard: str, subject: str, rounding: Any,  # noqa: ANN401 - one of the choices
    city: Any, stamp: Any, exclude: tuple[str, ...], station: tuple[str, ...],  # noqa: ANN401 - as above
    before: tuple[Path, ...], output: Path | None,
) -> int:  # fmt: skip
    """Read, assess, tell."""
    medium = _loaded("jiheng.measures.air.measured")
    settings = medium.Settings(rounding=rounding, city=city, stamp=stamp)
    order = medium.Order(year, standard, subject, settings, dict(map(_day, exclude)), station)
    found: Measures = medium.measured(files, order, before)
    return shown(found, output)


def _loaded(name: str) -> Any:  # noqa: ANN401 - a module
    """The module of one medium; its libraries are an extra.

    Raises:
        NoEngine: they are not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name in _LIBRARIES:
            raise NoEngine from error
        raise


def _day(text: str) -> tuple[date, str]:
    day, _, why = text.replace("＝", "=").partition("=")
    try:
        return date.fromisoformat(day.strip()), why.strip() or "未写原因"
    except ValueError as error:
        raise NotADay("--exclude", text, "2022-03-22=沙尘暴") from error


def shown(found: Measures, output: Path | None) -> int:
    """Print the figures, save them where asked; 1 where something was met in the data."""
    click.echo("\n".join(_lines(found)))
    if output is not None:
        written(found, output)
        click.echo(f"已写入 {output}")
    return int(bool(found.remarks))


def _lines(found: Measures) -> Sequence[str]:
    rows = [
        ("指标", "值", "算式", "依据"),
        *((one.name, one.printed, one.how, one.source) for one in found.figures),
    ]
    settings = "；".join(f"{name}：{value}" for name, value in found.settings.items())
    return [
        f"{found.subject}{found.year}年{found.title}（{found.standard}）",
        LABEL,
        "",
        aligned(rows, frozenset({1})),
        "",
        *([f"设置  {settings}"] if settings else []),
        *(f"数据  {one}" for one in found.remarks),
    ]
