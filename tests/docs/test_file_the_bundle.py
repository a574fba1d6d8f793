"""The page on the bundle names commands, options and papers that there are."""

import re

import pytest

from jiheng.commands import run
from jiheng.writing.bundle.bundle import ENTRY, EVIDENCE, PLEDGE, REPORT, SIGNATURES
from jiheng.writing.bundle.manifest import NAME

SHOWN = re.compile(r"^\$ jiheng ([a-z]+)(?: ([a-z]+))?", re.MULTILINE)


@pytest.fixture(scope="session")
def page(repository):
    """The page."""
    return (repository / "docs/howto/file-the-bundle.md").read_text(encoding="utf-8")


def test_every_command_on_the_page_has_the_options_it_shows(page, capsys):
    for line in re.findall(r"^\$ (jiheng .+)$", page, re.MULTILINE):
        name, *more = SHOWN.match(f"$ {line}").groups("")
        run([name, *[word for word in more if word and name == "framework"], "--help"])
        told = capsys.readouterr().out
        assert [option for option in re.findall(r" (--?[a-z]+)", line) if option not in told] == []


def test_the_page_names_every_paper_of_the_bundle(page):
    papers = (REPORT, EVIDENCE, ENTRY, PLEDGE, SIGNATURES, NAME, "报送函", "封面")

    assert [paper for paper in papers if paper not in page] == []


def test_what_the_page_shows_of_projects_is_what_is_printed(page, repository, tmp_path, capsys):
    filed = repository / "examples/hengdong_2024/dossier.yaml"

    run(["projects", str(filed), "-o", str(tmp_path / "项目材料"), "--formats", "xlsx"])

    printed = capsys.readouterr().out.splitlines()
    assert "\n".join(printed[:2]) in page
