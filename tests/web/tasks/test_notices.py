"""A notice is read sentence by sentence; what it does not say is not made up."""

import pytest

from jiheng.web.workbench.notices import found_in

#: In our own words, in the manner of a county's notice.
NOTICE = """青石县财政局
青财绩〔2025〕3号
关于开展2024年度部门整体支出绩效自评工作的通知
各预算单位：
根据县委《关于全面实施预算绩效管理的意见》（青发〔2019〕8号）精神，现将有关事项通知如下。
一、2025年3月20日前，各单位完成数据填报和内部审核。
二、各单位应于2025年4月15日前报送自评材料，逾期不再受理。
三、报送材料包括：（1）部门整体支出绩效自评报告；（2）部门整体支出绩效自评表；（3）佐证材料。
四、电子文件按“单位名称+年度+材料名称”命名。
附件：1.部门整体支出绩效自评表
2.项目支出绩效自评表
3.自评报告提纲
""".splitlines()


def paragraphs(*lines):
    return [{"kind": "paragraph", "text": line} for line in lines]


def values(*lines):
    return {name: one.value for name, one in found_in(paragraphs(*lines)).items()}


def test_every_field_is_found_with_its_sentence():
    found = found_in(paragraphs(*NOTICE))

    assert {name: one.value for name, one in found.items()} == {
        "title": "2024年度部门整体支出绩效自评",
        "number": "青财绩〔2025〕3号",
        "year": "2024",
        "deadline": "2025-04-15",
        "files": "部门整体支出绩效自评报告\n部门整体支出绩效自评表\n佐证材料",
        "pattern": "{单位}_{年度}_{材料}",
        "forms": "部门整体支出绩效自评表\n项目支出绩效自评表",
    }
    assert found["title"].sentence == NOTICE[2]
    assert found["deadline"].sentence == NOTICE[6]
    assert found["pattern"].sentence == NOTICE[8]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("材料报送截止时间为2025年5月9日。", "2025-05-09"),
        ("应于2025年4月1日至4月30日前上报。", "2025-04-30"),
        ("于2025 年 6 月 3 日前提交电子版。", "2025-06-03"),
    ],
)
def test_the_deadline_is_the_last_day_of_the_sentence_that_asks_to_hand_in(line, day):
    assert values(line)["deadline"] == day


def test_a_day_without_a_year_is_of_the_year_of_the_notice():
    assert values("青财绩〔2025〕3号", "各单位4月15日前报送材料。")["deadline"] == "2025-04-15"
    assert "deadline" not in values("各单位4月15日前报送材料。")


def test_a_day_that_is_no_deadline_is_none():
    assert "deadline" not in values("本通知自2025年4月15日起施行。")
    assert "deadline" not in values("各单位于2025年2月30日前报送。")


def test_the_number_of_another_document_is_not_its_own():
    assert "number" not in values("根据《意见》（青发〔2019〕8号）要求，现通知如下。")


def test_files_are_read_from_lines_below_and_from_a_table():
    below = found_in(
        paragraphs("各单位应提交以下材料：", "1.自评报告；", "2.《自评表》。", "联系人：")
    )
    table = found_in(
        [{"kind": "table", "rows": [["序号", "材料名称"], ["1", "自评报告"], ["2", "承诺书"]]}]
    )

    assert below["files"].value == "自评报告\n自评表"
    assert table["files"].value == "自评报告\n承诺书"


def test_a_letter_that_asks_for_nothing_yields_nothing():
    assert values("感谢大家一年来的支持。") == {}


def test_a_title_may_stand_over_two_lines():
    found = found_in(paragraphs("关于做好2024年度部门整体支出", "绩效自评工作的通知", "各单位："))

    assert found["title"].value == "2024年度部门整体支出绩效自评"
