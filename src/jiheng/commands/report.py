"""``jiheng report``: a 填报表 becomes the region's report, the page for the head, the twin."""

from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import click

from jiheng.commands.projects import announce_fonts
from jiheng.dossiers import read_dossier
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.load import load_framework
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation

_ONE_PAGE = "一页纸.docx"
_TWIN = "机读数据.json"
_DEFAULT = "docx,xlsx,pdf,html"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written, and how.

    Attributes:
        formats: of the report.
        embed: whether the twin is put inside the files as well.
        force: whether files that are there are written over.
    """

    folder: Path
    formats: tuple[str, ...]
    embed: bool
    force: bool


@click.command(
    short_help="写自评报告：本地区规定的章节、评分表和附件",
    help=(
        "由填报表写出本地区规定格式的自评报告（格式由指标体系规定，没有规定的用"
        "财预〔2020〕10号的提纲），另写一页纸.docx（供单位负责人）和机读数据.json。\n\n"
        "文字材料里可引用数据，如 {{三公经费决算数}}、{{三公经费决算数:上年}}、"
        "{{预算执行率.得分}}。\n\n"
        "退出码：0 已写完；1 已写完，但有事项须处理；2 输入有误，什么都没有写。"
    ),
)
@click.argument("file", metavar="填报表", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="文件夹", default="输出", help="写到哪里，默认 输出",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--framework", "-f", metavar="编号或路径",
              help="用这个指标体系；省略时用填报表写明的")  # fmt: skip
@click.option("--formats", metavar="格式", default=_DEFAULT, help=f"报告的格式，默认 {_DEFAULT}")
@click.option("--embed", is_flag=True, help="机读数据也放进报告文件里")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(  # noqa: PLR0913 - one argument for each option
    *, file: Path, output: Path, framework: str | None, formats: str, embed: bool, force: bool
) -> int:
    """Write everything or nothing; exit code 1 where something is to be looked at."""
    format_names = import_module("jiheng.writing.format_names").format_names
    wanted = format_names(formats, import_module("jiheng.writing.formats").NAMES)
    used = load_framework(framework) if framework else None
    dossier = read_dossier(file, used)
    evaluation = evaluate(used, dossier)
    report = (used or load_framework(dossier.framework.id, file)).report
    notes = write_reports(dossier, evaluation, report, Order(output, wanted, embed, force))
    doubts = [str(doubt) for doubt in dossier.doubts]
    announce_fonts(wanted)
    click.echo(f"已写入 {output}：报告（{'、'.join(wanted)}）、{_ONE_PAGE}、{_TWIN}")
    for note in (*doubts, *notes):
        click.echo(f"须处理：{note}")
    return int(bool(notes or doubts))


def write_reports(
    dossier: Dossier, evaluation: Evaluation, report: str, order: Order
) -> tuple[str, ...]:
    """Compose, then write the files; gives what the author must look at.

    Raises:
        Problems: the 文字材料 refer to what there is not.
        UnknownReport: nobody wrote a report of that name.
    """
    # Loaded here: the command line must start without what writes pages.
    composed = import_module("jiheng.writing.composed")
    papers = composed.composed(dossier, evaluation, report)
    document = papers.document
    if order.embed:
        document = replace(document, twin=papers.twin)
    author = import_module("jiheng.writing.author_notes").with_notes
    names = {kind: f"{papers.name}.{kind}" for kind in order.formats}
    whole_folder = import_module("jiheng.writing.whole_folder").whole_folder
    write = import_module("jiheng.writing.formats").write
    outputs = (*names.values(), _ONE_PAGE, _TWIN)
    with whole_folder(order.folder, outputs, force=order.force) as folder:
        for kind, name in names.items():
            shown = author(document, papers.notes) if kind == "html" else document
            write(shown, folder / name, kind)
        write(papers.one_page, folder / _ONE_PAGE, "docx")
        (folder / _TWIN).write_text(papers.twin, encoding="utf-8", newline="\n")
    return tuple(papers.notes)
