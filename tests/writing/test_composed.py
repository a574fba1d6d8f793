"""The page for the head and the twin."""

import json
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
from writing.reports.examples import EXAMPLES, REPORTS, department, with_texts

from jiheng import load_framework
from jiheng.documents.model import Contents, Table
from jiheng.writing.composed import composed
from jiheng.writing.errors import UnknownReport
from jiheng.writing.figures import Figures
from jiheng.writing.formats import write
from jiheng.writing.likely_questions import likely_questions
from jiheng.writing.reports import one_page

DEPARTMENTS = sorted(set(REPORTS.values()))


def papers(name):
    dossier, evaluation = department(name)
    return composed(dossier, evaluation, load_framework(dossier.framework.id).report)


def pages(document, path):
    write(document, path, "pdf")
    return len(pypdfium2.PdfDocument(path))


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_the_page_for_the_head_is_one_page(name, tmp_path):
    assert pages(papers(name).one_page, tmp_path / "一页纸.pdf") == 1


def with_long_texts():
    """The page of a department that has much to say about everything."""
    long = "环境治理资金使用和绩效目标完成情况的说明" * 12
    problems = "\n".join(f"{long}{number}" for number in range(9))
    dossier, evaluation = with_texts("miluo_2020", 存在的主要问题=problems)
    filed = tuple(replace(one, reason=long) for one in dossier.filed)
    subject = replace(
        dossier.subject, name="某某省某某市某某县生态环境保护综合行政执法局某某开发区分局"
    )
    steps = tuple(_with_reason(step, long) for step in evaluation.steps)
    evaluation = replace(evaluation, subject=subject, steps=steps)
    dossier = replace(dossier, subject=subject, filed=filed)

    return composed(dossier, evaluation, "national").one_page


def test_it_stays_one_page_when_every_text_is_long(tmp_path):
    assert pages(with_long_texts(), tmp_path / "一页纸.pdf") == 1


def test_an_office_program_sets_it_on_one_page_too(office, tmp_path):
    made = {"长": with_long_texts(), **{name: papers(name).one_page for name in DEPARTMENTS}}
    for name, document in made.items():
        write(document, tmp_path / f"{name}.docx", "docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"

    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path,
         *(f"{name}.docx" for name in made)],
        cwd=tmp_path, check=True, capture_output=True, timeout=100,
    )  # fmt: skip

    counted = {name: len(pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")) for name in made}
    assert counted == dict.fromkeys(made, 1)


def _with_reason(step, reason):
    """Every indicator loses a point, and has much to say about it."""
    children = tuple(_with_reason(child, reason) for child in step.children)
    if step.filed is None or not step.filed or children:
        return replace(step, children=children)
    return replace(step, filed=step.filed - 1, filed_reason=reason)


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_five_questions_have_an_answer_and_a_page(name):
    *_, table = [block for block in papers(name).one_page.blocks if isinstance(block, Table)]
    rows = table.rows[1:]

    assert len(rows) == 5
    assert all(row.cells[1].text for row in rows)
    assert all(row.cells[2].text.startswith("第") for row in rows)


def test_the_three_largest_losses_come_first():
    dossier, evaluation = department("miluo_2020")
    document = papers("miluo_2020").document

    page = one_page.compose(dossier, evaluation, document)

    losses = page.blocks[1]
    assert [row.cells[0].text for row in losses.rows[1:]] == [
        "经济、社会、生态效益",
        "新增长极目标任务完成情况",
    ]


def test_the_first_question_is_a_score_above_what_the_rule_gives():
    first = likely_questions(Figures(*department("miluo_2020")))[0]

    assert first.asks == "社会公众或服务对象满意度自评5分，依据是什么？"
    assert "按评分标准测算为3分" in first.answer


def test_without_pages_the_chapter_is_named():
    dossier, evaluation = department("miluo_2020")

    page = one_page.compose(dossier, evaluation, papers("miluo_2020").document)

    assert page.blocks[-1].rows[1].cells[2].text == "（三）指标分析和扣分原因"


def test_the_twin_holds_facts_scores_and_the_framework():
    dossier, evaluation = department("miluo_2020")

    content = json.loads(papers("miluo_2020").twin)

    facts = {(one["name"], one["year"]): one["value"] for one in content["facts"]}
    scores = {one["path"]: one for one in content["indicators"]}
    assert facts["三公经费决算数", 2020] == "18.43"
    assert facts["公众满意度", 2020] == "＞85"
    assert scores["效果/履职效益/社会公众或服务对象满意度"]["filed"] == "5"
    assert scores["效果/履职效益/社会公众或服务对象满意度"]["computed"] == "3"
    assert content["framework"]["hash"] == evaluation.framework.hash
    assert content["reported"]["total"] == "97"
    assert len(facts) == len(dossier.facts)


def test_the_twin_names_no_folder():
    assert str(EXAMPLES) not in papers("miluo_2020").twin


def test_an_unknown_report_is_told_with_those_there_are():
    dossier, evaluation = department("miluo_2020")

    with pytest.raises(UnknownReport, match="hunan_department"):
        composed(dossier, evaluation, "hunan")


@pytest.mark.parametrize("name", DEPARTMENTS)
def test_the_name_of_the_files_tells_unit_and_year(name):
    subject = department(name)[0].subject

    assert papers(name).name.startswith(f"{subject.name}{subject.year}年度")


def test_the_list_of_contents_has_the_page_of_every_chapter():
    [contents] = [block for block in papers("lianyungang_2020").document.blocks
                  if isinstance(block, Contents)]  # fmt: skip
    first, *_, last = contents.lines

    assert (first.text, first.level, first.page) == ("1. 引言", 1, 3)
    assert (last.text, last.level) == ("7. 附件", 1)
    assert [line.page for line in contents.lines] == sorted(line.page for line in contents.lines)


def test_an_answer_too_long_for_its_cell_ends_with_a_sentence():
    *_, table = papers("lianyungang_2020").one_page.blocks

    assert table.rows[1].cells[1].text == (
        "按评分标准测算为1分：出现4项未完成，每1项扣1分，扣4分。"
    )


def test_how_many_indicators_cannot_be_computed_is_told():
    key = papers("miluo_2020").one_page.blocks[0]

    assert [row.cells[2].text for row in key.rows] == ["按标准测算", "不完整", "19项不能测算"]
