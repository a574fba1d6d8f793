"""``jiheng report``: everything or nothing, and one sentence where something is wrong."""

import json
import os
from pathlib import Path

import pytest

from jiheng.commands import run

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MILUO = EXAMPLES / "miluo_2020" / "dossier.yaml"
NAME = "岳阳市生态环境局汨罗分局2020年度部门（单位）整体支出绩效评价自评报告"


def report(file, folder, *options):
    return run(["report", str(file), "-o", str(folder), *options])


def altered(tmp_path, old, new):
    """The example, with something else in it."""
    path = tmp_path / "dossier.yaml"
    path.write_text(MILUO.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return path


def test_every_paper_is_written(tmp_path, capsys):
    code = report(MILUO, tmp_path / "输出")

    assert code == 1
    assert sorted(path.name for path in (tmp_path / "输出").iterdir()) == sorted(
        [
            *(f"{NAME}.{kind}" for kind in ("docx", "html", "pdf", "xlsx")),
            "一页纸.docx",
            "机读数据.json",
        ]
    )
    printed = capsys.readouterr()
    assert "须处理：填报总分98分，各项得分相加为97分" in printed.out
    assert "仿宋_GB2312" in printed.err


def test_fonts_are_spoken_of_only_where_a_pdf_is_set(tmp_path, capsys):
    report(MILUO, tmp_path, "--formats", "docx")

    assert "字体" not in capsys.readouterr().err


def test_the_workbook_gives_the_same_report(tmp_path):
    report(MILUO, tmp_path / "甲", "--formats", "docx")
    report(MILUO.with_name("填报表.xlsx"), tmp_path / "乙", "--formats", "docx")

    first, second = (tmp_path / one / f"{NAME}.docx" for one in "甲乙")
    assert first.read_bytes() == second.read_bytes()


def test_the_notes_stand_on_the_page_and_are_not_filed(tmp_path):
    report(MILUO, tmp_path, "--formats", "html,docx")

    page = (tmp_path / f"{NAME}.html").read_text(encoding="utf-8")
    assert "报送前须处理的事项" in page


def test_the_twin_is_inside_only_when_asked_for(tmp_path):
    report(MILUO, tmp_path / "甲", "--formats", "html")
    report(MILUO, tmp_path / "乙", "--formats", "html", "--embed")

    plain, embedded = (
        (tmp_path / one / f"{NAME}.html").read_text(encoding="utf-8") for one in "甲乙"
    )
    twin = (tmp_path / "甲" / "机读数据.json").read_text(encoding="utf-8")
    assert json.loads(twin)["form"] == "jiheng.report/1"
    assert "jiheng.report/1" not in plain
    assert "jiheng.report/1" in embedded


def test_files_that_are_there_are_not_written_over(tmp_path, capsys):
    there = tmp_path / "一页纸.docx"
    there.write_text("别人的文件", encoding="utf-8")

    code = report(MILUO, tmp_path)

    assert code == 2
    assert there.read_text(encoding="utf-8") == "别人的文件"
    assert [path.name for path in tmp_path.iterdir()] == ["一页纸.docx"]
    assert "--force" in capsys.readouterr().err


def test_they_are_when_asked_for(tmp_path):
    (tmp_path / "一页纸.docx").write_text("旧的", encoding="utf-8")

    assert report(MILUO, tmp_path, "--formats", "docx", "--force") == 1
    assert (tmp_path / "一页纸.docx").read_bytes().startswith(b"PK")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_named(tmp_path, capsys):
    tmp_path.chmod(0o500)

    code = report(MILUO, tmp_path / "输出")

    tmp_path.chmod(0o700)
    assert code == 2
    assert "无法写入" in capsys.readouterr().err


def test_a_file_where_the_folder_should_be_is_named(tmp_path, capsys):
    (tmp_path / "输出").write_text("", encoding="utf-8")

    code = report(MILUO, tmp_path / "输出")

    message = capsys.readouterr().err
    assert code == 2
    assert message.count("\n") == 1
    assert "无法写入" in message


def test_an_unknown_reference_is_told_with_its_line_and_nothing_is_written(tmp_path, capsys):
    file = altered(tmp_path, "{{公众满意度}}", "{{公众满意率}}")

    code = report(file, tmp_path / "输出")

    message = capsys.readouterr().err
    assert code == 2
    assert "第" in message
    assert "引用“{{公众满意率}}”既不是基础数据，也不是指标。是否应为“{{公众满意度}}”。" in message
    assert not (tmp_path / "输出").exists()


def test_a_narrative_of_five_hundred_pages_is_one_sentence(tmp_path, capsys):
    file = altered(tmp_path, "环境质量稳中向好", "环境质量稳中向好" * 38_500)

    code = report(file, tmp_path / "输出")

    message = capsys.readouterr().err
    assert code == 2
    assert message.count("\n") == 1
    assert "约501页" in message
    assert not (tmp_path / "输出").exists()


def test_an_unknown_format_is_named(tmp_path, capsys):
    code = report(MILUO, tmp_path / "输出", "--formats", "wps")

    assert code == 2
    assert "wps" in capsys.readouterr().err
