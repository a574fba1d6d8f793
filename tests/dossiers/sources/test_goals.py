"""Approved objectives come in locked, and a change of them needs a document."""

from fractions import Fraction
from pathlib import Path

import pytest
from dossiers.made import COUNTY, cell_of, full, workbook
from openpyxl import Workbook, load_workbook

from jiheng.commands import run
from jiheng.dossiers.read import read_dossier
from jiheng.dossiers.sources.goals import import_goals
from jiheng.dossiers.sources.layout import SHIPPED, accounts_layout, goals_layout
from jiheng.errors import JihengError, Problems

FRAMEWORK = str(Path(__file__).parents[1] / "county.yaml")
HEADINGS = [
    "项目编码",
    "项目名称",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "指标值",
    "度量单位",
    "权重",
]
ROWS = [
    ["P001", "污染源监控", "产出指标", "数量指标", "监测站点", "≥", 24, "个", 20],
    [None, None, None, "质量指标", "数据准确率", "正向指标", 0.95, None, 30],
    [None, None, "效益指标", "社会效益", "群众知晓", "定性", "提高", None, 40],
    ["P002", "土壤修复", "效益指标", "经济效益", "总成本", "反向指标", 38.2, "万元", 10],
    ["合计", None, None, None, None, None, None, None, 100],
]


def export(folder, rows=ROWS, headings=HEADINGS):
    """An export as the budget system makes it: a title, merged levels, percent formats."""
    book = Workbook()
    page = book.active
    page.title = "绩效目标表"
    page.append(["某县生态环境局绩效目标表"])
    page.append(headings)
    for row in rows:
        page.append(row)
    page.merge_cells("A3:A5")
    page.merge_cells("C3:C4")
    page["G4"].number_format = "0%"
    path = folder / "导出.xlsx"
    book.save(path)
    return path


def test_objectives_come_in_locked(tmp_path):
    done = import_goals(full(), export(tmp_path), goals_layout("goals_budget_system"))

    taken = {one.title: one for one in done.dossier.objectives}
    rate, cost = taken["数据准确率"], taken["总成本"]
    assert (rate.project, rate.level1, rate.level2) == ("P001", "产出指标", "质量指标")
    assert (rate.direction, rate.target, rate.weight) == ("≥", "95%", Fraction(30))
    assert (cost.direction, cost.target, cost.unit, cost.locked) == ("≤", "38.2", "万元", True)
    assert [one.code for one in done.dossier.projects] == ["P001", "P002"]
    assert len(done.taken) == 4


def test_what_the_unit_filled_in_stays(tmp_path):
    headings = [one for one in HEADINGS if not one.startswith("项目")]
    book = Workbook()
    book.active.append(headings)
    book.active.append(["产出指标", "数量指标", "监测站点", "≥", 30, "个", 10])
    book.save(tmp_path / "导出.xlsx")

    done = import_goals(full(), tmp_path / "导出.xlsx", goals_layout("goals_budget_system"))

    one = done.dossier.objectives[0]
    assert (one.target, one.actual, one.evidence) == ("30", "25", "验收单")
    assert "绩效目标“监测站点”原填“≥24”，已按导出改为“≥30”" in done.left
    assert "填报表的绩效目标“服务对象满意度”不在导出中，未锁定" in done.left


def test_the_command_writes_a_new_workbook_with_locked_cells(tmp_path, capsys):
    before, after = workbook(tmp_path), tmp_path / "新.xlsx"
    was = before.read_bytes()

    code = run(
        ["import", "goals", str(export(tmp_path)), "--layout", "goals_budget_system",
         "--into", str(before), "--framework", FRAMEWORK, "-o", str(after)]
    )  # fmt: skip

    book = load_workbook(after)
    cell = cell_of(book, "绩效目标与完成", "数据准确率", "指标值")
    free = cell_of(book, "绩效目标与完成", "数据准确率", "实际完成值")
    assert (code, before.read_bytes() == was) == (1, True)
    assert (cell.protection.locked, free.protection.locked) == (True, False)
    assert book["绩效目标与完成"].protection.sheet
    assert "已导入4项" in capsys.readouterr().out


def test_a_change_after_the_import_needs_number_and_date(tmp_path):
    before, after = workbook(tmp_path), tmp_path / "新.xlsx"
    arguments = ["--into", str(before), "--framework", FRAMEWORK, "-o", str(after)]
    run(["import", "goals", str(export(tmp_path)), "--layout", "goals_budget_system", *arguments])
    book = load_workbook(after)
    cell_of(book, "绩效目标与完成", "数据准确率", "指标值").value = "90%"
    book.save(after)

    with pytest.raises(Problems, match="批复为“≥95%”（30分），现为“≥90%”（30分），没有调整批复"):
        read_dossier(after, COUNTY)

    cell_of(book, "绩效目标与完成", "数据准确率", "调整批复文号").value = "某财预〔2023〕9号"
    cell_of(book, "绩效目标与完成", "数据准确率", "调整批复日期").value = "2023-10-08"
    book.save(after)
    assert read_dossier(after, COUNTY).objectives[1].approval.date == "2023-10-08"


def test_an_export_without_the_headings_is_told(tmp_path):
    path = export(tmp_path, headings=["甲"] * 9)

    with pytest.raises(JihengError, match="没有找到“绩效目标”表，或表头没有“项目编码”“"):
        import_goals(full(), path, goals_layout("goals_budget_system"))


def test_columns_may_be_named_by_their_letters(tmp_path):
    layout = tmp_path / "布局.yaml"
    layout.write_text(
        "kind: goals\ncolumns: {level1: 列C, level2: 列D, title: 列E, target: 列G}\n"
        "carry_down: [level1]\nskip: [合计, 三级指标]\n",
        encoding="utf-8",
    )

    done = import_goals(full(), export(tmp_path), goals_layout(str(layout)))

    assert "产出指标/质量指标/数据准确率：95%" in done.taken


def test_a_wrong_layout_is_told(tmp_path):
    layout = tmp_path / "布局.yaml"
    layout.write_text("kind: goals\ncolumn: {title: 指标}\n", encoding="utf-8")

    with pytest.raises(Problems) as told:
        goals_layout(str(layout))

    assert "第2行 column：键“column”不认识。是否应为“columns”。" in str(told.value)


def test_an_unknown_layout_is_told():
    with pytest.raises(JihengError, match="没有布局文件“x”。写文件的路径，或用自带的：accounts_"):
        goals_layout("x")


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_layout_can_be_read(path):
    read = goals_layout if path.stem.startswith("goals") else accounts_layout

    assert read(path.stem)
