"""From indicators to the total: bonus, caps, vetoes, grades."""

from fractions import Fraction

from scoring.county import HEAD, dossier, scored

TEXT = (
    HEAD
    + """
caps: ["预算执行率低于70%的，总分不超过79分"]
vetoes: ["提供虚假资料的，总分计0分", "发生重大违纪违法案件的，等级不得评为优"]
bonus: ["获得省级以上表彰的，加2分，累计不超过5分"]
indicators:
  - title: 预算执行率
    points: 20
    value: "支出决算数 / 全年预算数"
    rule: "≥60%得满分，其余不得分"
  - {title: 合规性, points: 80, rule: "每出现1例不符合扣5分，扣完为止"}
"""
)
LOW = {"支出决算数": "69.99万元", "全年预算数": "100.00万元"}
HIGH = LOW | {"支出决算数": "70.00万元"}


def of(tmp_path, facts, cases=0, **said):
    """The evaluation; ``said`` answers clauses about the total."""
    answers = {("合规性", "例数"): Fraction(cases)}
    answers |= {("", clause): answer for clause, answer in said.items()}
    return scored(tmp_path, dossier(facts, answers), TEXT)


def kinds(evaluation):
    """What was applied, and what not."""
    return {one.kind: one.applied for one in evaluation.adjustments}


def test_a_cap_binds_below_its_threshold_only(tmp_path):
    assert of(tmp_path, LOW).total == 79
    assert of(tmp_path, HIGH).total == 100


def test_a_cap_says_what_it_did(tmp_path):
    caps = [one for one in of(tmp_path, LOW).adjustments if one.kind == "上限"]

    assert (caps[0].effect, caps[0].points) == ("总分由100分限为79分", -21)


def test_a_cap_that_cannot_be_decided_leaves_the_total_open(tmp_path):
    evaluation = of(tmp_path, {"全年预算数": "100.00万元"})

    assert kinds(evaluation)["上限"] is None
    assert evaluation.complete is False
    assert evaluation.range == (79, 100)


def test_a_cap_is_not_decided_by_a_bound(tmp_path):
    text = TEXT.replace("预算执行率低于70%", "公众满意度低于90%")

    evaluation = scored(
        tmp_path, dossier(HIGH | {"公众满意度": "＞85%"}, {("合规性", "例数"): Fraction(0)}), text
    )

    assert kinds(evaluation)["上限"] is None
    assert (evaluation.complete, evaluation.range) == (False, (79, 100))


def test_false_material_costs_everything(tmp_path):
    evaluation = of(tmp_path, HIGH, 提供虚假资料=True)

    assert (evaluation.total, evaluation.grade, evaluation.complete) == (0, "差", True)


def test_a_grave_case_bars_the_best_grade_and_no_point(tmp_path):
    evaluation = of(tmp_path, HIGH, 发生重大违纪违法案件=True)

    assert (evaluation.total, evaluation.grade) == (100, "良")


def test_what_nobody_reports_has_not_happened_and_that_is_said(tmp_path):
    evaluation = of(tmp_path, HIGH)

    vetoes = [one for one in evaluation.adjustments if one.kind == "一票否决"]
    assert [one.effect for one in vetoes] == ["没有填报，按未发生处理"] * 2
    assert evaluation.complete


def test_bonus_is_added_before_the_cap(tmp_path):
    awarded = of(tmp_path, HIGH, 4, 获得省级以上表彰=True)
    capped = of(tmp_path, LOW, 4, 获得省级以上表彰=True)

    assert awarded.total == 82
    assert capped.total == 79


def test_every_floor_belongs_to_its_grade(tmp_path):
    grades = [of(tmp_path, HIGH, cases).grade for cases in (2, 3, 4, 5, 8, 9)]

    assert grades == ["优", "良", "良", "中", "中", "差"]
