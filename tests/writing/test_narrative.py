"""文字材料 as blocks."""

import pytest
from writing.reports.examples import with_texts

from jiheng.documents.model import Paragraph, Table
from jiheng.dossiers.model import Text
from jiheng.writing.errors import CrookedWriting
from jiheng.writing.figures import Figures
from jiheng.writing.narrative import Narrative, items


def narrative(**texts):
    return Narrative(Figures(*with_texts("hengdong_2024", **texts)))


def test_each_line_is_a_paragraph_with_its_references_resolved():
    blocks = narrative(部门概况="编制{{编制数}}。\n\n在职{{在职人员数}}。").tell("部门概况")

    assert [block.text for block in blocks] == ["编制110人。", "在职81人。"]


def test_lines_cut_by_bars_are_a_table_under_the_caption_above():
    blocks = narrative(部门概况="说明\n表1 工程\n名称|金额\n甲|{{支出决算数}}\n").tell("部门概况")

    paragraph, table = blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert table.caption == "表1 工程"
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["名称", "金额"],
        ["甲", "2135.42万元"],
    ]


def test_cells_pasted_from_a_sheet_are_a_table():
    (table,) = narrative(部门概况="名称\t金额\n甲\t1").tell("部门概况")

    assert table.titles() == ("名称", "金额")


def test_a_row_too_short_is_told_with_its_place():
    with pytest.raises(CrookedWriting, match="有3列，表头是2列"):
        narrative(部门概况="名称|金额\n甲|1|2").tell("部门概况")


def test_nothing_the_clerk_wrote_is_dropped():
    told = narrative(补充材料="另有说明")
    told.tell("部门概况")

    assert any("另有说明" in block.text for block in told.rest() if isinstance(block, Paragraph))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("甲；乙；丙。", ("甲", "乙", "丙")),
        ("1. 甲\n2、乙\n（3）丙", ("甲", "乙", "丙")),
        ("一是甲。\n二是乙。", ("甲", "乙")),
    ],
)
def test_a_list_is_read_however_it_is_numbered(body, expected):
    assert items(Text("存在的主要问题", body)) == expected


def test_numbers_of_a_table_stand_on_the_right_and_its_total_is_one():
    body = "工程|投资（万元）\n工业治理|151,000\n监测|/\n合计|151000.5"

    (table,) = narrative(部门概况=body).tell("部门概况")

    assert [column.align for column in table.columns] == ["left", "right"]
    assert [row.role for row in table.rows] == ["head", "", "", "total"]
