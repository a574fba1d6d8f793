"""What the page on the report tells a clerk to write is what the program takes."""

import re

import pytest
from writing.reports.examples import department

from jiheng.documents.model import Table
from jiheng.dossiers.model import Text
from jiheng.writing.figures import Figures
from jiheng.writing.narrative import blocks


@pytest.fixture(scope="module")
def page(repository):
    """The page."""
    return (repository / "docs" / "howto" / "write-the-report.md").read_text(encoding="utf-8")


def test_every_reference_shown_stands_for_something(page):
    figures = Figures(*department("hengdong_2024"))

    shown = re.findall(r"\{\{(.*?)\}\}", page)

    assert len(shown) >= 9
    assert all(figures.quote(reference).text for reference in shown)


def test_the_table_shown_is_set_as_a_table(page):
    body = re.search(r"```text\n(.*?)```", page, re.DOTALL).group(1)

    (table,) = blocks(Figures(*department("hengdong_2024")), Text("重点项目投资", body))

    assert isinstance(table, Table)
    assert table.caption == "表1 重点工程"
