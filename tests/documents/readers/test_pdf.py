"""A pdf is read as it was written: sentences and tables whole, furniture left out."""

import pytest
from printed import PICTURE, printed, raw, stream

from jiheng.documents.model import Heading, Paragraph, Place, Table
from jiheng.documents.read import read

LONG = "全局紧扣年度目标，统筹推进各项重点工作，预算执行总体平稳，各项支出均按批复的用途和进度使用"


@pytest.fixture
def paper(tmp_path):
    """A function that prints markup and reads it back."""
    return lambda markup: read(printed(tmp_path / "报告.pdf", markup))


def texts(document):
    """Of its headings and paragraphs."""
    return [one.text for one in document.blocks if isinstance(one, Heading | Paragraph)]


def rows(document):
    """Words of each table, row by row."""
    tables = [one for one in document.blocks if isinstance(one, Table)]
    return [[[cell.text for cell in row.cells] for row in one.rows] for one in tables]


def test_a_sentence_over_lines_and_pages_is_one_paragraph_with_the_page_of_each_line(paper):
    sentence = f"{LONG}。" * 8

    found = paper(f"{sentence}\n\n本年支出100.00万元。")

    assert texts(found) == [sentence, "本年支出100.00万元。"]
    pages = [run.place.page for run in found.blocks[0].runs]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2}


def test_headings_and_items_are_not_joined_to_what_follows(paper):
    lines = [
        "一、部门概况",
        "（一）主要职责",
        f"1.{LONG}；",
        "2.承办交办的其他事项。",
        "二、收支情况",
    ]

    found = paper("\n\n".join(line.replace(".", "\\.", 1) for line in lines))

    assert texts(found) == lines
    assert [one.level for one in found.blocks if isinstance(one, Heading)] == [1, 2, 1]


def test_page_numbers_and_running_heads_are_left_out(paper):
    furniture = (
        "set page(header: [某市某局2024年度报告], footer: context [— #counter(page).display() —])"
    )
    body = "#pagebreak()\n".join(f"本页说明第{number}项工作。" for number in "甲乙丙丁")

    found = paper(f"#{furniture}\n{body}")

    assert texts(found) == [f"本页说明第{number}项工作。" for number in "甲乙丙丁"]


def test_a_unit_said_above_the_table_of_each_page_stays(paper):
    found = paper("#pagebreak()\n".join(["#set page(margin: (top: 20pt))\n单位：万元"] * 4))

    assert texts(found) == ["单位：万元"] * 4


@pytest.mark.parametrize("leader", ["#box(width: 1fr, repeat[.]) 3", ""], ids=["dots", "none"])
def test_a_table_of_contents_is_left_out(paper, leader):
    heads = ["第一部分 概况", "第二部分 收支情况"]
    listed = "\n\n".join(f"{head}{leader}" for head in heads)

    found = paper(f"目录\n\n{listed}\n#pagebreak()\n{heads[0]}\n\n职能。\n\n{heads[1]}\n\n平稳。")

    assert texts(found) == [heads[0], "职能。", heads[1], "平稳。"]


def test_a_title_of_two_lines_is_one(paper):
    title = "#par(first-line-indent: 0pt)[某市某局\\ 2024年度部门决算]"

    found = paper(f"#align(center, text(20pt)[{title}])\n\n正文{LONG}。")

    assert texts(found)[0] == "某市某局2024年度部门决算"


def test_cells_keep_their_spans_and_places(paper):
    found = paper(
        "#table(columns: 3, table.cell(rowspan: 2)[项目], table.cell(colspan: 2)[决算数],"
        " [2023年], [2024年], [三公经费], [18.00], [18.43])"
    )
    table = found.blocks[0]

    cells = [(one.row, one.column, one.cell.text, one.cell.rowspan, one.cell.colspan)
             for one in table.placed()]  # fmt: skip
    assert cells == [
        (0, 0, "项目", 2, 1), (0, 1, "决算数", 1, 2), (1, 1, "2023年", 1, 1),
        (1, 2, "2024年", 1, 1), (2, 0, "三公经费", 1, 1), (2, 1, "18.00", 1, 1),
        (2, 2, "18.43", 1, 1),
    ]  # fmt: skip
    assert table.rows[2].cells[1].place == Place("报告.pdf", page=1, table=1, row=3, column=2)


def test_what_the_width_of_a_cell_breaks_is_joined_and_what_was_written_apart_is_not(paper):
    found = paper("#table(columns: (60pt, 200pt), [机关事业单位养老保险缴费], [甲 \\ 乙])")

    assert rows(found) == [[["机关事业单位养老保险缴费", "甲\n乙"]]]


def test_a_table_goes_on_over_pages_without_its_head_said_again(paper):
    cells = ", ".join(f"[项目{number}], [{number}.00]" for number in range(1, 25))

    found = paper(f"#table(columns: (150pt, 100pt), table.header([名称], [金额]), {cells})")

    assert rows(found) == [[["名称", "金额"], *[[f"项目{n}", f"{n}.00"] for n in range(1, 25)]]]
    pages = [row.cells[0].place.page for row in found.blocks[0].rows]
    assert pages == sorted(pages)
    assert pages[-1] > 1


def test_a_cell_that_a_page_cuts_is_one(paper):
    words = f"{LONG}，{LONG}，{LONG}，{LONG}。"

    found = paper(
        "#v(120pt)\n#table(columns: (60pt, 120pt, 60pt),"
        f" [名称], [说明], [分值], [甲], [{words}], [5])"
    )

    assert rows(found) == [[["名称", "说明", "分值"], ["甲", words, "5"]]]


def test_two_forms_on_pages_that_follow_stay_two(paper):
    form = "#v(100pt)\n#table(columns: (80pt, 120pt), [项目名称], [{}], [得分], [{}])"
    first, second = (
        form.format("甲项目", "95"),
        form.replace("#v(100pt)\n", "").format("乙项目", "90"),
    )

    found = paper(f"{first}\n#pagebreak()\n{second}")

    assert [table[0] for table in rows(found)] == [["项目名称", "甲项目"], ["项目名称", "乙项目"]]


def test_numbers_below_each_other_without_lines_are_a_table(paper):
    lines = [
        ("人员经费", "412.50"),
        ("公用经费", "88.00"),
        ("项目支出", "1203.00"),
        ("合计", "1703.50"),
    ]
    cells = ", ".join(f"[{name}], [{value}]" for name, value in lines)

    found = paper(f"支出情况如下。\n\n#grid(columns: (150pt, 100pt), row-gutter: 6pt, {cells})")

    assert texts(found) == ["支出情况如下。"]
    assert rows(found) == [[list(line) for line in lines]]


def test_a_page_that_lies_on_its_side_is_read(paper):
    found = paper("#rotate(90deg, reflow: true)[#table(columns: 2, [合计], [307.82])]")

    assert rows(found) == [[["合计", "307.82"]]]


def test_between_characters_and_digits_there_is_no_space_that_nobody_wrote(paper):
    found = paper("2024年收入307.82万元，PM2.5浓度为31μg/m³，用于GB T 9704标准的修订。")

    assert texts(found) == ["2024年收入307.82万元，PM2.5浓度为31μg/m³，用于GB T 9704标准的修订。"]


def test_a_picture_of_a_page_among_others_is_told(tmp_path):
    path = tmp_path / "报告.pdf"
    path.write_bytes(_with_scan())

    found = read(path)

    assert [one.reason for one in found.unread] == ["第2页是扫描件，未读"]
    assert found.unread[0].place == Place("报告.pdf", page=2)


def _with_scan():
    """A page of words and one of a picture."""
    words = b"BT /F 12 Tf 72 700 Td (Annual report of the bureau, 2024) Tj ET"
    drawn = b"q 600 0 0 800 0 0 cm /P Do Q"
    return raw(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 7 0 R>>>>"
        b"/Contents 5 0 R>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</P 8 0 R>>>>"
        b"/Contents 6 0 R>>",
        stream(words),
        stream(drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        PICTURE,
    )


def test_paragraphs_that_only_stand_apart_are_told(paper):
    style = "set par(first-line-indent: 0pt, justify: false, spacing: 20pt, leading: 6pt)"
    first, second = f"{LONG}，{LONG}，办结信访2024件。{LONG}。", f"{LONG}；{LONG}。"

    found = paper(f"#{style}\n{first}\n\n{second}\n\n{first}")

    assert texts(found) == [first, second, first]


def test_paragraphs_that_neither_stand_apart_nor_are_set_in_end_with_a_short_line(paper):
    style = "set par(first-line-indent: 0pt, justify: true, spacing: 8pt, leading: 8pt)"
    words = [f"{LONG}，完成第{number}项工作" for number in "甲乙丙丁戊"]

    found = paper(f"#{style}\n" + "\n\n".join(words))

    assert texts(found) == words


def test_words_beside_each_other_are_not_running_text(paper):
    found = paper(
        "#grid(columns: (1fr, 60pt), row-gutter: 8pt, [甲局], [盖章处], [乙局], [签字处])"
    )

    assert texts(found) == ["甲局 盖章处", "乙局 签字处"]
