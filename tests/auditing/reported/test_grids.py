"""Tables are read as they were printed, though a text file has lost their merged cells."""

import pytest

from jiheng.auditing.reported.report import prepared
from jiheng.documents.grid import Found, table_of
from jiheng.documents.model import Cell, Document, Place
from jiheng.documents.readers import text
from jiheng.documents.readers.markdown import document_of

FORM = """\
年度收支情况（万元）
单位名称\t支出合计\t其中：\t结余
\t\t基本支出\t其中：\t项目支出\t当年结余\t累计结余
\t\t\t人员支出\t公用支出\t\t\t
某局汇总\t900\t500\t400\t100\t400\t-20\t80
1、局机关\t\t\t\t\t\t\t
单位名称\t资产合计\t其中：
\t\t在用资产\t出租资产
某局汇总\t300\t280\t20
"""


def grids(document):
    return prepared(document).grids


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text(FORM, encoding="utf-8")
    return grids(text.read(path))[0]


def test_a_form_of_several_small_tables_has_as_many_bands(form):
    assert [(list(one.head), list(one.body)) for one in form.bands] == [
        ([0, 1, 2], [3, 4]),
        ([5, 6], [7]),
    ]


def test_heads_that_lost_their_width_stand_over_what_they_name(form):
    assert form.bands[0].titles == (
        ("单位名称",),
        ("支出合计",),
        ("其中：", "基本支出"),
        ("其中：", "其中：", "人员支出"),
        ("其中：", "其中：", "公用支出"),
        ("其中：", "项目支出"),
        ("结余", "当年结余"),
        ("结余", "累计结余"),
    )


def test_the_unit_above_the_first_band_holds_for_all(form):
    assert [str(band.quantity(row, 1)) for band, row in zip(form.bands, (3, 7), strict=True)] == [
        "900万元",
        "300万元",
    ]


def test_spans_that_a_file_keeps_give_the_same_titles():
    place = Place("报告.docx", table=1)
    cells = [
        Found(0, 0, Cell("单位", rowspan=2)),
        Found(0, 1, Cell("编制数", colspan=2)),
        Found(1, 1, Cell("行政")),
        Found(1, 2, Cell("事业")),
        Found(2, 0, Cell("局机关")),
        Found(2, 1, Cell("45")),
        Found(2, 2, Cell("30")),
    ]
    kept = grids(Document("", (table_of(cells, place),)))[0]
    blank = "| 单位 | 编制数 | |\n|---|---|---|\n| | 行政 | 事业 |\n| 局机关 | 45 | 30 |\n"

    lost = grids(document_of(blank, "报告.md"))[0]

    assert kept.bands[0].titles == lost.bands[0].titles
    assert kept.bands[0].titles == (("单位",), ("编制数", "行政"), ("编制数", "事业"))


def test_the_number_of_a_short_total_row_stands_below_the_other_numbers(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("序号\t项目\t内容\t投资（万元）\n1\t甲\t管网\t50\n2\t乙\t泵站\t30\n合计\t80\n")

    grid = grids(text.read(path))[0]

    assert grid.text(3, 3) == "80"
    assert grid.text(3, 2) == "合计"


def test_codes_numbers_of_rows_and_years_are_no_figures():
    grid = grids(
        document_of(
            "| 序号 | 科目编码 | 年度 | 决算数 |\n|---|---|---|---|\n"
            "| 1 | 211 | 2022 | 10 |\n| 2 | 21101 | 2022 | 10 |\n| 3 | 2110101 | 2022 | 10 |\n",
            "报告.md",
        )
    )[0]

    assert grid.bands[0].figures == (3,)


def test_a_row_that_numbers_the_columns_belongs_to_the_head():
    grid = grids(
        document_of(
            "| 单位 | 基本支出 | 项目支出 |\n|---|---|---|\n| 栏次 | 1 | 2 |\n| 甲 | 5 | 6 |\n",
            "报告.md",
        )
    )[0]

    band = grid.bands[0]
    assert (list(band.head), list(band.body), band.numbered) == ([0, 1], [2], 1)
    assert band.titles[1] == ("基本支出",)


def test_names_and_what_they_name_are_not_the_head_of_the_numbers_below():
    grid = grids(
        document_of(
            "| 项目名称 | 在线监测 | | | |\n|---|---|---|---|---|\n"
            "| 主管部门 | 某局 | 实施单位 | 某分局 | |\n"
            "| 项目资金（万元） | | 预算数 | 执行数 | 执行率 |\n"
            "| | 年度资金总额 | 100 | 80 | 80% |\n",
            "报告.md",
        )
    )[0]

    assert grid.bands[0].titles[2:] == (("预算数",), ("执行数",), ("执行率",))
    assert grid.bands[0].unit == "万元"


def test_labels_of_merged_cells_hold_for_the_rows_below():
    grid = grids(
        document_of(
            "| 类别 | 项目 | 投资 |\n|---|---|---|\n"
            "| 水 | 管网 | 3 |\n| | 泵站 | 2 |\n| 土 | 详查 | 1 |\n",
            "报告.md",
        )
    )[0]

    assert [grid.bands[0].path(row) for row in (1, 2, 3)] == [
        ("水", "管网"),
        ("水", "泵站"),
        ("土", "详查"),
    ]


def test_two_tables_side_by_side_are_two_blocks():
    grid = grids(
        document_of(
            "| 收入 | 决算数 | 支出 | 决算数 |\n|---|---|---|---|\n"
            "| 财政拨款 | 9 | 基本支出 | 5 |\n| 其他 | 1 | 项目支出 | 5 |\n",
            "报告.md",
        )
    )[0]

    assert grid.bands[0].blocks == (((0,), (1,)), ((2,), (3,)))
