"""``jiheng formula``: what a formula is read as, and what it comes to (计算公式)."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from jiheng.commands.errors import BrokenLine, NotAPair, NothingToRead
from jiheng.errors import JihengError
from jiheng.frameworks.catalogue import unit_of
from jiheng.frameworks.language.formula_batch import Answered, answer, as_json, figure, refused
from jiheng.frameworks.language.tasks import tasks
from jiheng.quantities import Unit, number, percent

_LINE = '{"id": "1", "text": "公式", "given": {}}'


@click.command(
    short_help="读一个计算公式，说明读法，可以代入数据算出结果",
    help="读一个计算公式：用到哪些基础数据、怎么理解、哪里没读懂；用 --given 代入数据算出结果。\n\n"
    "退出码：0 全部读懂；1 有没读懂的文字，或代入后算不出；2 单位不能相加，或用法有误。",
)
@click.argument("text", metavar="公式", required=False)
@click.option("--given", multiple=True, metavar="名=值", help="代入的数据，可以写多次")
@click.option("--json", "in_json", is_flag=True, help="输出 JSON")
@click.option(
    "--batch",
    metavar="文件",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="逐行读 JSONL 文件，每行 id、text、given，逐行输出 JSON",
)
def command(text: str | None, given: Sequence[str], batch: Path | None, *, in_json: bool) -> int:
    """Answer one formula, or a file of them."""
    if batch is not None:
        for line in _answers(batch):
            click.echo(json.dumps(line, ensure_ascii=False))
        return 0
    if not text:
        raise NothingToRead("公式")
    answered = answer(text, dict(_pair(one) for one in given))
    formula = answered.reading.formula
    unit = unit_of(formula) if formula is not None else None
    if in_json:
        click.echo(json.dumps(as_json(answered), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(answered, unit, asked=bool(given))))
    unread = bool(answered.reading.unread)
    return int(unread or (bool(given) and answered.value is None))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.replace("＝", "=").partition("=")
    if not equals:
        raise NotAPair("--given", text, "三公经费决算数=18.43")
    figure(value, name)
    return name.strip(), value.strip()


def _lines(answered: Answered, unit: Unit | None, *, asked: bool) -> Iterator[str]:
    reading = answered.reading
    if reading.formula is not None:
        name = f"{reading.name} = " if reading.name else ""
        yield f"公式  {name}{reading.formula}"
        yield f"用到  {'、'.join(str(one) for one in reading.formula.names) or '无'}"
    if unit is not None:
        yield f"单位  {unit.symbol or '比率'}"
    for ambiguity in reading.ambiguities:
        yield f"读法  {ambiguity}"
    for note in reading.notes:
        yield f"说明  {note}"
    for phrase in reading.unread:
        yield f"未读  第{phrase.start + 1}个字起的“{phrase.text}”没有读懂"
    if answered.value is not None:
        yield f"结果  {number(answered.value, 6)}（{percent(answered.value)}）"
    elif asked:
        yield f"结果  算不出：{answered.reason}"


def _answers(batch: Path) -> Iterator[dict[str, object]]:
    for place, task in tasks(batch):
        try:
            if task is None:
                raise BrokenLine(place, _LINE)
            given = task.get("given")
            yield {
                "id": task.get("id"),
                **as_json(answer(str(task["text"]), given if isinstance(given, dict) else {})),
            }
        except JihengError as error:
            yield {"id": (task or {}).get("id"), **refused(error)}
