"""SARIF: what the format demands of runs, rules, results and places."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from writing.audited import sample as parts
from writing.audited.sample import sample

from jiheng.auditing.audited import Audited, Closed, Waiver
from jiheng.auditing.reported.report import prepared
from jiheng.documents.errors import BrokenFile
from jiheng.documents.read import read
from jiheng.writing.audited.sarif import made


@pytest.fixture
def run(tmp_path):
    broken = Audited(Path("坏 文件.docx"), error=BrokenFile("坏 文件.docx"))
    log = json.loads(made([replace(sample(tmp_path), path=Path("报告.docx")), broken]))
    assert log["version"] == "2.1.0"
    assert len(log["runs"]) == 1
    return log["runs"][0]


def test_every_result_points_to_its_rule(run):
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == sorted({rule["id"] for rule in rules})
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert "helpUri" not in rules[result["ruleIndex"]]


def test_levels_are_those_of_the_format(run):
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "note"]


def test_places_are_named_and_numbers_they_follow_from_related(run):
    result = run["results"][1]

    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "%E6%8A%A5%E5%91%8A.docx"
    assert place["logicalLocations"] == [{"fullyQualifiedName": "表1第4行第2列"}]
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2]
    assert "region" not in place["physicalLocation"]


def test_a_file_that_was_not_read_makes_the_run_fail(run):
    (invocation,) = run["invocations"]

    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 1


def test_what_was_explained_is_suppressed(tmp_path):
    one = sample(tmp_path)
    first, *others = one.findings.findings
    left = replace(one.findings, findings=tuple(others))
    closed = replace(one, findings=left, closed=(Closed(first, Waiver("x", "口径不同")),))

    results = json.loads(made([closed]))["runs"][0]["results"]

    assert [len(result.get("suppressions", ())) for result in results] == [0, 0, 0, 1]
    assert results[3]["suppressions"] == [{"kind": "external", "justification": "口径不同"}]
    assert len({result["partialFingerprints"]["jiheng/v1"] for result in results}) == 4


def test_lines_of_a_text_file_are_regions(tmp_path):
    path = tmp_path / "报告.txt"
    path.write_text("\n\n".join(one for one in parts.BLOCKS if isinstance(one, str)), "utf-8")
    report = prepared(read(path))
    found = parts.finding(report, "预算执行率", "99.84%")
    one = Audited(path, "0", report, parts.Findings(findings=(found,)))

    (result,) = json.loads(made([one]))["runs"][0]["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "snippet": {"text": "99.84%"}}
