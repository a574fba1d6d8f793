"""What is offered for what was written: never another figure, never another kind of rule."""

from fractions import Fraction

import pytest

from jiheng.frameworks.catalogue import catalogue
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.offers import nearest_fact, nearest_key, possible_rule


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("支出预算数", "是否应为“全年预算数”或“年初预算数”"),
        ("部门预算总额", "是否应为“全年预算数”或“年初预算数”"),
        ("全年预算额", "是否应为“全年预算数”"),
        ("三公经费预算金额", "是否应为“三公经费预算数”"),
        ("三公经费决算金额", "是否应为“三公经费决算数”"),
        ("在职人数额", "是否应为“在职人员数”"),
        ("上年三公经费决算额", "是否应为“上年(三公经费决算数)”"),
        ("上年度支出预算数", "是否应为“上年(全年预算数)”或“上年(年初预算数)”"),
        ("去年结转结余", "是否应为“上年(年末结转结余)”"),
        ("基本支出预算额", "是否应为“基本支出年初预算数”"),
        ("三公经费", "是否应为“三公经费预算数”或“三公经费决算数”"),
        ("游客好评指数", "在 facts 里写上“游客好评指数”和它的单位"),
    ],
)
def test_a_name_near_it_is_of_the_same_sense(name, offered) -> None:
    assert nearest_fact(name, catalogue().facts) == offered


@pytest.mark.parametrize(
    ("key", "offered"),
    [
        ("评分标准", "“rule”"),
        ("分值", "“points”"),
        ("指标", "“title”或“indicators”"),
        ("公式", "“value”"),
        ("目标值", "“target”"),
        ("要点", "“criteria”"),
        ("佐证", "“evidence”"),
        ("ruel", "“rule”"),
    ],
)
def test_a_heading_of_a_table_is_told_its_key(key, offered) -> None:
    known = ["title", "points", "value", "target", "rule", "criteria", "evidence", "indicators"]

    assert nearest_key(key, known) == f"是否应为{offered}"


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("每少一个酌减", "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"),
        ("90%以上的给高分", "≥90%得满分，其余不得分"),
        ("做得较好", "达成预期80%–100%，部分达成60%–80%，未达成0–60%"),
        ("①组织健全", "①有资金管理办法，得1分；②有财务管理制度，得1分"),
        ("看情况", "≥90%得满分，其余不得分"),
    ],
)
def test_sentences_offered_look_like_the_one_that_was_not_read(phrase, first) -> None:
    assert possible_rule(phrase, phrase).removeprefix("“").partition("”")[0] == first


@pytest.mark.parametrize("phrase", ["每", "以上", "较好", "①", "比例", "看"])
def test_every_sentence_offered_can_be_read(phrase) -> None:
    for sentence in possible_rule(phrase, phrase).strip("“”").split("”“"):
        points = Fraction(2) if "1分" in sentence and "①" in sentence else None
        reading = read_rule(sentence, Context(points=points, criteria=("甲", "乙")))

        assert (reading.rule is not None, reading.unread) == (True, ()), sentence
