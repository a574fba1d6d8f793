"""A workbook holds numbers as numbers, texts as texts, and prints well."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from warnings import catch_warnings, filterwarnings

import openpyxl
import pytest
from writing.paper_sample import REPORT, TITLE
from writing.sample import CLEAN, DOSSIER, EVALUATION, heading, leaf

from jiheng.documents.model import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from jiheng.writing.formats.xlsx import write
from jiheng.writing.reports.score_sheet import compose


def opened(document, folder):
    write(document, folder / "out.xlsx")
    with catch_warnings():
        filterwarnings("ignore", message=".* extension is not")  # openpyxl knows no data bars
        return openpyxl.load_workbook(BytesIO((folder / "out.xlsx").read_bytes()))


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return opened(compose(DOSSIER, EVALUATION), tmp_path_factory.mktemp("full"))


def one_table(*rows, columns=1):
    return Document("表", (Table(tuple(Column() for _ in range(columns)), tuple(rows)),))


def test_each_chapter_is_a_worksheet_and_details_have_their_own(full):
    assert full.sheetnames == [
        "概要",
        "逐项得分",
        "测算依据",
        "需要说明的事项",
        "参考指标的计算",
        "项目自评",
        "项目逐项得分",
        "设置与依据",
    ]


def test_the_same_document_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write(compose(DOSSIER, EVALUATION), tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_sheet_is_printed_across_with_its_head_on_every_page(full):
    page = full["逐项得分"]

    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$2:$2"
    assert page["A2"].value == "一级指标"


def test_headings_are_merged_over_their_rows(full):
    assert {"A3:A4", "B3:B4", "A5:A7"} <= {
        str(area) for area in full["逐项得分"].merged_cells.ranges
    }


def test_scores_are_numbers_shown_as_printed(full):
    page = full["逐项得分"]
    scores = [(page.cell(row, 6).value, page.cell(row, 6).number_format) for row in (3, 4, 5)]

    assert scores == [(4, "0"), ("未评分", "General"), (9.21, "0.00")]


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "internal:A1"]
)
def test_a_text_is_never_a_formula_or_a_link(text, tmp_path):
    page = opened(one_table(Row((Cell(text),))), tmp_path).active
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == text)

    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_a_number_keeps_its_unit_as_a_format(tmp_path):
    rows = (
        Row((Cell("18.43万元", number=Fraction("18.43")),)),
        Row((Cell("92.15%", number=Fraction("0.9215")),)),
    )
    page = opened(one_table(*rows), tmp_path).active
    found = [
        (cell.value, cell.number_format)
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, float)
    ]

    assert found == [(18.43, '0.00"万元"'), (0.9215, "0.00%")]


def test_very_long_and_unprintable_texts_are_taken(tmp_path):
    text = "长" * 40_000
    page = opened(one_table(Row((Cell(text),)), Row((Cell("甲\x00乙"),))), tmp_path).active
    values = [cell.value for row in page.iter_rows() for cell in row if cell.value]

    assert any(value.endswith("……（余下从略）") for value in values)
    assert "甲乙" in values


def test_worksheets_get_names_that_excel_takes(tmp_path):
    titles = ["投入/产出", "投入:产出", "很长的标题" * 10, "'引号'", ""]
    blocks = [block for title in titles for block in (Heading(title), Paragraph((Run("文"),)))]

    names = opened(Document("表", tuple(blocks)), tmp_path).sheetnames

    assert names == ["投入 产出", "投入 产出 2", ("很长的标题" * 10)[:31], "引号", "正文"]


def test_its_date_is_that_of_the_data(full):
    assert full.properties.created.isoformat() == "2024-12-31T00:00:00"


def test_how_a_score_came_about_stands_under_the_path_of_its_indicator(full):
    values = [row[0].value for row in full["测算依据"].iter_rows()]

    assert values[:4] == ["测算依据", "过程 / 预算执行 / 三公经费控制率", "基础数据", None]


def test_many_levels_and_a_single_row_are_laid_out(tmp_path):
    deep = leaf("一/二/三/四/五", 4, 4)
    for path in ("一/二/三/四", "一/二/三", "一/二", "一"):
        deep = heading(path, deep)

    page = opened(compose(DOSSIER, replace(CLEAN, steps=(deep,))), tmp_path)["逐项得分"]

    assert [page.cell(2, column).value for column in (1, 5, 6)] == ["一级指标", "五级指标", "分值"]


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    return opened(replace(REPORT, twin='{"总分": "88.71"}'), tmp_path_factory.mktemp("report"))


def test_sections_are_worksheets_named_by_what_stands_in_them(report):
    assert report.sheetnames[1:] == [
        "一、部门概况",
        "二、存在的问题",
        "绩效自评得分表",
        "基础数据表",
        "机读数据",
    ]
    assert report.sheetnames[0] == TITLE[:31]
    assert report["绩效自评得分表"].page_setup.orientation == "landscape"
    assert report["基础数据表"].page_setup.orientation != "landscape"


def test_a_title_among_the_blocks_stands_once(report):
    texts = [cell.value for page in report for row in page.iter_rows() for cell in row]

    assert texts.count(TITLE) == 1


def test_charts_are_excels_own_and_drawn_of_the_numbers_above_them(report):
    page = report["一、部门概况"]
    pie, bars = page._charts  # noqa: SLF001 - openpyxl has no other way
    where = pie.series[0].val.numRef.f.partition("!")[2].replace("$", "").partition(":")[0]

    assert [type(chart).__name__ for chart in (pie, bars)] == ["PieChart", "BarChart"]
    assert page[where].value == 810
    assert [series.tx.v for series in bars.series] == ["预算数", "决算数"]


def test_the_twin_is_on_a_worksheet_that_no_menu_shows(report):
    assert report["机读数据"].sheet_state == "veryHidden"
    assert report["机读数据"]["A1"].value == '{"总分": "88.71"}'


def test_nobody_wrote_it(report):
    about = report.properties

    assert (about.creator, about.lastModifiedBy, about.revision) == (None, None, None)


def test_an_annex_with_chapters_of_its_own_is_one_worksheet(tmp_path):
    annex = (
        Paragraph((Run("附件6"),), "attachment"),
        Paragraph((Run("项目自评报告"),), "title"),
        Heading("一、项目概况"),
        Heading("二、项目资金"),
    )

    book = opened(Document("报告", (Heading("一、概况"), Section(), *annex)), tmp_path)

    assert book.sheetnames == ["一、概况", "项目自评报告"]
