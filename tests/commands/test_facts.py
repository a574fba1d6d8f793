"""``jiheng facts``: last year's report becomes a form whose every value says where it stood."""

import pytest

from jiheng.commands import run
from jiheng.dossiers.read import read_dossier
from jiheng.frameworks.load import load_framework

FRAMEWORK = "hunan_yueyang_2020"
REPORT = """青石县水利局

2020年度部门整体支出绩效自评报告

预算编码：603013

一、基本情况

（一）主要职责

负责河道管理。2020年机构改革后核定编制109人。

（二）内部管理制度

制定《财务管理办法》，严格执行。

二、收支情况

2020年本年支出合计4887.06万元，其中：基本支出1150.00万元，项目支出3737.06万元。

公务接待费支出9.27万元。

三、绩效情况

| 项目 | 金额（万元） |
| --- | ---: |
| 公务接待费 | 9.72 |
"""


@pytest.fixture
def report(tmp_path):
    """A filed report."""
    path = tmp_path / "报告.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def form(report, tmp_path):
    """What becomes of it, read back."""
    run(["facts", str(report), "--framework", FRAMEWORK, "-o", str(tmp_path / "填报表.xlsx")])
    return read_dossier(tmp_path / "填报表.xlsx", load_framework(FRAMEWORK))


def test_figures_stand_in_the_form_with_their_places(form):
    spent = form.fact("支出决算数", 2020)

    assert spent.printed == "4887.06万元"
    assert spent.evidence.startswith("报告.md 第")
    assert "4887.06万元" in spent.evidence


def test_whose_and_of_which_year_it_is_stands_in_the_form(form):
    assert (form.subject.name, form.subject.year) == ("青石县水利局", 2020)
    assert form.subject.code == "603013"


def test_duties_go_in_as_text_and_old_years_are_marked(form):
    about = next(one.body for one in form.texts if one.title == "部门概况")

    assert "负责河道管理。【待更新】2020年机构改革后核定编制109人。" in about


def test_a_figure_told_in_two_ways_stays_empty_and_is_listed(report, form, tmp_path, capsys):
    code = run(["facts", str(report), "--framework", FRAMEWORK, "-o", str(tmp_path / "二.xlsx")])

    out = capsys.readouterr().out
    assert code == 1
    assert form.fact("公务接待费决算数", 2020) is None
    assert "留空：2020年公务接待费决算数，报告中" in out
    assert "为9.27万元、" in out


def test_what_the_indicators_need_and_the_report_does_not_tell_is_listed(report, tmp_path, capsys):
    run(["facts", str(report), "--framework", FRAMEWORK, "-o", str(tmp_path / "二.xlsx")])

    assert "未取：报告中没有读到" in capsys.readouterr().out


def test_a_file_that_is_there_is_not_replaced_unless_told(report, tmp_path):
    output = tmp_path / "填报表.xlsx"
    output.write_text("已有", encoding="utf-8")
    asked = ["facts", str(report), "--framework", FRAMEWORK, "-o", str(output)]

    assert run(asked) == 2
    assert output.read_text(encoding="utf-8") == "已有"
    assert run([*asked, "--force"]) == 1


def test_a_report_that_follows_no_system_asks_for_one(report, tmp_path, capsys):
    code = run(["facts", str(report), "-o", str(tmp_path / "填报表.xlsx")])

    assert code == 2
    assert "没有认出评分表用的是哪个指标体系。用 --framework 写明" in capsys.readouterr().err


def test_last_years_figures_go_into_last_years_column(report, tmp_path):
    output = tmp_path / "填报表.xlsx"
    asked = ["facts", str(report), "--framework", FRAMEWORK, "--year", "2021", "-o", str(output)]

    run(asked)

    form = read_dossier(output, load_framework(FRAMEWORK))
    assert form.subject.year == 2021
    assert form.fact("支出决算数", 2020).printed == "4887.06万元"
    assert form.fact("支出决算数", 2021) is None
