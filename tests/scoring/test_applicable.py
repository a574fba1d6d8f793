"""What does not apply, and where its points go."""

from fractions import Fraction

import pytest
from scoring.county import HEAD, dossier, scored, step

from jiheng.scoring.applicable import to_the_cent

TEXT = (
    HEAD
    + """
indicators:
  - title: 投入
    points: 40
    indicators:
      - {title: 甲, points: 10, rule: "每出现1例不符合扣1分，扣完为止", not_applicable: "SENTENCE"}
      - {title: 乙, points: 20, rule: "每出现1例不符合扣1分，扣完为止"}
      - {title: 丙, points: 10, rule: "每出现1例不符合扣1分，扣完为止"}
  - title: 效果
    points: 60
    indicators:
      - {title: 丁, points: 60, rule: "每出现1例不符合扣3分，扣完为止"}
"""
)
FULL = "未新建楼堂馆所的，得满分"
SHARED = "不涉及的，分值由同级指标按比例分摊"
SCALED = "不涉及的，不计入总分，总分按适用分值折算"
MOVED = "未设甲的，分值移至丙4分、丁6分"


def answers(**cases):
    """Cases counted at each indicator; 甲 does not apply."""
    heads = {"甲": "投入", "乙": "投入", "丙": "投入", "丁": "效果"}
    given = {
        (f"{heads[title]}/{title}", "例数"): Fraction(number) for title, number in cases.items()
    }
    return {("投入/甲", "不适用"): True} | given


def of(tmp_path, sentence, **cases):
    """The evaluation where 甲 does not apply."""
    text = TEXT.replace("SENTENCE", sentence)
    return scored(tmp_path, dossier({}, answers(**cases)), text)


def test_full_points_where_the_framework_gives_them(tmp_path):
    evaluation = of(tmp_path, FULL, 乙=1, 丙=0, 丁=0)

    assert step(evaluation, "投入/甲").score == 10
    assert evaluation.total == 99


def test_points_are_shared_among_siblings_in_proportion(tmp_path):
    evaluation = of(tmp_path, SHARED, 乙=3, 丙=0, 丁=0)

    points = [step(evaluation, f"投入/{title}").points for title in "甲乙丙"]
    assert points == [0, Fraction("26.67"), Fraction("13.33")]
    assert step(evaluation, "投入/乙").score == Fraction("22.67")
    assert step(evaluation, "投入").points == 40
    assert (evaluation.total, evaluation.complete) == (96, True)


def test_the_total_is_converted_from_what_applies(tmp_path):
    evaluation = of(tmp_path, SCALED, 乙=9, 丙=0, 丁=0)

    assert step(evaluation, "投入").points == 30
    assert evaluation.total == 90
    converted = [one for one in evaluation.adjustments if one.kind == "折算"]
    assert converted[0].effect == "适用分值90分，得81分，折算为90分（× 100 ÷ 90）"


def test_points_move_where_the_framework_says(tmp_path):
    evaluation = of(tmp_path, MOVED, 乙=0, 丙=1, 丁=2)

    assert step(evaluation, "投入").points == 34
    assert step(evaluation, "投入/丙").points == 14
    assert step(evaluation, "投入/丙").score == Fraction("12.6")
    assert step(evaluation, "效果/丁").points == 66
    assert step(evaluation, "效果/丁").score == Fraction("59.4")
    assert evaluation.points == 100


@pytest.mark.parametrize("sentence", [FULL, SHARED, SCALED, MOVED])
def test_every_move_is_told(tmp_path, sentence):
    evaluation = of(tmp_path, sentence, 乙=0, 丙=0, 丁=0)

    assert evaluation.adjustments[0].kind == "不适用"
    assert evaluation.adjustments[0].effect.startswith("投入/甲：")
    assert evaluation.total == 100


def test_what_applies_keeps_its_points(tmp_path):
    text = TEXT.replace("SENTENCE", SHARED)
    given = answers(甲=2, 乙=0, 丙=0, 丁=0) | {("投入/甲", "不适用"): False}

    evaluation = scored(tmp_path, dossier({}, given), text)

    assert step(evaluation, "投入/甲").score == 8
    assert evaluation.adjustments == ()


def test_a_heading_of_which_nothing_applies_gives_its_points_to_those_beside_it(tmp_path):
    text = TEXT.replace("SENTENCE", SHARED)
    for title in "乙丙":
        text = text.replace(
            f"- {{title: {title}, ", f'- {{title: {title}, not_applicable: "{SHARED}", '
        )
    given = {(f"投入/{title}", "不适用"): True for title in "甲乙丙"}
    given[("效果/丁", "例数")] = Fraction(1)

    evaluation = scored(tmp_path, dossier({}, given), text)

    assert step(evaluation, "投入").status == "not_applicable"
    assert step(evaluation, "效果/丁").points == 100
    assert (evaluation.total, evaluation.complete) == (95, True)


def test_shares_add_up_to_the_cent():
    assert sum(to_the_cent([Fraction(1)] * 7, Fraction(10))) == 10


@pytest.mark.parametrize("sentence", [SHARED, SCALED])
def test_where_nothing_applies_there_is_no_total(tmp_path, sentence):
    row = f'not_applicable: "{sentence}", rule: "每出现1例不符合扣1分，扣完为止"'
    text = f"{HEAD}\nindicators:\n"
    text += "".join(f"  - {{title: {title}, points: 50, {row}}}\n" for title in "甲乙")
    nothing = {(title, "不适用"): True for title in "甲乙"}

    evaluation = scored(tmp_path, dossier({}, nothing), text)

    assert (evaluation.complete, evaluation.grade, evaluation.range) == (False, "", (0, 100))
    assert evaluation.adjustments[-1].effect == "没有一项指标适用，无法评分"
