"""What each kind of rule gives where it matters: on the ends, without an answer, with a reason."""

from fractions import Fraction

import pytest

from jiheng.arithmetic import Ratio
from jiheng.folder import modules
from jiheng.frameworks import rules
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.phrases.settings import Settings

POINTS = Fraction(5)


def award(text, points=POINTS, settings=None, **given):
    rule = read_rule(text, Context(points=Fraction(points))).rule
    put = {
        key: Ratio.of(value)
        if isinstance(value, Fraction | int) and not isinstance(value, bool)
        else value
        for key, value in given.items()
    }
    return rule.award(put, Fraction(points), settings or Settings())


def percent(text):
    return Fraction(text) / 100


def test_there_are_six_kinds():
    assert list(modules(rules)) == [
        "bands",
        "cases",
        "checklist",
        "deduction",
        "judgement",
        "proportional",
    ]


@pytest.mark.parametrize("name", list(modules(rules)))
def test_a_kind_bears_the_name_of_its_file(name):
    assert modules(rules)[name].Rule.kind == name


@pytest.mark.parametrize(
    ("value", "score"),
    [("100", 5), ("99.01", 5), ("99", 4), ("98.99", 4), ("95", 0), ("0", 0)],
)
def test_deduction_counts_whole_steps_from_the_threshold(value, score):
    assert award("≥100%得满分，每低1个百分点扣1分，扣完为止", value=percent(value)).score == score


def test_deduction_on_either_side():
    text = "=100%得满分，每超过（降低）5%扣2分，扣完为止"

    assert [award(text, value=percent(v)).score for v in (100, 95, 105, 104)] == [5, 3, 3, 5]


@pytest.mark.parametrize(("value", "score"), [("100", 5), ("100.01", None), ("99", 4)])
def test_beyond_a_single_number_is_undecided_and_on_it_is_full(value, score):
    assert award("=100%得满分，每低1个百分点扣1分，扣完为止", value=percent(value)).score == score


def test_a_step_has_its_own_limit():
    text = "每发现1处隐患扣1分，最多扣2分；每发生1起事故扣1分，扣完为止"

    outcome = award(text, 发现隐患=9, 发生事故=1)

    assert outcome.score == 2


def test_a_loss_names_evidence_or_next_year_and_no_other_figure():
    counted = award("每出现1例不符合扣1分，扣完为止", 例数=1).lost[0]
    measured = award("≥100%得满分，每低1个百分点扣1分，扣完为止", value=percent(98)).lost[0]

    assert (counted.points, counted.recover) == (1, "已纠正或不属实的，补充佐证材料")
    assert (measured.points, measured.recover) == (2, "下一年度改进这项指标")


def test_bands_below_the_lowest_give_nothing():
    text = "≥90%得5分，80%(含)–90%得3分"

    assert award(text, value=percent(79)).score == 0


def test_bands_of_a_size_go_both_ways():
    text = "±10%以内得5分，±10%-±15%得3分，其余不得分"

    assert [award(text, value=percent(v)).score for v in (-10, 12, -16)] == [5, 3, 0]


def test_nested_bands_are_decided_by_the_narrower():
    text = "60%以上得3分，80%以上得5分，60%以下不得分"

    assert [award(text, value=percent(v)).score for v in (85, 80, 60, 59)] == [5, 5, 3, 0]


def test_and_so_on_goes_down_to_nothing():
    text = "完成年度计划目标得10分，完成目标的90%得9分，完成80%得8分，依次类推。"

    assert [award(text, 10, value=percent(v)).score for v in (100, 85, 35, 5)] == [10, 8, 3, 0]


def test_the_first_case_that_holds_decides():
    text = "资料齐全得5分；资料基本齐全得3分；否则不得分"

    assert award(text, 资料齐全=True, 资料基本齐全=True).score == 5
    assert award(text, 资料齐全=False, 资料基本齐全=True).score == 3


def test_an_undecided_case_leaves_a_range():
    outcome = award("资料齐全得5分；资料基本齐全得3分；否则不得分", 资料齐全=False)

    assert (outcome.score, outcome.low, outcome.high) == (None, 0, 3)


def test_gains_go_as_far_as_their_limit():
    text = "每提供一个得2分，最高得5分"

    assert [award(text, 例数=n).score for n in (0, 2, 9)] == [0, 4, 5]


def test_gains_without_a_limit_are_undecided_above_the_points():
    outcome = award("每提供一个得2分", 例数=9)

    assert outcome.score is None
    assert outcome.reason == "未评分：合计超过分值5分，评分标准没有写明最高得分"


def test_parts_with_points_of_their_own_add_up():
    text = "孕产妇健康管理率达85%得3分，产后访视率达85%得2分，每项每降低1个百分点扣0.1分。"

    outcome = award(text, 孕产妇健康管理率=percent(80), 产后访视率=percent(60))

    assert outcome.score == Fraction(5, 2)


@pytest.mark.parametrize(
    ("text", "value", "score"),
    [
        ("按完成比例得分", "70", Fraction(7, 2)),
        ("低于60%不得分，其余按完成比例得分", "59.99", 0),
        ("低于60%不得分，其余按完成比例得分", "60", 3),
        ("按（2－实际/目标）得分", "120", 4),
        ("得分=完成率×分值", "130", 5),
    ],
)
def test_proportional(text, value, score):
    assert award(text, value=percent(value)).score == score


def test_a_zero_denominator_is_no_score_and_not_0():
    outcome = award("得分=产业项目数/全部项目数×分值", 产业项目数=0, 全部项目数=0)

    assert (outcome.score, outcome.reason) == (None, "未评分：分母为零")


def test_a_formula_above_the_points_is_undecided_without_a_limit():
    assert award("得分=甲/乙×5", 甲=3, 乙=2).score is None
    assert award("得分=甲/乙×5，最高5分", 甲=3, 乙=2).score == 5


def test_judged_points_must_lie_in_their_level():
    text = "好得4-5分；一般得2-4分；差不得分"

    given = [("好", 4), ("一般", 2), ("一般", 4), ("差", 0)]
    scores = [award(text, 等级=level, 评定得分=Fraction(points)).score for level, points in given]

    assert scores == [4, 2, None, 0]


@pytest.mark.parametrize(
    ("stable", "broken", "score", "reason"),
    [
        (True, False, 5, "系统稳定，得5分"),
        (False, True, 0, "出现故障，得0分"),
        (True, True, None, "判断互相矛盾，得分和不得分的情形都符合"),
        (False, False, None, "评分标准没有规定各种情形都不符合时怎样计分"),
    ],
)
def test_statements_that_contradict_or_cover_nothing_decide_nothing(stable, broken, score, reason):
    outcome = award("系统稳定得5分，出现故障不得分", 系统稳定=stable, 出现故障=broken)

    assert outcome.score == score
    assert outcome.reason.removeprefix("未评分：") == reason


def test_one_of_two_statements_decides_alone():
    text = "系统稳定得5分，出现故障不得分"

    assert (award(text, 系统稳定=True).score, award(text, 出现故障=True).score) == (5, None)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("≥100%得满分，其余不得分", "93.333333", "93.33%不在以上各档，得0分"),
        ("≥100%得满分，其余不得分", "99.999", "99.999%不在以上各档，得0分"),
        (
            "≥100%得满分，每低1个百分点扣1分",
            "93.333333",
            "低于100% 6.67个百分点，满1个百分点扣1分，扣6分",
        ),
        ("按完成比例得分", "33.333333", "0%得0分，100%得满分；实际33.33%，按比例得1.67分"),
    ],
)
def test_a_rate_is_told_with_two_decimals_unless_that_hides_why(text, value, reason):
    assert award(text, value=percent(value)).reason == reason


def test_only_next_year_recovers_what_figures_have_decided():
    figures = award(
        "优良率≥80%且达标率≥90%得5分，否则不得分", 优良率=percent(79), 达标率=percent(95)
    )
    persons = award("资料齐全得5分，否则不得分", 资料齐全=False)

    assert [one.lost[0].recover for one in (figures, persons)] == [
        "下一年度达到",
        "补充能证明符合条件的佐证材料，或下一年度达到",
    ]


def test_a_value_that_several_conditions_ask_for_is_named_once():
    text = "结余=0得5分；结余>0且结余≤上年结转得3分；结余>上年结转不得分"
    rule = read_rule(text, Context(points=POINTS, names=frozenset({"结余", "上年结转"}))).rule

    outcome = rule.award({"结余": Ratio(7), "上年结转": Ratio(9)}, POINTS, Settings())

    assert outcome.reason == "结余为7，上年结转为9，得3分"
