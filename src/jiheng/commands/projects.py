"""``jiheng projects``: a 自评表 for every project, their list, and the two reports on them."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from jiheng.dossiers import read_dossier
from jiheng.dossiers.model import Dossier
from jiheng.frameworks.load import load_framework
from jiheng.scoring.each_project import with_projects
from jiheng.writing.figures import Figures
from jiheng.writing.format_names import format_names
from jiheng.writing.parts.assessed import Assessed, all_assessed, covered, share_of_spending
from jiheng.writing.project_papers import Paper, project_papers
from jiheng.writing.references import check
from jiheng.writing.whole_folder import whole_folder

#: Fewer files than this are written before a progress bar could be read.
_LONG = 12


@click.command(
    short_help="每个项目一张自评表，连同汇总表和两份报告",
    help=(
        "给填报表里的每个项目写一张项目支出绩效自评表（文件名为项目编码_项目名称），"
        "另写自评报告、汇总表和汇总报告，打印自评覆盖率。\n\n"
        "退出码：0 已写完；1 已写完，但有项目需核对；2 输入有误，什么都没有写。"
    ),
)
@click.argument("file", metavar="填报表", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="文件夹", required=True, help="写到哪里",
              type=click.Path(path_type=Path))  # fmt: skip
@click.option("--framework", "-f", metavar="编号或路径",
              help="项目用这张评分表；省略时用部门指标体系规定的")  # fmt: skip
@click.option("--formats", metavar="格式", default="docx,xlsx", help="文件格式，默认 docx,xlsx")
@click.option("--force", is_flag=True, help="覆盖已有的文件")
def command(*, file: Path, output: Path, framework: str | None, formats: str, force: bool) -> int:
    """Write every paper; exit code 1 where a project is to be looked at."""
    wanted = format_names(formats, import_module("jiheng.writing.formats").NAMES)
    used = load_framework(framework) if framework else None
    dossier = read_dossier(file)
    evaluation = with_projects(load_framework(dossier.framework.id, file), dossier, used)
    check(Figures(dossier, evaluation))
    papers = project_papers(dossier, evaluation, wanted)
    with whole_folder(output, [paper.name for paper in papers], force=force) as folder:
        write_papers(papers, folder)
    announce_fonts(wanted)
    projects = all_assessed(dossier, evaluation.projects)
    click.echo(_told(dossier, projects))
    click.echo(f"已写入 {output}（{len(papers)}个文件）")
    return int(any(one.notes for one in projects))


def announce_fonts(formats: tuple[str, ...]) -> None:
    """Say which fonts stand in for the official ones, where pages are set here."""
    told = import_module("jiheng.writing.pdf.fonts").announcement() if "pdf" in formats else ""
    if told:
        click.echo(told, err=True)


def write_papers(papers: tuple[Paper, ...], folder: Path) -> None:
    """Write each in its format, with a bar of progress on a terminal where there are many."""
    write_paper = import_module("jiheng.writing.papers").write_paper
    for paper in _watched(papers):
        write_paper(paper, folder)


def _watched(papers: tuple[Paper, ...]) -> Iterator[Paper]:
    if len(papers) < _LONG or not sys.stderr.isatty():
        yield from papers
        return
    with click.progressbar(papers, label="写文件", file=sys.stderr) as bar:
        yield from bar


def _told(dossier: Dossier, projects: tuple[Assessed, ...]) -> str:
    """Coverage, then what is to be looked at, project by project."""
    lines = [f"自评覆盖率：{covered(projects)}"]
    share = share_of_spending(dossier, projects)
    lines += [share] if share else []
    lines.append(f"评分表：{projects[0].evaluation.framework.title}")
    for one in projects:
        if one.notes:
            lines.append(f"须处理：{one.project.code} {one.project.name}：{'；'.join(one.notes)}")
    return "\n".join(lines)
