"""File names by the pattern of the notice."""

import pytest

from jiheng.dossiers.model import Subject
from jiheng.writing.bundle.errors import BrokenPattern, SameNames, UnknownField
from jiheng.writing.bundle.pattern import Pattern

SUBJECT = Subject("603013", "某县生态环境局/机关", 2024, region="某省某县")


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{材料}", "报送函"),
        ("{单位}_{年度}_{材料}", "某县生态环境局_机关_2024_报送函"),
        ("｛序号｝{材料}（{编码}）", "03报送函（603013）"),
        ("附件{序号}：{材料}", "附件03_报送函"),
    ],
)
def test_a_pattern_gives_each_paper_its_name(pattern, name):
    assert Pattern(pattern, SUBJECT).name(3, "报送函") == name


def test_a_long_name_of_the_unit_is_cut_and_the_paper_is_told():
    subject = Subject("603013", "某县生态环境局" * 40, 2024, region="某省某县")

    name = Pattern("{地区}{单位}_{年度}_{材料}", subject).name(3, "项目支出绩效自评汇总报告")

    assert name.startswith("某省某县某县生态环境局")
    assert name.endswith("_2024_项目支出绩效自评汇总报告")
    assert len(f"{name}.docx".encode()) <= 255


@pytest.mark.parametrize(
    ("pattern", "error", "said"),
    [
        ("{部门}{材料}", UnknownField, "“{部门}”不认识。可用的有：{单位}、{年度}"),
        ("{}{材料}", BrokenPattern, "花括号不成对"),
        ("{单位", BrokenPattern, "花括号不成对。写成如 {单位}_{年度}_{材料}"),
        ("{单位!r}{材料}", BrokenPattern, "花括号不成对"),
        ("{单位.code}{材料}", UnknownField, "不认识"),
        ("{单位}", SameNames, "各份材料会重名。模式里要有 {材料} 或 {序号}"),
        ("", SameNames, "各份材料会重名"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_one_sentence(pattern, error, said):
    with pytest.raises(error) as caught:
        Pattern(pattern, SUBJECT)

    assert said in str(caught.value)
