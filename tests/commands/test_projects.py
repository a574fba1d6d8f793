"""``jiheng projects`` as a user calls it."""

from time import process_time

import openpyxl
import pytest
from commands.county_projects import FRAMEWORK, dossier

from jiheng.commands import run


@pytest.fixture(name="filed")
def _filed(tmp_path, monkeypatch):
    """A home with the county's framework, and a department's file with two projects."""
    home = tmp_path / "home"
    (home / "frameworks").mkdir(parents=True)
    (home / "frameworks/county.yaml").write_text(FRAMEWORK, encoding="utf-8")
    monkeypatch.setenv("JIHENG_HOME", str(home))
    path = tmp_path / "填报.yaml"
    path.write_text(dossier(2), encoding="utf-8")
    return path


def names(folder):
    """The files in a folder, as paths within it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def test_every_project_has_its_form_and_all_have_list_and_reports(filed, tmp_path, capsys):
    code = run(["projects", str(filed), "-o", str(tmp_path / "输出"), "--formats", "xlsx"])

    assert (code, capsys.readouterr().out.splitlines()[0]) == (
        0,
        "自评覆盖率：按项目数2/2（100%），按全年预算数20.00/20.00万元（100%）",
    )
    assert names(tmp_path / "输出") == [
        "项目支出绩效自评报告.xlsx",
        "项目支出绩效自评汇总报告.xlsx",
        "项目支出绩效自评汇总表.xlsx",
        "项目自评表/P001_监测_运维（第1期）.xlsx",
        "项目自评表/P002_监测_运维（第2期）.xlsx",
    ]


def test_sixty_projects_are_written_in_one_run_within_ten_seconds(filed, tmp_path):
    filed.write_text(dossier(60), encoding="utf-8")
    run(["projects", str(filed), "-o", str(tmp_path / "先一次"), "--formats", "xlsx"])

    began = process_time()
    code = run(["projects", str(filed), "-o", str(tmp_path / "输出")])

    assert (code, process_time() - began < 10) == (0, True)
    assert len(names(tmp_path / "输出/项目自评表")) == 120
    listed = openpyxl.load_workbook(tmp_path / "输出/项目支出绩效自评汇总表.xlsx").worksheets[0]
    assert any("合计（60个项目）" in str(cell.value) for row in listed.rows for cell in row)


def test_projects_of_one_name_do_not_overwrite_each_other(filed, tmp_path):
    filed.write_text(dossier(2, "/").replace("P002", "p001"), encoding="utf-8")

    run(["projects", str(filed), "-o", str(tmp_path / "输出"), "--formats", "xlsx"])

    assert names(tmp_path / "输出/项目自评表") == ["P001.xlsx", "p001(2).xlsx"]


def test_what_a_project_lacks_is_told_and_exits_1(filed, tmp_path, capsys):
    filed.write_text(dossier(2).replace('actual: "10"', 'actual: "8"', 1), encoding="utf-8")

    code = run(["projects", str(filed), "-o", str(tmp_path / "输出"), "--formats", "xlsx"])

    assert code == 1
    told = "须处理：P001 监测/运维（第1期）：产出1扣了分，没有填写偏差原因"
    assert told in capsys.readouterr().out


def test_nothing_is_written_over_without_force(filed, tmp_path, capsys):
    arguments = ["projects", str(filed), "-o", str(tmp_path / "输出"), "--formats", "xlsx"]
    run(arguments)
    form = tmp_path / "输出/项目自评表/P001_监测_运维（第1期）.xlsx"
    form.write_bytes(b"changed by hand")

    refused, kept = run(arguments), form.read_bytes()
    forced = run([*arguments, "--force"])

    assert (refused, kept, forced) == (2, b"changed by hand", 0)
    assert "换一个文件夹，或加 --force 覆盖。" in capsys.readouterr().err
    assert form.read_bytes() != kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (dossier(0).replace("projects:\n", "").replace("objectives:", ""), "没有填写项目"),
        (dossier(1).replace("P001", ""), "没有填写项目编码"),
        (f"{dossier(1)}\ntexts: {{项目概况: '共{{{{项目书}}}}个'}}", "是否应为“{{项目数}}”"),
    ],
)
def test_a_dossier_that_cannot_be_used_is_one_sentence(filed, tmp_path, capsys, text, said):
    filed.write_text(text, encoding="utf-8")

    code = run(["projects", str(filed), "-o", str(tmp_path / "输出")])

    told = capsys.readouterr().err
    assert (code, told.count("\n"), said in told) == (2, 1, True)
    assert not (tmp_path / "输出").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--formats", "doc"], "没有“doc”这种格式。可用的有："),
        (["--framework", "没有这张表"], "没有这张表"),
    ],
)
def test_bad_usage_is_one_sentence_and_writes_nothing(filed, tmp_path, capsys, more, said):
    code = run(["projects", str(filed), "-o", str(tmp_path / "输出"), *more])

    told = capsys.readouterr().err
    assert (code, told.count("\n"), said in told) == (2, 1, True)
    assert not (tmp_path / "输出").exists()
