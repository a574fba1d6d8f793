"""An evaluation as text and as JSON."""

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from scoring.county import CASES, FULL_ANSWERS, FULL_FACTS, SATISFACTION, dossier, scored, step
from writing.sample import with_projects

from jiheng.writing.aligned import aligned, width, wrapped
from jiheng.writing.score_json import score_json
from jiheng.writing.score_text import explain_text, losses_text, score_text, summary_text


@pytest.fixture(name="evaluation")
def _evaluation(tmp_path):
    """A department that lost points, left something out, and filed more than it earned."""
    facts = FULL_FACTS | {"公众满意度": "＞85%"}
    del facts["编制数"]
    answers = {**FULL_ANSWERS, (CASES, "例数"): Fraction(3)}
    return scored(tmp_path, dossier(facts, answers, filed={SATISFACTION: "10"}, filed_total="98"))


def test_columns_stand_straight_with_chinese_text():
    lines = aligned([("指标", "分值"), ("A", "10"), ("满意度", "5")], frozenset({1})).split("\n")

    assert lines == ["指标    分值", "A       10", "满意度  5"]


def test_the_last_column_is_wrapped_under_itself():
    text = aligned([("甲", "一二三四五六七八九十一二三四五")], frozenset(), total=24)

    assert text == "甲  一二三四五六七八九十\n    一二三四五"


def test_wrapping_counts_chinese_characters_twice():
    assert [width(line) for line in wrapped("扣完为止扣完为止", 6)] == [6, 6, 4]


def test_wrapping_breaks_no_number_and_begins_no_line_with_punctuation():
    assert wrapped("结余为739.82万元，得2分", 16) == ["结余为739.82万元，", "得2分"]


def test_a_word_longer_than_a_line_is_broken():
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


def test_the_table_names_points_value_score_and_reason(evaluation):
    lines = score_text(evaluation).split("\n")

    row = next(line for line in lines if line.strip().startswith("资金合规性"))
    assert row.split()[:5] == ["资金合规性", "20", "3", "14", row.split()[4]]
    assert any("未评分" in line and "缺少基础数据：编制数" in line for line in lines)


def test_the_total_says_its_range(evaluation):
    text = score_text(evaluation)

    assert "已评得分  70 / 100  不完整，1项未评分，总分在70–90分之间  等级  未定" in text
    assert "自评总分  98（优）  各行自评得分合计10分，与总分相差88分" in text


def test_several_subjects_are_summed_up_in_a_line_each(evaluation):
    text = summary_text([evaluation], ["甲/填报表.xlsx"])

    assert text.split("\n")[1].split()[2:] == [
        "70–90",
        "—",
        "98",
        "1项",
        "0处",
        "甲/填报表.xlsx",
    ]


def test_losses_come_with_their_reasons(evaluation):
    text = losses_text(evaluation)

    assert any(line.startswith(CASES) and " -6 " in line for line in text.split("\n"))
    assert "投入/人员控制率" in text


def test_an_explanation_goes_from_fact_to_score(evaluation):
    text = explain_text(evaluation, step(evaluation, SATISFACTION))

    stages = [line.split()[0] for line in text.split("\n") if line.startswith("  ")]
    assert stages[:4] == ["基础数据", "公式", "值", "评分标准"]
    assert "自评得分比测算得分高4分" in text


def test_json_has_the_keys_other_programs_rely_on(evaluation):
    found = json.loads(score_json(evaluation))

    assert list(found["framework"]) == ["id", "version", "hash"]
    assert (found["total"], found["complete"], found["range"]) == (70, False, [70, 90])
    assert found["grade"] == ""
    assert found["settings"]["满百分点"] == "whole"
    assert [one["path"] for one in found["unscored"]] == ["投入/人员控制率"]
    leaf = found["indicators"][2]["indicators"][1]
    keys = {"path", "title", "points", "value", "score", "filed", "lost", "reason", "indicators"}
    assert keys <= set(leaf)
    assert (leaf["points"], leaf["score"], leaf["filed"], leaf["lost"]) == (10, 6, 10, 4)


def test_json_is_one_line(evaluation):
    assert "\n" not in score_json(evaluation)


def test_json_scores_have_at_most_two_decimals(tmp_path):
    evaluation = scored(tmp_path, dossier(FULL_FACTS | {"在职人员数": "112人"}))

    assert '"total":99,' in score_json(evaluation)


def test_a_terminal_shows_the_twenty_projects_that_score_least():
    text = score_text(with_projects(25))

    assert [f"P{place:03}" in text for place in (24, 5, 4)] == [True, True, False]
    assert "以上是得分最低的20个，全部25个用 -o 存成 xlsx 看" in text
    assert "以上是得分最低" not in score_text(with_projects(20))


def test_a_terminal_shows_twenty_doubts(evaluation):
    text = score_text(replace(evaluation, doubts=tuple(f"第{place}条" for place in range(23))))

    assert ("第19条" in text, "第20条" in text) == (True, False)
    assert "另有3条，用 --json 或 -o 看全部" in text
