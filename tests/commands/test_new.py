"""``jiheng new`` makes a form and never writes over one."""

from pathlib import Path

import pytest
from dossiers.made import COUNTY, full, workbook

from jiheng.commands import run
from jiheng.dossiers.read import read_dossier

FRAMEWORK = str(Path(__file__).parents[1] / "dossiers" / "county.yaml")


def test_it_writes_a_workbook(tmp_path, capsys):
    path = tmp_path / "填报表.xlsx"

    code = run(["new", "--framework", FRAMEWORK, "-o", str(path)])

    assert (code, path.read_bytes()[:2]) == (0, b"PK")
    assert f"已生成 {path}" in capsys.readouterr().out


def test_it_refuses_to_write_over_a_file(tmp_path, capsys):
    path = tmp_path / "填报表.xlsx"
    path.write_text("填了一半")

    code = run(["new", "--framework", FRAMEWORK, "-o", str(path)])

    assert (code, path.read_text()) == (2, "填了一半")
    assert "文件已存在。换一个文件名，或加 --force 覆盖。" in capsys.readouterr().err


def test_it_writes_over_a_file_when_told_to(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text("旧")

    code = run(["new", "--framework", FRAMEWORK, "--yaml", "--force", "-o", str(path)])

    assert (code, read_dossier(path, COUNTY).subject.year) == (0, 2023)


def test_last_years_figures_become_the_year_before(tmp_path, capsys):
    before, path = workbook(tmp_path), tmp_path / "2024.xlsx"

    code = run(["new", "--framework", FRAMEWORK, "--from", str(before), "-o", str(path)])

    dossier = read_dossier(path, COUNTY)
    assert (code, dossier.subject.year, dossier.subject.code) == (1, 2024, "0430681001")
    assert "评价年度按上年填报表定为2024年，指标体系是2023年度的。" in capsys.readouterr().out
    assert dossier.fact("三公经费决算数", 2023).printed == "18.43万元"
    assert dossier.fact("三公经费决算数", 2024) is None
    assert (dossier.answers, dossier.filed) == ((), ())


@pytest.mark.parametrize("name", ["hunan_yueyang_2020", "hunan_hengyang_2024"])
def test_every_shipped_framework_can_be_filled_in(tmp_path, name):
    assert run(["new", "--framework", name, "-o", str(tmp_path / "a.xlsx")]) == 0


def test_the_full_dossier_is_what_the_tests_say():
    assert full().subject.year == 2023


@pytest.mark.parametrize("name", ["out", "a.docx"])
def test_a_form_is_not_written_as_something_else(tmp_path, capsys, name):
    (tmp_path / "out").mkdir()

    code = run(["new", "--framework", FRAMEWORK, "--force", "-o", str(tmp_path / name)])

    assert code == 2
    assert "填报表只能写成xlsx或yaml文件。写文件名，如 填报表.xlsx。" in capsys.readouterr().err
