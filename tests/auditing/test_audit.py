"""An audit as a whole: what it counts, in which order it tells, and how sure it may be."""

from dataclasses import replace

import pytest

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Severity
from jiheng.documents.model import RECOGNISED
from jiheng.documents.readers.markdown import document_of

TABLE = """
| 项目 | 预算数（万元） |
| --- | --- |
| 基本支出 | 320.00 |
| 项目支出 | 180.00 |
| 合计 | 510.00 |
"""
GREW = "2023年支出100.00万元，2024年支出110.00万元，比上年增长20.00%。"


def document(*parts):
    """A report of one year."""
    return document_of("\n\n".join(("# 青石县水利局2024年度自评报告", *parts)), "报告.md")


def told(document):
    """Check and severity of each finding."""
    return [(one.check, one.severity) for one in audit(document)[1].findings]


def test_findings_stand_in_the_order_of_the_document():
    assert told(document(GREW, TABLE)) == [
        ("growth_rate", Severity.ERROR),
        ("sum_of_parts", Severity.ERROR),
    ]
    assert [check for check, _ in told(document(TABLE, GREW))] == ["sum_of_parts", "growth_rate"]


def test_what_was_recognised_from_a_picture_is_never_certain():
    sure = document(GREW, TABLE)
    recognised = replace(sure, properties=(*sure.properties, RECOGNISED))

    assert {severity for _, severity in told(recognised)} == {Severity.DOUBT}


def test_a_sentence_that_stands_twice_is_one_finding_with_two_places():
    report, found = audit(document(GREW, "二、支出情况", GREW))

    (growth,) = [one for one in found.findings if one.check == "growth_rate"]
    assert [report.place(one).block for one in (growth.at, *growth.also)] == [2, 4]


def test_the_coverage_counts_numbers_and_relations():
    _, found = audit(document(TABLE, "本单位有水库3座。"))

    cover = found.coverage
    assert (cover.numbers, cover.numbers_checked) == (4, 3)
    assert (cover.relations, cover.held, cover.failed, cover.undecided) == (1, 0, 1, 0)


def test_the_verdict_counts_and_does_not_judge():
    _, found = audit(document(TABLE))

    assert found.verdict == "须更正1处、需核实0处、未能核对0处；机器核对，不作认定依据"


@pytest.mark.parametrize("words", ["", "本单位工作正常开展。"])
def test_a_report_without_numbers_has_nothing_to_correct(words):
    _, found = audit(document(words))

    assert [one for one in found.findings if one.severity is Severity.ERROR] == []
    assert found.coverage.relations == 0
