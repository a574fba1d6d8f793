"""Scored alone or among 700,000, a subject gets the same score, to the cent."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from scoring.county import HEAD
from scoring.county import framework as county

from jiheng.frameworks.load import load_framework
from jiheng.scoring.explained import evaluate

np = pytest.importorskip("numpy")

from jiheng.scoring.batch import Columns, dossiers, score_many  # noqa: E402 - after the skip

LIBRARY = Path(__file__).parents[2] / "src/jiheng/frameworks/library"
FRAMEWORKS = sorted(path.stem for path in LIBRARY.glob("*.yaml"))
ROWS = 300


def asked(framework):
    """Every question that a rule asks and no formula answers."""
    for indicator in framework.walk():
        rule = indicator.rule.rule if indicator.rule is not None else None
        for question in rule.questions() if rule is not None else ():
            if question.key not in indicator.values:
                yield indicator, question


def highest(indicator, question):
    """The largest answer to a question, in the terms of a column."""
    if question.kind in ("condition", "item"):
        return 1
    if question.kind == "level":
        return len(question.choices) - 1
    return int((indicator.points or 3) * 100) if question.kind == "judgement" else 6


def on_edges(framework, rows, seed=2020):
    """Facts whose ratios often stand exactly on a floor or on half a cent, and any answers."""
    dice = random.Random(seed)
    steps = [dice.randint(1, 10**6) for _ in range(rows)]
    names = {
        "上年(" * back + name + ")" * back
        for name in framework.needed
        for back in framework.years.get(name, (0,))
    }
    facts = {
        name: np.array(
            [
                one * dice.choice([60_000, 600 * dice.randint(1, 150), dice.randint(0, 90_000)])
                for one in steps
            ]
        )
        for name in sorted(names)
    }
    answers = {
        (indicator.path, question.key): np.array(
            [dice.randint(0, highest(indicator, question)) for _ in steps]
        )
        for indicator, question in asked(framework)
    }
    known = {key: np.array([dice.random() < 0.95 for _ in steps]) for key in (*facts, *answers)}
    return Columns(rows, facts, answers, known, year=framework.year or 2020)


def alone(framework, columns):
    """Total, completeness and every score of each subject, scored one by one."""
    evaluations = [evaluate(framework, one) for one in dossiers(framework, columns)]
    return [
        (
            f"{float(one.total):.2f}",
            one.complete,
            {step.path: step.score for step in one.leaves() if step.score is not None},
        )
        for one in evaluations
    ]


def together(scores):
    """The same of columns."""
    rows = range(len(scores.total))
    return [
        (
            f"{scores.total[row] / 100:.2f}",
            bool(scores.known[row]),
            {
                path: column[row] / 100
                for path, column in scores.indicators.items()
                if scores.scored[path][row]
            },
        )
        for row in rows
    ]


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_same_score_to_the_cent(name):
    framework = load_framework(name)
    columns = on_edges(framework, ROWS)

    scores = score_many(framework, columns)

    expected = alone(framework, columns)
    found = together(scores)
    for one, other in zip(expected, found, strict=True):
        assert one[:2] == other[:2]
        assert {path: float(score) for path, score in one[2].items()} == other[2]


def test_rows_too_large_for_columns_are_scored_one_by_one():
    framework = load_framework("hunan_yueyang_2020")
    columns = on_edges(framework, 64)
    columns.facts["三公经费决算数"][7] = 4 * 10**17

    scores = score_many(framework, columns)

    assert 1 <= scores.alone <= 16
    assert [one[0] for one in together(scores)] == [one[0] for one in alone(framework, columns)]


def test_what_columns_can_carry_is_not_scored_one_by_one():
    framework = load_framework("hunan_yueyang_2020")

    assert score_many(framework, on_edges(framework, 1000)).alone == 0


TOTALS = (
    HEAD
    + """
caps: ["公众满意度低于70%的，总分不超过79分", "预算执行率低于50%的，总分不超过59分"]
vetoes: ["提供虚假资料的，总分计0分", "发生重大违纪违法案件的，等级不得评为优"]
bonus: ["获得省级以上表彰的，加2分，累计不超过5分"]
indicators:
  - {title: 预算执行率, points: 20, value: 支出决算数 / 全年预算数, rule: "按完成比例得分"}
  - {title: 合规性, points: 80, rule: "每出现1例不符合扣5分，扣完为止"}
"""
)


def test_caps_vetoes_and_bonus_agree_on_columns(tmp_path):
    framework = county(tmp_path, TOTALS)
    plain = on_edges(framework, ROWS)
    dice = random.Random(1)
    clauses = ["提供虚假资料", "发生重大违纪违法案件", "获得省级以上表彰"]
    said = {
        ("", clause): np.array([dice.random() < 0.3 for _ in range(ROWS)]) * 1 for clause in clauses
    }
    glad = {"公众满意度": np.array([dice.choice([7000, 6999, 9000]) for _ in range(ROWS)])}
    known = {key: np.array([dice.random() < 0.8 for _ in range(ROWS)]) for key in (*said, *glad)}
    columns = replace(
        plain,
        facts=plain.facts | glad,
        answers=plain.answers | said,
        known=plain.known | known,
    )

    scores = score_many(framework, columns)

    assert scores.alone == 0
    assert [one[:2] for one in together(scores)] == [one[:2] for one in alone(framework, columns)]
