"""What is printed reads back equal, scores stay within the points, and both back-ends agree.

Rules are built at random from a fixed seed, with values that often stand exactly on
an end of a range: that is where mistakes are.
"""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from jiheng.arithmetic import Ratio, round_half_up
from jiheng.frameworks.language.context import Context
from jiheng.frameworks.language.reading import read_rule
from jiheng.frameworks.phrases.awards import FULL, NONE, Award
from jiheng.frameworks.phrases.conditions import VALUE, Joined, Stated, Within
from jiheng.frameworks.phrases.intervals import Interval
from jiheng.frameworks.phrases.settings import Settings
from jiheng.frameworks.phrases.steps import ByCount, ByValue, Once
from jiheng.frameworks.rules import bands, cases, checklist, deduction, judgement, proportional

POINTS = Fraction(10)
SETTINGS = [Settings(step=step) for step in ("whole", "started", "exact")]
WORDS = ["资料齐全", "制度健全", "手续完备", "公开及时", "目标明确", "账实相符"]


def percents(dice, count):
    return sorted(Fraction(dice.randrange(1, 20) * 5, 100) for _ in range(count))


def any_bands(dice):
    cuts = sorted(set(percents(dice, 3)), reverse=True)
    marked = dice.random() < 0.7
    owned = True if marked else None
    found = [bands.Band(Interval(cuts[0], None, owned, unit="%"), Award(POINTS))]
    for place, (high, low) in enumerate(pairwise(cuts)):
        award = Award(POINTS - 2 * (place + 1))
        found.append(bands.Band(Interval(low, high, owned, unit="%"), award))
    return bands.Rule(tuple(found), NONE if dice.random() < 0.5 else None)


def any_deduction(dice):
    base = percents(dice, 1)[0]
    above = dice.random() < 0.5
    end = {"high": base, "high_in": True} if above else {"low": base, "low_in": True}
    full = Within(VALUE, Interval(**{"low": None, "high": None, "unit": "%", **end}))
    size = Fraction(dice.choice([1, 2, 5]), 100)
    amount = Award(Fraction(dice.choice([1, 2, 4]), 4))
    step = ByValue(VALUE, "above" if above else "below", base, size, "%", amount)
    gates = (Stated("弄虚作假"),) if dice.random() < 0.3 else ()
    return deduction.Rule(full, FULL, (step,), gates)


def any_cases_of_loss(dice):
    amount = Award(Fraction(dice.choice([1, 2, 3]), 2))
    once = Once(Stated(dice.choice(["未登记", "没有公示"])), amount)
    count = ByCount("例数", "", "出现", Fraction(1), "例", "不符合", amount)
    return deduction.Rule(None, FULL, dice.choice([(count,), (count, once)]))


def any_checklist(dice):
    texts = dice.sample(WORDS, dice.choice([2, 4, 5]))
    return checklist.Rule(tuple(checklist.Item(text, Award(POINTS / len(texts))) for text in texts))


def any_gains(dice):
    size = Fraction(dice.choice([1, 2]))
    step = ByCount("例数", "", "获得", size, "项", "表彰", Award(Fraction(2)), adds=True)
    return checklist.Rule((step,), Award(POINTS))


def any_cases(dice):
    first, second, third = dice.sample(WORDS, 3)
    found = (
        cases.Case(
            Joined(
                (
                    Stated(first),
                    Within(VALUE, Interval(Fraction(4, 5), None, low_in=True, unit="%")),
                )
            ),
            Award(POINTS),
        ),
        cases.Case(Stated(second), Award(Fraction(4))),
        cases.Case(Stated(third), Award(Fraction(2))),
    )
    return cases.Rule(found, NONE)


def any_proportion(dice):
    low, high = percents(dice, 2)
    if low == high:
        return proportional.Rule()
    return dice.choice(
        [proportional.Rule(), proportional.Rule(high, low), proportional.Rule(floor=low)]
    )


def any_judgement(dice):
    cut = Fraction(dice.choice([5, 6]))
    levels = (
        judgement.Level("好", Award(Fraction(8)), Award(POINTS)),
        judgement.Level("一般", Award(cut), Award(Fraction(8))),
        judgement.Level("差", NONE, NONE),
    )
    return judgement.Rule(levels)


KINDS = [
    any_bands,
    any_deduction,
    any_cases_of_loss,
    any_checklist,
    any_gains,
    any_cases,
    any_proportion,
    any_judgement,
]


def rules(kind, count=150):
    dice = random.Random(20)
    return [kind(dice) for _ in range(count)]


def answers(dice, rule):
    given = {}
    for question in rule.questions():
        if question.kind in {"value", "named"}:
            given[question.key] = Ratio.of(Fraction(dice.randrange(2200), 2000))
        elif question.kind == "count":
            given[question.key] = Ratio(dice.randrange(8))
        elif question.kind == "level":
            given[question.key] = dice.choice(question.choices)
        elif question.kind == "judgement":
            given[question.key] = Ratio(dice.randrange(12))
        else:
            given[question.key] = dice.random() < 0.5
    return given


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_printed_rule_reads_back_equal(kind):
    for rule in rules(kind):
        reading = read_rule(str(rule), Context(points=POINTS))

        assert reading.rule == rule, str(rule)
        assert reading.unread == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_score_is_never_below_0_or_above_the_points(kind):
    dice = random.Random(7)
    for rule in rules(kind):
        outcome = rule.award(answers(dice, rule), POINTS, dice.choice(SETTINGS))

        assert 0 <= outcome.low <= outcome.high <= POINTS
        assert outcome.score is None or outcome.score == outcome.low


@pytest.mark.parametrize(
    "kind", [any_bands, any_deduction, any_proportion], ids=lambda k: k.__name__
)
def test_a_better_value_never_scores_less(kind):
    for rule in rules(kind, 40):
        better = sorted((Fraction(step, 400) for step in range(401)), reverse="超过" in str(rule))
        outcomes = [
            rule.award({VALUE: Ratio.of(value), "弄虚作假": False}, POINTS, Settings())
            for value in better
        ]
        scores = [outcome.score for outcome in outcomes if outcome.score is not None]

        assert scores == sorted(scores), str(rule)


def column(question, given):
    values = [one[question.key] for one in given]
    known = np.ones(len(values), bool)
    if question.kind == "level":
        return np.array([question.choices.index(value) for value in values]), known
    if question.kind in {"condition", "item"}:
        return np.array(values), known
    return Ratio(np.array([value.n * (2000 // value.d) for value in values]), 2000), known


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda one: one.step)
def test_alone_and_in_columns_a_subject_gets_the_same_score(kind, settings):
    dice = random.Random(11)
    for rule in rules(kind, 25):
        given = [answers(dice, rule) for _ in range(80)]
        alone = [rule.award(one, POINTS, settings).score for one in given]

        columns = {question.key: column(question, given) for question in rule.questions()}
        score, known = rule.award_columns(columns, POINTS, settings)

        known = np.broadcast_to(known, len(given))
        rounded = round_half_up(score)
        shown = np.broadcast_to(rounded.n * (100 // rounded.d), len(given))
        for place, expected in enumerate(alone):
            assert known[place] == (expected is not None), str(rule)
            if expected is not None:
                assert shown[place] == round_half_up(Ratio.of(expected)).fraction * 100, str(rule)


def test_a_missing_answer_is_a_range_and_never_0():
    rule = read_rule("①有制度，4分；②有执行，6分", Context(points=POINTS)).rule

    outcome = rule.award({"有制度": True}, POINTS, Settings())

    assert (outcome.score, outcome.low, outcome.high) == (None, 4, 10)
    assert [question.key for question in outcome.missing] == ["有执行"]


def test_columns_mask_what_is_not_known():
    rule = read_rule("≥90%得10分，其余不得分", Context(points=POINTS)).rule
    value = Ratio(np.array([95, 95, 80]), 100)

    score, known = rule.award_columns(
        {VALUE: (value, np.array([True, False, True]))}, POINTS, Settings()
    )

    assert known.tolist() == [True, False, True]
    assert [score.n[0] // score.d[0], score.n[2]] == [10, 0]


def test_a_yes_that_nobody_gave_is_masked_too():
    rule = read_rule("有制度得10分，否则不得分", Context(points=POINTS)).rule
    yes = (np.array([True, True, False]), np.array([True, False, True]))

    score, known = rule.award_columns({"有制度": yes}, POINTS, Settings())

    assert known.tolist() == [True, False, True]
    assert [int(score.n[place]) for place in (0, 2)] == [10, 0]


def test_rules_can_be_replaced_like_any_frozen_data():
    rule = any_deduction(random.Random(1))

    assert replace(rule) == rule
    assert hash(replace(rule)) == hash(rule)
