"""What nobody has confirmed is not scored, alone or in columns."""

import numpy as np
import pytest

from jiheng.dossiers.model import Dossier, FrameworkRef, Subject
from jiheng.errors import Problems
from jiheng.frameworks import load_framework
from jiheng.scoring.batch import Columns, score_many
from jiheng.scoring.explained import evaluate

TABLE = """
name: 县表
title: 县评分表
grades: {}
indicators:
  - title: 执行率
    points: 60
    rule: "按完成比例得分，看3个方面酌情"
    unconfirmed:
      - {phrase: 看3个方面酌情, why: 没有读懂, cell: 全文, place: 评分表.docx 表1 第2行第5列}
  - title: 满意度
    points: 40
    value: 公众满意度
    rule: "≥90%得满分，其余不得分"
"""


@pytest.fixture
def framework(tmp_path):
    path = tmp_path / "县表.yaml"
    path.write_text(TABLE, encoding="utf-8")
    return load_framework(path)


def test_it_is_unscored_and_says_what_is_to_be_confirmed_and_where(framework):
    dossier = Dossier(FrameworkRef("县表"), Subject("1", "某局", 2025))

    step = evaluate(framework, dossier).steps[0]

    assert (step.status, step.score, step.low, step.high) == ("unscored", None, 0, 60)
    assert step.reason == ("待确认：“看3个方面酌情”（没有读懂），原表：评分表.docx 表1 第2行第5列")
    assert ("待确认", "全文") in [(line.stage, line.source) for line in step.trace.lines]


def test_columns_do_not_score_it_either(framework):
    columns = Columns(1, {"公众满意度": np.array([9500], dtype=np.int64)}, year=2025)

    scores = score_many(framework, columns)

    assert (scores.total[0], bool(scores.known[0])) == (4000, False)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("unconfirmed: []", "缺少“phrase”"),
        ("unconfirmed: [{why: 不明}]", "缺少“phrase”"),
        ("unconfirmed: [{phrase: 甲, reason: 不明}]", "没有名为“reason”的键"),
        ("criteria: [甲]", "看3个方面酌情"),
    ],
    ids=["empty", "without phrase", "unknown key", "removed before the rule is mended"],
)
def test_a_mark_that_says_nothing_confirms_nothing(tmp_path, written, said):
    lines = TABLE.split("\n")
    at = next(number for number, line in enumerate(lines) if "unconfirmed" in line)
    lines[at : at + 2] = [f"    {written}"]
    path = tmp_path / "县表.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")

    with pytest.raises(Problems, match=said):
        load_framework(path)
