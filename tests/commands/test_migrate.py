"""``jiheng migrate`` carries over what it can and lists the rest."""

from pathlib import Path

from dossiers.made import full, workbook

from jiheng.commands import run
from jiheng.dossiers.read import read_dossier
from jiheng.frameworks.load import load_framework

COUNTY = Path(__file__).parents[1] / "dossiers" / "county.yaml"


def changed(folder, *pairs):
    """The framework with some words replaced."""
    text = COUNTY.read_text(encoding="utf-8")
    for old, new in pairs:
        text = text.replace(old, new)
    path = folder / "county.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_new_version_takes_everything(tmp_path, capsys):
    framework = changed(tmp_path, ('version: "1"', 'version: "2"'))
    old, new = workbook(tmp_path), tmp_path / "新.xlsx"

    code = run(["migrate", str(old), "--framework", str(framework), "-o", str(new)])

    dossier = read_dossier(new, load_framework(framework))
    assert (code, dossier.facts, dossier.answers) == (0, full().facts, full().answers)
    assert dossier.framework.version == "2"
    assert "未转入" not in capsys.readouterr().out


def test_an_indicator_that_moved_is_found_by_its_title(tmp_path):
    framework = changed(tmp_path, ("- title: 过程", "- title: 管理过程"))
    old, new = workbook(tmp_path), tmp_path / "新.xlsx"

    code = run(["migrate", str(old), "--framework", str(framework), "-o", str(new)])

    dossier = read_dossier(new, load_framework(framework))
    assert (code, len(dossier.answers)) == (0, len(full().answers))
    assert dossier.answer("管理过程/资金使用合规性", "例数").value == 1


def test_what_has_no_place_is_listed(tmp_path, capsys):
    framework = changed(tmp_path, ("title: 社会效益", "title: 生态效益"))
    old, new = workbook(tmp_path), tmp_path / "新.xlsx"

    code = run(["migrate", str(old), "--framework", str(framework), "-o", str(new)])

    told = capsys.readouterr().out
    assert (code, told.count("未转入")) == (1, 2)
    assert "指标判断" in told
    assert "自评得分" in told


def test_the_old_file_is_not_changed(tmp_path):
    old = workbook(tmp_path)
    before = old.read_bytes()

    run(["migrate", str(old), "--framework", str(COUNTY), "-o", str(tmp_path / "新.xlsx")])

    assert old.read_bytes() == before


def test_it_can_write_yaml(tmp_path):
    old, new = workbook(tmp_path), tmp_path / "新.yaml"

    code = run(["migrate", str(old), "--framework", str(COUNTY), "-o", str(new)])

    assert (code, read_dossier(new, load_framework(COUNTY))) == (0, full())


def test_the_old_file_is_never_written_over(tmp_path, capsys):
    old = workbook(tmp_path)
    before = old.read_bytes()

    code = run(["migrate", str(old), "--framework", str(COUNTY), "-o", str(old), "--force"])

    assert (code, old.read_bytes()) == (2, before)
    assert "输出文件就是原文件，原文件不改动。换一个文件名。" in capsys.readouterr().err
