"""No rule gives less nearer to full marks, takes x for |x|, or loses an exception."""

from fractions import Fraction

import pytest

from jiheng.frameworks.language.batch import scored
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule


def read(text, points):
    return read_rule(text, Context(points=Fraction(points)))


GUARDED = [
    ("≥95%得5分，90%–95%得2分，80%–90%得4分，其余不得分", 5, "90%–95%得2分"),
    ("≤10%得2分，10%–20%得满分，20%–30%得1分，30%以上得2分", 4, "30%以上得2分"),
    ("=100%得满分，95%–100%扣3分，80%–95%扣1分", 6, "95%–100%扣3分"),
    ("绝对值≤5%得满分，每超过1个百分点扣1分", 6, "绝对值≤5%得满分"),
    ("除不可抗力外，20日内完成得满分，否则不得分", 6, "除不可抗力外"),
    ("不应超过5%，超过的不得分", 3, "超过的不得分"),
]


@pytest.mark.parametrize(("text", "points", "phrase"), GUARDED)
def test_what_would_score_wrongly_is_unread(text, points, phrase):
    reading = read(text, points)

    assert reading.rule is None
    assert phrase in {one.text for one in reading.unread}


MONOTONE = [
    "≤5%得1分，5%–10%得满分，10%–20%得2分，20%以上不得分",
    "=100%得满分，≥95%不足100%的扣1分，95%以下的每降低5个百分点再扣1分",
    "≥90%得满分，80%–90%得3分，80%以下每低1个百分点扣1分，低于60%不得分",
]


@pytest.mark.parametrize("text", MONOTONE)
def test_what_rises_to_full_marks_and_falls_behind_them_is_not_held_up(text):
    reading = read(text, 6)

    assert not reading.rule or reading.unread == ()
    seen = [scored(reading, {"given": {"value": f"{one}%"}})["score"] for one in range(121)]
    points = [one for one in seen if one is not None]
    top = points.index(max(points, default=None)) if points else 0
    assert points[: top + 1] == sorted(points[: top + 1])
    assert points[top:] == sorted(points[top:], reverse=True)


PRINTED = [
    "预算调整率绝对值≤5%得满分；大于5%不得分",
    "偏离预算10%以内得满分，10%–20%得2分，超过20%不得分",
    "=100%得满分，≥95%不足100%的扣1分，95%以下的每降低5个百分点再扣1分",
    "90%以上得6分，80%–90%得3分，80%以下酌情扣分",
    "未在20日内公开的扣1分",
]


@pytest.mark.parametrize("text", PRINTED)
def test_what_is_printed_reads_back(text):
    rule = read(text, 6).rule

    assert rule is not None
    assert read(str(rule), 6).rule == rule


@pytest.mark.parametrize("text", ["20日内公开得3分，超过20日得1分，未公开的不得分"])
def test_what_was_not_done_at_all_is_no_number_of_days(text):
    reading = read(text, 3)

    assert scored(reading, {"given": {"value": "0日"}})["score"] == 3
    assert scored(reading, {"given": {"value": "10日", "未公开": True}})["score"] == 0
