"""Text extracted from reports is read in both layouts of tables, blank lines or tabs."""

import pytest

from jiheng.documents.model import Table
from jiheng.documents.read import read


def tables(path):
    """Rows of words of each table."""
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in read(path).blocks
        if isinstance(one, Table)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲\t乙\n1\t\n", [[["甲", "乙"], ["1", ""]]]),
        ("\t甲\n\t乙\n\n\t1\n\t\n", [[["甲", "乙"], ["1", ""]]]),
        ("\t甲\n第二行\n\t乙\n", [[["甲\n第二行", "乙"]]]),
        ("\t实际\n\n人数\n\t率\n", [[["实际\n\n人数".replace("\n\n", "\n"), "率"]]]),
        ("\t甲\n\n\n\n\t乙\n", [[["甲"]], [["乙"]]]),
        ("\t甲\n\n备注：无\n", [[["甲"]]]),
        ("甲\t乙\t丙\n\n1\t2\n", [[["甲", "乙", "丙"]], [["1", "2"]]]),
    ],
    ids=["cells by tab", "cells by line", "a cell of two lines", "a blank line in a cell",
         "blank lines part tables", "words end a table", "another width behind a blank line"],
)  # fmt: skip
def test_a_table_is_read(tmp_path, text, expected):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")

    assert tables(path) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_of_chinese_offices(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_text("一、部门概况\n职能", encoding)

    assert [one.text for one in read(path).blocks] == ["一、部门概况", "职能"]


def test_every_table_of_the_filed_reports_fills_its_grid(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        found = [one for one in read(path).blocks if isinstance(one, Table)]

        assert [len(list(table.placed())) > 0 for table in found] == [True] * len(found)
