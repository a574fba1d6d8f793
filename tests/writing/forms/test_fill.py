"""The bureau's form comes back with its empty cells filled, and nothing else touched."""

from zipfile import ZipFile

import openpyxl
import pytest
from office import Formula, docx, xlsx
from openpyxl.styles import Font
from writing.forms.forms_made import BASE, FUNDS, GOALS, PROJECT, department

from jiheng.commands import run
from jiheng.documents.model import Table
from jiheng.documents.read import read

__all__ = ["department"]


def words(path):
    """Rows of words of each table."""
    return [
        [[cell.text for cell in row.cells] for row in one.rows]
        for one in read(path).blocks
        if isinstance(one, Table)
    ]


@pytest.fixture
def fill(department, tmp_path, capsys):
    """Fills a form; gives code, what was said, and the tables that came out."""

    def filled(form, *options):
        output = tmp_path / f"填好{form.suffix}"
        code = run(["fill", str(form), str(department), "-o", str(output), *options])
        said = capsys.readouterr()
        return code, said.out + said.err, words(output) if output.exists() else None

    return filled


BASE_FILLED = [
    ["财政供养人员情况", "编制数", "2024年实际\n在职人数", "控制率"],
    ["20", "19", "95%"],
    ["经费控制情况(万元)", "2023决算数(万元)", "2024预算数(万元)", "2024决算数(万元)"],
    ["一、三公经费", "6.50", "8.00", "7.25"],
    ["2.公务接待", "", "", "1.00"],
    ["3.会务租赁", "", "", ""],
    ["厉行节约保障措施", "三公经费7.25万元，比预算少。"],
]


@pytest.mark.parametrize("make", [docx, lambda path, table: xlsx(path, 附件3=table)])
def test_facts_are_found_by_the_names_of_rows_and_columns(tmp_path, fill, make):
    form = make(tmp_path / ("原表.docx" if make is docx else "原表.xlsx"), BASE)

    code, said, tables = fill(form)

    numbers = [
        [one.replace("6.5", "6.50") if one == "6.5" else one for one in row] for row in tables[0]
    ]
    shown = {"8": "8.00", "1": "1.00", "6.50": "6.50"}
    assert [[shown.get(one, one) for one in row] for row in numbers] == BASE_FILLED
    assert code == 1
    assert "3.会务租赁" in said


def test_money_is_written_in_the_unit_that_the_form_states(tmp_path, fill):
    _, _, tables = fill(docx(tmp_path / "原表.docx", FUNDS))

    assert tables[0] == [
        ["预算部门名称", "某县某局"],
        ["年度预算申请（元）", "", "年初预算数", "调整后预算数", "分值", "执行率", "得分"],
        ["年度资金总额：", "1000000", "1200000", "10", "100%", "10"],
        ["其中：结转", "", "", "", "", ""],
    ]


def test_objectives_stand_in_the_rows_of_their_kind(tmp_path, fill):
    code, said, tables = fill(docx(tmp_path / "原表.docx", GOALS))

    assert tables[0][1:] == [
        ["产出指标\n（40分）", "数量 指标", "巡查次数", "≥24次", "25次", "10", "10", ""],
        ["培训人次", "≥60人次", "50人次", "10", "8", "场地检修停办一期"],
        ["时效指标", "", "", "", "", "", ""],
        ["总分", "100", "10", ""],
    ]
    assert code == 1
    assert "未放下：绩效目标“投诉减少”（效益指标/社会效益指标）在表中没有空行" in said
    assert "填报表没有更多的“时效”绩效目标" in said


def test_a_row_whose_objective_is_printed_gets_that_objective(tmp_path, fill):
    table = [GOALS[0], ["产出指标", "数量指标", "培训人次", "", "", "", "", ""]]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert tables[0][1][3:] == ["≥60人次", "50人次", "10", "8", "场地检修停办一期"]


def test_as_many_project_forms_as_projects_are_filled_in_order(tmp_path, fill):
    _, _, tables = fill(docx(tmp_path / "原表.docx", PROJECT, "又一张", PROJECT))

    assert [table[0][1] for table in tables] == ["监测网络运维", "河道整治"]
    assert tables[0][3:6] == [
        ["其中：当年财政拨款", "30.00", "32.00", "24.00", ""],
        ["上年结转资金", "", "", "", ""],
        ["年度资金总额", "30.00", "32.00", "24.00", "75%"],
    ]


def test_one_project_form_is_filled_for_the_project_that_is_named(tmp_path, fill):
    _, _, tables = fill(docx(tmp_path / "原表.docx", PROJECT), "--project", "P2")

    assert tables[0][0] == ["项目支出名称", "河道整治"]


def test_a_form_that_names_its_project_needs_no_option(tmp_path, fill):
    form = [["项目支出名称", ("河道整治", 1, 4)], *PROJECT[1:]]

    _, _, tables = fill(docx(tmp_path / "原表.docx", form))

    assert tables[0][6] == ["预期目标", "整治三段"]


def test_a_scoring_table_gets_filed_scores_and_reasons(tmp_path, fill):
    table = [
        ["一级指标", "评分标准", "分值", "自评得分", "扣分原因"],
        ["预算执行率", "按比例", "", "", ""],
        ["公众满意度", "达标得分", "", "", ""],
        ["总分", "", "", "", ""],
    ]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert [row[2:] for row in tables[0][1:]] == [
        ["10", "10", ""], ["90", "0", "85%不在以上各档，得0分"], ["100", "10", ""],
    ]  # fmt: skip


def test_what_was_printed_stays_as_it_was(tmp_path, fill):
    table = [["编制数", "在职人数"], ["18", ""]]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert tables[0][1] == ["18", "19"]


def test_every_other_part_of_a_docx_stays_byte_for_byte(tmp_path, fill):
    extra = {"word/media/印章.png": b"\x89PNG\0\1", "docProps/core.xml": "<a b='1'/>"}
    form = docx(tmp_path / "原表.docx", BASE, extra=extra)

    fill(form)

    with ZipFile(form) as before, ZipFile(tmp_path / "填好.docx") as after:
        names = before.namelist()
        assert after.namelist() == names
        changed = [name for name in names if before.read(name) != after.read(name)]
        assert changed == ["word/document.xml"]


def test_a_cell_takes_the_looks_that_the_form_gives_it(tmp_path, fill):
    looks = "<w:rPr><w:rFonts w:eastAsia='仿宋_GB2312'/><w:sz w:val='24'/></w:rPr>"
    cells = (
        "<w:tc><w:p><w:r><w:t>编制数</w:t></w:r></w:p></w:tc>"
        f"<w:tc><w:p><w:pPr><w:jc w:val='center'/>{looks}</w:pPr></w:p></w:tc>"
    )
    form = docx(tmp_path / "原表.docx", f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>".encode())

    fill(form)

    with ZipFile(tmp_path / "填好.docx") as file:
        written = file.read("word/document.xml").decode()
    assert written.count("仿宋_GB2312") == 2
    assert '<w:jc w:val="center"/>' in written


def test_formulas_of_a_sheet_stay_and_are_worked_out_again(tmp_path, fill):
    table = [["编制数", "在职人数", "合计"], ["", "", Formula("A2+B2")]]
    form = xlsx(tmp_path / "原表.xlsx", 表=table, 说明=[["不动"]])

    fill(form)

    with ZipFile(form) as before, ZipFile(tmp_path / "填好.xlsx") as after:
        sheet = after.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>A2+B2</f>" in sheet
        assert '<c r="A2" s="0"><v>20</v></c>' in sheet
        assert 'fullCalcOnLoad="1"' in after.read("xl/workbook.xml").decode()
        other = "xl/worksheets/sheet2.xml"
        assert before.read(other) == after.read(other)


def test_the_same_form_gives_the_same_file(tmp_path, fill):
    form = docx(tmp_path / "原表.docx", BASE)

    fill(form)
    first = (tmp_path / "填好.docx").read_bytes()
    fill(form, "--force")

    assert (tmp_path / "填好.docx").read_bytes() == first


@pytest.mark.parametrize(
    ("table", "options", "said"),
    [
        ([["姓名", "电话"], ["", ""]], (), "2个空格没有一个能按行名和列名对上"),
        (PROJECT, ("--project", "P9"), "没有编码为“P9”的项目。可用的有：P1、P2"),
        ([[""] * 201] * 100, (), "表中有20100个空格，超过20000个"),
    ],
    ids=["nothing matches", "unknown project", "no form"],
)
def test_a_form_that_cannot_be_filled_is_told_and_nothing_is_written(
    tmp_path, fill, table, options, said
):
    code, told, tables = fill(docx(tmp_path / "原表.docx", table), *options)

    assert (code, tables) == (2, None)
    assert said in told


@pytest.mark.parametrize(
    "wrong",
    [
        (lambda path: docx(path, BASE), "填好.xlsx", "原表是docx，填好的表也是docx"),
        (lambda path: path.write_text("甲\t乙", "utf-8"), "填好.docx", "不是docx或xlsx，不能填写"),
        (lambda path: docx(path, BASE), "原表.docx", "就是"),
    ],
    ids=["other ending", "text", "over itself"],
)
def test_an_output_that_does_not_fit_is_refused(tmp_path, department, capsys, wrong):
    make, name, said = wrong
    form = tmp_path / "原表.docx"
    make(form)

    code = run(["fill", str(form), str(department), "-o", str(tmp_path / name)])

    assert code == 2
    assert said in capsys.readouterr().err


def test_a_unit_in_the_corner_of_a_table_holds_for_all_of_it(tmp_path, fill):
    table = [["经费（元）", "2024决算数"], ["三公经费", ""]]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert tables[0][1] == ["三公经费", "72500"]


def test_money_without_a_stated_unit_is_written_with_its_own(tmp_path, fill):
    table = [["经费", "2024决算数"], ["三公经费", ""]]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert tables[0][1] == ["三公经费", "7.25万元"]


def test_what_a_sheet_does_not_draw_is_margin(tmp_path, fill):
    sheet = [["编制数", "在职人数", "控制率"], ["", ""], ["", "", "", "", "旁注"]]

    _, _, tables = fill(xlsx(tmp_path / "原表.xlsx", 表=sheet))

    assert tables[0][:2] == [
        ["编制数", "在职人数", "控制率", "", ""], ["20", "19", "", "", ""],
    ]  # fmt: skip


def test_what_another_program_wrote_is_filled_and_keeps_its_looks(tmp_path, fill):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["经费(万元)", "2023决算数", "2024决算数"], ["三公经费", None, None]):
        sheet.append(row)
    for cell in (cell for row in sheet["A1:C2"] for cell in row):
        cell.font = Font(name="仿宋", size=14)
    sheet.freeze_panes = "B2"
    book.save(tmp_path / "原表.xlsx")

    fill(tmp_path / "原表.xlsx")

    filled = openpyxl.load_workbook(tmp_path / "填好.xlsx").active
    assert [cell.value for cell in filled[2]] == ["三公经费", 6.5, 7.25]
    assert (filled["C2"].font.name, filled.freeze_panes) == ("仿宋", "B2")


@pytest.mark.parametrize(
    "row", [["补充说明", ""], [("", 1, 2)]], ids=["a row of its own name", "a cell wider than both"]
)
def test_a_heading_names_no_cell_that_is_not_its_own(tmp_path, fill, row):
    table = [["编制数", "在职人数"], ["", ""], row]

    _, _, tables = fill(docx(tmp_path / "原表.docx", table))

    assert tables[0][1] == ["20", "19"]
    assert tables[0][2][-1] == ""
