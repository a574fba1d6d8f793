"""What is headed with a mark of secrecy is not processed; the words in prose trigger nothing."""

import pytest
from office import docx

from jiheng.documents.classified import INTERNAL, refuse_classified
from jiheng.documents.errors import Classified
from jiheng.documents.model import Document, Paragraph, Place, Run
from jiheng.documents.read import read


def document(*lines, page=None):
    place = Place("a", page=page)
    return Document("", tuple(Paragraph((Run(line),), place=place) for line in lines))


@pytest.mark.parametrize(
    "line",
    [
        "秘密★1年", "机密★", "绝密", "机 密", "密级：秘密", "000012 机密★10年", "秘密*1年",
        "某局文件 秘密★启封前", "密级：☑秘密 □机密", "秘密☆",
    ],
)  # fmt: skip
def test_a_mark_at_the_head_refuses_the_document(line):
    with pytest.raises(Classified) as refused:
        refuse_classified(document("某局", line, "2024年度报告 支出12万元"), "报告.docx")

    assert str(refused.value) == "报告.docx：首页标有密级，没有处理。涉密文件在涉密计算机上核对。"


@pytest.mark.parametrize(
    "line",
    [
        "（三）保密和定密工作情况", "保守国家秘密情况良好", "机密文件管理到位", "密级：无",
        "秘密级文件已销号", "商业秘密★3年", "密级：□绝密 □机密 □秘密", "涉密人员12人", "保密局",
    ],
)  # fmt: skip
def test_words_in_prose_and_empty_forms_trigger_nothing(line):
    told = document(line)

    assert refuse_classified(told, "a") is told


def test_a_mark_further_down_is_part_of_the_text():
    far_down = document(*["正文"] * 20, "秘密★1年")
    on_the_second_page = document("秘密★1年", page=2)

    assert refuse_classified(far_down, "a") is far_down
    assert refuse_classified(on_the_second_page, "a") is on_the_second_page


@pytest.mark.parametrize("line", ["内部资料", "内部资料 注意保存", "密级：内部", "仅供内部使用"])
def test_internal_papers_are_processed_and_marked(line):
    assert INTERNAL in refuse_classified(document(line), "a").properties


@pytest.mark.parametrize("line", ["内部控制制度", "内部资料管理办法", "内部审计3次"])
def test_internal_control_is_no_mark(line):
    assert refuse_classified(document(line), "a").properties == ()


def test_a_file_is_refused_where_it_is_read_and_a_mark_in_a_cell_counts(tmp_path):
    path = docx(tmp_path / "a.docx", [["份号 1", "秘密★1年"]], "支出")

    with pytest.raises(Classified):
        read(path)
