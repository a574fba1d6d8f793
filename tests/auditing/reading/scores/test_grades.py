"""Grades follow the scale that a report prints, however it prints it."""

from fractions import Fraction

import pytest

from jiheng.auditing.reading.scores.grades import NATIONAL, rank_of, scale_of
from jiheng.auditing.reported.report import prepared
from jiheng.documents.readers.markdown import document_of


@pytest.mark.parametrize(
    ("text", "floors"),
    [
        ("90（含）-100分为优，80（含）-90分为良，60（含）-80分为中，60分以下为差。", (90, 80, 60)),
        (
            "优秀 85分≤得分≤100分；良好 70分≤得分<85分；一般 60分≤得分<70分；较差 得分<60分",
            (85, 70, 60),
        ),
        ("得分90分以上为优，80-89.99分为良，60-79.99分为合格，60分以下为不合格。", (90, 80, 60)),
    ],
)
def test_a_printed_scale_is_read(text, floors):
    scale = scale_of(prepared(document_of(text, "报告.md")))

    assert scale.floors == tuple(map(Fraction, floors))
    assert scale.spot is not None


@pytest.mark.parametrize("text", ["评价等级为优，不是良。", "优、良、中、差四档，90分以上为优。"])
def test_half_a_scale_is_none(text):
    assert scale_of(prepared(document_of(text, "报告.md"))) is NATIONAL


def test_words_of_grades_are_ranked():
    assert [rank_of(word) for word in ("优秀", "良", "一般", "不合格", "特等")] == [
        0,
        1,
        2,
        3,
        None,
    ]
