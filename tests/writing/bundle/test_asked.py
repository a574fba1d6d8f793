"""What a notice asks for is found by what it is; what is not there is told in its own words."""

import pytest

from jiheng.writing.bundle.asked import missing
from jiheng.writing.bundle.dropped import Dropped, gathered
from jiheng.writing.bundle.material import Material

PAPERS = (
    "报送函", "封面", "真实性承诺书", "签字页", "部门整体支出绩效自评报告", "基础数据表+自评表",
    "项目支出绩效自评汇总表", "佐证材料目录", "一体化录入表", "项目自评表",
)  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        "2024年度部门整体支出绩效自评报告（盖章）.pdf",
        "《绩效自评报告》",
        "部门整体支出绩效评价基础数据表",
        "部门（单位）整体支出绩效自评表",
        "项目支出绩效自评表（每个项目一张）",
        "项目绩效自评汇总表",
        "真实性承诺书（扫描件）",
        "公函",
    ],
)
def test_what_notices_call_our_papers_is_there(asked):
    assert not list(missing([asked], PAPERS, [], projects=True))


@pytest.mark.parametrize("asked", ["国有资产盘点报告", "佐证材料", "内控手册", "项目验收报告"])
def test_what_is_not_there_is_told_as_it_was_asked_for(asked):
    assert list(missing([asked], PAPERS, [], projects=True)) == [asked]


def test_evidence_that_was_handed_in_answers_what_is_asked_for():
    told = missing(
        ["佐证材料", "国有资产盘点报告", "审计报告"], PAPERS, ["2024资产盘点报告"], projects=True
    )

    assert list(told) == ["审计报告"]


def test_nothing_about_projects_is_missing_where_there_are_none():
    papers = tuple(name for name in PAPERS if "项目" not in name)

    assert not list(missing(["项目支出绩效自评表"], papers, [], projects=False))
    assert list(missing(["项目支出绩效自评表"], papers, [], projects=True))


def test_a_file_is_the_material_that_is_written_beside_its_figure():
    found = (Material("编制批复", number="某编〔2019〕3号"), Material("部门决算报表"))

    told, places = gathered(found, [Dropped("扫描0012.pdf", "编制数", "编制批复 某编〔2019〕3号")])

    assert (told, places) == (found, (0,))


def test_of_several_materials_the_name_of_the_file_tells_which():
    found = tuple(Material(one, indicators=("管理制度",)) for one in ("内控手册", "采购办法"))

    _, places = gathered(found, [Dropped("采购办法（2023修订）.pdf", "管理制度")])

    assert places == (1,)


def test_a_file_that_nothing_tells_of_is_a_material_of_its_own():
    found = tuple(Material(one, indicators=("管理制度",)) for one in ("内控手册", "采购办法"))

    told, places = gathered(found, [Dropped("会议纪要.pdf", "管理制度")])

    assert places == (2,)
    assert told[2] == Material("会议纪要", indicators=("管理制度",))


def test_what_the_rule_asks_for_is_wanted_no_more_when_it_was_handed_in():
    found = (Material("内控手册", indicators=("管理制度",), wanted=True),)

    told, _ = gathered(found, [Dropped("内控手册.pdf", "管理制度")])

    assert not told[0].wanted
