"""A survey: the rate, its sample and interval; a rate without a sample is refused."""

from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.measures.survey import wilson
from jiheng.measures.survey.measured import Order, measured
from jiheng.measures.survey.questions import questions


@pytest.fixture
def written(tmp_path):
    def write(text, name="答卷.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def printed(measures):
    return {one.name: one.printed for one in measures.figures}


def test_the_rate_is_that_of_the_question_on_the_whole(written):
    # 40 非常满意 + 48 满意 + 7 一般 + 3 不满意 + 2 非常不满意: 88 ÷ 100 = 88%;
    # 加权 (40×100 + 48×80 + 7×60 + 3×40 + 2×20) ÷ 100 = 84.2
    words = ["非常满意"] * 40 + ["满意"] * 48 + ["一般"] * 7 + ["不满意"] * 3 + ["非常不满意"] * 2
    rows = "".join(f"{number},某人,一般,{one}\n" for number, one in enumerate(words))

    found = printed(measured([written(f"编号,姓名,空气质量,总体满意度\n{rows}")], Order(2022)))

    assert found["满意度"] == "88.0%"
    assert (found["满意度区间下限"], found["满意度区间上限"]) == ("80.2%", "93.0%")
    assert (found["加权平均分"], found["样本量"], found["有效率"]) == ("84.2分", "100份", "100.0%")
    assert found["一般占比"] == "7.0%"


def test_wilson_by_hand():
    # n = 100, p = 0.88, z² = 3.8415: (0.88 + 0.0192) ± 1.96·√(0.001056 + 0.0000960) over 1.0384
    low, high = wilson(88, 100)

    assert abs(low - Fraction("0.8019")) < Fraction(1, 10**4)
    assert abs(high - Fraction("0.9300")) < Fraction(1, 10**4)


def test_without_a_question_on_the_whole_all_are_pooled_and_numbers_are_steps(written):
    # 5,4 / 3,2 / 4,(none): three of five are 4 or 5; the sample is three people
    found = measured([written("空气,河流\n5,4\n3,2\n4,\n")], Order(2022))

    assert found.figure("满意度").value == 60
    assert found.figure("样本量").value == 3
    assert "2题合并，满意3÷有效答案5" in found.figure("满意度").how
    assert any("不足30份" in one for one in found.remarks)


def test_what_counts_as_satisfied_is_a_setting(written):
    path = written("总体评价\n满意\n一般\n不满意\n一般\n")

    assert measured([path], Order(2022)).figure("满意度").value == 25
    assert measured([path], Order(2022, satisfied="含一般")).figure("满意度").value == 75


def test_double_empty_and_strange_answers_are_counted(written):
    rows = "1,满意\n1,满意\n2,\n3,还行\n4,满意\n5,一般\n6,满意\n"

    found = measured([written(f"编号,总体评价\n{rows}")], Order(2022, sent=8))

    assert found.remarks[:3] == (
        "重复的答卷编号1处，首处答卷.csv第3行：只取第一份",
        "一题未答的答卷2处，首处答卷.csv第4行：无效",
        "不是五级满意度的答案1处，首处答卷.csv第5行：按未作答",
    )
    # 6 came back, 4 of them valid; 8 were given out
    assert (printed(found)["有效率"], printed(found)["回收率"]) == ("66.7%", "75.0%")


def test_nothing_about_a_person_is_told(written):
    found = measured([written("姓名,电话,总体评价\n章云,13800000000,满意\n")], Order(2022))

    assert "章云" not in str(found)
    assert [row[0] for row in found.tables["逐题结果"]] == ["问题", "总体评价"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (None, "没有答卷，得不出满意度"),
        ("总体评价\n", "没有答卷，得不出满意度"),
        ("总体评价\n90%以上\n", "没有五级满意度答案"),
        ("编号,总体评价\n1,不清楚\n2,满意\n2,满意\n", ""),
    ],
)
def test_a_rate_without_a_sample_is_refused_in_one_sentence(written, text, sentence):
    files = [] if text is None else [written(text)]

    if sentence:
        with pytest.raises(JihengError, match=sentence):
            measured(files, Order(2022))
    else:
        assert measured(files, Order(2022)).figure("样本量").value == 1


def test_a_plain_list_and_yaml_are_questionnaires(written):
    plain = questions(written("空气质量\n\n河流水质\n", "问题.txt"))
    told = questions(
        written(
            "标题: 青石县调查\n问题:\n- 空气质量\n- {题目: 您住在, 选项: [城区, 乡镇]}\n"
            "- {题目: 意见, 文字: 是}\n",
            "问题.yaml",
        )
    )

    assert [one.text for one in plain.questions] == ["空气质量", "河流水质"]
    assert told.title == "青石县调查"
    assert told.questions[1].options == ("城区", "乡镇")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("问题: {a", "读不成"), ("问题: [1: 2]", "写作一句话"), ("标题: 甲", "没有问题")],
)
def test_a_list_that_is_none_is_one_sentence(written, text, sentence):
    with pytest.raises(JihengError, match=sentence):
        questions(written(text, "问题.yaml"))
