"""``jiheng pack``: the bundle (报送包) that is filed with the finance bureau."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import click

from jiheng.commands.projects import announce_fonts, write_papers
from jiheng.dossiers import read_dossier
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework
from jiheng.scoring.each_project import with_projects
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation
from jiheng.writing.bundle.bundle import Bundle, Choices, bundle
from jiheng.writing.bundle.entry import limits as read_limits
from jiheng.writing.bundle.written import put
from jiheng.writing.composed import composed
from jiheng.writing.format_names import format_names
from jiheng.writing.parts.assessed import Assessed, all_assessed

_SHOWN = 8


@click.command(
    short_help="生成报送包：报送函、封面、报告、各表、承诺书和佐证材料目录",
    help=(
        "把一份填报表做成整套报送材料，放进一个文件夹：报送函、封面、自评报告、基础数据表+自评表、"
        "项目自评表、真实性承诺书、签字页、佐证材料目录和同号文件夹、一体化录入表，"
        "另附每个文件的校验值（SHA256SUMS.txt）。\n\n"
        "佐证材料放进同号文件夹后，加 --force 再做一次，校验值就包括它们；"
        "放进去的文件内容不改动，跟着材料名称换到新的序号。\n\n"
        "退出码：0 已写完；1 已写完，但有内容需核对；2 输入有误，什么都没有写。"
    ),
)
@click.argument("file", metavar="填报表", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="文件夹", required=True, help="写到哪里",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--names", metavar="模式", default="{材料}",
              help="文件名的模式，如 {单位}_{年度}_{材料}，另有 {编码} {地区} {序号}")  # fmt: skip
@click.option("--to", metavar="单位", default="", help="收文单位，省略时为所在区划的财政局")
@click.option("--formats", metavar="格式", default="docx", help="文字材料的格式，默认 docx")
@click.option("--limits", metavar="限长", default="",
              help="录入表的限长，如 实际完成值=100,偏差原因=200,实际完成情况=500")  # fmt: skip
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(  # noqa: PLR0913 - one argument for each option
    *, file: Path, output: Path, names: str, to: str, formats: str, limits: str, force: bool
) -> int:
    """Write the bundle; exit code 1 where something is to be looked at."""
    known = import_module("jiheng.writing.formats").NAMES
    choices = Choices(names, to, format_names(formats, known), read_limits(limits))
    dossier = read_dossier(file)
    framework = load_framework(dossier.framework.id, file)
    evaluation = _evaluated(framework, dossier)
    report = composed(dossier, evaluation, framework.report)
    made = bundle(dossier, evaluation, report.document, choices)
    strange = put(made, output, write_papers, force=force)
    announce_fonts(choices.formats)
    doubts = (str(doubt) for doubt in dossier.doubts)
    projects = all_assessed(dossier, evaluation.projects)
    told = (*doubts, *report.notes, *_of_projects(projects), *_told(made, strange))
    click.echo(f"已写入 {output}（{len(made.papers) + 1}个文件）")
    for note in told:
        click.echo(f"须处理：{note}")
    return int(bool(told))


def _evaluated(framework: Framework, dossier: Dossier) -> Evaluation:
    """With its projects, where it has any."""
    if dossier.projects:
        return with_projects(framework, dossier)
    return evaluate(framework, dossier)


def _of_projects(projects: Sequence[Assessed]) -> Iterator[str]:
    """What each project lacks, of the first few."""
    lacking = [one for one in projects if one.notes]
    for one in lacking[:_SHOWN]:
        yield f"{one.project.code} {one.project.name}：{'；'.join(one.notes)}"
    if len(lacking) > _SHOWN:
        yield f"另有{len(lacking) - _SHOWN}个项目需核对，用 jiheng projects 列出"


def _told(made: Bundle, strange: tuple[str, ...]) -> Iterator[str]:
    """What a person must look at before the bundle is filed."""
    wanted = [one.title for one in made.materials if one.wanted]
    if wanted:
        yield f"评分标准要求、填报表没有写明的佐证材料{len(wanted)}份：{_some(wanted)}"
    for excess in made.excesses:
        yield str(excess)
    if strange:
        yield f"不属于本报送包的文件{len(strange)}个，原样保留：{_some(strange)}"


def _some(names: Sequence[str]) -> str:
    more = f"等{len(names)}份" if len(names) > _SHOWN else ""
    return "、".join(names[:_SHOWN]) + more
