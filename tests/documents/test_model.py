"""A table is a grid that its cells fill exactly; a place reads like one."""

from fractions import Fraction

import pytest

from jiheng.documents.errors import CrookedTable
from jiheng.documents.model import (
    Bar,
    Cell,
    Chart,
    Column,
    Document,
    Paragraph,
    Place,
    Row,
    Run,
    Table,
)

THREE = (Column(), Column(), Column())


def table(*rows, columns=THREE):
    return Table(columns, tuple(Row(tuple(cells)) for cells in rows))


def test_cells_stand_beside_those_that_reach_down_from_above():
    made = table([Cell("投入", rowspan=2), Cell("甲"), Cell("1")], [Cell("乙"), Cell("2")])

    assert [(row, column, cell.text) for row, column, cell in made.placed()] == [
        (0, 0, "投入"),
        (0, 1, "甲"),
        (0, 2, "1"),
        (1, 1, "乙"),
        (1, 2, "2"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([[Cell("a"), Cell("b")]], id="a gap"),
        pytest.param([[Cell("a"), Cell("b"), Cell("c", colspan=2)]], id="out to the right"),
        pytest.param([[Cell("a", rowspan=2), Cell("b"), Cell("c")]], id="out at the bottom"),
        pytest.param(
            [[Cell("a"), Cell("b", rowspan=2), Cell("c")], [Cell("d", colspan=2), Cell("e")]],
            id="one over another",
        ),
        pytest.param([[Cell("a", rowspan=0), Cell("b"), Cell("c")]], id="nothing"),
    ],
)
def test_cells_that_do_not_fill_the_grid_are_refused(rows):
    with pytest.raises(CrookedTable):
        list(table(*rows).placed())


def test_a_column_is_called_by_the_lowest_head_above_it():
    made = Table(
        THREE,
        (
            Row((Cell("指标", rowspan=2), Cell("得分", colspan=2)), role="head"),
            Row((Cell("测算"), Cell("自评")), role="head"),
            Row((Cell("甲"), Cell("1"), Cell("2"))),
        ),
    )

    assert made.titles() == ("指标", "测算", "自评")


def test_a_paragraph_is_the_text_of_its_runs():
    assert Paragraph((Run("未评分 ", strong=True), Run("3项"))).text == "未评分 3项"


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (Place("填报表.xlsx", sheet="基础数据", cell="C12"), "填报表.xlsx 基础数据 C12"),
        (Place("自评报告.pdf", page=3), "自评报告.pdf 第3页"),
        (Place("填报表.yaml", line=26), "填报表.yaml 第26行"),
    ],
)
def test_a_place_is_printed_as_a_reviewer_looks_for_it(place, printed):
    assert str(place) == printed


def test_a_row_is_called_by_its_groups_and_its_own_name():
    made = table(
        [Cell("投入\n9／10", rowspan=2, role="head"), Cell("甲", role="head"), Cell("1")],
        [Cell("乙", role="head"), Cell("2")],
    )

    assert made.names() == ("投入 / 甲", "投入 / 乙")


def test_a_document_is_titled_by_a_paragraph_that_says_its_title():
    title, other = (Paragraph((Run(text),), "title") for text in ("报告", "附件的标题"))

    assert [Document("报告", (block,)).titled for block in (title, other)] == [True, False]


def test_labels_and_series_of_a_chart_are_named_once():
    bars = tuple(
        Bar(label, Fraction(1), Fraction(1), "1", series=series)
        for label in ("甲", "乙")
        for series in ("预算数", "决算数")
    )

    assert Chart("图", bars, "bar").labels == ("甲", "乙")
    assert Chart("图", bars, "bar").series == ("预算数", "决算数")
