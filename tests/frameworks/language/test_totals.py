"""Sentences about the total and about 不适用."""

from fractions import Fraction

import pytest

from jiheng.arithmetic import Ratio
from jiheng.frameworks.language import read_total
from jiheng.frameworks.phrases.errors import HostileText

SENTENCES = [
    ("预算执行率低于70%的，总分不超过79分", "Cap", "预算执行率<70%的，总分不超过79分"),
    ("提供虚假资料的，总分计0分", "Veto", "提供虚假资料的，总分计0分"),
    ("发生重大违纪违法案件的，等级不得评为优", "Veto", "发生重大违纪违法案件的，等级不得评为优"),
    (
        "获得省级以上表彰的，加2分，累计不超过5分",
        "Bonus",
        "获得省级以上表彰的，加2分，累计不超过5分",
    ),
    ("每获得1项省级表彰加2分，累计不超过5分", "Bonus", "每获得1项省级表彰加2分，累计不超过5分"),
    ("未新建楼堂馆所的，得满分", "NotApplicable", "未新建楼堂馆所的，得满分"),
    ("不涉及的，分值由同级指标按比例分摊", "NotApplicable", "不涉及的，分值由同级指标按比例分摊"),
    ("不涉及的，不计入总分", "NotApplicable", "不涉及的，不计入总分，总分按适用分值折算"),
    (
        "未设成本指标的，分值移至产出指标10分、效益指标10分",
        "NotApplicable",
        "未设成本指标的，分值移至产出指标10分、效益指标10分",
    ),
]


@pytest.mark.parametrize(("text", "kind", "canonical"), SENTENCES)
def test_a_sentence_is_read_and_printed(text, kind, canonical):
    sentence = read_total(text).sentence

    assert (type(sentence).__name__, str(sentence)) == (kind, canonical)
    assert read_total(canonical).sentence == sentence


@pytest.mark.parametrize("text", ["不涉及的，另行处理", "总分不超过79分", "", "不涉及的，加"])
def test_what_is_not_understood_is_reported(text):
    reading = read_total(text)

    assert reading.sentence is None
    assert "".join(one.text for one in reading.unread) in text
    assert bool(reading.unread) == bool(text)


def test_a_cap_applies_below_its_rate_and_not_on_it():
    cap = read_total("预算执行率低于70%的，总分不超过79分").sentence

    applies = [cap.applies({"预算执行率": Ratio(n, 100)}) for n in (69, 70)]

    assert (cap.limit, applies, cap.applies({})) == (79, [True, False], None)


def test_a_bonus_goes_as_far_as_its_limit():
    bonus = read_total("每获得1项省级表彰加2分，累计不超过5分").sentence

    given = [{"获得省级表彰": Ratio(n)} for n in (0, 1, 9)]

    assert [bonus.award(one) for one in given] == [0, 2, 5]
    assert bonus.award({}) is None


def test_points_that_move_are_told_apart():
    sentence = read_total("未设成本指标的，分值移至产出指标10分、效益指标10分").sentence

    assert sentence.moves == (("产出指标", Fraction(10)), ("效益指标", Fraction(10)))


def test_a_text_longer_than_any_sentence_is_refused():
    with pytest.raises(HostileText):
        read_total("的" * 30_000)
