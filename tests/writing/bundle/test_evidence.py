"""佐证材料目录: each material once, numbered, with what rests on it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from scoring.county import RULES, STAFF, dossier, fact, framework

from jiheng.dossiers.model import Answer, Exclusion, Transfer
from jiheng.scoring.explained import evaluate
from jiheng.writing.bundle.evidence import evidence_list, materials
from jiheng.writing.bundle.material import read, read_all

APPROVAL = "编制批复，某编〔2019〕3号，2019年5月6日，第2页"


@pytest.mark.parametrize(
    ("written", "title", "number", "date", "pages"),
    [
        (APPROVAL, "编制批复", "某编〔2019〕3号", "2019年5月6日", "2"),
        ("编制批复（某编[2019]3号）第2-4页", "编制批复", "某编[2019]3号", "", "2-4"),
        ("部门决算报表 财决01表", "部门决算报表 财决01表", "", "", ""),
        ("某财〔2024〕15号", "某财〔2024〕15号", "某财〔2024〕15号", "", ""),
        ("验收单 2024-11-30 P12", "验收单", "", "2024-11-30", "12"),
        ("某编〔2019〕3号，编制批复，见第2页", "编制批复", "某编〔2019〕3号", "", "2"),
        ("报告1.3，另1家预计2021年1月验收", "报告1.3", "", "", ""),
    ],
)
def test_what_is_written_is_taken_apart(written, title, number, date, pages):
    material = read(written)

    assert (material.title, material.number) == (title, number)
    assert (material.date, material.pages) == (date, pages)


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("附件3；分项相加22.55万元", [("附件3", "分项相加22.55万元")]),
        (
            "附件4其他资金；报告二（一）分列非同级财政拨款577.44万元、其他164.22万元",
            [("附件4其他资金", "报告二（一）分列非同级财政拨款577.44万元、其他164.22万元")],
        ),
        ("报告（三），监测站33人；附件3", [("报告（三）", "监测站33人"), ("附件3", "")]),
        ("收入情况表（附表，上年结转）", [("收入情况表（附表）", "上年结转")]),
        ("批复，某编〔2019〕3号；花名册；另有1人借调", [("批复", ""), ("花名册", "另有1人借调")]),
        ("合同\n\n验收情况", [("合同", ""), ("验收情况", "")]),
        ("会议纪要（含甲；乙）", [("会议纪要（含甲；乙）", "")]),
        ("报告1.3，另1家预计2021年1月验收", [("报告1.3", "另1家预计2021年1月验收")]),
        (" ；，\n", []),
    ],
)
def test_only_a_name_is_a_material_and_the_rest_is_a_remark(written, listed):
    assert [(one.title, one.note) for one in read_all(written)] == listed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("编制批复（某编〔2019〕3号）", "编制批复 某编[2019]第3号", True),
        ("编制批复", "编制批复，某编〔2019〕3号", True),
        ("某编〔2019〕3号", "编制批复，某编〔2019〕3号", True),
        ("《管理办法》", "管理办法，第3页", True),
        ("附件(3)", "附件（3），含退休", True),
        ("编制批复，某编〔2019〕3号", "编制批复，某编〔2020〕3号", False),
        ("验收单 2024-11-30", "验收单 2024-12-30", False),
        ("附件3", "附件4", False),
    ],
)
def test_one_paper_is_known_again_however_it_is_written(one, other, same):
    assert read(one).same(read(other)) is same


@pytest.mark.parametrize(
    ("written", "secret"),
    [("涉密项目审批表", "是"), ("会议纪要（秘密）", "是"), ("不涉密说明", ""), ("验收单", "")],
)
def test_only_what_is_marked_secret_is_said_to_be(written, secret):
    assert read(written).secret == secret


def found(tmp_path, handed_in):
    """The materials of a dossier."""
    return materials(handed_in, evaluate(framework(tmp_path), handed_in))


def test_a_material_stands_once_with_all_that_rests_on_it(tmp_path):
    staff = replace(fact("编制数", "109人"), evidence=APPROVAL)
    answer = Answer(RULES, "有制度", value=True, evidence="编制批复，某编〔2019〕3号，第7页")
    handed_in = replace(dossier(more=()), answers=(answer,))
    handed_in = replace(handed_in, facts=(staff, *handed_in.facts[:1]))

    first = found(tmp_path, handed_in)[0]

    assert (first.title, first.pages) == ("编制批复", "2、7")
    assert first.indicators == ("人员控制率", "制度健全性")


def test_what_the_table_asks_for_is_listed_unless_named(tmp_path):
    bare = found(tmp_path, dossier())
    named = fact("编制数", "109人")
    handed_in = dossier()
    handed_in = replace(
        handed_in, facts=(replace(named, evidence=APPROVAL), fact("在职人员数", "108人"))
    )

    assert [(one.title, one.wanted) for one in bare] == [("编制批复", True)]
    assert [(one.title, one.wanted) for one in found(tmp_path, handed_in)] == [("编制批复", False)]


def test_a_material_of_many_rows_is_one_line_with_every_remark(tmp_path):
    texts = {"编制数": "附件3；分项相加22.55万元", "在职人员数": "附件3，含借调"}
    facts = tuple(replace(fact(name, "109人"), evidence=text) for name, text in texts.items())
    handed_in = replace(dossier(), facts=facts)

    listed = [(one.title, one.note) for one in found(tmp_path, handed_in) if not one.wanted]

    assert [(title, set(note.split("；"))) for title, note in listed] == [
        ("附件3", {"分项相加22.55万元", "含借调"})
    ]


def test_a_short_title_does_not_stand_for_what_is_asked_for(tmp_path):
    handed_in = replace(dossier(), facts=(replace(fact("编制数", "109人"), evidence="批复"),))

    assert ("编制批复", True) in [(one.title, one.wanted) for one in found(tmp_path, handed_in)]


def test_documents_of_exclusions_and_transfers_are_evidence(tmp_path):
    bought = Exclusion(Fraction(10_000), "经批准购置", "某财采〔2024〕8号")
    handed_in = dossier(
        {"三公经费预算数": "20.00万元"},
        more=(fact("三公经费决算数", "21.00万元", 2024, (bought,)),),
    )
    handed_in = replace(handed_in, transfers=(Transfer("某财〔2024〕1号", "水污染防治资金"),))

    titles = {one.title: one.indicators for one in found(tmp_path, handed_in)}

    assert titles["某财采〔2024〕8号"] == ("三公经费控制率",)
    assert titles["水污染防治资金"] == ("上级转移支付",)


def test_folders_have_the_numbers_of_the_list(tmp_path):
    handed_in = dossier()
    listed = found(tmp_path, handed_in)

    table = evidence_list(handed_in, listed, "佐证材料目录").blocks[2]

    assert [cell.text for cell in table.rows[1].cells][:3] == ["1", STAFF.split("/")[1], "编制批复"]
    assert listed[0].folder(1, len(listed)) == "佐证材料/01_编制批复"
