"""The page: nothing breaks out of it, and each piece of text bears its marks."""

import re
from dataclasses import replace

import pytest
from writing.audited.sample import BLOCKS, finding, sample

from jiheng.auditing.model import Findings
from jiheng.writing.audited.html import made, page
from jiheng.writing.marked import Mark, Piece, marked, pieces

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
]


@pytest.fixture
def audited(tmp_path):
    return sample(tmp_path)


def test_a_page_needs_nothing_else(audited):
    text = made([audited])

    assert not re.search(r"""(?:src|href)=["']?(?!#|data:)[\w/.]""", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out(tmp_path, text):
    audited = sample(tmp_path, blocks=(*BLOCKS, f"支出12万元{text}"), name="报告.docx")
    found = finding(audited.report, "支出12万元", "12万元", message=text, title=text, check=text)

    told = made([replace(audited, findings=Findings(findings=(found,)))])

    assert told.count("<script>") == 1
    assert "<img" not in told
    assert "支出12万元49" not in told


def test_marks_may_overlap_and_lose_no_letter():
    text = "由52次和上年40次计算增长25%"
    marks = [Mark(1, 4, 1), Mark(7, 10, 1), Mark(12, 17, 1, main=True, first=True), Mark(14, 17, 0)]

    found = pieces(text, [*marks, Mark(7, 17, 2, main=True, first=True)])

    assert "".join(one.text for one in found) == text
    assert found[1] == Piece("52次", because=(1,))
    assert found[-1] == Piece("25%", (1, 2), ends=(1, 2), unchecked=True)
    assert [one.begins for one in found if one.begins] == [(2,), (1,)]


def test_the_whole_report_is_on_the_page(audited):
    told = []
    for block in marked(audited):
        told += block.pieces
        told += [piece for row in block.rows for cell in row for piece in cell.pieces]

    assert "".join(one.text for one in told) == "".join(one.text for one in audited.report.passages)


def test_each_finding_is_a_card_and_a_place(audited):
    text = made([audited])

    assert re.findall(r'<article class="card (\w+)" id="f(\d)"', text) == [
        ("error", "1"),
        ("error", "2"),
        ("doubt", "3"),
        ("note", "4"),
    ]
    assert sorted(re.findall(r'id="m(\d)"', text)) == ["1", "2", "3", "4"]


def test_nothing_found_is_told_without_judgement(audited):
    text = made([replace(audited, findings=Findings())])

    assert "没有需要列出的" in text
    assert "合格" not in text


def test_downloads_are_offered_where_there_are_any(audited):
    assert "<nav" not in made([audited])
    assert '<a href="xlsx" download>工作底稿</a>' in page(
        audited, [("返回", "../"), ("工作底稿", "xlsx")]
    )
