"""What the pages tell a county to write is what the program takes."""

import re

import pytest

from jiheng.commands import run

FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="session")
def blocks(repository):
    """The YAML examples of the page on writing a county's table."""
    page = repository / "docs" / "howto" / "write-a-county-table.md"
    return FENCED.findall(page.read_text(encoding="utf-8"))


@pytest.fixture
def table(blocks, tmp_path):
    """The page's table, in a file of the name it asks for."""
    path = tmp_path / "本县2026.yaml"
    path.write_text(blocks[0], encoding="utf-8")
    return path


def test_the_table_of_the_page_has_no_mistake(table, capsys):
    code = run(["framework", "check", str(table)])

    assert (code, capsys.readouterr().out.startswith("本县2026：没有问题")) == (0, True)


@pytest.mark.parametrize("extra", [1, 2, 3])
def test_what_the_page_adds_later_fits_into_the_table(blocks, table, extra, capsys):
    table.write_text(f"{blocks[extra]}\n{blocks[0]}", encoding="utf-8")

    code = run(["framework", "check", str(table)])

    assert (code, capsys.readouterr().err) == (0, "")


def test_every_mistake_is_told_at_once_with_its_line(table, capsys):
    text = table.read_text(encoding="utf-8")
    text = text.replace("points: 60", "points: 50").replace("全年预算数", "全年预算额", 1)
    table.write_text(text.replace("按完成比例得分", "看3个方面给分", 1), encoding="utf-8")

    code = run(["framework", "check", str(table)])

    told = "".join(capsys.readouterr())
    assert code == 1
    assert [
        words in told
        for words in ("第12行", "合计为60分", "第16行", "是否应为“全年预算数”", "看3个方面给分")
    ] == [True] * 5
