"""Papers put into a folder, each in the format that its name ends in."""

from collections.abc import Iterable
from pathlib import Path

from jiheng.writing.formats import write
from jiheng.writing.project_papers import Paper


def write_papers(papers: Iterable[Paper], folder: Path) -> None:
    """Write every paper; folders within ``folder`` are made where they are missing."""
    for paper in papers:
        write_paper(paper, folder)


def write_paper(paper: Paper, folder: Path) -> None:
    """Write one."""
    path = folder / paper.name
    path.parent.mkdir(parents=True, exist_ok=True)
    write(paper.document, path, path.suffix.removeprefix("."))
