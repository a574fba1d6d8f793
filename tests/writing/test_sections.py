"""The sections of a report as text: nothing is lost on the way there and back, figures follow."""

from dataclasses import replace
from fractions import Fraction

import pytest

from jiheng.documents.model import Paragraph, Table
from jiheng.dossiers import read_dossier
from jiheng.errors import JihengError
from jiheng.frameworks.load import load_framework
from jiheng.scoring.each_project import with_projects
from jiheng.scoring.explained import evaluate
from jiheng.writing.composed import composed as papers
from jiheng.writing.composed import region_report
from jiheng.writing.figures import Figures
from jiheng.writing.sections import composed, edited, missing, parts, wrong

EXAMPLES = ("hengdong_2024", "miluo_2020", "quwo_2021", "zhanjiang_2022", "lianyungang_2020")
STAFF = "部门、单位基本情况/人员编制及资产情况"
PROJECTS = "一般公共预算支出情况/项目支出情况"


def worked(dossier):
    framework = load_framework(dossier.framework.id)
    evaluation = (with_projects if dossier.projects else evaluate)(framework, dossier)
    document = region_report(framework.report).compose(dossier, evaluation)
    return document, Figures(dossier, evaluation), framework.report


@pytest.fixture(scope="module")
def hengdong(repository):
    return read_dossier(repository / "examples" / "hengdong_2024" / "填报表.xlsx")


@pytest.fixture
def report(hengdong):
    document, figures, _ = worked(hengdong)
    return document, figures, {one.key: one for one in parts(document, figures)}


def printed(blocks):
    return [one.text if isinstance(one, Paragraph) else one for one in blocks]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_section_of_every_region_comes_back_as_it_was(repository, name):
    dossier = read_dossier(repository / "examples" / name / "填报表.xlsx")
    document, figures, _ = worked(dossier)
    found = parts(document, figures)

    again = edited(document, figures, {one.key: one.text for one in found})

    assert len({one.key for one in found}) == len(found) > 10
    assert printed(again.blocks) == printed(document.blocks)


def test_figures_are_references_and_materials_and_tables_are_lines_of_their_own(report):
    _, _, found = report

    assert "核定编制{{编制数}}，其中行政编制{{行政编制数}}" in found[STAFF].text
    assert "{{表格1}}" in found[PROJECTS].text.splitlines()
    duties = found["部门、单位基本情况/单位主要职责"]
    assert (duties.text, duties.materials) == ("{{文字材料：部门概况}}", ("部门概况",))
    assert (duties.editable, found[STAFF].editable) == (False, True)


def test_what_was_written_follows_its_figures(hengdong):
    facts = tuple(
        replace(one, value=Fraction(120)) if one.name == "编制数" else one for one in hengdong.facts
    )
    document, figures, _ = worked(replace(hengdong, facts=facts))

    again = edited(document, figures, {STAFF: "全局核定编制{{编制数}}。"})

    assert "全局核定编制120人。" in printed(again.blocks)


def test_a_table_that_nobody_named_stands_at_the_end(report):
    _, figures, found = report

    blocks = composed(found[PROJECTS], figures, "项目按合同支付。")

    assert blocks[0].text == "项目按合同支付。"
    assert isinstance(blocks[1], Table)


def test_words_between_stars_are_bold(report):
    _, figures, found = report

    (paragraph,) = composed(found[STAFF], figures, "**编制：**共{{编制数}}。")

    assert [(run.text, run.strong) for run in paragraph.runs] == [
        ("编制：", True),
        ("共", False),
        ("110人", False),
        ("。", False),
    ]


def test_lines_that_are_cut_are_a_table(report):
    _, figures, found = report

    (table,) = composed(found[STAFF], figures, "科室|人数\n办公室|{{编制数}}")

    assert [cell.text for cell in table.rows[1].cells] == ["办公室", "110人"]


def test_a_reference_to_nothing_is_told_with_its_line(report):
    document, figures, found = report
    text = "共{{编制数}}。\n另有{{编织数}}和{{总分"

    problems = [str(one) for one in wrong(found[STAFF], figures, text)]

    assert len(problems) == 2
    assert all("报告“（三）人员编制及资产情况”第2行" in one for one in problems)
    with pytest.raises(JihengError, match="编织数"):
        edited(document, figures, {STAFF: text})


def test_a_reference_to_what_nobody_supplied_is_told_with_its_line(report):
    _, figures, found = report

    told = missing(found[STAFF], figures, "共{{编制数}}。\n固定资产{{固定资产总额}}。")

    assert told == ("报告“（三）人员编制及资产情况”第2行引用的固定资产总额没有填报",)


def test_what_users_type_is_no_template(report):
    _, figures, found = report

    (paragraph,) = composed(found[STAFF], figures, "{% for x in y %}<b>{{编制数}}</b>")

    assert paragraph.text == "{% for x in y %}<b>110人</b>"


def test_the_whole_report_is_composed_with_what_was_written(hengdong):
    _, figures, region = worked(hengdong)

    made = papers(hengdong, figures.evaluation, region, {STAFF: "编制{{编制数}}。", "没有的": "x"})

    assert "编制110人。" in printed(made.document.blocks)
    assert "x" not in printed(made.document.blocks)
