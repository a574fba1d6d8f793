"""A finding closes by correction or by 核实说明, and edits elsewhere do not open it again."""

import json

import openpyxl
import pytest
from writing.audited.sample import BLOCKS, TABLE, sample

from jiheng.auditing.baseline import compared, fingerprint, read_baseline, write_baseline
from jiheng.auditing.errors import NotABaseline
from jiheng.writing.audited import json as form
from jiheng.writing.audited import xlsx


@pytest.fixture
def audited(tmp_path):
    return sample(tmp_path)


def prints(one):
    return [fingerprint(one.report, each) for each in one.findings.findings]


def test_a_waiver_file_written_and_filled_in_closes_its_findings(audited, tmp_path):
    path = tmp_path / "已知.json"
    assert write_baseline([audited], path) == 4
    known = json.loads(path.read_text("utf-8"))
    known["已知发现"] = known["已知发现"][:1]
    known["已知发现"][0] |= {
        "核实说明": "口径不同，已附说明",
        "复核人": "复核岗",
        "日期": "2025-03-01",
    }
    path.write_text(json.dumps(known), "utf-8")

    one = compared(audited, read_baseline(path), alone=True)

    assert len(one.findings.findings) == 3
    assert one.closed[0].waiver.explanation == "口径不同，已附说明"
    assert one.findings.verdict.startswith("须更正1处")


def test_edits_elsewhere_leave_fingerprints_alone(audited, tmp_path):
    longer = BLOCKS[2].replace("2024年预算", "按批复，2024年度本单位预算")
    edited = (BLOCKS[0], "新增的第一段。", BLOCKS[1], longer, "新增的一段，共3处。", *BLOCKS[3:])

    other = sample(tmp_path, blocks=edited, name="修改稿.docx")

    assert prints(other) == prints(audited)


def test_another_row_or_another_sentence_is_another_finding(audited, tmp_path):
    table = [TABLE[0], *TABLE[1:3], ["总额", *TABLE[3][1:]]]
    blocks = (
        *BLOCKS[:2],
        BLOCKS[2].replace("预算执行率", "支出进度，即预算执行率"),
        BLOCKS[3],
        table,
        *BLOCKS[5:],
    )

    other = sample(tmp_path, blocks=blocks, name="修改稿.docx")

    assert [a == b for a, b in zip(prints(other), prints(audited), strict=True)] == [
        False, False, True, True,
    ]  # fmt: skip


def test_an_earlier_json_is_what_is_known_and_corrections_are_counted(audited, tmp_path):
    path = tmp_path / "上次.json"
    told = form.form(audited)
    told["file"] = "旧名.docx"
    told["findings"].append(told["findings"][0] | {"stated": "77%"})
    path.write_text(json.dumps(told), "utf-8")

    one = compared(audited, read_baseline(path), alone=True)

    assert (len(one.findings.findings), len(one.closed), one.corrected) == (0, 4, 1)


def test_among_several_files_a_name_must_be_the_same(audited, tmp_path):
    path = tmp_path / "上次.json"
    path.write_text(json.dumps(form.form(audited) | {"file": "别的.docx"}), "utf-8")

    one = compared(audited, read_baseline(path), alone=False)

    assert len(one.findings.findings) == 4


def filled(audited, path, answers):
    path.write_bytes(xlsx.made([audited]))
    book = openpyxl.load_workbook(path)
    for cell, value in answers.items():
        book["审核发现"][cell] = value
    book.save(path)
    return read_baseline(path)


def test_a_working_paper_is_read_back_as_far_as_it_is_filled_in(audited, tmp_path):
    answers = {
        "J4": "不成立",
        "K5": "预算调整，已附批复",
        "L5": "复核岗",
        "J6": "更正",
        "K6": "已告知",
    }

    one = compared(audited, filled(audited, tmp_path / "底稿.xlsx", answers), alone=True)

    assert [each.waiver.explanation for each in one.closed] == ["不成立", "预算调整，已附批复"]
    assert [each.check for each in one.findings.findings] == ["growth_told", "repeated_number"]


def test_what_was_explained_stays_in_the_next_working_paper(audited, tmp_path):
    first = compared(
        audited, filled(audited, tmp_path / "底稿.xlsx", {"K4": "已核实无误"}), alone=True
    )
    path = tmp_path / "再审.xlsx"
    path.write_bytes(xlsx.made([first]))

    second = compared(audited, read_baseline(path), alone=True)

    assert [each.waiver.explanation for each in second.closed] == ["已核实无误"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not json", "第1行不是json"),
        (b"[1]", "不是审核结果"),
        (b'{"findings": [{}], "file": "a"}', "缺少"),
        (b"\xff\xfe\x00", "不是UTF-8"),
        (b"PK\x03\x04", "已损坏"),
    ],
)
def test_what_is_no_baseline_is_told(content, words, tmp_path):
    path = tmp_path / "基线"
    path.write_bytes(content)

    with pytest.raises(NotABaseline, match=words):
        read_baseline(path)
