"""Scores told in sentences: the total, sections, and what is neither."""

import pytest

from jiheng.auditing.reading.scores.told import told_scores
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of


def told(text):
    return told_scores(prepared(document_of(text, "报告.md")))


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("自评得分95分。", 95),
        ("我局对2020年度整体支出进行了绩效自评，自评得分 98 分。", 98),
        ("自评分数为95分。", 95),
        ("自评总分为 98 分。", 98),
        ("全局整体支出绩效评价得分为91.25分（满分100分）。", 91.25),
        ("综合评分96分，评价等级为优。", 96),
        ("绩效自评得分：97", 97),
        ("本次评价满分100分，得分96分。", 96),
        ("评价总分100分，自评得分94.5分。", 94.5),
    ],
)
def test_the_total_is_told_in_many_words(sentence, value):
    assert [float(one.score.value) for one in told(sentence).totals] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "总分30分，自评得分28分。",
        "全年召开会议95次，得到群众好评。",
        "评价等级分为四档，90分以上为优。",
        "评价总分为100分，其中投入15分、过程40分、产出25分、效果20分。",
    ],
)
def test_what_is_no_total_is_left_alone(sentence):
    assert told(sentence).totals == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "2018年度自评得分90分，2020年度有所提高，2020年度工作如下。",
        "下属二级单位平均自评得分92分。",
    ],
)
def test_another_year_or_another_unit_is_not_sure(sentence):
    report = "2020年度工作总结。2020年度预算执行。2020年度决算。\n\n" + sentence

    assert [one.surely for one in told(report).totals] == [False]


def test_a_section_bears_the_name_of_its_heading():
    text = "### 3.1.2 人员管理\n\n总分 3 分，自评得分 2.5 分。"

    (section,) = told(text).sections

    assert (section.name, section.points.value, float(section.score.value)) == ("人员管理", 3, 2.5)


def test_a_part_within_a_sentence_bears_the_words_before_it():
    (section,) = told("决策类指标满分20分，得18分。").sections

    assert (section.name, section.score.value) == ("决策类", 18)
