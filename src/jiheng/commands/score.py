"""``jiheng score``: 填报表 become scores, each with the reason for every lost point."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from shutil import get_terminal_size

import click

from jiheng.dossiers import read_dossier
from jiheng.dossiers.model import Dossier
from jiheng.errors import JihengError
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework, find
from jiheng.scoring.errors import FormatsWithoutFolder
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation, Step
from jiheng.whole import whole
from jiheng.writing.format_names import format_names
from jiheng.writing.score_json import score_json
from jiheng.writing.score_text import explain_text, losses_text, score_text, summary_text
from jiheng.writing.worst import ON_PAGE

#: Fewer files than this are done before a progress bar could be read.
_LONG = 4
_JSON = "json"
_USUAL = "html,xlsx"


@dataclass(frozen=True, slots=True)
class Scored:
    """One file and what came of it."""

    path: Path
    dossier: Dossier
    evaluation: Evaluation


@click.command(
    short_help="给填报表评分，逐项写明扣分原因",
    help=(
        "给填报表（xlsx 或 yaml）评分。一个文件打印逐级得分表；多个文件先逐个列出扣分和原因，"
        "再打印汇总表。\n\n"
        "退出码：0 已评分；1 已评分，但有指标未评分、勾稽不符或内容需核实；2 输入有误。"
    ),
)
@click.argument(
    "files", metavar="填报表…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--framework", "-f", metavar="编号或路径", help="用这个指标体系；省略时用填报表写明的"
)
@click.option("--explain", metavar="指标路径", help="只打印一个指标：从基础数据到得分的全过程")
@click.option("--json", "as_json", is_flag=True, help="打印 JSON，一个文件一行")
@click.option(
    "--output", "-o", metavar="文件夹", type=click.Path(path_type=Path), help="结果另存到这里"
)
@click.option(
    "--formats",
    metavar="格式",
    help="另存的格式：docx,html,pdf,xlsx,json，默认 html,xlsx",
)
def command(  # noqa: PLR0913 - one argument for each option
    *,
    files: tuple[Path, ...],
    framework: str | None,
    explain: str | None,
    as_json: bool,
    output: Path | None,
    formats: str | None,
) -> int:
    """Score every file; say what is wrong with those that cannot be."""
    if formats is not None and output is None:
        raise FormatsWithoutFolder
    wanted = () if output is None else _formats(_USUAL if formats is None else formats)
    used = load_framework(framework) if framework else None
    scored, failed = _scored(files, used)
    if as_json:
        for one in scored:
            click.echo(score_json(one.evaluation))
    elif explain is not None:
        for one in scored:
            click.echo(explain_text(one.evaluation, found(one, explain)), nl=False)
    elif scored:
        click.echo(_told(scored, failed, several=len(files) > 1), nl=False)
    if output is not None:
        _save(scored, output, wanted, quiet=as_json)
    if failed:
        return 2
    return int(any(_in_question(one) for one in scored))


def _in_question(one: Scored) -> bool:
    """Whether something is unscored, broken, or for a person to look at."""
    evaluation = one.evaluation
    whole_ = all(each.complete for each in (evaluation, *evaluation.projects))
    return bool(not whole_ or evaluation.ties or evaluation.doubts)


def found(one: Scored, name: str) -> Step:
    """The step of that path or unique title; of a project as ``项目编码/路径``.

    Raises:
        UnknownIndicator: none has it.
        AmbiguousTitle: several have it.
    """
    path = "/".join(part.strip() for part in name.replace("／", "/").split("/"))
    for project in one.evaluation.projects:
        code = f"{project.subject.code}/"
        if code != "/" and path.startswith(code):
            return find(project.walk(), path.removeprefix(code), f"{one.path} {code[:-1]}")
    return find(one.evaluation.walk(), path, str(one.path))


def _formats(text: str) -> tuple[str, ...]:
    """The formats asked for.

    Raises:
        UnknownFormat: one of them is not known, or none is named.
    """
    return format_names(text, (*import_module("jiheng.writing.formats").NAMES, _JSON))


def _scored(files: tuple[Path, ...], used: Framework | None) -> tuple[list[Scored], list[Path]]:
    """Every file that can be scored, and the others; what is wrong is said on stderr."""
    scored, failed = [], []
    for path in _watched(files):
        try:
            dossier = read_dossier(path, used)
            scored.append(Scored(path, dossier, evaluate(used, dossier)))
        except JihengError as error:
            click.echo(str(error), err=True)
            failed.append(path)
    return scored, failed


def _watched(files: tuple[Path, ...]) -> Iterator[Path]:
    """The files, with a bar of progress on a terminal where there are many."""
    if len(files) < _LONG or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, label="评分", file=sys.stderr) as bar:
        yield from bar


def _told(scored: list[Scored], failed: list[Path], *, several: bool) -> str:
    """What is printed: one table, or the losses of each and a summary."""
    columns = get_terminal_size().columns if sys.stdout.isatty() else 0
    if not several:
        return score_text(scored[0].evaluation, columns)
    evaluations = [one.evaluation for one in scored]
    parts = [losses_text(one, columns) for one in evaluations]
    files = [str(one.path) for one in scored]
    return "\n".join((*parts, summary_text(evaluations, files, [str(path) for path in failed])))


def _save(scored: Iterable[Scored], folder: Path, formats: tuple[str, ...], *, quiet: bool) -> None:
    """Write every evaluation in every format, and say where."""
    # Loaded here: a score on the screen must not wait for what writes pages.
    compose = import_module("jiheng.writing.reports.score_sheet").compose
    write = import_module("jiheng.writing.formats").write
    taken: set[str] = set()
    if "pdf" in formats:
        _tell(import_module("jiheng.writing.pdf.fonts").announcement())
    click.echo(err=quiet)
    for one in scored:
        name = _free(one.evaluation, taken)
        for kind in formats:
            path = folder / f"{name}.{kind}"
            if kind == _JSON:
                with whole(path) as temporary:
                    temporary.write_text(score_json(one.evaluation) + "\n", encoding="utf-8")
            else:
                # A worksheet takes every project, a page as many as a browser opens at once.
                most = len(one.evaluation.projects) if kind == "xlsx" else ON_PAGE
                write(compose(one.dossier, one.evaluation, most), path, kind)
            click.echo(f"已写入 {path}", err=quiet)


def _tell(announcement: str) -> None:
    """Say which fonts stand in for the official ones, where some do."""
    if announcement:
        click.echo(announcement, err=True)


def _free(evaluation: Evaluation, taken: set[str]) -> str:
    """A file name for an evaluation that no other has in this run."""
    subject = evaluation.subject
    letters = (letter if letter.isalnum() or letter in "-_（）" else "_" for letter in subject.name)
    stem = f"{''.join(letters)}{subject.year}年度得分表"
    name = stem
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}({number})"
    taken.add(name)
    return name
