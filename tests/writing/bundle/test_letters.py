"""报送函, 封面, 真实性承诺书, 签字页."""

import pytest
from writing.projects_made import BLANK, DONE, SHORT, department, evaluated

from jiheng.documents.model import Paragraph
from jiheng.dossiers.model import Subject
from jiheng.writing.bundle.letters import cover, finance, letter, pledge, signatures


def lines(document):
    """The paragraphs of a paper."""
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("region", "bureau"),
    [
        ("湖南省衡阳市衡东县", "衡东县财政局"),
        ("江苏省连云港市", "连云港市财政局"),
        ("广东省湛江市经济技术开发区", "经济技术开发区财政局"),
        ("", "财政局"),
    ],
)
def test_the_bundle_goes_to_the_bureau_of_the_region(region, bureau):
    assert finance(Subject("1", "某局", 2024, region=region)) == bureau


def test_the_letter_says_what_was_done_and_what_is_enclosed(tmp_path):
    handed_in = department(DONE, SHORT)

    told = lines(letter(handed_in, evaluated(tmp_path, handed_in), "某县财政局", ("自评报告",)))

    assert told[0] == "某县财政局："
    assert "自评得分100分，等级为优，并对2个项目逐项自评" in told[1]
    assert "附件：自评报告" in told


def test_a_project_without_score_is_not_said_to_be_assessed(tmp_path):
    handed_in = department(DONE, BLANK)
    some = lines(letter(handed_in, evaluated(tmp_path, handed_in), "财政局", ()))
    blank = department(BLANK)
    none = lines(letter(blank, evaluated(tmp_path, blank), "财政局", ()))

    assert "，并对1个项目逐项自评" in some[1]
    assert "逐项自评" not in none[1]


def test_the_cover_leaves_room_for_seal_and_date():
    told = lines(cover(department(DONE), "2024年度部门整体支出绩效自评报告"))

    assert "评价单位：某县生态环境局（公章）" in told
    assert told[-1].startswith("填报日期：年")


@pytest.mark.parametrize(
    "paper", [pledge(department(DONE), "财政局"), signatures(department(DONE))]
)
def test_papers_to_be_signed_end_with_unit_and_date(paper):
    assert lines(paper)[-2] == "某县生态环境局"
    assert paper.blocks[-1].role == "signature"
