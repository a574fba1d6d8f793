"""The score a report states is the score its table adds up to."""

from dataclasses import replace
from fractions import Fraction

import pytest
from writing.reports.examples import department
from writing.sample import FRAMEWORK, SUBJECT, heading, leaf

from jiheng.scoring.model import Adjustment, Evaluation
from jiheng.writing.reported import reported

USED = replace(FRAMEWORK, floors=(("优", Fraction(90)), ("良", Fraction(80)), ("差", Fraction(0))))


def evaluated(*steps, adjustments=(), complete=True, total=0, **more):
    """An evaluation of these steps."""
    return Evaluation(
        framework=USED, subject=SUBJECT, points=Fraction(100), total=Fraction(total),
        complete=complete, low=Fraction(0), high=Fraction(100), grade="",
        filed_total=None, filed_sum=None, filed_grade="", settings={}, steps=steps,
        adjustments=adjustments, **more,
    )  # fmt: skip


def test_nothing_filed_the_computed_score_is_reported():
    told = reported(replace(evaluated(leaf("投入", 100, 85), total=85), grade="良"))

    assert (told.total, told.grade, told.origin) == (85, "良", "按评分标准逐项测算")


def test_filed_rows_are_added_up_whatever_the_filed_total_says():
    told = reported(department("miluo_2020")[1])

    assert (told.total, told.grade) == (97, "优")


def test_a_filed_score_goes_before_the_computed_one():
    step = leaf("投入", 100, 85, filed=Fraction(90))

    told = reported(evaluated(step, total=85))

    assert told.score(step) == 90
    assert told.lost(step) == 10


def test_without_every_row_the_filed_total_stands():
    dossier, evaluation = department("quwo_2021")

    told = reported(evaluation)

    assert told.total == dossier.filed_total
    assert len(told.missing) == 22


def test_a_heading_has_no_score_while_one_below_it_has_none():
    top = heading("投入", leaf("投入/甲", 5, 4), leaf("投入/乙", 5))

    assert reported(evaluated(top)).score(top) is None


@pytest.mark.parametrize(
    ("kind", "points", "total", "expected"),
    [("加分", 2, 92, 92), ("上限", -11, 79, 79), ("一票否决", -90, 0, 0)],
)
def test_bonus_and_limits_change_the_sum_of_the_rows(kind, points, total, expected):
    change = Adjustment(kind, "条文", applied=True, effect="", points=Fraction(points))
    step = leaf("投入", 100, 90, filed=Fraction(90))

    told = reported(evaluated(step, adjustments=(change,), total=total))

    assert told.total == expected


def test_more_than_can_be_earned_is_no_loss():
    step = leaf("投入", 10, 10, filed=Fraction(20))

    assert reported(evaluated(step)).lost(step) == 0
