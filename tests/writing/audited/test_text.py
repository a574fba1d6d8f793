"""What a terminal shows of an audit, to the letter."""

from dataclasses import replace
from pathlib import Path

import pytest
from writing.audited.sample import sample

from jiheng.auditing.audited import Audited, Closed, Waiver
from jiheng.auditing.model import Findings
from jiheng.documents.errors import BrokenFile
from jiheng.writing.aligned import width
from jiheng.writing.audited.text import made, of_one


@pytest.fixture
def audited(tmp_path):
    return replace(sample(tmp_path), path=Path("某市水务局自评报告.docx"))


def test_findings_stand_in_order_with_place_words_reason_and_advice(audited):
    assert of_one(audited).splitlines()[:15] == [
        "某市水务局自评报告.docx",
        "  部门整体支出绩效自评报告　某市水务局　2024年度",
        "",
        "  1 须更正 第3段  占比与金额不符",
        "    原文  …算500.00万元，支出494.70万元，预算执行率【99.84%】",
        "    说明  494.70万元占500.00万元的98.94%，列示为99.84%，相差0.90个百分点",
        "    依据  第3段“500.00万元”、“494.70万元”",
        "    建议  核对分子、分母和计算",
        "",
        "  2 须更正 表1第4行第2列  合计与分项不符",
        "    原文  合计 / 预算数（万元）：【510.00】",
        "    说明  分项相加为500.00万元，合计列示为510.00万元，相差10.00万元",
        "    依据  表1第2行第2列“320.00”、表1第3行第2列“180.00”",
        "    建议  核对是否漏列或重列分项，或合计未随分项更新",
        "",
    ]


def test_at_the_end_stands_what_was_checked_and_no_judgement(audited):
    assert of_one(audited).splitlines()[-7:] == [
        "核对范围",
        "    数字  18个，其中12个在核对过的关系中",
        "    关系  7组：1组成立，4组不成立，2组未能判断",
        "未能核对",
        "      2处  没有上年数：第6段“96.5%”、第4段“150.00万元”",
        "",
        "须更正2处、需核实1处、未能核对2处；机器核对，不作认定依据。",
    ]


def test_whoever_else_must_act_is_named(audited):
    assert "同一数据前后不一致（表样制定单位）" in of_one(audited)


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(audited, columns):
    # Closing punctuation may hang over the edge by one sign.
    assert max(map(width, of_one(audited, columns).splitlines())) <= min(columns, 112) + 2


def test_a_difference_that_the_message_leaves_out_is_told(audited):
    found = audited.findings
    first = replace(found.findings[0], message="列示为99.84%")
    relation = found.relations[0]._replace(gap="0.90个百分点")
    told = replace(found, findings=(first,), relations=(relation,))

    assert "    差额  0.90个百分点\n" in of_one(replace(audited, findings=told))


def test_a_file_that_was_not_read_says_why(tmp_path):
    one = Audited(Path("坏.docx"), error=BrokenFile("坏.docx"))

    first, second = made([one, replace(sample(tmp_path), findings=Findings())]).splitlines()[:2]

    assert first == "坏.docx"
    assert second.startswith("    未读  坏.docx：文件已损坏，无法读取。")


def test_several_files_are_summed_up(audited):
    one = Audited(Path("坏.docx"), error=BrokenFile("坏.docx"))

    assert made([audited, one]).splitlines()[-1] == (
        "共2个文件，未读1个：须更正2处、需核实1处、未能核对2处；机器核对，不作认定依据。"
    )


def test_what_was_explained_stays_with_the_report(audited):
    found = audited.findings
    waiver = Waiver("x", "口径不同", "复核岗", "2025-03-01")
    one = replace(
        audited,
        findings=replace(found, findings=found.findings[1:]),
        closed=(Closed(found.findings[0], waiver),),
        corrected=2,
    )

    told = of_one(one).replace("\n          ", "")
    assert "与基线相比：已更正2处、已有核实说明1处\n" in told
    assert "核实说明：口径不同（复核岗 2025-03-01）" in told
