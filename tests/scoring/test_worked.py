"""Worked examples (手算样例) of a framework are worked out again, every difference told."""

import pytest

from jiheng.frameworks import load_framework
from jiheng.scoring.worked import differences

TEXT = """\
name: worked
title: 样例
year: 2024
grades: {优: 90, 良: 80, 差: 0}
indicators:
  - title: 执行率
    points: 60
    value: 支出决算数 / 全年预算数
    rule: "≥95%得满分，每低于1个百分点扣1分，扣完为止"
  - {title: 公众满意度, points: 40, value: 公众满意度, rule: "≥90%得40分，其余不得分"}
examples:
  - facts: {支出决算数: 94.00万元, 全年预算数: 100.00万元, 公众满意度: 88%}
    values: {执行率: 94.00%}
    scores: {执行率: 59, 公众满意度: 0}
    total: 59
    grade: 差
"""


@pytest.fixture(name="told")
def _told(tmp_path):
    """What is told of the example with one thing in it changed."""

    def told(old: str = "", new: str = "") -> list[str]:
        path = tmp_path / "worked.yaml"
        path.write_text(TEXT.replace(old, new), encoding="utf-8")
        return [str(one) for one in differences(load_framework(path))]

    return told


def test_what_was_worked_out_right_is_not_told(told) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("公众满意度: 0", "公众满意度: 8", "“公众满意度”手算8分，按评分标准得0分"),
        ("94.00%", "95%", "“执行率”的值手算为95%，按公式为94%"),
        ("total: 59", "total: 60.5", "总分手算60.5分，按评分标准得59分"),
        ("grade: 差", "grade: 良", "等级手算为良，按等级表为差"),
    ],
)
def test_a_difference_is_told_with_both_numbers(told, old, new, expected) -> None:
    assert told(old, new) == [
        f"worked.yaml 第12行样例：{expected}。改正手算的数，或核对公式和评分标准的读法。"
    ]


def test_what_the_example_leaves_out_leaves_the_total_open(told) -> None:
    found = told(", 公众满意度: 88%", "")

    assert len(found) == 3
    assert "“公众满意度”手算0分，按评分标准没有得分（" in found[0]
    assert "总分手算59分，按评分标准在59至99分之间，定不下来（“公众满意度”未评分）" in found[1]
    assert "等级手算为差，按等级表为" in found[2]


def test_an_example_that_no_department_could_file_is_told(told) -> None:
    found = told("88%", "188%")

    assert len(found) == 1
    assert found[0].startswith("worked.yaml 第12行样例：不能试算：")
