"""The usual sentences, read quickly, give what the scoring language gives."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.auditing.model import Spot
from jiheng.auditing.reading.scores.rescoring import by_value, reading_of
from jiheng.auditing.reading.scores.usual import score_by, score_where
from jiheng.auditing.reading.scores.values import Value

SENTENCES = [
    ("在职人员控制率≤100%，计5分；每超过1个百分点扣0.5分，扣完为止。", 5),
    ("以100%为标准。在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。", 5),
    ("“三公经费”变动率≦0,计5分；“三公经费”＞0，每超过一个百分点扣0.5分，扣完为止。", 5),
    ("预算执行率=100%，计15分；每低于1个百分点扣0.5分，扣完为止。", 15),
    ("政府采购执行率等于100%的，得3分；每减少一个百分点，扣0.2分，扣完为止。", 3),
    ("利用率达100%记2分，每低于一个百分点扣1分扣完为止。", 2),
    ("满意度达85%及以上，记5分，低于2个百分点扣1分。", 5),
    ("95%（含）以上计5分；85%（含）-95%，计3分；75%（含）-85%，计1分；低于75%计0分。", 5),
    ("重点支出安排率≥90%，计5分；80%（含）-90%，计4分；60%（含）-80%，计2分；低于60%不得分。", 5),
    ("预算调整率=0，计3分；0-10%（含），计2分；10-20%（含），计1分；大于20%不得分。", 3),
    ("每低于100%一个百分点扣0.1分，扣完为止。", 3),
]
PER_MILLE = (
    -20, 0, 5, 50, 100, 150, 200, 600, 749, 750, 800, 830, 850, 860, 900, 949, 950, 985, 999,
    1000, 1004, 1010, 1155,
)  # fmt: skip
RATES = [Fraction(one, 1000) for one in PER_MILLE]


def rate(value: Fraction) -> Value:
    return Value(value, value, value, "", "line", (Spot(0, 0, 0, ""),))


@pytest.mark.parametrize(("text", "points"), SENTENCES)
def test_what_is_read_quickly_is_what_the_language_reads(text, points):
    reading = reading_of(text, Fraction(points), "")
    quick = {one: score_by(text, Fraction(points), rate(one)) for one in RATES}

    known = {one: (found.low, found.high) for one, found in quick.items() if found}
    full = {one: by_value(reading, Fraction(points), rate(one)) for one in known}

    assert len(known) >= 5
    assert known == {one: (found.low, found.high) for one, found in full.items()}


def test_what_the_samples_of_real_rules_have_in_common_with_the_usual_ones_agrees():
    samples = Path(__file__).resolve().parents[5] / "shared" / "gold" / "rules-sample.jsonl"
    if not samples.exists():
        pytest.skip("没有评分标准样本")
    lines = [json.loads(line) for line in samples.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        points = Fraction(str(line.get("points") or 0))
        reading = reading_of(line["text"], points, "")
        for one in RATES:
            found = score_by(line["text"], points, rate(one))
            full = by_value(reading, points, rate(one)) if found and reading else None
            if full:
                assert (found.low, found.high) == (full.low, full.high), line["text"]


@pytest.mark.parametrize(
    "text",
    [
        "视情况酌情给分。",
        "≥90%得5分，80%-90%酌情得分，其余不得分。",
        "按完成比例得分。",
        "达到100%得5分，每低于1个百分点扣1分，最多扣3分。",
    ],
)
def test_what_is_not_usual_is_left_to_the_language(text):
    assert score_by(text, Fraction(5), rate(Fraction(85, 100))) is None


def test_conditions_that_exclude_each_other_give_the_points_of_the_one_that_holds():
    text = "无结余，3分；有结余，但不超过上年结转，2分；结余超过上年结转，不得分。"

    found = score_where(text, Fraction(3), lambda asked: "不超过" in asked)

    assert (found.low, found.high) == (2, 2)


def test_a_condition_nobody_can_answer_gives_nothing():
    text = "无结余，3分；经批准留用的，2分；其余不得分。"

    assert score_where(text, Fraction(3), lambda asked: None if "批准" in asked else False) is None
