"""A sentence is a row of amounts with the words before them, and what the words make of them."""

import pytest

from jiheng.auditing.reading.sentences.telling import told
from jiheng.auditing.reported.passages import Passage


def row(text):
    """All amounts of a text."""
    passage = Passage(0, text, "paragraph", None)
    return [one for sentence in told(passage) for one in sentence.amounts]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("较2024年的2190万元减少221万元", ["base", "down"]),
        ("与预算14.90万元相比增加0.10万元", ["base", "up"]),
        ("由80万元增加到100万元", ["from", "to"]),
        ("上年结转和结余8.02万元，较2022年增加0.78万元", ["level", "up"]),
        ("增值税和营业税7.37亿元，较上年增加0.19亿元", ["level", "up"]),
        ("上年支出480.10万元，本年支出512.30万元", ["prior", "level"]),
        ("新增处置能力5.5万吨", ["level"]),
        ("优良率100%，高于目标16.7个百分点", ["level", "up"]),
        ("增幅为23%，降幅15%", ["up", "down"]),
    ],
)
def test_words_tell_the_role_of_a_number(text, roles):
    assert [one.role for one in row(text)] == roles


def test_bare_numbers_of_a_list_take_the_unit_at_its_end():
    found = row("各类企业分别为57、303、136和107家")

    assert [str(one.number.quantity) for one in found] == ["57家", "303家", "136家", "107家"]


def test_parentheses_say_how_deep_an_amount_lies():
    found = row("基本支出1150万元（其中人员954.79万元，公用195.21万元）；项目支出30万元")

    assert [one.depth for one in found] == [0, 1, 1, 0]


def test_a_line_broken_by_the_layout_does_not_end_a_sentence():
    found = row("支出决算为222.50万元，完成年初\n预算的63.41%")

    assert found[1].words.replace("\n", "") == "完成年初预算的"


def test_years_belong_to_the_words():
    (found,) = row("2023年度收入总计1523.46万元")

    assert found.words == "2023年度收入总计"
    assert found.year == 2023


def test_a_dash_behind_a_verb_of_rising_is_a_fall():
    (found,) = row("税收收入增长-5.2%")

    assert found.signed < 0
