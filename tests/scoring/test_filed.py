"""Filed scores are kept as filed and compared."""

from dataclasses import replace
from fractions import Fraction

from scoring.county import FULL_FACTS, SATISFACTION, STAFF, dossier, scored, stages, step

from jiheng.dossiers.model import Filed


def test_the_filed_score_stands_beside_the_computed_one(tmp_path):
    facts = FULL_FACTS | {"公众满意度": "＞85%"}

    found = step(scored(tmp_path, dossier(facts, filed={SATISFACTION: "10"})), SATISFACTION)

    assert (found.score, found.filed, found.difference) == (6, 10, 4)
    assert stages(found, "自评") == ["10分"]


def test_rows_that_do_not_add_up_to_the_filed_total_are_seen(tmp_path):
    handed_in = dossier(filed={STAFF: "19", SATISFACTION: "10"}, filed_total="30")

    evaluation = scored(tmp_path, handed_in)

    assert (evaluation.filed_total, evaluation.filed_sum) == (30, 29)


def test_the_filed_total_has_its_own_grade(tmp_path):
    evaluation = scored(tmp_path, dossier(FULL_FACTS | {"公众满意度": "50%"}, filed_total="98"))

    assert evaluation.filed_grade == "优"
    assert evaluation.total == 90


def test_a_filed_total_beyond_the_scale_has_no_grade(tmp_path):
    assert scored(tmp_path, dossier(filed_total="120")).filed_grade == ""


def test_a_filed_heading_that_is_not_its_parts_is_said(tmp_path):
    evaluation = scored(tmp_path, dossier(filed={STAFF: "19", "投入": "40"}))

    assert "投入：自评得分40分，下级各项合计19分" in evaluation.notes


def test_the_reason_is_kept(tmp_path):
    handed_in = replace(dossier(), filed=(Filed(STAFF, Fraction(19), "按核定数"),))

    assert step(scored(tmp_path, handed_in), STAFF).filed_reason == "按核定数"
