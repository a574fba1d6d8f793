"""A workbook is read as its sheets are seen, and what cannot be seen is told."""

import shutil
from subprocess import run

import openpyxl
import pytest

from jiheng.documents.model import Heading, Paragraph, Table
from jiheng.documents.read import read


@pytest.fixture
def book(tmp_path):
    """A workbook with a title, a unit, formats, a merged cell, hidden parts and a note."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "收支表"
    rows = [
        ["2024年度收支总表"],
        ["编制单位：某局", None, "单位：万元"],
        ["项目", "金额", "比例"],
        ["基本支出", 1234.567, 0.965],
        ["隐藏的", 1, 1],
        ["合计", None, 1],
        ["注：含结转"],
    ]
    for row in rows:
        sheet.append(row)
    sheet["B4"].number_format, sheet["C4"].number_format = "#,##0.00", "0.0%"
    sheet["B6"] = "=B4+B5"
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[5].hidden = True
    secret = made.create_sheet("底稿")
    secret["A1"], secret.sheet_state = "甲", "hidden"
    kept = made.create_sheet("程序用")
    kept["A1"], kept.sheet_state = "甲", "veryHidden"
    made.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def grid(document):
    table = next(one for one in document.blocks if isinstance(one, Table))
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_title_unit_and_note_stand_around_the_table(book):
    blocks = read(book).blocks

    assert [type(one) for one in blocks] == [
        Heading, Paragraph, Paragraph, Paragraph, Table, Paragraph,
    ]  # fmt: skip
    assert [one.text for one in blocks if not isinstance(one, Table)] == [
        "收支表", "2024年度收支总表", "编制单位：某局", "单位：万元", "注：含结转",
    ]  # fmt: skip


def test_numbers_are_read_as_they_are_shown(book):
    assert grid(read(book))[:2] == [["项目", "金额", "比例"], ["基本支出", "1,234.57", "96.5%"]]


def test_a_cell_is_placed_where_it_stands_in_its_sheet(book):
    table = next(one for one in read(book).blocks if isinstance(one, Table))

    place = table.rows[1].cells[2].place

    assert (place.sheet, place.cell, place.row, place.column) == ("收支表", "C4", 4, 3)


def test_hidden_rows_are_read_for_totals_count_them_and_all_that_is_hidden_is_told(book):
    document = read(book)

    assert ["隐藏的", "1", "1"] in grid(document)
    assert [one.reason for one in document.unread] == [
        "工作表“收支表”有1行被隐藏，已一并读取",
        "工作表“收支表”有1个公式没有算出结果，按空白读取；在WPS或Excel中打开保存后重审",
        "工作表“底稿”是隐藏的，没有读取",
    ]


def test_a_sheet_too_large_is_told_and_the_others_are_read(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["甲", 1])
    large = made.create_sheet("明细")
    large.append(["a"] * 10_000)
    made.save(tmp_path / "a.xlsx")

    document = read(tmp_path / "a.xlsx")

    assert grid(document) == [["甲", "1"]]
    assert "工作表“明细”表格有1行10000列，超过20000行500列" in document.unread[0].reason


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有 LibreOffice")
def test_an_old_workbook_reads_as_the_new_one_does(book, tmp_path):
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    run(["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", tmp_path, book],  # noqa: S607
        check=True, capture_output=True)  # fmt: skip

    old, new = read(tmp_path / "a.xls"), read(book)

    assert grid(old)[:3] == grid(new)[:3]
    assert [one.text for one in old.blocks if not isinstance(one, Table)] == [
        one.text for one in new.blocks if not isinstance(one, Table)
    ]
    assert old.unread[0].reason == "工作表“收支表”有1行被隐藏，已一并读取"
