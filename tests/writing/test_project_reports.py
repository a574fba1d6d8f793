"""The list of projects and the two reports on them."""

from dataclasses import replace

import pytest
from writing.projects_made import BLANK, DONE, OBJECTIVES, SHORT, department, evaluated, grid, money

from jiheng.documents.model import Heading, Paragraph, Table
from jiheng.dossiers.model import Text
from jiheng.writing.parts.assessed import all_assessed, covered
from jiheng.writing.reports import project_list, project_report, project_summary


@pytest.fixture(name="composed")
def _composed(tmp_path):
    """The blocks of one report on a department."""

    def compose(report, handed_in):
        return report.compose(handed_in, evaluated(tmp_path, handed_in)).blocks

    return compose


def tables(blocks):
    """The tables among the blocks, as texts."""
    return [grid(block) for block in blocks if isinstance(block, Table)]


def told(blocks):
    """Every paragraph in one text."""
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_the_list_has_money_score_grade_and_reason(composed):
    listed = tables(composed(project_list, department()))[0]

    assert listed[2] == [
        "2", "P002", "农村黑臭水体整治", "20.00", "20.00", "15.00", "75%", "86.5", "86.5", "良",
        "整治水体：一处因汛期停工，已顺延至次年3月；村民满意度：偏差原因未填；执行率75%",
    ]  # fmt: skip
    assert listed[3][3:] == ["", "", "", "—", "未评分", "—", "—", "未评分"]


def test_the_list_adds_up_only_what_is_complete(composed):
    assert tables(composed(project_list, department()))[0][-1][3:6] == ["不全", "不全", "不全"]
    assert tables(composed(project_list, department(DONE, SHORT)))[0][-1][:7] == [
        "合计（2个项目）", "", "", "58.00", "60.00", "55.00", "91.67%",
    ]  # fmt: skip


def test_grades_are_counted_by_number_and_money(composed):
    graded = tables(composed(project_list, department(DONE, SHORT)))[1]

    assert graded[1] == ["优", "1", "50%", "40.00", "66.67%"]
    assert graded[2] == ["良", "1", "50%", "20.00", "33.33%"]


@pytest.mark.parametrize(
    ("projects", "said"),
    [
        ((DONE, SHORT), "按项目数2/2（100%），按全年预算数60.00/60.00万元（100%）"),
        (
            (DONE, replace(BLANK, money=(money(0, 10, 10),))),
            "按项目数1/2（50%），按全年预算数40.00/50.00万元（80%）",
        ),
        (
            (DONE, BLANK),
            "按项目数1/2（50%），按金额不能计算（1个项目没有填写全年预算数）",
        ),
    ],
)
def test_coverage_by_count_and_by_money(tmp_path, projects, said):
    handed_in = department(*projects)

    assert covered(all_assessed(handed_in, evaluated(tmp_path, handed_in).projects)) == said


@pytest.mark.parametrize("report", [project_report, project_summary])
def test_a_report_has_seven_chapters_and_every_loss(composed, report):
    blocks = composed(report, department(DONE, SHORT))
    chapters = [one.text for one in blocks if isinstance(one, Heading) and one.level == 1]

    assert [title[:2] for title in chapters] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
        "七、",
    ]
    assert "整治水体：一处因汛期停工，已顺延至次年3月" in told(blocks)


def test_the_clerks_own_words_stand_in_the_report_with_their_figures(composed):
    words = Text("项目有关建议", "建议提前下达资金，本年自评{{项目数}}项目。")

    assert "本年自评2个项目" in told(
        composed(project_report, department(DONE, SHORT, texts=(words,)))
    )


def test_of_many_projects_only_what_fell_short_is_listed(composed):
    many = tuple(replace(DONE, code=f"D{place:02d}") for place in range(45))
    objectives = tuple(
        replace(one, project=project.code)
        for project in many
        for one in OBJECTIVES
        if one.project == "P001"
    )
    handed_in = department(*many, SHORT, objectives=(*objectives, *OBJECTIVES[3:]))

    blocks = composed(project_summary, handed_in)

    assert "45个项目的绩效指标全部得满分，见各项目自评表；其余1个项目如下。" in told(blocks)
    assert "村民满意度：偏差原因未填；执行率75%。" in told(blocks)
    assert "产出指标共46项，得满分的45项，扣分的1项，共扣10分。" in told(blocks)
    assert [row[2] for row in tables(blocks)[2]] == ["三级指标", "整治水体"]


def test_of_many_projects_those_that_only_left_money_are_counted(composed):
    left = replace(DONE, money=(money(40, 40, 38),))
    many = tuple(replace(left, code=f"D{place:02d}") for place in range(16))
    objectives = tuple(
        replace(one, project=project.code) for project in many for one in OBJECTIVES[:3]
    )

    blocks = composed(project_summary, department(*many, objectives=objectives))

    assert "\n16个项目指标得满分，预算没有执行完，见汇总表。" in told(blocks)


@pytest.mark.parametrize(
    ("projects", "total", "said"),
    [
        ((BLANK,), "1个项目未评分", "1个项目未评分，完成情况未填报。"),
        ((DONE, BLANK), "1个项目未评分", "1个项目未评分，完成情况未填报。"),
        ((SHORT, BLANK), "1个项目有未完成事项，1个项目未评分", "农村黑臭水体整治：整治水体"),
        ((DONE,), "各项目均已完成", "各项目预算执行和绩效目标均已完成，没有扣分。"),
    ],
)
def test_what_is_not_scored_is_not_said_to_be_finished(composed, projects, total, said):
    handed_in = department(*projects)

    assert tables(composed(project_list, handed_in))[0][-1][-1] == total
    paragraphs = told(composed(project_report, handed_in))
    assert said in paragraphs
    assert ("均已完成" in paragraphs) is (total == "各项目均已完成")
