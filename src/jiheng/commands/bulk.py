"""``jiheng bulk``: the units of a province in one file, scored in one run."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from jiheng.bulk.errors import NoEngine
from jiheng.frameworks.load import load_framework

_FILE = click.Path(path_type=Path)
_LIBRARIES = {"numpy", "polars"}


@click.group(
    short_help="一次给一个文件里的许多单位评分，生成样例单位",
    help="一个文件里每行一个单位，一次评完。得分与逐个评分的结果一分不差。",
)
def command() -> None:
    """One command a job."""


_framework = click.option(
    "--framework", "-f", metavar="编号或路径", required=True, help="用这个指标体系"
)
_output = click.option(
    "--output", "-o", metavar="文件", required=True, type=_FILE,
    help="另存到这里，格式按文件名结尾：parquet、csv、xlsx",
)  # fmt: skip


@command.command(
    help="给一个文件里的每个单位评分：各指标得分和扣分、总分、等级、未评分的原因。\n\n"
    "文件为 parquet、csv 或 xlsx，每行一个单位。列名：单位编码、单位名称；基础数据的名称，"
    "单位写在括号里，如“三公经费决算数（万元）”，上年的写“上年三公经费决算数”；"
    "判断写“指标路径：问题”。空格是没有填报，不是零。\n\n"
    "退出码：0 已评分；1 已评分，有重复的单位编码或没有读出的数；2 输入有误。"
)
@click.argument("facts", metavar="单位表", type=_FILE)
@_framework
@_output
@click.option(
    "--year", metavar="年度", type=int, default=0, help="评价的年度，默认为指标体系的年度"
)
def score(*, facts: Path, framework: str, output: Path, year: int) -> int:
    """Read, score, write, tell."""
    run = _loaded("jiheng.bulk.run")
    loaded = load_framework(framework)
    with _progress() as told:
        summary = run.score_file(loaded, facts, output, year=year, progress=told)
    for line in _loaded("jiheng.bulk.told").summary_lines(summary):
        click.echo(line)
    click.echo(f"已写入 {output}")
    return int(bool(summary.repeated or summary.unread))


@command.command(
    help="生成虚构的单位，供演示和压力测试：规模、比率、缺项接近实际，并带有已知差错。"
    "种子相同，生成的文件完全相同。"
)
@_framework
@_output
@click.option(
    "--units", metavar="个数", type=click.IntRange(min=0), required=True, help="多少个单位"
)
@click.option("--seed", metavar="种子", type=click.IntRange(min=0), default=1, help="默认 1")
def generate(*, framework: str, output: Path, units: int, seed: int) -> int:
    """Invent and write."""
    generated = _loaded("jiheng.bulk.generated")
    generated.generate(load_framework(framework), output, rows=units, seed=seed)
    click.echo(f"已写入 {output}：{units:,}个虚构的单位")
    return 0


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar with rate and time left, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    rich = import_module("rich.progress")
    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.TextColumn("{task.completed:,.0f}个"),
        rich.TextColumn("每秒{task.speed:,.0f}个"),
        rich.TextColumn("还需"),
        rich.TimeRemainingColumn(),
    )
    console = import_module("rich.console").Console(stderr=True)
    with rich.Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("评分", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _loaded(name: str) -> Any:  # noqa: ANN401 - a module
    """A module whose libraries are an extra.

    Raises:
        NoEngine: they are not installed.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name in _LIBRARIES:
            raise NoEngine from error
        raise
