"""Text extracted from reports is read in both layouts of tables, blank lines or tabs."""

import pytest

from jiheng.documents.model import Table
from jiheng.documents.read import read


def tables(path):
    """Rows of words of each table."""
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in read(path).blocks
        if isinstance(one, Table)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\t乙\n1\t\n", [[["甲", "乙"], ["1", ""]]]),
        ("\t甲\n\t乙\n\n\t1\n\t\n", [[["甲", "乙"], ["1", ""]]]),
        ("\t甲\n第二行\n\t乙\n", [[["甲\n第二行", "乙"]]]),
        ("\t实际\n\n人数\n\t率\n", [[["实际\n\n人数", "率"]]]),
        ("\t甲\n\n\n\n\t乙\n", [[["甲"]], [["乙"]]]),
        ("\t甲\n\n备注：无\n", [[["甲"]]]),
        ("\t甲\n \t乙\n\n\t丙\n\t丁\n", [[["甲", "乙"], ["丙", "丁"]]]),
        ("甲\t乙\t丙\n\n1\t2\n", [[["甲", "乙", "丙"]], [["1", "2"]]]),
    ],
    ids=["cells by tab", "cells by line", "a cell of two lines", "a blank line in a cell",
         "blank lines part tables", "words end a table", "a space before a cell",
         "another width behind a blank line"],
)  # fmt: skip
def test_a_table_is_read(tmp_path, text, expected):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")

    assert tables(path) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_chinese_offices(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_text("一、部门概况\n职能", encoding)

    assert [one.text for one in read(path).blocks] == ["一、部门概况", "职能"]


def test_every_table_of_the_filed_reports_fills_its_grid(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = [one for one in read(path).blocks if isinstance(one, Table)]

        assert [len(list(table.placed())) > 0 for table in found] == [True] * len(found)


def read_text(tmp_path, text):
    """What a text file of these words is read as."""
    path = tmp_path / "报告.txt"
    path.write_bytes(text.encode())
    return read(path)


def paragraphs(document):
    """Of each heading and paragraph its words."""
    return [one.text for one in document.blocks if not isinstance(one, Table)]


BROKEN = [
    (
        "全年预算执行总体平稳，全局共办结群众来信来访\n\n案件88件。",
        ["全年预算执行总体平稳，全局共办结群众来信来访案件88件。"],
    ),
    (
        "我局开展专项检查。全市共排查企业 19\n\n家，均已整治。",
        ["我局开展专项检查。全市共排查企业 19家，均已整治。"],
    ),
    (
        "通过率分别为99%。各县完成率：东县100%、西县\n\n63.6%、南县62.6%。",
        ["通过率分别为99%。各县完成率：东县100%、西县63.6%、南县62.6%。"],
    ),
]
KEPT = [
    "（一）完善评价体系，加强监督检查\n\n进一步完善办法，落实责任。",
    "1.年初预算收支\n根据批复，年初预算为100万元。",
    "填报单位：某市某局\n填报日期：2024年3月1日",
    "2024年部门整体支出绩效评价工作情况说明表\n\n本表由各单位填写。",
    "各项支出如下。共三项，\n\n（1）人员经费；",
]


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=["comma", "number", "percent"])
def test_a_sentence_that_a_page_breaks_is_one_paragraph(tmp_path, text, expected):
    assert paragraphs(read_text(tmp_path, text)) == expected


@pytest.mark.parametrize("text", KEPT, ids=["heading", "item", "form", "title", "label"])
def test_lines_that_are_paragraphs_are_not_joined(tmp_path, text):
    assert paragraphs(read_text(tmp_path, text)) == [line for line in text.split("\n") if line]


def test_each_part_of_a_broken_sentence_has_its_own_line(tmp_path):
    found = read_text(
        tmp_path, "一、概况\n全年预算执行总体平稳，全局共办结群众来信来访\n\n案件88件。"
    ).blocks[1]

    assert [(run.text, run.place.line) for run in found.runs] == [
        ("全年预算执行总体平稳，全局共办结群众来信来访", 2),
        ("案件88件。", 4),
    ]


def test_text_broken_at_one_width_is_joined_line_by_line(tmp_path):
    sentence = "全局紧扣年度目标，统筹推进各项重点工作，预算执行总体平稳，支出均按批复的用途使用。"
    words = "".join(sentence for _ in range(12))
    lines = [words[at : at + 30] for at in range(0, len(words), 30)]

    found = read_text(tmp_path, "一、概况\n" + "\n".join(lines))

    assert "".join(paragraphs(found)[1:]) == words
    assert len(found.blocks) < len(lines) / 2


def test_contents_and_page_numbers_are_left_out(tmp_path):
    contents = "目 录\n\n一、概况.....\t1\n二、收支......2\n- 1 -\n"
    text = f"{contents}\f一、概况\n职能。\n第2页\n二、收支\n平稳。\n"

    found = read_text(tmp_path, text)

    assert paragraphs(found) == ["一、概况", "职能。", "二、收支", "平稳。"]
    assert [one.place.line for one in found.blocks] == [6, 7, 9, 10]


def test_heads_that_pages_repeat_are_left_out_but_not_units(tmp_path):
    pages = [f"某局2024年度报告\n单位：万元\n说明第{one}项工作。\n" for one in "甲乙丙丁"]

    found = read_text(tmp_path, "\f".join(pages))

    assert paragraphs(found) == [
        said for one in "甲乙丙丁" for said in ("单位：万元", f"说明第{one}项工作。")
    ]


def test_rows_of_the_next_page_that_lost_their_merged_cell_stay_in_their_columns(tmp_path):
    first = "一级\t二级\t标准\t分值\t得分\n投入\t编制\t合规\t5\t4\n"
    second = "执行\t达标\t10\t9\n\t合规\t6\t6\n"

    found = read_text(tmp_path, f"{first}\n{second}").blocks

    assert [[cell.text for cell in row.cells] for row in found[0].rows[2:]] == [
        ["", "执行", "达标", "10", "9"],
        ["", "", "合规", "6", "6"],
    ]
    assert len(found) == 1


def test_contents_without_page_numbers_end_where_the_first_entry_is_said_again(tmp_path):
    found = read_text(tmp_path, "目录\n第一部分 概况\n第二部分 收支\n第一部分 概况\n职能。\n")

    assert paragraphs(found) == ["第一部分 概况", "职能。"]


def test_bare_numbers_are_page_numbers_only_where_they_count_up(tmp_path):
    assert paragraphs(read_text(tmp_path, "甲。\n1\n乙。\n2\n丙。\n3\n")) == [
        "甲。",
        "乙。",
        "丙。",
    ]
    assert paragraphs(read_text(tmp_path, "甲。\n15\n乙。\n")) == ["甲。", "15", "乙。"]


def test_what_is_never_seen_is_taken_out_and_told_once(tmp_path):
    found = read_text(tmp_path, "本年支出\u202e00.001\u202c万元。\n零宽\u200b字符。\n")

    assert paragraphs(found) == ["本年支出00.001万元。", "零宽字符。"]
    assert [(one.place.line, "看不见的控制字符" in one.reason) for one in found.unread] == [
        (1, True)
    ]


def test_the_filed_reports_with_a_paragraph_on_each_line_are_left_as_they_are(shared):
    for name in ("001", "003"):
        path = next((shared / "seeds").glob(f"{name}*.txt"))

        joined = [one for one in read(path).blocks if len(getattr(one, "runs", ())) > 1]

        assert joined == []
