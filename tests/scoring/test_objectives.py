"""Indicators scored by the unit's own objectives."""

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring.county import HEAD, dossier, scored, stages, step

from jiheng.dossiers.model import Objective

TEXT = (
    HEAD
    + """
indicators:
  - title: 产出指标
    points: 100
    objectives: 产出指标
    explain_over: "130%"
    rules: {正向: "按完成比例得分", 反向: "按（2－实际/目标）得分", 零值: "=0得满分，>0不得分",
            定性: "达成预期80%–100%，部分达成60%–80%，未达成0–60%"}
"""
)

REACHED = Objective("", "产出指标", "数量指标", "检查家次", "10", "≥", "家", Fraction(60), "10")
OTHER = Objective("", "产出指标", "质量指标", "合格率", "95%", "≥", "", Fraction(40), "95%")


def of(tmp_path, objective):
    """The step of one objective beside another that is fully reached."""
    evaluation = scored(tmp_path, dossier({}, {}, objectives=(objective, OTHER)), TEXT)
    return step(evaluation, f"产出指标/{objective.title}")


def test_a_target_that_is_reached_earns_its_weight(tmp_path):
    assert of(tmp_path, REACHED).score == 60


@pytest.mark.parametrize(
    ("target", "direction", "actual", "score"),
    [
        ("10", "≥", "9", "54"),
        ("10", "≥", "9.999", "59.99"),
        ("10", "=", "9", "54"),
        ("10", "≤", "10", "60"),
        ("10", "≤", "11", "54"),
        ("10", "≤", "20", "0"),
        ("10", "≤", "35", "0"),
        ("0", "≤", "0", "60"),
        ("0", "≤", "1", "0"),
        ("0", "=", "0", "60"),
        ("0", "=", "2", "0"),
        ("3", "≥", "1", "20"),
    ],
)
def test_points_follow_the_direction(tmp_path, target, direction, actual, score):
    objective = replace(REACHED, target=target, direction=direction, actual=actual)

    assert of(tmp_path, objective).score == Fraction(score)


@pytest.mark.parametrize(
    ("target", "actual", "unit", "reason"),
    [
        ("≥10", "不涉及", "家", "实际完成值“不涉及”不是数，指标值≥10家需要数"),
        ("≥-5", "95", "家", "指标值≥-5家或实际完成值95为负数，无法计分"),
        ("=0", "-1", "家", "指标值=0家或实际完成值-1为负数，无法计分"),
        ("=100", "120", "%", "指标值要求等于100，实际完成值为它的120%，超过时如何计分没有规定"),
        ("≥90", "0.92", "%", "实际完成值“0.92”可能是0.92%，也可能是92%，须写明%"),
    ],
)
def test_what_no_rule_decides_is_not_scored(tmp_path, target, actual, unit, reason):
    direction, number = target[0], target[1:]
    objective = replace(REACHED, target=number, direction=direction, actual=actual, unit=unit)

    found = of(tmp_path, objective)

    assert (found.score, found.status) == (None, "unscored")
    assert found.reason == reason


def test_equal_to_a_strict_target_counts_as_reached_and_says_so(tmp_path):
    found = of(tmp_path, replace(REACHED, target="10", direction=">", actual="10"))

    assert found.score == 60
    assert found.remark == "指标值要求大于10，实际完成值正好相等，按完成计分"


def test_above_an_equal_target_is_full_where_the_framework_says_so(tmp_path):
    text = TEXT.replace('    explain_over: "130%"', "    settings: {超过100%: full}")
    above = replace(REACHED, direction="=", actual="12")

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(above, OTHER)), text)

    assert step(evaluation, "产出指标/检查家次").score == 60


def test_an_objective_that_no_indicator_scores_is_said(tmp_path):
    other = replace(REACHED, level1="其他指标", title="多的")

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(REACHED, OTHER, other)), TEXT)

    assert evaluation.total == 100
    assert evaluation.doubts == (
        "绩效目标“多的”的一级指标“其他指标”不属于本指标体系，没有参与评分。可填：产出指标。",
    )


@pytest.mark.parametrize(
    ("actual", "doubts"), [("4900", 0), ("5000", 1), ("0.03", 0), ("0.02", 1), ("0", 0)]
)
def test_an_actual_far_from_its_target_is_doubted(tmp_path, actual, doubts):
    spent = replace(REACHED, direction="≤", actual=actual)

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(spent, OTHER)), TEXT)

    assert len(evaluation.doubts) == doubts


def test_satisfaction_by_any_way_of_scoring_is_at_most_100_percent(tmp_path):
    text = TEXT.replace("产出指标", "满意度指标")
    pleased = replace(REACHED, level1="满意度指标", target="90", unit="%", actual="9200%")
    other = replace(OTHER, level1="满意度指标")

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(pleased, other)), text)

    assert step(evaluation, "满意度指标/检查家次").reason == "满意度9200%超过100%"


def test_satisfaction_is_at_most_100_percent(tmp_path):
    text = TEXT.replace("rules: {", 'rules: {满意度赋分: "≥90%得满分，其余不得分", ')
    pleased = replace(REACHED, target="90%", unit="", actual="920%", method="满意度赋分")

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(pleased, OTHER)), text)

    assert step(evaluation, "产出指标/检查家次").reason == "满意度920%超过100%"


@pytest.mark.parametrize("weights", [(105, -5), (100, 0)])
def test_a_weight_is_above_nothing(tmp_path, weights):
    first, second = (Fraction(weight) for weight in weights)
    objectives = (replace(REACHED, weight=first), replace(OTHER, weight=second))

    found = step(scored(tmp_path, dossier({}, {}, objectives=objectives), TEXT), "产出指标")

    assert (found.score, found.reason) == (None, "绩效目标的权重不大于0：合格率")


def test_far_over_the_target_needs_a_reason(tmp_path):
    far = replace(REACHED, actual="13")

    found = of(tmp_path, far)
    explained = of(tmp_path, replace(far, deviation_reason="年中增加专项检查"))

    assert found.score is None
    assert "达到130%以上，没有填写偏差原因" in found.reason
    assert explained.score == 60


def test_just_under_130_percent_needs_none(tmp_path):
    assert of(tmp_path, replace(REACHED, actual="12.99")).score == 60


def test_words_where_a_number_belongs_are_not_scored(tmp_path):
    found = of(tmp_path, replace(REACHED, actual="已达标"))

    assert found.status == "unscored"
    assert found.reason == "实际完成值“已达标”不是数，指标值≥10家需要数"
    assert (found.low, found.high) == (0, 60)


def test_a_missed_target_without_a_reason_says_so(tmp_path):
    found = of(tmp_path, replace(REACHED, actual="9"))

    assert "没有填写偏差原因和改进措施" in found.reason
    assert found.recover == ("下一年度完成“检查家次”的指标值≥10家",)


def test_a_level_and_its_points_are_judged(tmp_path):
    words = replace(REACHED, target="明显改善", direction="定性", actual="部分达成", unit="")

    judged = of(tmp_path, replace(words, judged=Fraction(45)))
    outside = of(tmp_path, replace(words, judged=Fraction(55)))
    silent = of(tmp_path, words)

    assert (judged.score, judged.status) == (45, "judged")
    assert outside.score is None
    assert outside.reason == "评定得分55分不在36–48分之间"
    assert (silent.score, silent.low, silent.high) == (None, 36, 48)


def test_a_word_that_is_no_level_is_no_level(tmp_path):
    words = replace(REACHED, target="改善", direction="定性", actual="基本达成预期目标")

    found = of(tmp_path, words)

    assert found.score is None
    assert found.reason == "未作判断：评定的等级（达成预期、部分达成、未达成）、评定得分"


def test_weights_that_do_not_add_up_leave_the_indicator_unscored(tmp_path):
    heavy = replace(REACHED, weight=Fraction(70))

    found = step(scored(tmp_path, dossier({}, {}, objectives=(heavy, OTHER)), TEXT), "产出指标")

    assert (found.status, found.score) == ("unscored", None)
    assert found.reason == "绩效目标权重合计110分，与分值100分不一致"
    assert stages(found, "试算") == [
        "检查家次：按填报的权重70分可得70分，未计入",
        "合格率：按填报的权重40分可得40分，未计入",
    ]


def test_what_does_not_concern_the_unit_gives_its_weight_to_the_others(tmp_path):
    nothing = replace(REACHED, target="不涉及", direction="定性")

    evaluation = scored(tmp_path, dossier({}, {}, objectives=(nothing, OTHER)), TEXT)

    assert step(evaluation, "产出指标/检查家次").status == "not_applicable"
    assert step(evaluation, "产出指标/合格率").points == 100
    assert evaluation.total == 100


def test_a_bound_supports_a_target_on_its_own_side_only(tmp_path):
    supported = of(tmp_path, replace(REACHED, actual="≥10"))
    unsupported = of(tmp_path, replace(REACHED, actual="≤10"))

    assert supported.score == 60
    assert "是范围不是数" in supported.reason
    assert unsupported.reason == "实际完成值填的是范围“≤10”，不是一个数"


def test_units_that_differ_are_not_compared(tmp_path):
    found = of(tmp_path, replace(REACHED, target="10万元", unit="万元", actual="10家"))

    assert found.reason == "实际完成值10家与指标值10万元的单位不同，无法比较"


def test_no_objective_is_not_full_marks(tmp_path):
    found = step(scored(tmp_path, dossier({}, {}), TEXT), "产出指标")

    assert found.reason == "没有填写产出指标的绩效目标"


def test_objectives_that_all_concern_nobody_give_no_points(tmp_path):
    nothing = (replace(REACHED, target="不涉及"), replace(OTHER, target="不涉及"))

    found = step(scored(tmp_path, dossier({}, {}, objectives=nothing), TEXT), "产出指标")

    assert found.score is None
    assert found.reason == "绩效目标都写“不涉及”，分值怎样处理没有规定"


def test_objectives_that_all_concern_nobody_move_where_the_framework_says(tmp_path):
    text = TEXT.replace("points: 100", "points: 60").replace(
        '未达成0–60%"}', '未达成0–60%"}\n    not_applicable: "未设产出指标的，分值移至合规60分"'
    )
    text += '  - {title: 合规, points: 40, rule: "每出现1例不符合扣1分，扣完为止"}\n'
    nothing = (replace(REACHED, target="不涉及"), replace(OTHER, target="不涉及"))
    handed_in = dossier({}, {("合规", "例数"): Fraction(0)}, objectives=nothing)

    evaluation = scored(tmp_path, handed_in, text)

    assert step(evaluation, "合规").score == 100
    assert (evaluation.total, evaluation.complete) == (100, True)


def test_a_direct_method_asks_only_whether_the_target_is_met(tmp_path):
    text = TEXT.replace("rules: {", 'rules: {直接赋分: "符合要求得满分，否则不得分", ')
    direct = replace(REACHED, method="直接赋分")

    def score(actual):
        handed_in = dossier({}, {}, objectives=(replace(direct, actual=actual), OTHER))
        return step(scored(tmp_path, handed_in, text), "产出指标/检查家次").score

    assert [score("10"), score("9")] == [60, 0]
