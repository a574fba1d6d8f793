"""Every fault of a workbook is one sentence with sheet, cell and remedy; all are told at once."""

from datetime import date

import pytest
from dossiers.made import COUNTY, cell_of, full, spoilt, workbook
from openpyxl import load_workbook
from openpyxl.comments import Comment

from jiheng.documents.errors import NotWorkbook
from jiheng.dossiers.read import read_dossier
from jiheng.dossiers.ties import broken_ties
from jiheng.errors import JihengError

FACTS = "基础数据"


def put(label, heading, value, number_format=None, sheet=FACTS):
    """Put a value into one cell."""

    def spoil(book):
        cell = cell_of(book, sheet, label, heading)
        cell.value = value
        if number_format:
            cell.number_format = number_format

    return spoil


CASES = [
    (
        "text_in_a_number_cell",
        put("三公经费决算数", "本年数", "约18万"),
        "基础数据 C22：是文字“约18万”，应为数值。只填数字，单位是万元，说明写在佐证栏。",
    ),
    (
        "a_number_kept_as_text",
        put("三公经费决算数", "本年数", "18.43"),
        "“18.43”是以文本格式存放的数，表内公式不会计入。把单元格改为数值格式，重新输入。",
    ),
    (
        "a_date_in_a_number_cell",
        put("编制数", "本年数", date(2024, 1, 1)),
        "是日期2024-01-01（序号45292），应为数值。把单元格改为数值格式，重新输入。",
    ),
    (
        "a_serial_number_in_a_date_cell",
        put("填报日期", "填写", 45292, "General", "单位信息"),
        "45292是日期序号（2024-01-01），应为日期。写成2024-01-01。",
    ),
    (
        "a_formula_never_worked_out",
        put("编制数", "本年数", "=100+9"),
        "公式“=100+9”没有计算结果。用WPS或Excel打开后保存一次，或改填数值。",
    ),
    (
        "the_unit_changed",
        put("三公经费决算数", "单位", "元"),
        "单位栏被改为“元”，本表规定为“万元”。恢复为“万元”，数值按万元填写。",
    ),
    (
        "a_format_that_shows_yuan",
        put("三公经费决算数", "本年数", 45.5, '0.00"元"'),
        "单元格格式按“元”显示，存的数是45.5。把单元格改为数值格式，按万元填写。",
    ),
    (
        "a_format_that_scales",
        put("三公经费决算数", "本年数", 455000, '0!.0,"万"'),
        "单元格格式按“万”显示，存的数是455000。",
    ),
    (
        "a_rate_that_may_be_two_things",
        put("公众满意度", "本年数", 0.885, "General"),
        "0.885可能是0.885%，也可能是88.5%。把单元格设为百分比格式，或直接填带%的数。",
    ),
    (
        "a_rate_above_a_thousand_percent",
        put("公众满意度", "本年数", 88, "0%"),
        "88可能是88%，也可能是8800%。把单元格设为百分比格式，或直接填带%的数。",
    ),
    ("half_a_person", put("在职人员数", "本年数", 108.5), "108.5超出范围。应为0或正整数。"),
    (
        "a_rate_beyond_its_limit",
        put("公众满意度", "本年数", 1.2, "0%"),
        "120%超出范围。应为不小于0%，不大于100%。",
    ),
    (
        "an_unknown_choice",
        put("已制定管理制度", "填写", "也许", sheet="指标判断"),
        "“也许”不在可选范围内。可填：是、否。",
    ),
    (
        "a_score_above_its_points",
        put("效果/社会效益", "填写", 26, sheet="指标判断"),
        "26超出范围。应为不小于0，不大于25。",
    ),
    (
        "a_row_put_in_by_hand",
        put("工勤编制数", "名称", "另加一行"),
        "“另加一行”不是本表的行。",
    ),
    (
        "a_row_twice",
        put("工勤编制数", "名称", "编制数"),
        "“编制数”重复，前面已在A6填写。只保留一处。",
    ),
    (
        "a_row_taken_out",
        lambda book: book[FACTS].delete_rows(8),
        "基础数据：缺少“行政执法专项编制数”这一行。恢复这一行，没有内容时留空。",
    ),
    (
        "a_heading_changed",
        lambda book: setattr(book[FACTS]["C4"], "value", "2023年"),
        "基础数据：找不到表头“本年数”。恢复原来的表头，不要改动或删除列。",
    ),
    (
        "a_sheet_renamed",
        lambda book: setattr(book["指标判断"], "title", "指标判断表"),
        "工作表“指标判断表”应名为“指标判断”。改回原名。",
    ),
    (
        "a_sheet_taken_out",
        lambda book: book.remove(book["资金"]),
        "缺少工作表“资金”。用 jiheng new 重新生成填报表，不要删除或改名工作表。",
    ),
    (
        "merged_cells",
        lambda book: book[FACTS].merge_cells("C6:D6"),
        "基础数据 C6:D6：填写区内有合并单元格。取消合并，每格分别填写。",
    ),
    (
        "a_hidden_row",
        lambda book: setattr(book[FACTS].row_dimensions[6], "hidden", True),
        "基础数据 第6行：隐藏的行中有填写的内容。取消隐藏，核对后保留或清空这一行。",
    ),
    (
        "a_hidden_column",
        lambda book: setattr(book[FACTS].column_dimensions["C"], "hidden", True),
        "基础数据 C列：隐藏的列中有填写的内容。",
    ),
    (
        "a_hidden_sheet",
        lambda book: setattr(book["上级转移支付"], "sheet_state", "hidden"),
        "上级转移支付：隐藏的工作表中有填写的内容。",
    ),
    (
        "a_locked_objective_changed",
        put("监测站点", "指标值", "20", sheet="绩效目标与完成"),
        (
            "绩效目标“监测站点”批复为“≥24”（10分），现为“≥20”（10分），没有调整批复。"
            "填写调整批复文号和日期，或恢复批复的内容。"
        ),
    ),
    (
        "half_an_approval",
        put("服务对象满意度", "调整批复日期", None, sheet="绩效目标与完成"),
        "没有填写调整批复的文号或日期。",
    ),
    (
        "an_objective_of_no_project",
        put("服务对象满意度", "项目编码", "P9", sheet="绩效目标与完成"),
        "项目编码“P9”在项目表中没有。先在项目表登记，或改正编码。",
    ),
    (
        "an_exclusion_of_nothing",
        put("某财采〔2023〕1号", "基础数据名称", "公务接待费预算数", sheet="剔除项"),
        "剔除项所属的“公务接待费预算数”2023年的数没有填写。",
    ),
    (
        "a_long_code_kept_as_a_number",
        put("预算编码", "填写", 430681001000123456, "General", "单位信息"),
        "超过15位，以数值存放时末位已失真。把单元格设为文本格式后重新填写。",
    ),
    (
        "a_count_that_is_none",
        put("过程/资金使用合规性", "填写", 0.5, sheet="指标判断"),
        "0.5超出范围。应为0或正整数。",
    ),
    (
        "a_count_of_which_only_a_bound_is_known",
        put("过程/资金使用合规性", "填写", "≥1", sheet="指标判断"),
        "是文字“≥1”，应为数值。",
    ),
    (
        "have_and_have_not_for_yes_and_no",
        put("已制定管理制度", "填写", "无", sheet="指标判断"),
        "“无”不在可选范围内。可填：是、否。",
    ),
    (
        "a_weight_of_nothing",
        put("监测站点", "权重（分）", 0, sheet="绩效目标与完成"),
        "“监测站点”的权重0超出范围。应为大于0的分数。",
    ),
    (
        "an_objective_of_no_category",
        put("服务对象满意度", "一级指标", "其他指标", sheet="绩效目标与完成"),
        "一级指标“其他指标”不属于本指标体系。可填：产出指标、效益指标、满意度指标。",
    ),
    (
        "a_rate_whose_sign_was_lost",
        lambda book: (
            put("监测站点", "计量单位", "%", sheet="绩效目标与完成")(book),
            put("监测站点", "实际完成值", "0.92", sheet="绩效目标与完成")(book),
        ),
        "0.92可能是0.92%，也可能是92%。",
    ),
    (
        "a_row_of_totals_among_projects",
        put("污染源监控", "项目名称", "合计", sheet="项目"),
        "“P001”不是项目。删除合计行，合计由系统计算。",
    ),
    (
        "a_negative_amount",
        put("P001", "其他资金\n全年预算数", -1, sheet="项目"),
        "-1.00万元超出范围。应为不小于0的金额。",
    ),
    (
        "more_taken_off_than_there_is",
        put("某财采〔2023〕1号", "金额（单位同基础数据）", 500, sheet="剔除项"),
        "“公务用车购置费决算数”的剔除项合计500.00万元超出范围。应为不超过5.43万元。",
    ),
    (
        "a_year_nobody_means",
        put("评价年度", "填写", "1020", sheet="单位信息"),
        "评价年度1020超出范围。应为1990至2099。",
    ),
    (
        "a_year_that_is_none",
        put("评价年度", "填写", "今年", sheet="单位信息"),
        "年度“今年”的写法不对。写成四位数，如2024。",
    ),
]


@pytest.mark.parametrize(("spoil", "told"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_it_is_told(tmp_path, spoil, told):
    assert any(told in one for one in spoilt(tmp_path, spoil)), spoilt(tmp_path, spoil)


def test_all_faults_are_told_at_once(tmp_path):
    def spoil(book):
        put("编制数", "本年数", "一百")(book)
        put("在职人员数", "本年数", "很多")(book)
        put("效果/社会效益", "填写", 99, sheet="指标判断")(book)

    assert len(spoilt(tmp_path, spoil)) == 3


def test_another_framework_is_told_before_anything_else(tmp_path):
    told = spoilt_subject(tmp_path, "指标体系编号", "hunan_yueyang_2020")

    assert "填报的指标体系是“hunan_yueyang_2020”，现用的是“county”。用 jiheng migrate" in told


def test_another_version_is_told(tmp_path):
    told = spoilt_subject(tmp_path, "指标体系版本", "0")

    assert "填报时的指标体系为第0版，现为第1版，内容已有改动。用 jiheng migrate" in told


def test_the_same_version_with_other_content_is_told(tmp_path):
    told = spoilt_subject(tmp_path, "指标体系校验值", "0123456789abcdef")

    assert "填报时的指标体系为第1版（校验值01234567），现为第1版（校验值" in told


def spoilt_subject(folder, label, value):
    """What is said when the form's own lines were changed."""
    path = workbook(folder)
    book = load_workbook(path)
    cell_of(book, "单位信息", label, "填写").value = value
    book.save(path)
    with pytest.raises(JihengError) as told:
        read_dossier(path, COUNTY)
    return str(told.value)


def test_a_broken_tie_is_told_with_both_sides_and_is_not_fatal(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("公务接待费决算数", "本年数", 6)(book)
    book.save(path)

    told = [str(one) for one in broken_ties(COUNTY, read_dossier(path, COUNTY))]

    assert len(told) == 1
    assert told[0].startswith("勾稽不符：三公经费决算数 = 因公出国（境）费决算数 + ")
    assert told[0].endswith("，左边为18.43万元，右边为19.4301万元，相差1.0001万元")


def test_parts_by_fund_that_are_not_all_supplied_break_no_tie():
    assert broken_ties(COUNTY, full()) == ()


DOUBTS = [
    (put("效果/社会效益", "得分", 30, sheet="自评得分"), "自评得分30分超过分值25分，需核实"),
    (put("填报总分", "得分", 120, sheet="自评得分"), "填报总分自评得分120分超过分值100分，需核实"),
    (
        put("P001", "当年财政拨款\n全年执行数", 90, sheet="项目"),
        "全年执行数90.00万元超过全年预算数40.00万元，需核实",
    ),
    (
        put("P001", "其他资金\n全年预算数", 5, sheet="项目"),
        "全年预算数分来源合计43.20万元，年度资金总额40.00万元，需核实",
    ),
    (
        put("某财建〔2023〕3号", "已支出（万元）", 600, sheet="上级转移支付"),
        "已支出600.00万元超过下达",
    ),
    (put("单位名称", "填写", None, sheet="单位信息"), "没有填写单位名称，需核实。"),
    (put("评价年度", "填写", "2022", sheet="单位信息"), "评价年度是2022年，指标体系是2023年度的"),
    (
        put("三公经费预算数", "本年数", 0.1),
        "“三公经费决算数”为18.43万元，“三公经费预算数”为0.10万元",
    ),
    (put("本年收入合计", "本年数", 40000000), "“本年收入合计”为40000000.00万元，"),
    (
        lambda book: book.create_sheet("计算").append([1]),
        "工作表“计算”不属于填报表，其中的内容没有读取",
    ),
]


@pytest.mark.parametrize(("odd", "told"), DOUBTS)
def test_what_is_hardly_meant_so_is_told_and_is_not_fatal(tmp_path, odd, told):
    path = workbook(tmp_path)
    book = load_workbook(path)
    odd(book)
    book.save(path)

    doubts = [str(one) for one in read_dossier(path, COUNTY).doubts]

    assert any(told in one for one in doubts), doubts


def test_yuan_for_ten_thousand_yuan_is_doubted_and_not_fatal(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("三公经费决算数", "本年数", 184300)(book)
    book.save(path)

    told = [str(one).removeprefix(f"{path} ") for one in read_dossier(path, COUNTY).doubts]

    assert "基础数据 C22：“三公经费决算数”为184300.00万元，上年为18.00万元，" in told[0]
    assert "需核实是否把元填成了万元。核对单位后改正或保留。" in told[0]


def test_a_count_that_is_the_serial_of_a_day_of_that_year_is_doubted(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("编制数", "本年数", 45292)(book)
    book.save(path)

    told = [str(one) for one in read_dossier(path, COUNTY).doubts]

    assert "“编制数”为45292，恰是日期2024-01-01的序号，需核实" in told[0]


def test_a_percentage_without_a_percent_format_is_read_by_its_unit(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("公众满意度", "本年数", 88, "General")(book)
    book.save(path)

    assert read_dossier(path, COUNTY).fact("公众满意度", 2023).printed == "88%"


def test_a_formula_that_was_worked_out_is_taken(tmp_path):
    from xlsxwriter import Workbook  # noqa: PLC0415 - a cached value, which openpyxl cannot write

    from jiheng.documents.spreadsheet import scan  # noqa: PLC0415

    path = tmp_path / "f.xlsx"
    book = Workbook(path)
    book.add_worksheet("a").write_formula(0, 0, "=100+9", None, 109)
    book.close()

    cell = scan(path)["a"].cell(0, 0)

    assert (cell.number, cell.formula) == (109, "100+9")


def test_sheets_that_are_empty_or_put_in_by_the_program_are_passed_over(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    book.create_sheet("Sheet1")
    book.create_sheet("WpsReserved_CellImgList").append(["图"])
    book.save(path)

    assert read_dossier(path, COUNTY) == full()


def test_a_name_with_a_line_break_is_the_same_name(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("在职人员数", "名称", "在职\n人员数")(book)
    put("已制定管理制度", "填写", "是\u200b", sheet="指标判断")(book)
    book.save(path)

    assert read_dossier(path, COUNTY) == full()


def test_a_code_is_read_with_the_zeros_that_are_shown(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    put("预算编码", "填写", 430681001, "0000000000", "单位信息")(book)
    book.save(path)

    assert read_dossier(path, COUNTY).subject.code == "0430681001"


def test_a_note_below_a_table_is_passed_over(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    book[FACTS].cell(book[FACTS].max_row + 2, 1).value = "注：以决算为准"
    book.save(path)

    assert read_dossier(path, COUNTY) == full()


def test_notes_on_cells_and_rows_above_change_nothing(tmp_path):
    path = workbook(tmp_path)
    book = load_workbook(path)
    book[FACTS]["C6"].comment = Comment("批注", "x")
    book["剔除项"].insert_rows(1)
    book.save(path)

    assert read_dossier(path, COUNTY) == full()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04broken", "文件已损坏，无法读取。"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "是旧格式（xls或et）。"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "文件设了打开密码。",
        ),
        (b"\x00\xff\xfe\x00 no text", "不是xlsx文件，内容像是文本。在WPS或Excel中另存为xlsx。"),
        (b"", "是空文件。"),
    ],
)
def test_a_file_that_is_no_workbook_is_told_for_what_it_is(tmp_path, content, told):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(content)

    with pytest.raises(JihengError) as said:
        read_dossier(path, COUNTY)

    assert told in str(said.value)


def test_a_truncated_workbook_is_told(tmp_path):
    path = workbook(tmp_path)
    path.write_bytes(path.read_bytes()[:-2000])

    with pytest.raises(NotWorkbook, match="文件已损坏"):
        read_dossier(path, COUNTY)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(JihengError, match="文件不存在。核对文件的位置和名称。"):
        read_dossier(tmp_path / "无.xlsx", COUNTY)


def test_the_file_is_never_changed(tmp_path):
    path = workbook(tmp_path)
    before = path.read_bytes()

    read_dossier(path, COUNTY)

    assert path.read_bytes() == before
