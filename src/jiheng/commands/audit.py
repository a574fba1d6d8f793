"""``jiheng audit``: what a filed report says of its own numbers, and what cannot be so."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol

import click

from jiheng.auditing.audited import Audited, Options, audit_file
from jiheng.auditing.limits import last_resort
from jiheng.auditing.model import Severity
from jiheng.patterns import pattern
from jiheng.writing.audit_files import format_of, named_by, usual_name, write
from jiheng.writing.findings import summary

_FORMATS = ("text", "json", "sarif", "html", "docx", "xlsx")
#: Printed file by file, as they are done.
_FLOWING = ("text", "json")
#: No files but text: may be handed on.
_TEXTS = ("sarif", "html")
_LIMITS = {"error": Severity.ERROR, "doubt": Severity.DOUBT, "note": Severity.NOTE}
#: Fewer files than this are done before a progress bar could be read.
_LONG = 4
_UNREAD = 3
_COLOURS = {"须更正": "red", "需核实": "yellow", "提示": "cyan"}
_HEAD = pattern(r"( *\d+ )(须更正|需核实|提示)")


class Advance(Protocol):
    """Told once for every file that is done."""

    def __call__(self) -> None:
        """One more."""


class Wanted(NamedTuple):
    """What to do with the answers.

    Attributes:
        several: more than one file was asked for, or a folder.
    """

    kind: str
    output: Path | None
    baseline: Path | None
    write_baseline: Path | None
    several: bool

    @property
    def flows(self) -> bool:
        """Whether each answer is printed as soon as it is there."""
        return self.output is None and self.kind in _FLOWING


@click.command(
    short_help="审核报告：逐个核对数字，列出不能成立的",
    help=(
        "读一份或多份报告（文件、文件夹或通配符），核对其中的合计、占比、增减、得分等关系，"
        "按文中顺序列出不能成立的和需要核实的，最后说明核对了多少。机器核对，不作认定依据。\n\n"
        "退出码：0 没有须更正；1 有须更正（--fail-on 可以收紧）；2 用法有误；3 有文件未读。"
    ),
)
@click.argument("files", metavar="文件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "kind",
    type=click.Choice(_FORMATS),
    help="text 文字，json 数据，sarif 供审阅工具，html 网页，docx 原文加批注，xlsx 工作底稿；"
    "省略时看 -o 的扩展名，否则为 text",
)
@click.option("--output", "-o", metavar="路径", type=click.Path(path_type=Path), help="写到这里")
@click.option(
    "--fail-on",
    type=click.Choice(tuple(_LIMITS)),
    default="error",
    help="到哪一级退出码为1：error 须更正（默认），doubt 需核实，note 提示",
)
@click.option(
    "--baseline",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="只列新的：已知发现、以前的json结果，或填了核实说明的工作底稿",
)
@click.option(
    "--write-baseline",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="把本次发现写成已知发现，供填写核实说明",
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice(["publication"]),
    help="publication 公开前审核：个人信息也列出",
)
@click.option("--no-cache", is_flag=True, help="不用也不留缓存")
@click.option(
    "--jobs", metavar="个数", type=click.IntRange(1), help="同时审核几个文件，默认用全部核心"
)
def command(  # noqa: PLR0913 - one argument for each option
    *,
    files: tuple[Path, ...],
    kind: str | None,
    output: Path | None,
    fail_on: str,
    baseline: Path | None,
    write_baseline: Path | None,
    purpose: str | None,
    no_cache: bool,
    jobs: int | None,
) -> int:
    """Audit every file; those that cannot be read are named, the others go on."""
    options = Options(publication=purpose is not None, cache=not no_cache)
    several = len(files) > 1 or not files[0].is_file()
    wanted = Wanted(kind or named_by(output), output, baseline, write_baseline, several)
    answers = _several(files, options, jobs or 0) if several else _alone(files[0], options)
    many, written = _told(answers, wanted)
    if not written or any(one.error is not None for one in many):
        return _UNREAD
    return int(any(one.fails(_LIMITS[fail_on]) for one in many))


def _alone(path: Path, options: Options) -> Iterator[Audited]:
    """One file, in this process."""
    with last_resort(path.name, _UNREAD):
        one = audit_file(path, options)
    yield one


def _several(files: tuple[Path, ...], options: Options, jobs: int) -> Iterator[Audited]:
    """Files, folders and patterns, audited on all cores; with a bar of progress on a terminal."""
    # Loaded here: a single file needs no other process.
    many = import_module("jiheng.auditing.many")
    found = list(many.found(files))
    paths = [one for one in found if isinstance(one, Path)]
    with _progress(len(paths)) as advance:
        answers = many.audit_files(paths, options, jobs, advance)
        for one in found:
            yield next(answers) if isinstance(one, Path) else one


@contextmanager
def _progress(count: int) -> Iterator[Advance]:
    if count < _LONG or not sys.stderr.isatty():
        yield lambda: None
        return
    rich = import_module("rich.progress")
    console = import_module("rich.console").Console(stderr=True)
    # Without a thread of its own: processes are copied from this one.
    with rich.Progress(console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task("审核", total=count)

        def advance() -> None:
            bar.advance(task)
            bar.refresh()

        yield advance


def _told(answers: Iterable[Audited], wanted: Wanted) -> tuple[list[Audited], bool]:
    """Print or write the answers as they come; give them back, and whether all was written."""
    many = []
    for one in _compared(answers, wanted):
        if one.error is not None:
            click.echo(str(one.error), err=True)
        if wanted.flows:
            _print(one, wanted.kind)
        many.append(_light(one) if wanted.flows and wanted.write_baseline is None else one)
    written = True
    if wanted.flows:
        _print_sum(many, wanted)
    else:
        written = _write(many, wanted)
    if wanted.write_baseline is not None:
        write = import_module("jiheng.auditing.baseline").write_baseline
        count = write(many, wanted.write_baseline)
        click.echo(f"已写入 {wanted.write_baseline}：已知发现{count}处", err=True)
    return many, written


def _light(one: Audited) -> Audited:
    """What is still needed of a report that was told: thousands of them must fit in memory."""
    return replace(one, report=None, findings=replace(one.findings, relations=()))


def _print(one: Audited, kind: str) -> None:
    form = format_of(kind)
    columns = import_module("shutil").get_terminal_size().columns if sys.stdout.isatty() else 0
    told = form.of_one(one, columns) + "\n" if kind == "text" else form.line(one)
    # Colours are for a terminal; click leaves them out of anything else.
    click.echo(_coloured(told) if columns else told, nl=False)


def _coloured(text: str) -> str:
    """The text with the severities in colour and the words quoted in bold."""
    lines = []
    for line in text.split("\n"):
        found = _HEAD.match(line)
        if found:
            label = click.style(found[2], fg=_COLOURS[found[2]], bold=True)
            lines.append(f"{found[1]}{label}{click.style(line[found.end() :], bold=True)}")
        else:
            lines.append(line.replace("【", "\x1b[1m【").replace("】", "】\x1b[0m"))
    return "\n".join(lines)


def _print_sum(many: Sequence[Audited], wanted: Wanted) -> None:
    if wanted.kind == "text" and wanted.several:
        click.echo(f"{summary(many)}。")


def _compared(answers: Iterable[Audited], wanted: Wanted) -> Iterator[Audited]:
    if wanted.baseline is None:
        yield from answers
        return
    baseline = import_module("jiheng.auditing.baseline")
    known = baseline.read_baseline(wanted.baseline)
    for one in answers:
        yield baseline.compared(one, known, alone=not wanted.several)


def _write(many: Sequence[Audited], wanted: Wanted) -> bool:
    """Write files and say where; a page that is not for a terminal goes to whoever asked."""
    if wanted.output is None and wanted.kind in _TEXTS and not sys.stdout.isatty():
        if any(one.report for one in many):
            click.echo(format_of(wanted.kind).made(many), nl=False)
        return True
    place = wanted.output or Path(usual_name(many, wanted.kind))
    complete = True
    for done in write(many, place, wanted.kind):
        complete &= isinstance(done, Path)
        click.echo(f"已写入 {done}" if isinstance(done, Path) else str(done), err=True)
    return complete
