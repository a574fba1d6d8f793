"""项目支出绩效自评表: the prescribed form, filled in from the dossier and the evaluation."""

from dataclasses import replace

import pypdfium2
import pytest
from writing.projects_made import (
    BLANK,
    DONE,
    OBJECTIVES,
    SHORT,
    department,
    evaluated,
    grid,
    objective,
)

from jiheng.documents.model import Table
from jiheng.writing.formats.pdf import write
from jiheng.writing.parts.assessed import all_assessed
from jiheng.writing.reports import project_form


@pytest.fixture(name="form")
def _form(tmp_path):
    """The table of one project's form."""

    def make(project):
        handed_in = department(project)
        evaluation = evaluated(tmp_path, handed_in).projects[0]
        document = project_form.compose(handed_in, evaluation)
        return grid(next(block for block in document.blocks if isinstance(block, Table)))

    return make


def test_the_head_names_the_project_and_who_carries_it_out(form):
    rows = form(DONE)

    assert rows[0] == ["项目名称", "", "水质自动监测运维", "", "", "项目编码", "P001", "", ""]
    assert rows[1] == ["主管部门", "", "某县生态环境局", "", "实施单位", "某县监测站", "", "", ""]


def test_the_money_has_its_sources_its_rate_and_its_score(form):
    rows = form(SHORT)

    assert rows[3][1:] == ["年度资金总额", "", "20.00", "20.00", "15.00", "10", "75%", "7.5"]
    assert rows[4][1:] == ["其中：当年财政拨款", "", "20.00", "20.00", "15.00", "—", "—", "—"]
    assert rows[5][1:6] == ["上年结转资金", "", "", "", ""]


def test_goal_and_result_stand_side_by_side(form):
    assert form(DONE)[8] == ["", "24个点位全年正常运行", "", "", "", "24个点位正常运行", "", "", ""]


def test_each_indicator_has_target_actual_score_and_reason(form):
    rows = form(SHORT)

    assert rows[10][1:] == [
        "产出指标\n（50分）", "数量指标", "整治水体", "≥5", "4", "50", "40",
        "一处因汛期停工，已顺延至次年3月",
    ]  # fmt: skip
    assert rows[-1] == ["总分", "", "", "", "", "", "100", "86.5", ""]


def test_a_filed_score_stands_where_the_unit_filed_one_and_the_difference_is_told(tmp_path):
    generous = replace(OBJECTIVES[0], actual="12")
    handed_in = department(DONE, objectives=(generous, *OBJECTIVES[1:]))

    one = all_assessed(handed_in, evaluated(tmp_path, handed_in).projects)[0]

    first = one.indicators[0]
    assert (first.title, first.score, first.computed) == ("运行点位", 50, 25)
    assert (one.score, one.grade, one.notes) == (100, "优", ("运行点位自评高于测算",))


def test_an_empty_project_has_an_empty_form_and_says_so(form):
    rows = form(BLANK)

    assert rows[3][1:] == ["年度资金总额", "", "", "", "", "10", "", ""]
    assert [row[1] for row in rows[10:12]] == ["产出指标\n（50分）", "效益指标\n（40分）"]
    assert rows[-1][-2:] == ["", ""]


def test_what_must_be_looked_at_is_told(tmp_path):
    handed_in = department(SHORT, BLANK)

    short, blank = all_assessed(handed_in, evaluated(tmp_path, handed_in).projects)

    assert short.notes == ("村民满意度扣了分，没有填写偏差原因",)
    assert blank.notes == ("预算执行率、产出指标、效益指标没有得分",)


@pytest.mark.parametrize("level2", ["社会效益指标", "服务对象满意度指标"])
def test_nine_indicators_with_names_of_two_lines_stay_on_one_page(tmp_path, level2):
    names = [f"第{place}类环境监管能力的提高" for place in "一二三四五六七八九"]
    categories = ["产出"] * 4 + ["效益"] * 4 + ["满意度"]
    objectives = tuple(
        objective("P001", category, name, "24", "24", level2=level2)
        for category, name in zip(categories, names, strict=True)
    )
    handed_in = department(DONE, objectives=objectives)

    form = project_form.compose(handed_in, evaluated(tmp_path, handed_in).projects[0])
    write(form, tmp_path / "表.pdf")

    assert len(pypdfium2.PdfDocument((tmp_path / "表.pdf").read_bytes())) == 1


def test_the_day_of_filing_is_written_as_in_a_letter(tmp_path):
    handed_in = department(DONE)
    dated = replace(handed_in, subject=replace(handed_in.subject, date="2025-03-20"))

    form = project_form.compose(dated, evaluated(tmp_path, dated).projects[0])

    assert form.blocks[-1].text.endswith("填报日期：2025年3月20日")
