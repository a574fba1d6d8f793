"""The working paper: every finding a row, answers to choose from, made to be printed."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from writing.audited.sample import sample

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Findings
from jiheng.documents.errors import BrokenFile
from jiheng.writing.audited.xlsx import made

NAMES = ["审核发现", "核对范围", "未能核对", "全部关系"]


def book(*many):
    return openpyxl.load_workbook(BytesIO(made(many)))


@pytest.fixture
def audited(tmp_path):
    return sample(tmp_path)


def table(sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_every_finding_is_a_row(audited):
    rows = table(book(audited)["审核发现"])

    assert [row["严重程度"] for row in rows] == ["须更正", "须更正", "需核实", "提示"]
    assert [row["序号"] for row in rows] == [1, 2, 3, 4]
    assert rows[1] | {"指纹": ""} == {
        "序号": 2,
        "严重程度": "须更正",
        "处理方": "填报单位",
        "文件": "某市水务局自评报告.docx",
        "位置": "表1第4行第2列",
        "原文": "合计 / 预算数（万元）：【510.00】",
        "应为": "500.00万元",
        "说明": "分项相加为500.00万元，合计列示为510.00万元，相差10.00万元",
        "建议": "核对是否漏列或重列分项，或合计未随分项更新",
        "核实结果": None,
        "核实说明": None,
        "复核人": None,
        "日期": None,
        "指纹": "",
    }


def test_answers_are_chosen_from_a_list(audited):
    sheet = book(audited)["审核发现"]

    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("J4:J7", '"更正,说明,不成立"')
    assert sheet.column_dimensions["N"].hidden


def test_each_sheet_is_ready_to_scroll_filter_and_print(audited):
    found = book(audited)

    assert found.sheetnames == NAMES
    for sheet in found:
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
        assert sheet.auto_filter.ref.startswith("A3:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_several_files_are_one_book_and_the_unread_are_named(audited):
    broken = Audited(Path("坏.docx"), error=BrokenFile("坏.docx"))

    rows = table(book(audited, broken)["核对范围"])

    assert [row["须更正"] for row in rows] == [2, None]
    assert rows[1]["未读原因"].startswith("坏.docx：文件已损坏")


def test_files_of_one_name_are_told_apart(audited):
    other = replace(audited, path=Path("乙局") / audited.file)

    names = {row["文件"] for row in table(book(audited, other)["审核发现"])}

    assert names == {str(audited.path), str(other.path)}


def test_relations_and_what_was_not_checked_have_their_sheets(audited):
    found = book(audited)

    assert [row["结果"] for row in table(found["全部关系"])] == [*["不成立"] * 4, "成立"]
    assert [row["原因"] for row in table(found["未能核对"])] == ["没有上年数", "没有上年数"]


def test_a_report_without_findings_has_an_empty_table(audited):
    found = book(replace(audited, findings=Findings()))

    assert found["审核发现"].max_row == 3


def test_a_text_is_never_a_formula(audited):
    one = replace(audited.findings.findings[0], message="=1+1", expected="@SUM(1)")
    cells = book(replace(audited, findings=Findings(findings=(one,))))["审核发现"][4]

    assert [cell.data_type for cell in cells if cell.value in ("=1+1", "@SUM(1)")] == ["s", "s"]


def test_long_words_have_room(audited):
    one = replace(audited.findings.findings[0], message="长" * 300)
    sheet = book(replace(audited, findings=Findings(findings=(one,))))["审核发现"]

    assert sheet.row_dimensions[4].height > 200
