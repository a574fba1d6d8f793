"""A report says what it is, whose, of which year and region."""

import pytest

from jiheng.auditing.reported.identity import identity_of
from jiheng.auditing.reported.passages import passages_of
from jiheng.auditing.reported.regions import region_of
from jiheng.documents.model import Cell, Column, Document, Paragraph, Row, Run, Table


def identified(*blocks):
    """The identity of a report of these lines and tables."""
    made = (Paragraph((Run(one),)) if isinstance(one, str) else one for one in blocks)
    return identity_of(tuple(passages_of(Document("", tuple(made)))))


def table(*rows):
    """A table of these texts."""
    cells = tuple(Row(tuple(Cell(text) for text in row)) for row in rows)
    return Table(tuple(Column() for _ in rows[0]), cells)


def test_a_title_is_joined_over_lines_and_is_not_the_number_of_the_annex():
    found = identified(
        "附件5", "青石县水利局", "整体绩效自评报告", "评价年度：2023年度", "一、基本情况"
    )

    assert found.title == "青石县水利局整体绩效自评报告"
    assert found.agency == "青石县水利局"
    assert found.year == 2023
    assert found.kind == "部门整体支出绩效自评报告"


def test_the_year_of_the_report_is_not_the_day_it_was_written():
    found = identified("2022年度部门整体支出绩效自评报告", "报告日期：2023年4月1日", "2023年2023年")

    assert found.year == 2022


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("清源市民政局2024年度部门决算", "部门决算公开"),
        ("清源市民政局2025年部门预算公开", "部门预算公开"),
        ("河道清淤项目支出绩效自评报告", "项目支出绩效自评报告"),
        ("清源市民政局工作总结", "其他"),
    ],
)
def test_the_title_says_what_kind_of_report_it_is(title, kind):
    assert identified(title, "一、概况").kind == kind


def test_a_title_of_accounts_says_whose_they_are():
    assert identified("清源市民政局2024年度部门决算", "第一部分 概况").agency == "清源市民政局"


def test_a_form_names_the_unit_in_the_cell_beside_its_label():
    found = identified(
        "项目支出绩效自评表", table(("项目名称", "清淤"), ("实施单位", "青石县水利局"))
    )

    assert found.agency == "青石县水利局"


@pytest.mark.parametrize(
    ("agency", "region"),
    [
        ("株洲市水利局攸县分局", "湖南省株洲市攸县"),
        ("上海市普陀区民政局", "上海市普陀区"),
        ("江苏省生态环境厅", "江苏省"),
        ("湛江经济技术开发区水务局", "广东省湛江市"),
        ("青石县水利局", ""),
    ],
)
def test_the_name_of_the_agency_says_the_region(agency, region):
    assert region_of(agency, "", "") == region


def test_numbers_of_documents_say_the_province_where_no_name_does():
    assert region_of("青石县水利局", "", "根据《实施意见》（湘办发〔2019〕10号）") == "湖南省"


def test_a_score_table_says_which_system_it_follows():
    titles = [
        "重点支出安排率",
        "预算调整率",
        "支付进度",
        "资金结余",
        "政府采购执行率",
        "公务卡刷卡率",
        "管理制度健全性",
        "资金使用合规性",
        "资产管理安全性",
        "固定资产利用率",
        "财政供养人员控制率",
        "三公经费变动率",
        "三公经费控制率",
        "投入",
        "过程",
        "效果",
        "预算配置",
        "预算执行",
        "资产管理",
    ]
    rows = [("三级指标", "分值"), *((title, "3") for title in titles)]

    assert identified("绩效自评报告", table(*rows)).framework == "hunan_yueyang_2020"


def test_a_table_without_points_follows_no_system():
    assert identified("绩效自评报告", table(("预算执行", "资产管理"))).framework == ""


@pytest.mark.parametrize(
    ("lines", "title", "agency", "year", "kind"),
    [
        (
            ("预算绩效管理", "清源州数据中心2024年度项目支出绩效单位自评报告", "一、基本情况"),
            "清源州数据中心2024年度项目支出绩效单位自评报告",
            "清源州数据中心",
            2024,
            "项目支出绩效自评报告",
        ),
        (
            ("2023年度清源市中医医院单位决算", "目录", "公开日期：2024-9-26"),
            "2023年度清源市中医医院单位决算",
            "清源市中医医院",
            2023,
            "部门决算公开",
        ),
        (
            ("清源市青石区统计局(汇总)2021年度部门决算", "一、概况"),
            "清源市青石区统计局(汇总)2021年度部门决算",
            "清源市青石区统计局",
            2021,
            "部门决算公开",
        ),
        (
            ("2021 年清源市发展和改革局整体支出 绩效自评报告", "一、部门基本情况"),
            "2021年清源市发展和改革局整体支出绩效自评报告",
            "清源市发展和改革局",
            2021,
            "部门整体支出绩效自评报告",
        ),
        (
            ("青石县财政局2020年度", "机关整体支出绩效评价报告", "一、自评得分情况"),
            "青石县财政局2020年度机关整体支出绩效评价报告",
            "青石县财政局",
            2020,
            "部门整体支出绩效自评报告",
        ),
        (
            ("青石县学院预算绩效管理办法（试行）", "第一章 总则"),
            "青石县学院预算绩效管理办法（试行）",
            "青石县学院",
            None,
            "其他",
        ),
    ],
)
def test_titles_as_they_are_published(lines, title, agency, year, kind):
    found = identified(*lines)

    assert (found.title, found.agency, found.year, found.kind) == (title, agency, year, kind)
