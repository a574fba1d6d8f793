"""A page is read without what nobody sees, in whichever encoding it was saved."""

import pytest
from office import html

from jiheng.documents.model import Table
from jiheng.documents.read import read


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
