"""One subject, scored and explained."""

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring.county import (
    BENEFIT,
    CASES,
    FULL_ANSWERS,
    FULL_FACTS,
    HEAD,
    RULES,
    SATISFACTION,
    STAFF,
    TABLE,
    TRAVEL,
    dossier,
    fact,
    framework,
    scored,
    stages,
    step,
)

from jiheng.dossiers.model import Exclusion, FrameworkRef
from jiheng.scoring.errors import OtherFramework
from jiheng.scoring.explained import evaluate


def test_a_department_without_fault_has_every_point(tmp_path):
    evaluation = scored(tmp_path, dossier())

    assert (evaluation.total, evaluation.complete, evaluation.grade) == (100, True, "优")
    assert evaluation.range == (100, 100)
    assert evaluation.lost == ()


def test_levels_add_up_to_the_total(tmp_path):
    evaluation = scored(tmp_path, dossier(FULL_FACTS | {"在职人员数": "112人"}))

    assert step(evaluation, STAFF).score == 19
    assert [top.score for top in evaluation.steps] == [39, 30, 30]
    assert evaluation.total == 99


def test_a_step_says_fact_formula_value_rule_setting_and_score(tmp_path):
    found = step(scored(tmp_path, dossier(FULL_FACTS | {"在职人员数": "112人"})), STAFF)

    assert stages(found, "基础数据") == ["在职人员数（2024年） 112人", "编制数（2024年） 109人"]
    assert stages(found, "公式") == ["人员控制率 = 在职人员数 ÷ 编制数"]
    assert stages(found, "代入") == ["112人 ÷ 109人 = 102.75%"]
    assert stages(found, "设置") == ["满百分点：满一个百分点才扣"]
    assert found.lost == 1
    assert "扣1分" in found.reason


def test_a_score_is_rounded_half_up_once(tmp_path):
    text = TABLE.replace(
        '"≤100%得满分，每超过1个百分点扣0.5分，扣完为止"', '"按（2－实际/目标）得分"'
    ).replace(
        'value: "在职人员数 / 编制数"', 'value: "在职人员数 / 编制数"\n        target: "100%"'
    )

    found = step(scored(tmp_path, dossier(FULL_FACTS | {"在职人员数": "112人"}), text), STAFF)

    assert found.score == Fraction("19.45")


def test_a_missing_fact_is_not_zero(tmp_path):
    facts = {name: value for name, value in FULL_FACTS.items() if name != "编制数"}

    evaluation = scored(tmp_path, dossier(facts))

    found = step(evaluation, STAFF)
    assert (found.status, found.score, found.lost) == ("unscored", None, None)
    assert found.reason == "缺少基础数据：编制数"
    assert (found.low, found.high) == (0, 20)
    assert (evaluation.complete, evaluation.total) == (False, 80)
    assert evaluation.range == (80, 100)


def test_a_zero_denominator_leaves_the_indicator_unscored(tmp_path):
    found = step(scored(tmp_path, dossier(FULL_FACTS | {"三公经费预算数": "0万元"})), TRAVEL)

    assert found.reason == "分母为零：18.00万元 ÷ 0.00万元"
    assert found.score is None


def test_a_range_within_one_grade_has_that_grade(tmp_path):
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[1] != "有制度"}

    evaluation = scored(tmp_path, dossier(answers=answers))

    assert evaluation.range == (95, 100)
    assert evaluation.grade == "优"


def test_a_range_across_two_grades_has_none(tmp_path):
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[0] != BENEFIT}

    evaluation = scored(tmp_path, dossier(answers=answers))

    assert evaluation.range == (80, 100)
    assert evaluation.grade == ""


def test_an_unanswered_item_is_named(tmp_path):
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[1] != "有制度"}

    found = step(scored(tmp_path, dossier(answers=answers)), RULES)

    assert found.reason == "未作判断：“有制度”"
    assert (found.low, found.high) == (5, 10)


def test_cases_are_counted(tmp_path):
    found = step(
        scored(tmp_path, dossier(answers={**FULL_ANSWERS, (CASES, "例数"): Fraction(3)})), CASES
    )

    assert (found.score, found.lost) == (14, 6)


def test_a_bound_earns_what_it_supports_and_says_so(tmp_path):
    found = step(scored(tmp_path, dossier(FULL_FACTS | {"公众满意度": "＞85%"})), SATISFACTION)

    assert found.score == 6
    assert found.value == "＞85%"
    assert "填报为“＞85%”，能支持的得分为6分" in found.reason


def test_a_bound_on_the_other_side_supports_nothing(tmp_path):
    found = step(scored(tmp_path, dossier(FULL_FACTS | {"公众满意度": "＜96%"})), SATISFACTION)

    assert found.score == 0


def test_a_bound_without_an_end_is_not_told_as_a_number(tmp_path):
    text = TABLE.replace(
        '"≥95%得10分，85%(含)–95%得6分，75%(含)–85%得2分，其余不得分"',
        '"≤90%得满分，每超过1个百分点扣1分，扣完为止"',
    )

    found = step(
        scored(tmp_path, dossier(FULL_FACTS | {"公众满意度": "＞85%"}), text), SATISFACTION
    )

    assert (found.score, found.reason) == (0, "填报为“＞85%”，能支持的得分为0分")


def test_two_bounds_earn_what_both_support_together(tmp_path):
    text = TABLE.replace(
        "value: 公众满意度", "values: {在职人员数: 在职人员数, 编制数: 编制数}"
    ).replace(
        "≥95%得10分，85%(含)–95%得6分，75%(含)–85%得2分，其余不得分",
        "在职人员数不超过编制数得10分，超过编制数不得分",
    )

    def score(staff, posts):
        facts = FULL_FACTS | {"在职人员数": staff, "编制数": posts}
        return step(scored(tmp_path, dossier(facts), text), SATISFACTION).score

    assert [score("≤100人", "109人"), score("≤100人", "≥109人"), score("≤100人", "≤109人")] == [
        10,
        10,
        0,
    ]


def test_a_bound_inside_a_formula_is_no_number(tmp_path):
    found = step(scored(tmp_path, dossier(FULL_FACTS | {"编制数": "≥100人"})), STAFF)

    assert found.reason == "“编制数”填的是范围“≥100人”，不是一个数，无法代入公式"


@pytest.mark.parametrize(
    ("category", "score", "value"), [("经批准购置", 20, "95%"), ("政策性", 5, "115%")]
)
def test_only_an_allowed_exclusion_counts(tmp_path, category, score, value):
    facts = {name: printed for name, printed in FULL_FACTS.items() if name != "三公经费决算数"}
    bought = Exclusion(Fraction(40_000), category, "某财采〔2024〕1号")
    spent = fact("三公经费决算数", "23.00万元", exclusions=(bought,))

    found = step(scored(tmp_path, dossier(facts, more=(spent,))), TRAVEL)

    assert (found.score, found.value) == (score, value)


def test_an_exclusion_is_for_its_own_fact_not_for_one_whose_name_ends_alike(tmp_path):
    text = TABLE.replace("三公经费决算数 / 三公经费预算数", "项目支出决算数 / 三公经费预算数")
    text = text.replace("{三公经费决算数: [经批准购置]}", "{支出决算数: [经批准购置]}")
    bought = Exclusion(Fraction(40_000), "经批准购置", "某财采〔2024〕1号")
    spent = fact("项目支出决算数", "23.00万元", exclusions=(bought,))

    found = step(scored(tmp_path, dossier(more=(spent,)), text), TRAVEL)

    assert found.value == "115%"


def test_the_rate_is_shown_with_and_without_the_exclusion(tmp_path):
    facts = {name: printed for name, printed in FULL_FACTS.items() if name != "三公经费决算数"}
    bought = Exclusion(Fraction(40_000), "经批准购置", "某财采〔2024〕1号")
    spent = fact("三公经费决算数", "23.00万元", exclusions=(bought,))

    found = step(scored(tmp_path, dossier(facts, more=(spent,))), TRAVEL)

    assert stages(found, "值") == ["95%（剔除后）；不剔除为115%"]
    assert stages(found, "剔除项") == ["三公经费决算数剔除经批准购置4.00万元"]


def test_an_exclusion_without_a_document_says_so(tmp_path):
    facts = {name: printed for name, printed in FULL_FACTS.items() if name != "三公经费决算数"}
    bought = Exclusion(Fraction(40_000), "经批准购置")
    spent = fact("三公经费决算数", "23.00万元", exclusions=(bought,))

    found = step(scored(tmp_path, dossier(facts, more=(spent,))), TRAVEL)

    assert stages(found, "剔除项") == [
        "三公经费决算数填报了经批准购置剔除4.00万元，没有填写文号，未采用"
    ]
    assert (found.value, found.score) == ("115%", 5)


@pytest.mark.parametrize(
    ("amounts", "value", "reason"),
    [
        (("40000", "40000"), "95%（剔除后）；不剔除为115%", "同一笔剔除填了两次"),
        (("240000",), "115%", "剔除的合计大于填报的23.00万元"),
    ],
)
def test_an_exclusion_that_cannot_be_is_not_used(tmp_path, amounts, value, reason):
    facts = {name: printed for name, printed in FULL_FACTS.items() if name != "三公经费决算数"}
    taken = tuple(Exclusion(Fraction(one), "经批准购置", "某财采〔2024〕1号") for one in amounts)
    spent = fact("三公经费决算数", "23.00万元", exclusions=taken)

    found = step(scored(tmp_path, dossier(facts, more=(spent,))), TRAVEL)

    assert stages(found, "值") == [value]
    assert stages(found, "剔除项")[-1].split("，")[1:] == [reason, "未采用"]


SHARE = (
    HEAD
    + """
indicators:
  - {title: 预算执行率, points: 50, value: 支出决算数 / 全年预算数, rule: "按完成比例得分"}
  - title: 资产利用率
    points: 50
    value: 在用固定资产 / 固定资产总额
    rule: "≥100%得满分，每低1个百分点扣1分，扣完为止"
"""
)


def test_a_part_larger_than_its_whole_scores_nothing_and_is_doubted(tmp_path):
    spent = {"支出决算数": "120万元", "全年预算数": "100万元"}
    used = {"在用固定资产": "90万元", "固定资产总额": "100万元"}

    evaluation = scored(tmp_path, dossier(spent | used, {}), SHARE)

    told = "支出决算数120.00万元大于全年预算数100.00万元"
    found = step(evaluation, "预算执行率")
    assert (found.score, found.reason, found.high) == (None, f"{told}，核对后再评", 50)
    assert evaluation.doubts == (f"{told}，核对这两个数。",)
    assert step(evaluation, "资产利用率").score == 40


def test_more_than_all_is_full_where_the_framework_says_so(tmp_path):
    facts = {"支出决算数": "120万元", "全年预算数": "100万元"}
    text = SHARE.replace('"按完成比例得分"', '"按完成比例得分", settings: {超过100%: full}')

    evaluation = scored(tmp_path, dossier(facts, {}), text)

    assert step(evaluation, "预算执行率").score == 50


@pytest.mark.parametrize(
    ("category", "document", "lacking"),
    [
        ("经批准购置", "某财采〔2024〕1号", []),
        ("经批准购置", "", ["没有填写文号，没有采用。补填文号。"]),
        ("政策性", "某文", ["本指标体系不允许这类剔除，没有采用。"]),
    ],
)
def test_what_an_exclusion_lacks_is_a_doubt(tmp_path, category, document, lacking):
    facts = {name: printed for name, printed in FULL_FACTS.items() if name != "三公经费决算数"}
    taken = Exclusion(Fraction(40_000), category, document)
    spent = fact("三公经费决算数", "23.00万元", exclusions=(taken,))

    doubts = scored(tmp_path, dossier(facts, more=(spent,))).doubts

    told = f"三公经费决算数（2024年）剔除{category}4.00万元："
    assert [doubt.removeprefix(told) for doubt in doubts] == lacking


def test_judgements_without_evidence_are_counted(tmp_path):
    proved = tuple(replace(one, evidence="附件1") for one in dossier().answers)

    assert scored(tmp_path, dossier()).notes[-1] == (
        "没有写佐证的判断：4项（制度健全性、资金合规性、履职效益）"
    )
    notes = scored(tmp_path, replace(dossier(), answers=proved)).notes
    assert not any("佐证" in note for note in notes)


def test_a_fact_filed_by_fund_is_the_sum_of_its_parts(tmp_path):
    text = TABLE.replace("三公经费决算数 / 三公经费预算数", "支出决算数 / 年初预算数")
    text = text.replace("        exclude: {三公经费决算数: [经批准购置]}\n", "")
    facts = FULL_FACTS | {
        "一般公共预算支出决算数": "90.00万元",
        "单位资金支出决算数": "20.00万元",
        "年初预算数": "100.00万元",
    }

    found = step(scored(tmp_path, dossier(facts), text), TRAVEL)

    assert found.value == "110%"
    summed = "支出决算数（2024年） 110.00万元（一般公共预算90.00万元 + 单位资金20.00万元）"
    assert summed in stages(found, "基础数据")


def test_last_year_is_another_year_of_the_same_fact(tmp_path):
    text = TABLE.replace(
        "在职人员数 / 编制数", "(三公经费决算数 - 上年(三公经费决算数)) / 上年(三公经费决算数)"
    )
    before = fact("三公经费决算数", "17.00万元", year=2023)

    found = step(scored(tmp_path, dossier(more=(before,)), text), STAFF)

    assert found.value == "5.88%"
    assert "三公经费决算数（2023年） 17.00万元" in stages(found, "基础数据")


def test_pooled_points_are_judged_part_by_part(tmp_path):
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[0] != BENEFIT}
    answers[f"{BENEFIT}/经济效益", "评定得分"] = Fraction(8)
    answers[f"{BENEFIT}/社会效益", "评定得分"] = Fraction(9)

    found = step(scored(tmp_path, dossier(answers=answers)), BENEFIT)

    assert (found.score, found.status, found.lost) == (17, "judged", 3)
    assert [child.points for child in found.children] == [None, None]


def test_pooled_points_above_the_pool_are_not_taken(tmp_path):
    found = step(
        scored(tmp_path, dossier(answers={**FULL_ANSWERS, (BENEFIT, "评定得分"): Fraction(21)})),
        BENEFIT,
    )

    assert found.score is None
    assert found.reason == "评定得分合计21分，超过分值20分"


def test_pooled_points_below_nothing_are_not_taken(tmp_path):
    found = step(
        scored(tmp_path, dossier(answers={**FULL_ANSWERS, (BENEFIT, "评定得分"): Fraction(-1)})),
        BENEFIT,
    )

    assert (found.score, found.low, found.high) == (None, 0, 20)
    assert found.reason == "评定得分-1分低于0分"


def test_parts_of_a_pool_judged_as_a_whole_are_not_asked_again(tmp_path):
    found = step(scored(tmp_path, dossier()), BENEFIT)

    assert [(child.status, child.reason) for child in found.children] == [
        ("judged", "与同级指标一并评定")
    ] * 2


def test_lost_points_are_recovered_by_evidence_or_work_never_by_a_figure(tmp_path):
    facts = FULL_FACTS | {"在职人员数": "120人", "三公经费决算数": "30.00万元"}
    facts |= {"公众满意度": "50%"}
    answers = {
        **FULL_ANSWERS,
        (RULES, "制度得到执行"): False,
        (CASES, "例数"): Fraction(4),
        (BENEFIT, "评定得分"): Fraction(9),
    }

    evaluation = scored(tmp_path, dossier(facts, answers))

    ways = [way for one in evaluation.lost for way in one.recover]
    assert len(evaluation.lost) == 6
    assert all("改为" not in way and "调整为" not in way for way in ways)


def test_an_expert_judgement_outside_its_range_is_not_taken(tmp_path):
    text = TABLE.replace(
        '"每出现1例不符合扣2分，扣完为止"', '"好得16–20分，一般得10–16分，差得0–10分"'
    )
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[0] != CASES}
    answers |= {(CASES, "等级"): "一般", (CASES, "评定得分"): Fraction(18)}

    found = step(scored(tmp_path, dossier(answers=answers), text), CASES)

    assert (found.score, found.low, found.high) == (None, 10, 16)
    assert found.reason == "评定得分18分不在10–16分之间"


def test_an_expert_judgement_within_its_range_is_the_score(tmp_path):
    text = TABLE.replace(
        '"每出现1例不符合扣2分，扣完为止"', '"好得16–20分，一般得10–16分，差得0–10分"'
    )
    answers = {key: value for key, value in FULL_ANSWERS.items() if key[0] != CASES}
    answers |= {(CASES, "等级"): "一般", (CASES, "评定得分"): Fraction(12)}

    found = step(scored(tmp_path, dossier(answers=answers), text), CASES)

    assert (found.score, found.status) == (12, "judged")


def test_a_dossier_of_another_framework_is_refused(tmp_path):
    other = replace(dossier(), framework=FrameworkRef("hunan_yueyang_2020"))

    with pytest.raises(OtherFramework, match="jiheng migrate"):
        evaluate(framework(tmp_path), other)


def test_a_figure_is_shown_and_not_scored(tmp_path):
    text = TABLE.replace(
        "\nindicators:",
        "\nfigures:\n"
        "  - {title: 三公经费控制率, value: 三公经费决算数 / 三公经费预算数, note: 只列示}"
        "\nindicators:",
    )

    evaluation = scored(tmp_path, dossier(), text)

    assert [(one.title, one.value, one.note) for one in evaluation.figures] == [
        ("三公经费控制率", "90%", "只列示")
    ]
    assert evaluation.total == 100
