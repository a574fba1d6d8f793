"""What is typed into the cells of a page means what the same cells of 填报表.xlsx mean."""

from pathlib import Path

import pytest

from jiheng.dossiers import read_dossier
from jiheng.dossiers.asked import Asked
from jiheng.dossiers.workbook.filled import years_of
from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.frameworks.load import load_framework

WORKBOOKS = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/填报表.xlsx"))
EXPENSES = CellKey("基础数据", "三公经费决算数", "value0")
RATE = CellKey("基础数据", "公众满意度", "value0")


@pytest.fixture(scope="module")
def form() -> Form:
    return Form(Asked(load_framework("hunan_hengyang_2024")))


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.parent.name)
def test_a_workbook_typed_cell_by_cell_is_the_same_dossier(path):
    dossier = read_dossier(path)
    asked = Asked(load_framework(dossier.framework.id))
    form = Form(asked, years_of(asked, dossier))

    made = form.made(form.typed(dossier))

    assert made.problems == {}
    assert made.dossier == dossier


def test_a_cell_that_cannot_be_read_is_told_at_its_place_and_the_rest_is_kept(form):
    made = form.made({EXPENSES: "十八万", RATE: "88%"})

    assert [str(one) for one in made.problems[EXPENSES]] == [
        (
            "基础数据 三公经费决算数 本年数：是文字“十八万”，应为数值。"
            "只填数字，单位是万元，说明写在佐证栏。"
        )
    ]


def test_a_rate_without_its_sign_is_a_percentage_and_a_fraction_is_asked_about(form):
    assert str(form.read(RATE, "88").value) == "22/25"
    with pytest.raises(Exception, match=r"0\.88"):
        form.read(RATE, "0.88")


def test_an_empty_cell_is_no_zero(form):
    assert form.read(EXPENSES, "  ") is None


def test_the_form_has_no_cell_where_it_prints_words(form):
    assert form.slot(CellKey("基础数据", "三公经费决算数", "unit")) is None
    assert form.slot(CellKey("基础数据", "没有这一行", "value0")) is None
    assert form.slot(CellKey("项目", "+1", "name")) is not None
