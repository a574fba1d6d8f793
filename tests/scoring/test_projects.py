"""Each project is scored by the framework's project framework."""

from fractions import Fraction

from scoring.county import TABLE, dossier, scored, step

from jiheng.dossiers.model import Money, Objective, Project

TEXT = TABLE.replace("\nindicators:", "\nprojects: mof_project_2020\nindicators:")
MONEY = Money("年度资金总额", Fraction(400_000), Fraction(400_000), Fraction(360_000))
PROJECT = Project("P001", "监控运营", money=(MONEY,), filed=Fraction(100))
OUTPUT = Objective("P001", "产出指标", "数量指标", "点位", "24", "≥", "个", Fraction(50), "24")
BENEFIT = Objective("P001", "效益指标", "社会效益", "受益", "10", "≥", "户", Fraction(30), "9")
GLAD = Objective("P001", "满意度指标", "服务对象", "满意度", "90%", "≥", "", Fraction(10), "90%")


def of(tmp_path, *projects, objectives=(OUTPUT, BENEFIT, GLAD)):
    """The department's evaluation."""
    return scored(tmp_path, dossier(objectives=objectives, projects=projects), TEXT)


def test_a_project_has_a_score_of_its_own(tmp_path):
    project = of(tmp_path, PROJECT).projects[0]

    assert project.subject.name == "监控运营"
    assert (project.total, project.complete, project.grade) == (96, True, "优")
    assert step(project, "预算执行率").score == 9
    assert (project.filed_total, project.framework.id) == (100, "mof_project_2020")


def test_projects_leave_the_department_alone(tmp_path):
    assert of(tmp_path, PROJECT).total == 100


def test_coverage_counts_projects_and_money(tmp_path):
    other = Project("P002", "培训", money=(MONEY,))

    covered = of(tmp_path, PROJECT, other).coverage

    assert (covered.declared, covered.scored) == (2, 1)
    assert (covered.budget, covered.budget_scored) == (800_000, 400_000)


def test_objectives_of_one_project_are_not_those_of_another(tmp_path):
    other = Project("P002", "培训", money=(MONEY,))

    projects = of(tmp_path, PROJECT, other).projects

    assert step(projects[1], "产出指标").reason == "没有填写产出指标的绩效目标"
