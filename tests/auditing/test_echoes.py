"""One fault, one finding: what only follows from another finding is not told again."""

import pytest

from jiheng.auditing.audit import audit
from jiheng.documents.readers.markdown import document_of

SCORES = """# 某县水利局2023年度部门整体支出绩效自评报告

经自评，自评得分{text}分。

| 一级指标 | 三级指标 | 评分标准 | 分值 | 自评得分 |
| --- | --- | --- | ---: | ---: |
| 投入 | 预算编制 | 编制完整得满分 | 40 | {first} |
| 产出 | 重点工作 | 全部完成得满分 | 60 | 55 |
| 总分 | | | 100 | {total} |
"""

PARTS = (
    "2023年支出合计{whole}万元，其中：基本支出{part}万元，占支出合计的40.00%；"
    "项目支出600.00万元，占支出合计的60.00%。"
)


def said(text):
    return [one.check for one in audit(document_of(text, "报告.md"))[1].findings]


@pytest.mark.parametrize(
    ("text", "first", "total", "expected"),
    [
        ("95", "40", "95", []),
        # only the total of the table is wrong: the text agrees with the rows
        ("95", "40", "94", ["score_sum"]),
        # text, total and rows are three numbers: two findings
        ("93", "40", "94", ["score_told_differently", "score_sum"]),
    ],
)
def test_a_wrong_total_is_told_once_where_the_text_agrees_with_the_rows(
    text, first, total, expected
):
    document = SCORES.format(text=text, first=first, total=total)

    assert said(document) == expected


def test_a_wrong_part_is_told_once_and_not_again_for_its_share():
    assert said(PARTS.format(whole="1000.00", part="400.00")) == []
    assert said(PARTS.format(whole="1000.00", part="460.00")) == ["listed_parts"]


def test_a_wrong_share_is_told_where_the_parts_add_up():
    wrong = PARTS.format(whole="1000.00", part="400.00").replace("40.00%", "43.00%")

    assert "share_of_whole" in said(wrong)
