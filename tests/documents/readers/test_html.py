"""A page is read without what nobody sees, in whichever encoding it was saved."""

import base64
import quopri

import pytest
from office import html

from jiheng.documents.model import Table
from jiheng.documents.read import read
from jiheng.errors import JihengError


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_chinese_is_read_in_the_encoding_declared(tmp_path, encoding):
    path = tmp_path / "a.html"
    page = f"<html><meta charset='{encoding}'><body><p>评分标准</p></body></html>"
    path.write_bytes(page.encode(encoding))

    assert [one.text for one in read(path).blocks] == ["评分标准"]


def test_scripts_styles_and_comments_are_not_read(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<html><style>p{}</style><script>var 分值=1</script><p>甲<!-- 注 -->乙</p>", "utf-8"
    )

    assert [one.text for one in read(path).blocks] == ["甲乙"]


def test_a_row_span_pushes_the_cells_below_it_aside(tmp_path):
    path = html(tmp_path / "a.html", [[("甲", 2, 1), "乙"], ["丙"]])

    placed = [(one.row, one.column, one.cell.text) for one in read(path).blocks[0].placed()]

    assert placed == [(0, 0, "甲"), (0, 1, "乙"), (1, 1, "丙")]


def test_tables_used_to_lay_out_a_page_do_not_hide_the_one_inside(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<html><table><tr><td>菜单<table><tr><td>分值</td></tr></table></td></tr></table>", "utf-8"
    )

    tables = [one for one in read(path).blocks if isinstance(one, Table)]

    assert [one.rows[0].cells[0].text for one in tables] == ["菜单", "分值"]


def words(path):
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        if isinstance(one, Table)
        else one.text
        for one in read(path).blocks
    ]


def test_what_is_hidden_or_deleted_is_not_read(tmp_path):
    path = tmp_path / "a.doc"
    path.write_text(
        "<html><body><p>甲<span style='display:none'>乙</span><del>丙</del>"
        "<span style='mso-hide: all'>丁</span></p><div hidden><table><tr><td>戊</table></div>"
        "<p class=MsoToc1>一、概况 3</p><table style='display: none'><tr><td>己</table>"
        "<table><tr><td>庚<b hidden>辛</b></table></body></html>",
        "utf-8",
    )

    assert words(path) == ["甲", [["庚"]]]


def test_a_page_saved_as_unicode_is_read(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<html><body><p>支出12.50万元</p></body></html>", "utf-16")

    assert words(path) == ["支出12.50万元"]


LETTER = """MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: {}

{}
--x
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--x--
"""


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
def test_a_page_in_one_file_with_its_pictures_is_read(tmp_path, coding):
    page = "<html><meta charset=gb2312><p>支出12.50万元</p><table><tr><td>甲</table></html>"
    code = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[coding]
    path = tmp_path / "报告.doc"
    path.write_text(LETTER.format(coding, code(page.encode("gb2312")).decode()), "utf-8")

    assert words(path) == ["支出12.50万元", [["甲"]]]


def test_a_letter_without_a_page_is_told_as_broken(tmp_path):
    path = tmp_path / "a.mht"
    path.write_text("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", "utf-8")

    with pytest.raises(JihengError, match="已损坏"):
        read(path)


def test_the_caption_of_a_table_stands_above_it_as_on_paper(tmp_path):
    path = tmp_path / "a.html"
    path.write_text("<html><table><caption>收入<br>（万元）</caption><tr><td>1</table>", "utf-8")

    assert words(path) == ["收入\n（万元）", [["1"]]]


def test_a_row_whose_first_cell_names_it_is_no_head(tmp_path):
    path = tmp_path / "a.html"
    rows = "<tr><th>项目<th>金额<tr><th scope=row>甲<td>1<tr><th scope=row>乙<th scope=row>丙"
    path.write_text(f"<html><table>{rows}</table>", "utf-8")

    assert [row.role for row in read(path).blocks[0].rows] == ["head", "", ""]


def test_spaces_behind_a_break_and_page_numbers_are_no_words(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        "<html><p>某局<br>\n 自评报告</p><p>— 1 —</p><p>第2页 共9页</p></html>", "utf-8"
    )

    assert words(path) == ["某局\n自评报告"]
