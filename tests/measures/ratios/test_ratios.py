"""Declared ratios: every worked example comes out, and bad figures are one sentence."""

from fractions import Fraction

import pytest

from jiheng.errors import JihengError
from jiheng.frameworks.language.formula_reader import read_formula
from jiheng.measures.ratio import computed, explained, of_file, ratio, ratios

CASES = [(name, one) for name, used in ratios().items() for one in used.examples]


@pytest.mark.parametrize(("name", "example"), CASES, ids=[name for name, _ in CASES])
def test_every_worked_example_comes_out(name, example):
    assert ratio(name).figure(example.given).printed == example.value


@pytest.mark.parametrize("used", ratios().values(), ids=list(ratios()))
def test_every_file_declares_what_its_formula_uses_and_where_it_is_from(used):
    operands = {one.printed for one in read_formula(used.formula).operands}

    assert set(used.given) == operands
    assert used.examples
    assert used.source
    assert used.evidence
    assert used.confidence in {"high", "medium", "low"}


def test_the_file_is_named_as_the_ratio():
    assert [name for name, used in ratios().items() if used.name != name] == []


def test_a_ratio_is_explained_with_its_formula_its_parts_and_an_example():
    told = "\n".join(explained(ratio("农村生活污水治理率")))

    assert "完成治理的行政村数 ÷ 行政村总数 × 100%" in told
    assert "949÷1438=0.65994，即66.0%" in told


def test_nothing_to_divide_by_is_no_value_and_not_zero():
    found = ratio("信访办结率").figure({"办结件数": 0, "应办结件数": 0})

    assert (found.value, found.printed) == (None, "—")
    assert found.how.startswith("算不出：")


def test_a_part_larger_than_its_whole_is_doubted_and_a_plan_may_be_surpassed():
    part = computed("信访办结率", {"办结件数": 201, "应办结件数": 200}, 2022)
    plan = computed("双随机抽查完成率", {"完成抽查的家次": 126, "计划抽查的家次": 120}, 2022)

    assert part.remarks == ("信访办结率为100.5%，大于100%：核对分子和分母",)
    assert plan.remarks == ()


def test_the_ratio_of_a_table_is_that_of_the_sums(tmp_path):
    path = tmp_path / "乡镇.csv"
    path.write_text(
        "乡镇,完成治理的行政村数（个）,行政村总数（个）\n青山镇,9,10\n白水镇,10,90\n合计,19,100\n河口镇,,7\n",
        encoding="utf-8",
    )

    found = of_file("农村生活污水治理率", path, 2022)

    # (9 + 10) ÷ (10 + 90) = 19%, and not the mean of 90% and 11.1%
    assert found.figures[0].value == Fraction(19)
    assert [row[-1] for row in found.tables["分项"][1:]] == ["90.0%", "11.1%", "19.0%"]
    assert found.remarks == (
        "合计行1处，首处第4行：不计，另行求和",
        "缺数的行1处，首处第5行：不计",
    )


@pytest.mark.parametrize(
    ("name", "given", "sentence"),
    [
        ("信访办理率", {}, "是否应为“信访办结率”"),
        ("信访办结率", {"办结件数": 1}, "没有给出应办结件数"),
        ("信访办结率", {"办结件数": 1, "应办结": 2}, "是否应为“应办结件数”"),
        ("信访办结率", {"办结件数": -1, "应办结件数": 2}, "办结件数：为-1"),
        ("信访办结率", {"办结件数": "约九成", "应办结件数": 2}, "“约九成”不是数字"),
    ],
)
def test_what_is_missing_or_strange_is_one_sentence(name, given, sentence):
    with pytest.raises(JihengError, match=sentence):
        computed(name, given, 2022)


def test_a_table_without_the_column_is_one_sentence(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text("乡镇,行政村总数\n青山镇,10\n", encoding="utf-8")

    with pytest.raises(JihengError, match="没有完成治理的行政村数列"):
        of_file("农村生活污水治理率", path, 2022)
