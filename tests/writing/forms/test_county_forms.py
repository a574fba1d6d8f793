"""A county's empty forms (基础数据表, 整体自评表, 项目自评表), filled for one department."""

from pathlib import Path

import pytest
from office import docx, xlsx

from jiheng.commands import run
from jiheng.documents.model import Table
from jiheng.documents.read import read

MONEY = ["经费控制情况(万元)", "2023决算数(万元)", "2024预算数(万元)", "2024决算数(万元)"]
ROWS = [
    ("一、三公经费", "22.54", "24.00", "40.95"),
    ("1.公务用车购置和维护经费", "11.78", "12.00", "30.50"),
    ("其中：公车购置", "0.00", "0.00", "17.64"),
    ("公车运行维护", "11.78", "12.00", "12.86"),
    ("2.出国经费", "0.00", "0.00", "0.00"),
    ("3.公务接待", "10.77", "12.00", "10.45"),
    ("3.污染源监控系统改造项目运营费用（续费）", "", "38.20", "38.20"),
    ("其中：办公经费", "36.18", "11.24", "26.86"),
    ("水费、电费、差旅费", "81.75", "28.00", "42.83"),
    ("会议费、培训费", "2.20", "1.00", "1.95"),
    ("政府采购金额", "576.28", "695.14", "695.14"),
]
BUILDINGS = [
    [("楼堂馆所控制情况", 2, 1), "批复规模（㎡）", "实际规模（㎡）", "预算投资（万元）"],
    ["", "", ""],
]
WHOLE = [
    ["预算部门名称", ("", 1, 7)],
    [("年度预算申请\n(万元)", 4, 1), "", "年初预算数(万元)", "调整后预算数（万元）",
     "全年执行数（万元）", "分值", "执行率", "得分"],
    ["年度资金总额：", "", "", "", "10", "", ""],
    [("按收入性质分：", 1, 3), ("按支出性质分：", 1, 4)],
    ["一般公共预算：", ("", 1, 2), "其中:基本支出：", ("", 1, 3)],
    [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标",
     "年度指标值", "实际完成值", "分值", "得分"],
    [("产出指标\n（40分）", 2, 1), "数量 指标", "", "", "", "", ""],
    ["时效 指标", "", "", "", "", ""],
]  # fmt: skip
PROJECT = [
    ["项目支出名称", ("农村黑臭水体奖补资金", 1, 6)],
    ["主管部门", ("", 1, 3), "实施 单位", ("", 1, 2)],
    [("项目资金(万元)", 3, 1), "     资金来源", "年初预算数",
     "全年预算数", "全年执行数", "分值", "执行率"],
    ["其中：当年财政拨款", "", "", "", "10", ""],
    ["年度资金总额", "", "", "", "", ""],
    ["年度总体目标", "预期目标", ("", 1, 5)],
]  # fmt: skip


@pytest.fixture
def filled(repository, tmp_path, capsys):
    """The tables of a form after it was filled for the department."""

    def fill(form):
        output = tmp_path / f"填好{form.suffix}"
        dossier = repository / "examples" / "hengdong_2024" / "dossier.yaml"
        assert run(["fill", str(form), str(dossier), "-o", str(output)]) in (0, 1)
        assert "已填" in capsys.readouterr().out
        tables = (one for one in read(output).blocks if isinstance(one, Table))
        return [[[cell.text for cell in row.cells] for row in one.rows] for one in tables]

    return fill


def test_every_figure_of_the_base_data_stands_in_its_row_and_year(tmp_path, filled):
    form = docx(
        tmp_path / "附件3.docx", [MONEY, *([row[0], "", "", ""] for row in ROWS)], BUILDINGS
    )

    tables = filled(form)

    assert [tuple(row) for row in tables[0][1:]] == ROWS
    assert tables[1][1] == ["0", "0", "0.00"]


def test_a_sheet_gets_numbers_that_can_be_added_up(tmp_path, filled):
    form = xlsx(tmp_path / "附件3.xlsx", 附件3=[MONEY, ["一、三公经费", "", "", ""]])

    assert filled(form)[0][1] == ["一、三公经费", "22.54", "24", "40.95"]


def test_funds_execution_and_objectives_of_the_whole_department(tmp_path, filled):
    table = filled(docx(tmp_path / "附件4.docx", WHOLE))[0]

    assert table[0] == ["预算部门名称", "衡阳市生态环境局衡东分局"]
    assert table[2] == ["年度资金总额：", "1409.20", "2135.42", "2135.42", "10", "100%", "10"]
    assert table[4] == ["一般公共预算：", "1393.76", "其中:基本支出：", "1376.69"]
    assert table[6][1:] == ["数量 指标", "饮用水水源地水质", "优良率100%", "已达标", "5", "5"]
    assert table[7] == ["时效 指标", "执行时限", "2024年全年", "2024.1.1-2024.12.31", "10", "10"]


def test_a_project_form_that_names_its_project_gets_its_money_and_goal(tmp_path, filled):
    table = filled(docx(tmp_path / "附件5.docx", PROJECT))[0]

    assert table[1] == ["主管部门", "衡阳市生态环境局机关", "实施 单位", "衡阳市生态环境局衡东分局"]
    assert table[3] == ["其中：当年财政拨款", "0.00", "19.87", "19.87", "10", "100%"]
    assert table[4] == ["年度资金总额", "0.00", "19.87", "19.87", "", ""]
    assert table[5][2] == "清理黑臭水体，改善当地生态环境"


def test_the_form_itself_is_only_read(tmp_path, filled):
    form = docx(tmp_path / "附件4.docx", WHOLE)
    before = Path(form).read_bytes()

    filled(form)

    assert form.read_bytes() == before


def test_columns_may_bear_the_letters_of_the_national_form(tmp_path, filled):
    form = [
        ["项目名称", ("农村黑臭水体奖补资金", 1, 6)],
        [("项目资金（万元）", 3, 1), "", "年初预算数", "全年预算数（A）", "全年执行数（B）", "分值",
         "执行率（B/A）"],
        ["年度资金总额", "", "", "", "10", ""],
        ["其中：当年财政拨款", "", "", "", "—", "—"],
    ]  # fmt: skip

    table = filled(docx(tmp_path / "项目自评表.docx", form))[0]

    assert table[2] == ["年度资金总额", "0.00", "19.87", "19.87", "10", "100%"]
    assert table[3] == ["其中：当年财政拨款", "0.00", "19.87", "19.87", "—", "—"]


def test_the_total_is_what_the_rows_add_up_to_as_in_the_report(tmp_path, filled):
    form = [
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "自评得分"],
        ["成本指标", "", "", "20", "按完成情况得分", ""],
        ["总分", "", "", "100", "", ""],
    ]

    table = filled(docx(tmp_path / "评分表.docx", form))[0]

    assert [row[-1] for row in table[1:]] == ["20", "100"]
