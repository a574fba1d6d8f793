"""A score table that holds is silent; each of its digits changed is found where it stands."""

import pytest

from jiheng.auditing.check import asked
from jiheng.auditing.checks.points_sum import points_sum
from jiheng.auditing.checks.score_over_points import score_over_points
from jiheng.auditing.checks.score_sum import score_sum
from jiheng.auditing.checks.score_told_differently import score_told_differently
from jiheng.auditing.claims import points_sum as points
from jiheng.auditing.claims import score_sum as scores
from jiheng.auditing.claims import score_told as told
from jiheng.auditing.model import Severity
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of

CHECKS = (points_sum, score_over_points, score_sum, score_told_differently)
REPORT = """
# 某县某局2024年度部门整体支出绩效自评报告

经对照评分表逐项评价，自评得分93.5分。

## 一、投入

总分20分，自评得分19分。

### （一）预算编制

总分12分，自评得分12分。

### （二）目标设定

总分8分，自评得分7分。

| 一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 自评得分 |
| --- | --- | --- | --- | ---: | ---: |
| 投入（20分） | 预算配置（20分） | 预算编制 | 编制完整得满分 | 12 | 12 |
| 投入（20分） | 预算配置（20分） | 目标设定 | 目标明确得满分 | 8 | 7 |
| 过程（35分） | 预算执行（15分） | 执行进度 | 按进度得满分 | 15 | 13.5 |
| 过程（35分） | 资产管理（20分） | 账实相符 | 相符得满分 | 20 | 19 |
| 产出（45分） | 履职（45分） | 重点工作 | 全部完成得满分 | 45 | 42 |
| 总分 | | | | 100 | 93.5 |
"""
#: What is written → what it becomes; each breaks something that held.
CHANGES = [
    ("自评得分93.5分", "自评得分95.5分"),
    ("总分20分，自评得分19分", "总分20分，自评得分16分"),
    ("总分20分，自评得分19分", "总分30分，自评得分19分"),
    ("总分12分，自评得分12分", "总分12分，自评得分11分"),
    ("总分8分，自评得分7分", "总分8分，自评得分5分"),
    ("编制完整得满分 | 12 | 12", "编制完整得满分 | 12 | 10"),
    ("编制完整得满分 | 12 | 12", "编制完整得满分 | 17 | 12"),
    ("按进度得满分 | 15 | 13.5", "按进度得满分 | 15 | 18.5"),
    ("相符得满分 | 20 | 19", "相符得满分 | 20 | 14"),
    ("全部完成得满分 | 45 | 42", "全部完成得满分 | 75 | 42"),
    ("资产管理（20分）", "资产管理（50分）"),
    ("履职（45分）", "履职（15分）"),
    ("| 100 | 93.5 |", "| 100 | 98.5 |"),
    ("| 100 | 93.5 |", "| 108 | 93.5 |"),
]


def findings(text):
    report = prepared(document_of(text, "报告.md"))
    relations = [claim.test() for module in (points, scores, told) for claim in module.find(report)]
    return relations, list(asked(CHECKS, iter(relations)))


def test_a_table_that_holds_is_silent_and_all_of_it_is_checked():
    relations, found = findings(REPORT)

    assert found == []
    assert {one.holds for one in relations} == {True}
    assert len(relations) >= 25


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_one_changed_digit_is_found_and_points_to_it(before, after):
    assert REPORT.count(before) == 1
    _, found = findings(REPORT.replace(before, after))

    quotes = {spot.quote for one in found for spot in (one.at, *one.because)}
    changed = next(
        new for new, old in zip(after.split(), before.split(), strict=True) if new != old
    )

    assert found
    assert all(one.severity is Severity.ERROR for one in found)
    assert any(quote.strip("（）") in changed for quote in quotes if quote)
