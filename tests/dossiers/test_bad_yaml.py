"""Every fault of a YAML dossier is one sentence with its line and remedy; all are told at once."""

import pytest
from dossiers.made import COUNTY

from jiheng.dossiers.read import read_dossier
from jiheng.errors import JihengError, Problems

HEAD = "framework: county\nsubject: {code: '1', year: 2023}\n"

CASES = [
    ("fact: {}", "第3行 fact：键“fact”不认识。是否应为“facts”。"),
    (
        "facts: {编制书: 3人}",
        "第3行 编制书：基础数据“编制书”在指标体系中没有定义。是否应为“编制数”。",
    ),
    ("facts: {编制数: 很多}", "第3行 编制数：是文字“很多”，应为数值。只填数字，单位是人"),
    ("facts: {三公经费决算数: 18.43}", "“18.43”没有写单位。写成“18.43万元”这样的形式。"),
    ("facts: {三公经费决算数: 18人}", "“18人”的单位与规定的“万元”不能换算。按万元填写。"),
    ("facts: {三公经费决算数: 300万}", "写成“300万元”。"),
    ("facts: {公众满意度: 0.96}", "“0.96”没有写单位。写成带%的数，如96%，不写成0.96。"),
    ("facts: {在职人员数: 108.5人}", "108.5超出范围。应为0或正整数。"),
    ("facts: {公众满意度: 120%}", "120%超出范围。应为不小于0%，不大于100%。"),
    (
        "facts: {编制数: {value: 3人, stage: 草稿}}",
        "“草稿”不在可选范围内。可填：初报、审核后、批复、公开。",
    ),
    ("facts: {编制数: {stages: 批复}}", "键“stages”不认识。是否应为“stage”。"),
    ("facts:\n  编制数: 3人\n  编制数: 4人", "第5行"),
    ("facts:\n  编制数: 3人\n  人员编制: 4人", "“编制数”2023年的数重复，前面已在"),
    ("facts: {编制数: [3人]}", "第3行 编制数：“编制数”的写法不对。只写一个值。"),
    (
        "answers: {社会效应: 3}",
        "指标“社会效应”在指标体系中没有，或名称不唯一。是否应为“社会效益”。",
    ),
    ("answers: {制度健全性: 是}", "没有问题“制度健全性”。可用的有：已制定管理制度、制度得到执行。"),
    ("answers: {制度健全性: {制度得到执行: 也许}}", "“也许”不在可选范围内。可填：是、否。"),
    ("answers: {在职人员控制率: 1}", "这个指标由基础数据计算，不需要填写判断。"),
    ("answers: {社会效益: 30}", "30超出范围。应为不小于0，不大于25。"),
    ("filed: {投入: 3}", "“投入”不是末级指标，得分由下级相加。填到末级指标。"),
    ("filed: {社会效益: 好}", "是文字“好”，应为数值。只填数字，单位是分"),
    ("projects: [{code: A, name: 甲}, {code: A, name: 乙}]", "项目编码“A”重复，前面已在"),
    ("objectives: [{level1: 产出指标}]", "没有填写三级指标 title。"),
    ("objectives: [{title: 甲, direction: 大于}]", "“大于”不在可选范围内。"),
    (
        "facts: {编制数: {value: 3人, exclude: [{amount: 1人, category: 其他}]}}",
        "“其他”不在可选范围内。可填：政策性、不可抗力、上级交办、经批准购置、财政收回。",
    ),
    (
        (
            "facts:\n  全年预算数: {value: 3万元, stage: 批复}\n"
            "  单位资金全年预算数: {value: 3万元, stage: 公开}"
        ),
        "“全年预算数”各资金性质的阶段不一致。同一项各资金性质写同一阶段。",
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_it_is_told(tmp_path, text, told):
    assert told in said(tmp_path, HEAD + text)


def said(folder, text):
    """What is said about a YAML file."""
    path = folder / "d.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(JihengError) as error:
        read_dossier(path, COUNTY)
    return str(error.value)


def test_all_faults_are_told_at_once(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text(
        HEAD + "facts: {编制书: 1人, 编制数: 很多}\nfiled_total: 高\n", encoding="utf-8"
    )

    with pytest.raises(Problems) as error:
        read_dossier(path, COUNTY)

    assert len(error.value.problems) == 3


def test_another_framework_is_told(tmp_path):
    told = said(tmp_path, "framework: other\nsubject: {code: '1', year: 2023}\n")

    assert "填报的指标体系是“other”，现用的是“county”。" in told


def test_a_dossier_without_a_framework_is_told(tmp_path):
    assert "没有填写framework。写明指标体系，如 framework: 名称。" in said(
        tmp_path, "subject: {}\n"
    )


def test_a_year_is_needed(tmp_path):
    told = said(tmp_path, "framework: county\nsubject: {code: '1'}\n")

    assert "没有填写评价年度。填写四位年份。" in told


def test_no_code_is_a_doubt(tmp_path):
    path = tmp_path / "d.yaml"
    path.write_text("framework: county\nsubject: {year: 2023}\n", encoding="utf-8")

    told = [str(one) for one in read_dossier(path, COUNTY).doubts]

    assert "没有填写预算编码，不同年度的填报无法对应，需核实。补填预算编码。" in told[0]
