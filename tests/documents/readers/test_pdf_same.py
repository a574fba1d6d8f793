"""The same report read from docx and from pdf says the same, sentence by sentence."""

import subprocess
import sys

import pytest

from jiheng.documents.model import Heading, Paragraph, Table
from jiheng.documents.read import read


@pytest.fixture(scope="module")
def pair(repository, tmp_path_factory):
    """One of our own reports, as docx and as pdf."""
    folder = tmp_path_factory.mktemp("报告")
    workbook = repository / "examples/hengdong_2024/填报表.xlsx"
    command = [sys.executable, "-m", "jiheng", "report", str(workbook), "-o", str(folder)]
    subprocess.run([*command, "--formats", "docx,pdf"], check=False, capture_output=True)
    pdf = next(folder.glob("*自评报告.pdf"))
    return read(pdf.with_suffix(".docx")), read(pdf)


def bare(text):
    """Without spaces."""
    return "".join(text.split())


def test_the_tables_are_the_same(pair):
    docx, pdf = (
        [[[bare(cell.text) for cell in row.cells] for row in one.rows] for one in document.blocks]
        for document in (_only_tables(pair[0]), _only_tables(pair[1]))
    )

    assert pdf == docx


def _only_tables(document):
    blocks = tuple(one for one in document.blocks if isinstance(one, Table))
    return type(document)(document.title, blocks)


def test_every_paragraph_is_whole(pair):
    docx, pdf = (
        [bare(one.text) for one in document.blocks if isinstance(one, Heading | Paragraph)]
        for document in pair
    )

    # The pdf has the words of the charts, too, which are pictures in the docx.
    assert [one for one in docx if one and one not in pdf] == []
