"""A clerk who does what the page says, word by word, has a bundle at the end."""

import re
import shlex

import openpyxl
from office import docx

from jiheng.commands import run

TABLE = [
    ["一级指标", "二级指标", "三级指标", "分值", "评分标准"],
    ["过程（60分）", "预算管理", "管理制度健全性", "60",
     "①有内部财务管理制度，得30分；②制度合法合规，得30分"],
    ["产出与效果（40分）", "满意度", "公众满意度", "40", "满意度≥90%得40分，90%以下不得分"],
]  # fmt: skip
UNIT = {
    "预算编码": "603013",
    "单位名称": "某县水利局／机关",
    "评价年度": 2025,
    "所在区划": "某省某县",
}


def fill(path):
    """Write into the form what it asks for, and one project."""
    book = openpyxl.load_workbook(path)
    for name, sheet in ((name, book[name]) for name in ("单位信息", "指标判断")):
        for row in sheet.iter_rows():
            if name == "单位信息" and row[0].value in UNIT:
                row[1].value = UNIT[row[0].value]
            if name == "指标判断" and row[2].value == "是/否":
                row[3].value, row[4].value = "是", "内部控制手册，第12页"
    for column, value in enumerate(("P/001", "河道／清淤"), 1):
        book["项目"].cell(5, column).value = value
    book.save(path)


def test_the_commands_of_the_page_lead_to_a_bundle(repository, tmp_path, monkeypatch):
    page = (repository / "docs/howto/file-the-bundle.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIHENG_HOME", raising=False)
    docx(tmp_path / "去年评分表.docx", TABLE)

    codes = []
    for line in re.findall(r"^\$ jiheng (.+)$", page, re.MULTILINE):
        codes.append(run(shlex.split(line)))
        if line.startswith("new "):
            fill(tmp_path / "填报表.xlsx")

    assert set(codes) <= {0, 1}
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")}
    assert {
        "报送包/某县水利局_机关_2025_报送函.docx",
        "报送包/项目自评表/P_001_河道_清淤.docx",
        "报送包/佐证材料/01_内部控制手册",
        "项目材料/项目支出绩效自评汇总表.xlsx",
    } <= found
