"""``jiheng score`` as a user calls it."""

import json
import subprocess
import sys

import pytest
from scoring.county import HEAD

from jiheng.commands import run

FRAMEWORK = (
    HEAD
    + """
indicators:
  - {title: 人员控制率, points: 50, value: 在职人员数 / 编制数,
     rule: "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"}
  - {title: 合规性, points: 50, rule: "每出现1例不符合扣2分，扣完为止"}
"""
)
DOSSIER = """
framework: county
subject: {code: "603013", name: 某县水务局, year: 2024}
facts: {在职人员数: 112人, 编制数: 109人}
answers: {合规性: 1}
"""


@pytest.fixture(name="filed")
def _filed(tmp_path, monkeypatch):
    """A home with the county's framework, and a department's file."""
    home = tmp_path / "home"
    (home / "frameworks").mkdir(parents=True)
    (home / "frameworks/county.yaml").write_text(FRAMEWORK, encoding="utf-8")
    monkeypatch.setenv("JIHENG_HOME", str(home))
    path = tmp_path / "填报.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path


def test_one_file_prints_every_indicator_and_exits_0(filed, capsys):
    code = run(["score", str(filed)])

    printed = capsys.readouterr().out
    assert code == 0
    assert "人员控制率" in printed
    assert "总分  97 / 100  等级  优" in printed


def test_something_unscored_exits_1(filed, capsys):
    filed.write_text(DOSSIER.replace(", 编制数: 109人", ""), encoding="utf-8")

    assert run(["score", str(filed)]) == 1
    assert "缺少基础数据：编制数" in capsys.readouterr().out


def test_wrong_input_exits_2_and_says_where(filed, capsys):
    filed.write_text(DOSSIER.replace("编制数", "编制树"), encoding="utf-8")

    code = run(["score", str(filed)])

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert "编制树" in captured.err
    assert "编制数" in captured.err


def test_a_missing_file_exits_2(capsys):
    assert run(["score", "没有.xlsx"]) == 2
    assert "没有.xlsx" in capsys.readouterr().err


def test_json_is_one_line_a_file(filed, capsys):
    run(["score", str(filed), str(filed), "--json"])

    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["total"] for line in lines] == [97, 97]


def test_several_files_end_with_a_summary(filed, capsys):
    run(["score", str(filed), str(filed)])

    assert capsys.readouterr().out.splitlines()[-1].startswith("某县水务局")


def test_a_file_that_cannot_be_scored_does_not_hold_up_the_others(filed, capsys):
    code = run(["score", str(filed), "没有.xlsx"])

    printed = capsys.readouterr().out
    assert code == 2
    assert "某县水务局" in printed
    assert printed.splitlines()[-1] == "共2个文件，评分1个，没有评分1个：没有.xlsx"


def test_explain_prints_one_indicator(filed, capsys):
    run(["score", str(filed), "--explain", "人员控制率"])

    printed = capsys.readouterr().out
    assert "112人 ÷ 109人 = 102.75%" in printed
    assert "合规性" not in printed


def test_explain_of_an_unknown_indicator_names_those_near(filed, capsys):
    assert run(["score", str(filed), "--explain", "人员控制"]) == 2
    assert "人员控制率" in capsys.readouterr().err


@pytest.mark.parametrize("name", [" 人员控制率 ", "投入／人员控制率"])
def test_explain_takes_blanks_and_full_width_slashes(filed, capsys, name):
    home = filed.parent / "home/frameworks/county.yaml"
    text = home.read_text(encoding="utf-8")
    nested = text.replace("indicators:\n", "indicators:\n  - title: 投入\n    indicators:\n")
    home.write_text(nested.replace("  - {title", "      - {title"), encoding="utf-8")

    assert run(["score", str(filed), "--explain", name]) == 0
    assert "投入/人员控制率" in capsys.readouterr().out


def test_explain_of_an_unknown_indicator_names_the_file(filed, capsys):
    assert run(["score", str(filed), "--explain", ""]) == 2
    assert str(filed) in capsys.readouterr().err


def test_no_format_at_all_is_refused(filed, tmp_path, capsys):
    assert run(["score", str(filed), "-o", str(tmp_path / "结果"), "--formats", ""]) == 2
    assert "可用的有：docx、html、pdf、xlsx、json" in capsys.readouterr().err


def test_part_of_a_name_finds_those_that_hold_it(filed, capsys):
    assert run(["score", str(filed), "--explain", "率"]) == 2
    assert "是否应为“人员控制率”" in capsys.readouterr().err


def test_formats_without_a_folder_are_refused(filed, capsys):
    assert run(["score", str(filed), "--formats", "html"]) == 2
    assert capsys.readouterr().err == "--formats：没有写明存到哪里。同时用 -o 写明文件夹。\n"


def test_json_of_no_file_is_nothing(capsys):
    run(["score", "没有.xlsx", "--json"])

    assert capsys.readouterr().out == ""


def test_a_doubt_is_on_the_screen_in_json_and_on_the_page(filed, tmp_path, capsys):
    bought = "{value: 112人, exclude: [{amount: 1人, category: 政策性, document: 某文}]}"
    filed.write_text(DOSSIER.replace("112人", bought), encoding="utf-8")
    folder = tmp_path / "结果"

    code = run(["score", str(filed), "-o", str(folder), "--formats", "html,json"])

    told = "剔除政策性1人：本指标体系不允许这类剔除，没有采用。"
    assert code == 1
    assert told in capsys.readouterr().out
    pages = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    assert len(pages) == 2
    assert all(told in page for page in pages)


def test_output_is_written_and_named(filed, tmp_path, capsys):
    folder = tmp_path / "结果"

    run(["score", str(filed), "-o", str(folder), "--formats", "html,xlsx,json"])

    printed = capsys.readouterr().out
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"某县水务局2024年度得分表.{kind}" for kind in ("html", "json", "xlsx")]
    assert all(f"已写入 {folder / name}" in printed for name in names)


def test_two_subjects_of_one_name_do_not_overwrite_each_other(filed, tmp_path, capsys):
    folder = tmp_path / "结果"

    run(["score", str(filed), str(filed), "-o", str(folder), "--formats", "json"])

    capsys.readouterr()
    assert len(list(folder.iterdir())) == 2


def test_an_unknown_format_is_named_with_the_known_ones(filed, tmp_path, capsys):
    code = run(["score", str(filed), "-o", str(tmp_path / "结果"), "--formats", "odt"])

    assert code == 2
    assert "可用的有：docx、html、pdf、xlsx、json" in capsys.readouterr().err


def test_paper_is_written_and_the_fonts_that_stand_in_are_told(filed, tmp_path, capsys):
    folder = tmp_path / "结果"

    run(["score", str(filed), "-o", str(folder), "--formats", "docx，pdf"])

    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]
    assert "仿宋_GB2312" in capsys.readouterr().err


def test_the_users_file_is_not_changed(filed, tmp_path, capsys):
    before = filed.read_bytes()

    run(["score", str(filed), "-o", str(tmp_path)])

    capsys.readouterr()
    assert filed.read_bytes() == before


def test_a_score_loads_nothing_heavy(filed):
    program = (
        "import sys; from jiheng.commands import run; run(['score', sys.argv[1]]);"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    called = subprocess.run(
        [sys.executable, "-c", program, str(filed)], capture_output=True, text=True, check=True
    )
    again = subprocess.run(
        [sys.executable, "-c", program, str(filed)], capture_output=True, text=True, check=True
    )

    assert called.stdout == again.stdout
    heavy = {"rich", "numpy", "pandas", "lark", "openpyxl", "xlsxwriter", "jinja2", "django"}
    assert heavy & set(again.stderr.split()) == set()
