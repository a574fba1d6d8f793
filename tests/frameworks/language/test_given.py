"""Answers under free names reach the questions they mean; what is not sure gives no score."""

from fractions import Fraction

import pytest

from jiheng.frameworks.language.batch import answer, scored
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule


def score(text, points, given, target=""):
    reading = read_rule(text, Context(points=Fraction(points), target=target))
    return scored(reading, {"given": given})["score"]


ITEMS = "落实应急资金3分；开展培训的得1分；开展应急演练的得3分"
EACH = "未成立机构的扣2分；工作无计划、无措施、无总结的分别扣1分"
BOTH = "机构和人员均有的得2分，仅有机构或仅有人员的得1分，均无的不得分"
ONLY = "只巡查，不登记的扣6分；只登记，不巡查的扣15分；既不巡查，也不登记的扣30分"
ALIKE = "甲类案件每件扣3分，乙类案件每件扣3分，扣完为止"
MISSING = "未制定年度计划扣3分；计划重点不突出、不可行的缺一项扣1分"
FULL = "办结率在50%以上的得4分，工作不扎实的，每件扣0.5分"

MATCHED = [
    (ITEMS, 7, {"应急资金": True, "培训": False, "应急演练": True}, 6),
    (EACH, 8, {"成立": True, "计划": False, "措施": True, "总结": False}, 6),
    (BOTH, 2, {"机构": True, "人员": True}, 2),
    (BOTH, 2, {"机构": False, "人员": True}, 1),
    (BOTH, 2, {"机构": False, "人员": False}, 0),
    (ONLY, 30, {"巡查": True, "登记": True}, 30),
    (ONLY, 30, {"巡查": False, "登记": True}, 15),
    (ALIKE, 8, {"件数": 2}, 2),
    (MISSING, 3, {"制定计划": True, "缺项": 2}, 1),
    (FULL, 4, {"办结率": "60%", "件": 2}, 3),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), MATCHED)
def test_names_reach_the_questions_they_mean(text, points, given, expected):
    assert score(text, points, given) == expected


UNSURE = [
    (BOTH, 2, {"机构": True}),
    (FULL, 4, {"办结率": "40%", "件": 0}),
    ("甲类案件每件扣3分，乙类案件每件扣5分，扣完为止", 8, {"件数": 1}),
    ("优秀得5分，一般得3分，否则不得分", 5, {"评": "较好"}),
]


@pytest.mark.parametrize(("text", "points", "given"), UNSURE)
def test_what_is_not_sure_gives_no_score(text, points, given):
    assert score(text, points, given) is None


READ = [
    ("经费5000元以上得分，否则不得分", 2, {"经费": 5000}, "", 2),
    ("当年达到70%以上计满分5分", 5, {"value": "70%"}, "", 5),
    ("召开会议得1分，有工作方案得1分，否则不得分", 2, {"会议": True, "方案": False}, "", 1),
    (
        "①有标准，1分；②有台账，1分；③有制度，1分，每少一项扣1分",
        3,
        {"标准": True, "台账": True, "制度": False},
        "",
        2,
    ),
    ("未建立制度不得分，落实不好的酌情扣分", 5, {"建立制度": False}, "", 0),
    ("用水总量小于或等于年度目标值，得10分；大于目标值，不得分", 10, {"用水总量": 5}, "≤4吨", 0),
    ("有效系数达到目标值得6分；小于目标值不得分", 6, {"value": "0.55"}, "≥0.55", 6),
    ("未巡查的扣1分；全年报道5篇以上的加1分（封顶1分）", 3, {"巡查": False, "报道篇数": 6}, "", 3),
]


@pytest.mark.parametrize(("text", "points", "given", "target", "expected"), READ)
def test_wordings_of_other_tables_are_read(text, points, given, target, expected):
    assert score(text, points, given, target) == expected


LADDER = "完成年度目标得40分，完成90%得36分，90%以下不得分。每超额10%加3分，最多加9分"
WEIGHTS = "进度（40%）、质量（40%）、档案（20%）三项加权得分之和为本项得分"
START = "建立机制的得2分，每报送一份材料得0.5分，最高得3分"
TWO = (
    "完成率达到100%，得10分，低于100%，得分=完成率×10分；"
    "成活率达95%，得10分，低于95%，得分=成活率×10分"
)
FAMILIES = [
    (LADDER, 40, {"完成率": "100%"}, 40),
    (LADDER, 40, {"完成率": "95%"}, 36),
    (LADDER, 40, {"完成率": "125%"}, None),
    ("达到8%得20分，否则不得分，每超目标两个百分点加1分", 20, {"value": "9%"}, 20),
    (WEIGHTS, 100, {"进度": 90, "质量": 95, "档案": 80}, 90),
    (START, 5, {"机制": True, "份": 10}, 5),
    (START, 5, {"机制": False, "份": 2}, 1),
    (TWO, 20, {"完成率": "80%", "成活率": "95%"}, 18),
    (
        "有方案得1分，有总结得1分，有台账得1分，缺一项扣1分",
        3,
        {"台账": False, "方案": True, "总结": True},
        2,
    ),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), FAMILIES)
def test_families_of_sentences_are_read_whole(text, points, given, expected):
    assert score(text, points, given) == expected


def test_nothing_is_nothing_by_the_points_of_the_sentence_and_of_the_indicator():
    line = {"id": "1", "text": "达到85%以上得5分，每低1个百分点扣0.5分", "points": 6}

    cases = [{"given": {"value": "70%"}}, {"given": {"value": "90%"}}]
    found = answer({**line, "cases": cases})["cases"]

    assert [one["score"] for one in found] == [0, None]


def test_a_step_up_beside_a_gain_is_no_step_down():
    assert score("增速达到10%得5分，每增1个百分点加0.5分", 5, {"value": "8%"}) != 6


SEVERAL = (
    "偏差率=0，得满分30分；偏差率>0，得分=30-偏差率×100×0.2；"
    "偏差率<0，得分=30+偏差率×100×0.1；最多减5分"
)
ELSE = "水质比例达到任务书要求的，按该比例×50计分；未达到的，按比例×50×0.8计分"
OTHERS = [
    (SEVERAL, 30, {"偏差率": "0%"}, 30),
    (SEVERAL, 30, {"偏差率": "-10%"}, 29),
    (SEVERAL, 30, {"偏差率": "40%"}, 25),
    (ELSE, 50, {"比例": "80%", "达到任务书": False}, 32),
    ("（10次）定期召开例会，每少1次减0.5分", 5, {"次数": 7}, Fraction(7, 2)),
    ("酌情扣分，领导不满意退文的减5分", 15, {"退文": 1}, 10),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), OTHERS)
def test_formulas_by_case_and_asides_are_read(text, points, given, expected):
    assert score(text, points, given) == expected


REFUSED = "合格率100%得5分，90%以上得4分，低于90%不得分，弄虚作假的不得分"


@pytest.mark.parametrize(("false_report", "expected"), [(True, 0), (False, 5)])
def test_what_earns_nothing_comes_before_the_value(false_report, expected):
    assert score(REFUSED, 5, {"合格率": "100%", "弄虚作假": false_report}) == expected


def test_each_of_a_list_is_an_item_where_their_points_add_up():
    given = {"机构": True, "人员": True, "经费": False}

    assert score("有机构、有人员、有经费各得1分", 3, given) == 2
