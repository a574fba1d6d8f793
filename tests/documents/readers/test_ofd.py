"""An OFD is read as pages are: lines in order, the cells of ruled tables."""

from importlib.util import find_spec

import pytest
from office import packed
from paged import ofd, ruled

from jiheng.documents.model import Table
from jiheng.documents.read import read
from jiheng.errors import JihengError

needs_kit = pytest.mark.skipif(find_spec("ofdkit") is None, reason="没有 ofdkit")
WORDS = [
    (20, 30, 6, "一、部门概况"),
    (20, 45, 5, "全年支出12.50万元。"),
    (22, 66, 4, "项目"), (62, 66, 4, "金额"), (22, 76, 4, "合计"), (62, 76, 4, "12.50"),
]  # fmt: skip


@needs_kit
def test_lines_and_the_cells_of_a_ruled_table_are_read(tmp_path):
    path = ofd(tmp_path / "a.ofd", WORDS, ruled(20, 60, [40, 40], [10, 10]))

    blocks = read(path).blocks

    assert [one.text for one in blocks if not isinstance(one, Table)] == [
        "一、部门概况", "全年支出12.50万元。",
    ]  # fmt: skip
    table = next(one for one in blocks if isinstance(one, Table))
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["项目", "金额"], ["合计", "12.50"],
    ]  # fmt: skip
    assert (table.rows[1].cells[1].place.page, table.rows[1].cells[1].place.row) == (1, 2)


@needs_kit
def test_a_broken_one_is_told_in_one_sentence(tmp_path):
    path = packed(tmp_path / "a.ofd", {"OFD.xml": "<a"})

    with pytest.raises(JihengError) as refused:
        read(path)

    assert "\n" not in str(refused.value)


def test_without_the_package_one_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "ofdkit", None)

    with pytest.raises(JihengError) as refused:
        read(ofd(tmp_path / "a.ofd", WORDS))

    assert 'pip install "jiheng[ofd]"' in str(refused.value)
    assert "另存为有文字的PDF" in str(refused.value)
