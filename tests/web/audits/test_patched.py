"""A misreading is set right at its place and nowhere else."""

import pytest

from jiheng.documents.model import (
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Place,
    Row,
    Run,
    Table,
)
from jiheng.web.workbench.audits.patched import Patch, is_place, patched, place_of

TABLE = Table(
    (Column(), Column(), Column()),
    (
        Row((Cell("项目", rowspan=2), Cell("金额", colspan=2))),
        Row((Cell("预算"), Cell("决算"))),
        Row((Cell("合计"), Cell("10.00", number=10), Cell("12.00", place=Place("a.docx", row=3)))),
    ),
)
DOCUMENT = Document(
    "报告",
    (
        Heading("一、概况"),
        Paragraph((Run("支出3", place=Place("a.pdf", page=1)), Run("10万元。"))),
        TABLE,
    ),
)


def cells(document):
    return [cell.text for row in document.blocks[2].rows for cell in row.cells]


def test_a_paragraph_becomes_what_stands_there_and_keeps_its_place():
    made, unfit = patched(DOCUMENT, [Patch("b1", "支出310万元。", "支出300万元。")])

    assert made.blocks[1].text == "支出300万元。"
    assert made.blocks[1].runs[0].place == Place("a.pdf", page=1)
    assert (made.blocks[0], made.blocks[2]) == (DOCUMENT.blocks[0], TABLE)
    assert unfit == ()


def test_a_heading_becomes_what_stands_there():
    made, _ = patched(DOCUMENT, [Patch("b0", "一、概况", "二、概况")])

    assert made.blocks[0] == Heading("二、概况")


def test_a_cell_is_found_in_the_grid_below_merged_heads():
    made, unfit = patched(
        DOCUMENT, [Patch("b2r1c2", "决算", "结算"), Patch("b2r2c1", "10.00", "11.00")]
    )

    assert cells(made) == ["项目", "金额", "预算", "结算", "合计", "11.00", "12.00"]
    assert made.blocks[2].rows[2].cells[1].number is None
    assert made.blocks[2].rows[2].cells[2].place == Place("a.docx", row=3)
    assert unfit == ()


@pytest.mark.parametrize(
    "patch",
    [
        Patch("b1", "别的文字", "x"),
        Patch("b9", "", "x"),
        Patch("b1r0c0", "支出310万元。", "x"),
        Patch("b2r1c0", "项目", "x"),
        Patch("b2", "", "x"),
        Patch("b2r2c1", "9.00", "x"),
        Patch("nowhere", "", "x"),
    ],
)
def test_what_fits_nowhere_changes_nothing_and_is_told(patch):
    made, unfit = patched(DOCUMENT, [patch])

    assert made == DOCUMENT
    assert unfit == (patch,)


def test_the_document_itself_is_not_touched():
    patched(DOCUMENT, [Patch("b1", "支出310万元。", "支出300万元。")])

    assert DOCUMENT.blocks[1].text == "支出310万元。"


def test_places_have_names():
    assert [is_place(one) for one in (place_of(12), place_of(1, 2, 3), "b", "b1r2", "../b1")] == [
        True,
        True,
        False,
        False,
        False,
    ]
