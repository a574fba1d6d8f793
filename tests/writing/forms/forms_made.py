"""Forms of the kind a finance bureau hands out, empty, and a small department to fill them."""

from pathlib import Path
from shutil import copy

import pytest

from jiheng.frameworks import load_framework

MADE = Path(__file__).with_name("made")


BASE = [
    [("财政供养人员情况", 2, 1), "编制数", "2024年实际\n在职人数", "控制率"],
    ["", "", ""],
    ["经费控制情况(万元)", "2023决算数(万元)", "2024预算数(万元)", "2024决算数(万元)"],
    ["一、三公经费", "", "", ""],
    ["2.公务接待", "", "", ""],
    ["3.会务租赁", "", "", ""],
    ["厉行节约保障措施", ("", 1, 3)],
]
FUNDS = [
    ["预算部门名称", ("", 1, 6)],
    [("年度预算申请（元）", 3, 1), "", "年初预算数", "调整后预算数", "分值", "执行率", "得分"],
    ["年度资金总额：", "", "", "10", "", ""],
    ["其中：结转", "", "", "", "", ""],
]
GOALS = [
    [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "偏差原因分析",
    ],
    [("产出指标\n（40分）", 3, 1), ("数量 指标", 2, 1), "", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["时效指标", "", "", "", "", "", ""],
    [("总分", 1, 5), "", "", ""],
]
PROJECT = [
    ["项目支出名称", ("", 1, 4)],
    ["主管部门", ("", 1, 2), "实施单位", ""],
    ["资金来源", "年初预算数（万元）", "全年预算数（万元）", "全年执行数（万元）", "执行率"],
    ["其中：当年财政拨款", "", "", "", ""],
    ["上年结转资金", "", "", "", ""],
    ["年度资金总额", "", "", "", ""],
    ["预期目标", ("", 1, 4)],
]


@pytest.fixture
def department(tmp_path, monkeypatch):
    """The dossier of a small department, its framework where it is found by name."""
    home = tmp_path / "home" / "frameworks"
    home.mkdir(parents=True)
    copy(MADE / "县表.yaml", home)
    monkeypatch.setenv("JIHENG_HOME", str(home.parent))
    path = Path(copy(MADE / "填报.yaml", tmp_path))
    assert load_framework("县表").title == "县评分表"
    return path
