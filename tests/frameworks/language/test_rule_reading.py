"""What is understood of a sentence, what its surroundings decide, and what is never guessed."""

import time
from fractions import Fraction

import pytest

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language.batch import outcome_of
from jiheng.frameworks.language.clauses import clauses
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.normal import normalise
from jiheng.frameworks.language.reading import LONGEST, read_rule
from jiheng.frameworks.language.words import words
from jiheng.frameworks.phrases.errors import HostileText, UnknownSetting
from jiheng.frameworks.phrases.settings import Settings


def read(text, points=None, **around):
    return read_rule(text, Context(None if points is None else Fraction(points), **around))


def score(reading, **given):
    return reading.rule.award(given, reading.context.points, reading.context.settings).score


CANONICAL = [
    ("≤100%得满分，每超过1个百分点扣0.5分，扣完为止", "deduction"),
    ("≥90%得5分，80%(含)–90%得4分，70%(含)–80%得3分，其余不得分", "bands"),
    ("按完成比例得分", "proportional"),
    ("达到100%得满分，60%以下不得分，其间按比例得分", "proportional"),
    ("低于60%不得分，其余按完成比例得分", "proportional"),
    ("①有制度得2分；②有执行得3分", "checklist"),
    ("无结余得3分；有结余但不超过上年结转得2分；超过上年结转不得分", "cases"),
    ("达成预期80%–100%，部分达成60%–80%，未达成0%–60%", "judgement"),
]


@pytest.mark.parametrize(("text", "kind"), CANONICAL)
def test_canonical_wording_is_read_as_it_stands(text, kind):
    reading = read(text, 5)

    assert (reading.rule.kind, str(reading.rule), reading.unread) == (kind, text, ())


SAME = [
    ("三公经费控制率≦100％，计6分；每超出一个百分点扣1分，扣完为止。", "每超过1个百分点扣1分"),
    ("100%以下（含）计6分，每增加1%减1分，减完为止", "每超过1个百分点扣1分"),
    ("以100%为标准。控制率不超过100%记满分，每高1个点扣1分", "每超过1个百分点扣1分"),
]


@pytest.mark.parametrize(("text", "step"), SAME)
def test_other_wordings_are_the_same_rule(text, step):
    assert read(text, 6).rule == read(f"≤100%得满分，{step}，扣完为止", 6).rule


ALSO_READ = [
    ("得分=完成率×分值", 8, {"value": "90%"}, Fraction(36, 5)),
    ("未完成的按实际完成比例计分", 8, {"value": "50%"}, 4),
    ("反向：按（2－实际/目标）得分", 8, {"value": "150%"}, 4),
    ("0-10%（含），计2分；10-20%（含），计1分", 2, {"value": "10%"}, 2),
    ("以100%为标准，每低5个百分点扣1分", 5, {"value": "90%"}, 3),
    ("每低于100%一个百分点扣0.1分", 3, {"value": "98%"}, Fraction(14, 5)),
    ("100%得2分，每减少一个百分点扣0.2分", 2, {"value": "99%"}, Fraction(9, 5)),
    ("每出现一例扣1分", 3, {"例数": 2}, 1),
    ("有1项没完成扣1分", 5, {"没完成": 4}, 1),
    ("100%得3分，低于2个百分点扣1分", 3, {"value": "97.53%"}, 2),
    ("每一项记1分，总分3分", 3, {"符合项数": 2}, 2),
    ("1、制度健全（2分）2、执行有效（1分）", 3, {"制度": True, "执行有效": False}, 2),
    ("无违纪违法记2分，有则不得分", 2, {"违纪违法": 1}, 0),
    ("一、二、三等奖得满分", 2, {"等级": "一等奖"}, 2),
    ("好得3分、较好得2分、一般得1分、差得0分", 3, {"评": "较好"}, 2),
    ("达到3级及以上得4分，否则不得分", 4, {"等级": "四级"}, 4),
]


@pytest.mark.parametrize(("text", "points", "given", "expected"), ALSO_READ)
def test_other_wordings_of_the_language_score_as_they_say(text, points, given, expected):
    outcome = outcome_of(read(text, points), given)

    assert outcome.score == expected


def test_full_marks_end_where_counting_starts_unless_the_setting_says_as_written():
    text = "≥90%得满分，每低于100%一个百分点扣0.1分，扣完为止"
    scores = {
        base: score(
            read(text, 3, settings=Settings.from_words({"起扣基准": base})), value=Ratio(85, 100)
        )
        for base in ("threshold", "written")
    }

    assert scores == {"threshold": Fraction(5, 2), "written": Fraction(3, 2)}


def test_an_unread_phrase_has_its_place_in_the_text_as_written():
    text = "≥90% 得５分， 每飞３下扣2分"

    reading = read(text, 5)

    assert reading.rule is None
    assert [text[one.start : one.end] for one in reading.unread] == ["每飞３下扣2分"]
    assert [one.text for one in reading.unread] == ["每飞３下扣2分"]


BEARING = [
    "≥90%得5分，最终乘以1.2",
    "≥90%得5分，二者择其一考核",
    "≥90%得5分，80%得3分（按权重折算）",
    "每超过1个百分点扣1分，面积大于30平方米的加倍扣分",
    "由评审专家在0~3分之间打分，没有答辩的得0分",
    "优口 良口 中口 差口(5分)",
    "每低于目标值1个百分点扣0.5分",
    "偏差率在±5%以内得5分，每超出1%扣1分",
    "投标报价最低得10分，每高1%扣0.5分",
    "≥90%得5分，80%得3分，考核得分乘以难度系数",
]


@pytest.mark.parametrize("text", BEARING)
def test_words_that_bear_on_points_are_never_passed_over(text):
    reading = read(text, 5)

    assert reading.rule is None
    assert reading.unread


def test_a_remark_without_bearing_is_shown_as_a_remark():
    reading = read("查看资料。≥90%得5分，其余不得分。以现场检查为准", 5)

    assert reading.ambiguities == ("“以现场检查为准”只作说明，不参与计分",)


def test_every_character_belongs_to_a_word(shared):
    for line in (shared / "gold" / "rules-sample.jsonl").read_text("utf-8").splitlines():
        text = normalise(line).text

        assert "".join(words(text)) == text


def test_a_target_decides_what_reaching_it_means():
    pm = read("达标记3分，否则不得分", 3, target="≤41微克/立方米")
    prize = read("达标得2分，否则不得分", 2, target="一、二、三等奖")
    archive = read("达标得1分，否则不得分", 1, target="≥3星")

    assert [score(pm, value=Ratio(value)) for value in (41, 42)] == [3, 0]
    assert [score(prize, 等级=level) for level in ("特等奖", "二等奖", "优秀奖")] == [2, 2, 0]
    assert [score(archive, value=Ratio(stars)) for stars in (4, 2)] == [1, 0]


def test_stars_go_from_none_to_five():
    asked = read("达标得1分，否则不得分", 1, target="≥3星").rule.questions()

    assert [(one.low, one.high) for one in asked] == [(0, 5)]


def test_criteria_are_the_items_of_each_item():
    reading = read("每一项记1分，总分3分", 3, criteria=("有规划", "规划完整", "与职能匹配"))

    assert [question.key for question in reading.rule.questions()] == [
        "有规划",
        "规划完整",
        "与职能匹配",
    ]


def test_declared_values_are_compared():
    text = "无结余得3分；有结余但不超过上年结转得2分；超过上年结转不得分"
    reading = read(text, 3, names=frozenset({"结余", "上年结转"}))

    given = [(0, 5), (3, 5), (5, 5), (6, 5)]

    assert [score(reading, 结余=Ratio(a), 上年结转=Ratio(b)) for a, b in given] == [3, 2, 2, 0]


def test_each_setting_is_kept_and_named():
    text = "≤100%得满分，每超过1个百分点扣1分，扣完为止"
    value = {"value": Ratio(1035, 1000)}
    scores = {}
    for step in ("whole", "started", "exact"):
        settings = Settings.from_words({"满百分点": step})
        outcome = read(text, 6).rule.award(value, Fraction(6), settings)
        scores[step] = (outcome.score, outcome.settings)

    assert scores == {
        "whole": (3, ("满百分点",)),
        "started": (2, ("满百分点",)),
        "exact": (Fraction(5, 2), ("满百分点",)),
    }


def test_the_sentence_itself_may_say_what_a_part_of_a_step_is():
    text = "等于基准价得10分，每高于基准价1%扣0.3分（不足1%的按1%计算），扣完为止"

    assert score(read(text, 10), value=Ratio(23, 1000)) == Fraction(91, 10)


def test_a_setting_says_who_owns_a_shared_end():
    text = "80%以上得5分，60%-80%得3分，其余不得分"

    owners = [
        score(read(text, 5, settings=Settings.from_words({"端点": end})), value=Ratio(4, 5))
        for end in ("higher", "lower")
    ]

    assert owners == [5, 3]


def test_points_of_the_sentence_against_those_of_the_indicator():
    text = "网络安全稳定得2分，否则不得分"
    by = {
        word: score(
            read(text, 1, settings=Settings.from_words({"满分按": word})), 网络安全稳定=True
        )
        for word in ("undecided", "分值", "规则")
    }

    assert read(text, 1).ambiguities == ("规则满分2≠分值1",)
    assert by == {"undecided": None, "分值": 1, "规则": 2}


def test_a_setting_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(UnknownSetting, match="没有“half”这一项。可写的有：whole、started、exact"):
        Settings.from_words({"满百分点": "half"})


def test_no_sentence_means_a_person_judges():
    assert read("", 5).rule.kind == "judgement"
    assert read("专家评判", 5).rule.kind == "judgement"


@pytest.mark.parametrize(
    "piece",
    ["扣1分", "(" * 50, "每每每", "①", "≤≥±-~", "\x00\x07", "得得得5分", "99999999999999999999%"],
)
def test_hostile_text_ends_soon(piece):
    text = piece * (LONGEST // len(piece))

    start = time.process_time()
    read(text, 5)

    assert time.process_time() - start < 4


def test_a_text_longer_than_any_sentence_is_refused():
    with pytest.raises(HostileText, match="有10000000个字，超过20000个字"):
        read("扣1分" * 3_333_333 + "扣")


def test_a_clause_that_is_not_read_leaves_the_others_standing():
    kinds = [clause.kind for clause in clauses("≥90%得5分,每每3,扣完为止")]

    assert kinds[0] == "case"
    assert kinds[-1] == "floor"
