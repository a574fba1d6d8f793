"""What a line of a target table comes to: each pair of target and actual, and what it earns."""

import pytest

from jiheng.auditing.claims.targets import find
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

HEAD = """
| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 另一指标 | 良好 | 良好 | 90 | 90 | |
"""


def of(name, target, actual, score="10", reason=""):
    row = f"| 产出指标 | {name} | {target} | {actual} | 10 | {score} | {reason} |\n"
    return [one for one in find(prepared(document_of(HEAD + row, "表.md"))) if one.name == name]


@pytest.mark.parametrize(
    ("name", "target", "actual", "fault"),
    [
        ("培训人数", "≥300人", "312人", ""),
        ("培训人数", "300人", "280人", "unmet"),
        ("培训人数", "≥300人", "1200人", "exceeded"),
        ("完好率", "≥95%", "95.5", ""),
        ("满意度", "≥90", "95.2%", ""),
        ("满意度", "≥90", "85.2%", "unmet"),
        ("完好率", "≥95%", "已达标", "worded"),
        ("完好率", "≥95%", "≥95%", "copied"),
        ("完好率", "100%", "100%", ""),
        ("完好率", "≥95%", "≥", "sign"),
        ("完好率", "≥95%", "", "missing"),
        ("人均成本", "≤450元", "480元", "unmet"),
        ("人均成本", "≤450元", "420元", ""),
        ("平均浓度", "37微克/立方米", "35微克/立方米", ""),
        ("罚没收入", "40万元", "130.9万元", "exceeded"),
    ],
)
def test_a_number_is_held_to_its_target(name, target, actual, fault):
    (found,) = of(name, target, actual)

    assert found.fault == fault


@pytest.mark.parametrize(
    ("name", "target", "actual"),
    [
        ("服务能力", "有效提升", "有效提升"),
        ("完成时限", "1年", "已完成"),
        ("完成时限", "2023年12月底前", "2023年11月"),
        ("活动场次", "3至5场", "4场"),
    ],
)
def test_what_is_no_number_to_be_reached_is_left_alone(name, target, actual):
    assert of(name, target, actual) == []


def test_different_units_are_not_compared():
    (found,) = of("光缆", "24条", "35公里")

    assert found.test().holds is None


def test_lost_points_and_reasons_explain():
    (lost,) = of("培训人数", "300人", "280人", score="9")
    (explained,) = of("培训人数", "300人", "900人", reason="年中追加")

    assert lost.fault == ""
    assert explained.fault == ""
