"""``jiheng rule``: what a scoring sentence is read as, and what it gives (评分标准)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import click

from jiheng.commands.errors import BrokenLine, NotAPair, NothingToRead
from jiheng.frameworks.language.batch import answer, as_json, scored
from jiheng.frameworks.language.context import Context, Reading
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.language.tasks import tasks
from jiheng.frameworks.phrases.answers import Question
from jiheng.frameworks.phrases.settings import WORDS, Settings
from jiheng.quantities import NotANumber, Quantity, decimals, number

_WORDS: Mapping[str, bool] = {"是": True, "true": True, "否": False, "false": False}

_LINE = '{"id": "1", "text": "评分标准", "points": 5, "cases": [{"given": {}}]}'


@click.command(
    short_help="读一句评分标准，说明读法，可以代入数值算出得分",
    help="读一句评分标准：属于哪一类、怎么理解、哪里没读懂；"
    "用 --value 或 --given 代入，算出得分和原因。\n\n"
    "退出码：0 全部读懂；1 有没读懂的文字，或代入后不能定分；2 输入或用法有误。",
)
@click.argument("text", metavar="评分标准", required=False)
@click.option("--points", metavar="分", help="指标的分值；省略时用评分标准自己写明的")
@click.option("--value", metavar="值", help="指标值（103.5%）、数量（3）或等级（一等奖）")
@click.option("--given", multiple=True, metavar="名=值", help="代入的数值或判断，可以写多次")
@click.option("--title", metavar="名称", default="", help="指标名称")
@click.option("--target", metavar="标准值", default="", help="标准值，如 ≥95%、≤41微克/立方米")
@click.option("--criteria", multiple=True, metavar="要点", help="评分要点，可以写多次")
@click.option(
    "--set", "chosen", multiple=True, metavar="设置=选项", help="设置，如 满百分点=started"
)
@click.option("--json", "in_json", is_flag=True, help="输出 JSON")
@click.option(
    "--batch",
    metavar="文件",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="逐行读 JSONL 文件，每行 id、text、points、cases，逐行输出 JSON",
)
def command(  # noqa: PLR0913 - one argument for each option
    *,
    text: str | None,
    points: str | None,
    value: str | None,
    given: Sequence[str],
    title: str,
    target: str,
    criteria: Sequence[str],
    chosen: Sequence[str],
    in_json: bool,
    batch: Path | None,
) -> int:
    """Answer one sentence, or a file of them."""
    settings = Settings.from_words(dict(_pair("--set", one, "满百分点=started") for one in chosen))
    if batch is not None:
        for line in _answers(batch, settings):
            click.echo(json.dumps(line, ensure_ascii=False))
        return 0
    if not text:
        raise NothingToRead("评分标准")
    worth = None if points is None else _points(points)
    reading = read_rule(text, Context(worth, title, target, tuple(criteria), frozenset(), settings))
    put = dict(_answered(one) for one in given)
    if value is not None:
        put["value"] = value
    cases = [scored(reading, {"given": put})] if put else []
    if in_json:
        click.echo(json.dumps({**as_json(reading), "cases": cases}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(reading, cases)))
    return int(bool(reading.unread) or any(case["score"] is None for case in cases))


def _points(text: str) -> Fraction:
    points = Quantity.parse(text.removesuffix("分"), where="--points").value
    if points <= 0:
        raise NotANumber("--points", text)
    return points


def _pair(option: str, text: str, example: str) -> tuple[str, str]:
    name, equals, value = text.replace("＝", "=").partition("=")
    if not equals:
        raise NotAPair(option, text, example)
    return name.strip(), value.strip()


def _answered(text: str) -> tuple[str, bool | str]:
    name, value = _pair("--given", text, "无结余=是")
    return name, _WORDS.get(value, value)


def _lines(reading: Reading, cases: Sequence[Mapping[str, object]]) -> Iterator[str]:
    rule, points = reading.rule, reading.context.points
    for case in cases:
        full = points if points is not None else rule.stated if rule else None
        worth = "" if full is None else f" / {decimals(full)}"
        score = case["score"]
        shown = "未评分" if score is None else decimals(Fraction(str(score)))
        yield f"得分 {shown}{worth}    {case['reason']}"
    if rule is not None:
        yield f"规则 {rule}"
    if rule is not None and not cases:
        yield f"需要 {'；'.join(_asked(one) for one in rule.questions())}"
    for ambiguity in reading.ambiguities:
        yield f"读法 {ambiguity}"
    for phrase in reading.unread:
        yield f"未读 第{phrase.start + 1}个字起的“{phrase.text}”没有读懂"
    changed = _settings(reading.context.settings)
    if changed:
        yield f"设置 {changed}"


def _asked(question: Question) -> str:
    """One thing that must be known, with its unit, choices or range."""
    unit = f"（{question.unit}）" if question.unit else ""
    choices = f"：{'、'.join(question.choices)}" if question.choices else ""
    low = question.low
    high = question.high
    span = f"（{number(low)}–{number(high)}分）" if low is not None and high is not None else ""
    return f"{question.prompt}{unit}{choices}{span}"


def _settings(settings: Settings) -> str:
    words, usual = settings.words(), Settings().words()
    return "，".join(f"{word}：{words[word]}" for word in WORDS if words[word] != usual[word])


def _answers(batch: Path, settings: Settings) -> Iterator[dict[str, object]]:
    for place, task in tasks(batch):
        if task is None:
            broken = BrokenLine(place, _LINE)
            yield {"id": None, "unread": [], "cases": [], "reason": str(broken)}
            continue
        yield answer(task, settings)
