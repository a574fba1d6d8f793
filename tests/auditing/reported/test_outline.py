"""Headings of any numbering give the chapters, and a chapter says what it is about."""

import pytest

from jiheng.auditing.reported.outline import SectionKind, chapters_of, heading_levels, section_of
from jiheng.auditing.reported.passages import passages_of
from jiheng.documents.model import Document, Heading, Paragraph, Run


def passages(*lines):
    """Passages of these lines; a pair is a heading that the file marks, with its level."""
    blocks = (
        Paragraph((Run(line),)) if isinstance(line, str) else Heading(*line) for line in lines
    )
    return tuple(passages_of(Document("", tuple(blocks))))


def test_official_numbering_says_the_level():
    found = passages(
        "一、概况", "（一）职责", "1. 机构", "（1）人员", "正文说明情况如下。", "二、绩效"
    )

    assert heading_levels(found) == (1, 2, 3, 4, 0, 1)


def test_where_decimals_count_the_chapters_other_numbers_stand_below():
    lines = (
        "1. 引言",
        "1.1 职责",
        "1.1.1 主要职能",
        "（一）监测。",
        "1.2 收支",
        "2.概述",
        "2.1 目的",
    )

    assert chapters_of(passages(*lines))[3] == (
        "1. 引言",
        "1.1 职责",
        "1.1.1 主要职能",
        "（一）监测。",
    )
    assert chapters_of(passages(*lines))[6] == ("2.概述", "2.1 目的")


def test_a_list_below_decimals_opens_no_chapter():
    lines = (
        "1. 引言",
        "1.1 职责",
        "1.1.1 职能",
        "1.2 收支",
        "1.3 项目",
        "2. 完善各项制度。",
        "正文",
    )

    assert chapters_of(passages(*lines))[6][0] == "1. 引言"


def test_lines_of_a_list_of_contents_are_no_headings():
    assert heading_levels(passages("一、概况.....1", "1.2 收支……9", "二、绩效\t12")) == (0, 0, 0)


def test_headings_that_the_file_marks_need_no_number():
    assert heading_levels(passages(("主要做法", 2), ("一、概况", 1))) == (2, 1)


def test_a_chapter_that_lost_its_number_is_known_by_its_name():
    assert heading_levels(passages("部门、单位基本情况", "全年共开展三次检查")) == (1, 0)


@pytest.mark.parametrize(
    ("chapters", "kind"),
    [
        (("一、基本情况",), SectionKind.BASICS),
        (("一、基本情况", "（一）主要职责"), SectionKind.DUTIES),
        (("二、一般公共预算支出情况",), SectionKind.MONEY),
        (("三、绩效情况", "（二）绩效目标完成情况"), SectionKind.RESULTS),
        (("一、概况", "（三）年度重点工作任务"), SectionKind.GOALS),
        (("五、改进措施和建议", "（一）加快预算执行"), SectionKind.MEASURES),
        (("四、存在的主要问题",), SectionKind.PROBLEMS),
        (("九、其他需要说明的问题",), SectionKind.OTHER),
        (("五、评价结论",), SectionKind.SCORE),
        ((), SectionKind.OTHER),
    ],
)
def test_a_chapter_is_about_what_its_heading_says(chapters, kind):
    assert section_of(chapters) is kind


def test_goals_and_measures_are_plans_and_results_are_not():
    assert SectionKind.GOALS.planned
    assert not SectionKind.RESULTS.planned


def test_parts_stand_above_chapters():
    lines = ("第一部分 概况", "一、主要职能", "正文如下。", "第二部分 决算表", "一、总体情况")

    assert chapters_of(passages(*lines))[2] == ("第一部分 概况", "一、主要职能")
    assert chapters_of(passages(*lines))[4] == ("第二部分 决算表", "一、总体情况")


def test_a_definition_is_no_heading():
    assert heading_levels(passages("二、事业收入：指开展业务活动取得的收入。")) == (0,)
