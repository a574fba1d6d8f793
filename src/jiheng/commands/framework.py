"""``jiheng framework``: list, show, check, compare and import frameworks (指标体系)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from jiheng.errors import JihengError, Problems
from jiheng.frameworks import Framework, available, load_framework
from jiheng.frameworks.described import as_json, columns, row, tree
from jiheng.frameworks.diff import differences
from jiheng.quantities import number
from jiheng.scoring.settled import chosen
from jiheng.scoring.worked import differences as example_differences
from jiheng.whole import whole

_PATH = click.Path(path_type=Path)
_NO_FILED = "评分表里没有自评得分，--filed 没有写出文件"


@click.group(
    short_help="列出、查看、检查、比较、导入指标体系",
    help="列出、查看、检查、比较、导入指标体系。自己的体系直接写路径，"
    "或放在 JIHENG_HOME/frameworks；没有设置 JIHENG_HOME 的，放在用户目录下的 .jiheng/frameworks。",
)
def command() -> None:
    """All of them take ids or paths."""


@command.command("list", help="列出可用的指标体系：编号、名称、年度、性质、总分。")
def list_() -> int:
    """One row each; one that does not load says so."""
    rows: list[tuple[str, ...]] = [("编号", "名称", "年度", "性质", "总分")]
    broken = 0
    for name in available():
        try:
            rows.append(row(load_framework(name)))
        except JihengError as error:
            broken += 1
            rows.append(
                (name, f"有{_count(error)}处问题，见 jiheng framework check {name}", "", "", "")
            )
    click.echo(columns(rows))
    return int(broken > 0)


@command.command(help="查看一个指标体系：各级指标的分值、公式、评分标准、依据。")
@click.argument("name", metavar="编号或路径")
@click.option("--json", "in_json", is_flag=True, help="输出 JSON")
def show(name: str, *, in_json: bool) -> None:
    """The whole tree."""
    framework = load_framework(name)
    if in_json:
        click.echo(json.dumps(as_json(framework), ensure_ascii=False, indent=2))
    else:
        click.echo(tree(framework, chosen))


@command.command(
    help="检查指标体系文件，重算手算样例，一次列出全部问题和提示。\n\n"
    "退出码：0 没有问题；1 有问题；2 用法有误。"
)
@click.argument("names", metavar="编号或路径…", nargs=-1, required=True)
def check(names: Sequence[str]) -> int:
    """All problems of all files; what a rule leaves open is listed, too."""
    broken = 0
    for name in names:
        try:
            click.echo("\n".join(_found(_sound(name))))
        except Problems as error:
            broken += 1
            click.echo(f"{error}\n{name}：共{_count(error)}处问题")
    return int(broken > 0)


@command.command(
    help="比较两个指标体系：指标的增删移动，分值、公式、评分标准、设置的改变。\n\n"
    "退出码：0 相同；1 有不同；2 用法有误。"
)
@click.argument("first", metavar="甲")
@click.argument("second", metavar="乙")
def diff(first: str, second: str) -> int:
    """One line a change."""
    found = differences(load_framework(first), load_framework(second))
    click.echo("\n".join(str(change) for change in found) if found else "两个指标体系内容相同")
    return int(bool(found))


@command.command(
    "import",
    short_help="把财政部门的评分表变成指标体系",
    help=(
        "把评分表（docx、xlsx、html 或 txt）变成指标体系。评分标准照原文保留；没有读懂的标为"
        "待确认，附上原单元格，确认以前不评分。\n\n"
        "退出码：0 已导入；1 已导入，有待确认的内容或分值不符；2 文件或用法有误。"
    ),
)
@click.argument("table", metavar="评分表", type=_PATH)
@click.option("-o", "--output", metavar="名.yaml", required=True, type=_PATH, help="写到哪里")
@click.option("--table", "number_", metavar="N", type=int, help="文件里有几张评分表时，用第几张表")
@click.option("--filed", metavar="文件", type=_PATH, help="评分表里印有自评得分的，另存到这里")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def import_(
    *, table: Path, output: Path, number_: int | None, filed: Path | None, force: bool
) -> int:
    """Write the framework, and say what is to be confirmed."""
    from jiheng.documents.read import read  # noqa: PLC0415 - late
    from jiheng.documents.tables import tables  # noqa: PLC0415 - late
    from jiheng.dossiers.output import refuse_overwriting  # noqa: PLC0415 - late
    from jiheng.frameworks.tables.filed import filed_scores  # noqa: PLC0415 - late
    from jiheng.frameworks.tables.imported import imported  # noqa: PLC0415 - late

    for path in (output, *([filed] if filed else [])):
        refuse_overwriting(path, [table], force=force)
    done = imported(tables(read(table)), table.name, output.stem, number_)
    _written(output, done.text)
    click.echo(f"已写入 {output}：{done.leaves}个末级指标，合计{number(done.total)}分")
    if filed is not None and done.filed:
        _written(filed, filed_scores(done, output.stem, table.name))
        click.echo(f"已写入 {filed}：{len(done.filed)}项自评得分")
    for note in (*done.notes, *([_NO_FILED] if filed and not done.filed else [])):
        click.echo(f"核对：{note}")
    for path_, doubt in done.doubts:
        click.echo(f"待确认：{path_} {doubt}")
    return int(bool(done.doubts or done.notes))


def _written(path: Path, text: str) -> None:
    with whole(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _count(error: JihengError) -> int:
    return len(error.problems) if isinstance(error, Problems) else 1


def _sound(name: str) -> Framework:
    """A framework without mistakes, whose examples are what its sentences come to.

    Raises:
        Problems: all that is wrong with it.
    """
    framework = load_framework(name)
    wrong = list(example_differences(framework))
    if wrong:
        raise Problems(framework.path, wrong)
    return framework


def _found(framework: Framework) -> Iterator[str]:
    points = "不设分值" if framework.abstract else f"合计{number(framework.total)}分"
    leaves = len(list(framework.leaves()))
    examples = len(framework.examples)
    yield f"{framework.id}：没有问题，{leaves}个末级指标，{points}，{examples}个手算样例"
    for indicator in framework.leaves():
        for phrase in indicator.unconfirmed:
            yield f"  待确认 第{indicator.line}行“{indicator.title}”：{phrase}"
    for line, text in sorted(_hints(framework)):
        yield f"  提示 第{line}行{text}"


def _hints(framework: Framework) -> Iterator[tuple[int, str]]:
    yield from ((hint.line, f"：{hint.text}") for hint in framework.hints)
    for indicator in framework.leaves():
        readings = (indicator.rule, *indicator.rules.values())
        for ambiguity in (one for reading in readings if reading for one in reading.ambiguities):
            yield indicator.line, f"“{indicator.title}”：{ambiguity}"
