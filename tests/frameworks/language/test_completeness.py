"""Nothing of a sentence is lost: what the rule does not hold is unread, what is open is null."""

from fractions import Fraction

import pytest

from jiheng.frameworks.language.batch import scored
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule


def read(text, points):
    return read_rule(text, Context(points=Fraction(points)))


UNREAD = [
    ("按排位打分，第一名得10分，每位次依次递减1分", 10),
    ("得分=评议率 c 5分", 5),
    ("当甲≤乙时，n=0.8；当甲>乙时，n=1.2。得分=甲/乙×n×10", 10),
    ("每月5日前报送的得2分，每份得3分", 5),
]


@pytest.mark.parametrize(("text", "points"), UNREAD)
def test_what_the_rule_would_not_hold_is_unread(text, points):
    reading = read(text, points)

    assert reading.rule is None
    assert reading.unread


SCORES = [
    ("3天内完成整改的得3分，否则不得分", 3, {"天": 2}, 3),
    ("3天内完成整改的得3分，否则不得分", 3, {"天": 5}, 0),
    ("巡查队伍三人以上得2分，否则不得分", 2, {"人数": 3}, 2),
    ("每年至少召开两次会议得2分，否则不得分", 2, {"次数": 1}, 0),
    ("发生1起扣2分，发生2起及以上不得分", 5, {"起": 1}, 3),
    ("发生1起扣2分，发生2起及以上不得分", 5, {"起": 2}, 0),
    ("没有实行一年一评的扣3分", 3, {"一年一评": False}, 0),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), SCORES)
def test_a_comparator_beside_a_number_is_kept(text, points, given, expected):
    assert scored(read(text, points), {"given": given})["score"] == expected


OPEN = [
    ("不合格率不超过5%得满分，每超1%扣2分", 10, {"合格率": "97%"}),
    ("办结率达100%的得5分。未办结不得分", 5, {"办结率": "80%"}),
    ("充分得3分，一般得1分，没有不得分", 3, {"评": "较好"}),
    ("低于96%的，每低1个百分点扣0.25分；低于90%的，每低1个百分点扣0.5分", 5, {"value": "88%"}),
    ("无值班记录扣2分；负责人包案，包案化解率低于85%的扣1分", 4, {"化解率": "80%"}),
    ("甲校入学率达到100%。乙校入学率达到98%。每低0.1个百分点扣2分", 20, {"甲校入学率": "100%"}),
]


@pytest.mark.parametrize(("text", "points", "given"), OPEN)
def test_what_the_sentence_does_not_decide_has_no_score(text, points, given):
    assert scored(read(text, points), {"given": given})["score"] is None


def test_a_step_behind_two_rates_counts_for_each_of_them():
    reading = read("甲校入学率达到100%。乙校入学率达到98%。每低0.1个百分点扣2分", 20)

    answer = scored(reading, {"given": {"甲校入学率": "99.9%", "乙校入学率": "97.8%"}})

    assert answer["score"] == 14


STAFF = "专职人员不少于2名得2分，每少1名扣1分；兼职人员不少于3名得3分，每少1名扣1分"
PAST = [
    (STAFF, 5, {"专职人员": 1, "兼职人员": 3}, 4),
    ("不符合要求的，每项扣1分，扣分不超过3分", 5, {"项": 5}, 2),
    ("8小时内处置得5分，超过8小时每小时扣1分", 5, {"小时": 7}, 5),
    ("8小时内处置得5分，超过8小时每小时扣1分", 5, {"小时": 10}, 3),
    ("完成率=100%，得5分；完成率<100%，得分=完成率×5；完成率<60%，不得分", 5, {"完成率": "50%"}, 0),
    ("得分=完成率×60%+满意度×40%", 100, {"完成率": "90%", "满意度": "80%"}, None),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), PAST)
def test_what_lies_past_an_end_counts_from_that_end(text, points, given, expected):
    assert scored(read(text, points), {"given": given})["score"] == expected
