"""``jiheng read`` as a stranger uses it: what was read, where, and what was not."""

import json

import openpyxl
import pytest
from office import docx

from jiheng.commands import run

ROWS = [["项目", ("金额", 1, 2)], ["甲", "12.50", "3%"]]


@pytest.fixture
def report(tmp_path):
    return docx(tmp_path / "报告.docx", "一、概况", "支出12.50万元", ROWS)


def test_paragraphs_and_rows_are_printed_with_their_places(report, capsys):
    code = run(["read", str(report)])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "题名  一、概况",
        "",
        "第1段  一、概况",
        "第2段  支出12.50万元",
        "表1  （2行3列）",
        "     1 | 项目 | 金额〔1×2〕",
        "     2 | 甲 | 12.50 | 3%",
    ]


def test_json_has_the_documented_keys(report, capsys):
    run(["read", str(report), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["file", "title", "properties", "blocks", "unread"]
    assert told["blocks"][1] == {
        "kind": "paragraph", "role": "", "text": "支出12.50万元", "at": {"block": 2},
    }  # fmt: skip
    assert told["blocks"][2]["rows"][0]["cells"][1] == {
        "text": "金额", "rowspan": 1, "colspan": 2, "at": {"table": 1, "row": 1, "column": 2},
    }  # fmt: skip


def test_a_cell_of_a_workbook_is_named_as_its_sheet_names_it(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active.title = "收支表"
    book.active["B2"], book.active["C2"] = "甲", 1
    hidden = book.create_sheet("底稿")
    hidden["A1"], hidden.sheet_state = 1, "hidden"
    book.save(tmp_path / "a.xlsx")

    run(["read", str(tmp_path / "a.xlsx"), "--json"])

    told = json.loads(capsys.readouterr().out)
    cell = told["blocks"][1]["rows"][0]["cells"][0]
    assert cell["at"] == {"table": 1, "row": 2, "column": 2, "sheet": "收支表", "cell": "B2"}
    assert told["unread"] == [{"reason": "工作表“底稿”是隐藏的，没有读取", "at": {}}]


def test_what_cannot_be_read_is_said_and_the_code_is_two(tmp_path, capsys):
    (tmp_path / "空.docx").write_bytes(b"")

    code = run(["read", str(tmp_path / "空.docx")])

    assert code == 2
    assert capsys.readouterr().err == (
        "空.docx：文件里没有文字，没有读取。核对文件；只有图片或扫描件时先做文字识别（OCR）后重审。\n"
    )


def test_a_text_cannot_steer_the_terminal(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("支出\x1b[2J12.50\u202e00.01\n", "utf-8")

    run(["read", str(tmp_path / "a.txt")])

    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "未读  " in told
