"""Markdown is read as it is shown, and each piece has its line and its place."""

import pytest

from jiheng.documents.model import Heading, Paragraph, Place, Table
from jiheng.documents.read import read
from jiheng.documents.readers import markdown
from jiheng.documents.readers.markdown import document_of

PAGE = """# 部门整体支出

一共支出**510.00万元**，
其中：

| 资金来源 | 预算数（万元） |
| --- | ---: |
| 中央财政 | 320.00 |
| 合计\\|总计 | 510.00<br>其他 |

- 甲项
  续行
1. 乙项

```findings
error  sum_of_parts  不读
```

## 存在的问题
"""


def blocks(text):
    return document_of(text, "a.md").blocks


def test_headings_paragraphs_tables_and_items_come_in_order():
    kinds = [(type(one).__name__, getattr(one, "text", "")) for one in blocks(PAGE)]

    assert kinds == [
        ("Heading", "部门整体支出"),
        ("Paragraph", "一共支出510.00万元，其中："),
        ("Table", ""),
        ("Paragraph", "甲项续行"),
        ("Paragraph", "1. 乙项"),
        ("Heading", "存在的问题"),
    ]


def test_places_count_blocks_and_lines_from_one():
    places = [one.place for one in blocks(PAGE) if not isinstance(one, Table)]

    assert [(place.block, place.line) for place in places] == [
        (1, 1), (2, 3), (3, 11), (4, 13), (5, 19),
    ]  # fmt: skip


def test_a_line_of_a_paragraph_keeps_its_own_line():
    paragraph = blocks(PAGE)[1]

    assert [(run.text, run.place) for run in paragraph.runs] == [
        ("一共支出510.00万元，", Place("a.md", line=3, block=2)),
        ("其中：", Place("a.md", line=4, block=2)),
    ]


def test_a_table_has_a_head_and_places():
    table = blocks(PAGE)[2]
    cell = table.rows[1].cells[1]

    assert [row.role for row in table.rows] == ["head", "", ""]
    assert cell.text == "320.00"
    assert (cell.place.table, cell.place.row, cell.place.column, cell.place.line) == (1, 2, 2, 8)
    assert [one.text for one in table.rows[2].cells] == ["合计|总计", "510.00\n其他"]


def test_a_table_without_outer_bars_and_with_short_rows_is_filled():
    table = blocks("甲 | 乙\n--- | ---\n1\\|2 | 3 | 4\n5 |\n\n后文")[0]

    assert [[one.text for one in row.cells] for row in table.rows] == [
        ["甲", "乙", ""], ["1|2", "3", "4"], ["5", "", ""],
    ]  # fmt: skip


def test_stars_that_multiply_and_file_names_stay():
    assert [one.text for one in blocks("面积3*4*5，见a_b_c.xlsx")] == ["面积3*4*5，见a_b_c.xlsx"]


def test_front_matter_comments_and_rules_are_no_content():
    text = "---\ntitle: 甲\n---\n正文<!-- 不\n读 -->\n\n***\n\n标题\n===\n\n> 引文\n"

    assert [(type(one), one.text) for one in blocks(text)] == [
        (Paragraph, "正文"), (Heading, "标题"), (Paragraph, "引文"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    ["# 一、概况\n正文", "前文\n\n| 甲 | 乙 |\n| --- | --- |\n", "甲 | 乙\n--- | :-:\n1 | 2"],
)
def test_it_is_recognised_by_its_headings_or_tables(head):
    assert markdown.recognises(head.encode())


@pytest.mark.parametrize(
    "head",
    ["一、概况\n正文", "#1号楼\n", "\t甲\n\t乙\n", "-----\n正文", "a|b\n", "|\n", "#话题# 正文"],
)
def test_plain_text_is_none(head):
    assert not markdown.recognises(head.encode())


def test_the_name_of_a_file_does_not_matter(tmp_path):
    path = tmp_path / "报告.docx"
    path.write_text(PAGE, "utf-8")

    assert read(path).title == "部门整体支出"
