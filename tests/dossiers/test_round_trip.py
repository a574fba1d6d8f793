"""YAML and workbook hold the same: nothing is lost either way."""

from datetime import date
from fractions import Fraction

import pytest
from dossiers.made import COUNTY, full, workbook
from openpyxl import load_workbook

from jiheng.dossiers.read import read_dossier
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.dossiers.yaml_form.write import scalar, write_yaml


def test_a_dossier_survives_yaml(tmp_path):
    dossier = full()

    write_yaml(COUNTY, tmp_path / "d.yaml", dossier)

    assert read_dossier(tmp_path / "d.yaml", COUNTY) == dossier


def test_a_dossier_survives_a_workbook(tmp_path):
    assert read_dossier(workbook(tmp_path), COUNTY) == full()


def test_a_workbook_saved_by_another_program_reads_the_same(tmp_path):
    path = workbook(tmp_path)
    load_workbook(path).save(path)

    assert read_dossier(path, COUNTY) == full()


def test_a_blank_workbook_needs_only_the_year_and_has_no_facts(tmp_path):
    path = tmp_path / "空白.xlsx"
    write_workbook(COUNTY, path)
    book = load_workbook(path)
    book["单位信息"]["B7"] = "2023"
    book.save(path)

    dossier = read_dossier(path, COUNTY)

    assert (dossier.facts, dossier.answers, dossier.filed_total) == ((), (), None)


def test_a_blank_yaml_form_is_valid_yaml_with_every_question(tmp_path):
    write_yaml(COUNTY, tmp_path / "d.yaml")

    dossier = read_dossier(tmp_path / "d.yaml", COUNTY)

    assert (dossier.subject.year, dossier.facts, dossier.answers) == (2023, (), ())


def test_values_are_exact(tmp_path):
    dossier = read_dossier(workbook(tmp_path), COUNTY)

    assert dossier.fact("公务用车运行维护费决算数", 2023).value == 80_001
    assert dossier.fact("公众满意度", 2023).value == Fraction(17, 20)
    assert dossier.fact("公众满意度", 2023).printed == "＞85%"
    assert dossier.answer("过程/公务接待费控制", "value").value == Fraction(193, 200)


def test_more_years_get_more_columns(tmp_path):
    source = tmp_path / "d.yaml"
    source.write_text(
        "framework: county\nsubject: {code: '1', year: 2023}\n"
        "facts: {编制数: {2019: 100人, 2023: 109人}}\n",
        encoding="utf-8",
    )
    dossier = read_dossier(source, COUNTY)

    write_workbook(COUNTY, tmp_path / "d.xlsx", dossier)

    assert read_dossier(tmp_path / "d.xlsx", COUNTY) == dossier


def test_text_that_looks_like_a_formula_stays_text(tmp_path):
    book = load_workbook(workbook(tmp_path))

    kinds = {
        cell.value: cell.data_type
        for page in book
        for row in page.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value[:1] in "=+-@"
    }

    assert kinds["=编制批复"] == "s"
    assert kinds["+已完成"] == "s"
    assert kinds["@内容"] == "s"


def test_ties_are_live_formulas_with_their_present_value(tmp_path):
    path = workbook(tmp_path)

    formulas = load_workbook(path)["勾稽"]
    values = load_workbook(path, data_only=True)["勾稽"]

    row = next(one[0].row for one in formulas.iter_rows() if "三公经费决算数" in str(one[0].value))
    assert "COUNT('基础数据'!" in formulas.cell(row, 3).value
    assert values.cell(row, 2).value == 18.43
    assert values.cell(row, 6).value == "平"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "a: b",
        "- x",
        "12",
        "~",
        "null",
        "",
        "多行\n文字",
        "“引号”\"'",
        "\x85\u2028",
        "#注",
        "%x",
        "-x",
        ".",
        "！",
    ],
)
def test_every_text_reads_back_from_yaml(tmp_path, text):
    source = tmp_path / "d.yaml"
    source.write_text(
        f"framework: county\nsubject: {{code: '1', year: 2023}}\ntexts: {{题目: {scalar(text)}}}\n",
        encoding="utf-8",
    )

    texts = read_dossier(source, COUNTY).texts

    assert [one.body for one in texts] == ([text.strip()] if text.strip() else [])


def test_dates_are_dates(tmp_path):
    book = load_workbook(workbook(tmp_path))

    page = book["单位信息"]
    filed = next(row for row in page.iter_rows() if row[0].value == "填报日期")
    assert filed[1].value.date() == date(2024, 3, 31)
