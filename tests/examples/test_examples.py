"""The five real departments of ``examples/``: what their own reports' figures come to."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from jiheng.dossiers import read_dossier
from jiheng.frameworks import load_framework
from jiheng.scoring import evaluate
from jiheng.scoring.model import Evaluation, Step

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DEPARTMENTS = ["zhanjiang_2022", "miluo_2020", "lianyungang_2020", "quwo_2021", "hengdong_2024"]
EVALUATED: dict[str, Evaluation] = {}


def evaluated(department: str) -> Evaluation:
    """Scored once for all tests."""
    if department not in EVALUATED:
        EVALUATED[department] = evaluate(None, EXAMPLES / department / "dossier.yaml")
    return EVALUATED[department]


def expected(department: str) -> dict:
    """What it must come to; numbers are text."""
    text = (EXAMPLES / department / "expected.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 — the base loader makes text only


def step_of(department: str, name: str) -> Step:
    """The one step of that path or title."""
    found = [one for one in evaluated(department).walk() if name in (one.path, one.title)]
    assert len(found) == 1, name
    return found[0]


def test_every_department_of_the_examples_is_tested() -> None:
    assert sorted(DEPARTMENTS) == sorted(one.parent.name for one in EXAMPLES.glob("*/dossier.yaml"))


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_total_range_and_grade(department: str) -> None:
    evaluation, must = evaluated(department), expected(department)
    assert evaluation.total == Fraction(must["total"])
    assert list(evaluation.range) == [Fraction(end) for end in must["range"]]
    assert evaluation.complete == (must["complete"] == "是")
    assert evaluation.grade == must["grade"]


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_filed_scores_are_kept_and_added_up(department: str) -> None:
    evaluation, must = evaluated(department), expected(department)
    filed = None if "filed_total" not in must else Fraction(must["filed_total"])
    assert evaluation.filed_total == filed
    assert evaluation.filed_grade == must.get("filed_grade", "")
    if "filed_sum" in must:
        assert evaluation.filed_sum == Fraction(must["filed_sum"])


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_row_has_the_score_its_figures_support(department: str) -> None:
    must = expected(department)
    found = {name: step_of(department, name).score for name in must["scores"]}
    assert found == {name: Fraction(score) for name, score in must["scores"].items()}


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_lost_point_has_its_reason(department: str) -> None:
    must = expected(department)["lost"]
    losers = {step.path for step in evaluated(department).lost}
    assert losers == {step_of(department, name).path for name in must}
    for name, lost in must.items():
        step = step_of(department, name)
        assert step.lost == Fraction(lost["points"])
        assert lost["reason"] in step.reason


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_what_no_figure_supports_is_unscored_with_a_reason(department: str) -> None:
    for name, reason in expected(department)["unscored"].items():
        step = step_of(department, name)
        assert (step.status, step.score) == ("unscored", None) or step.children
        assert reason in step.reason, name


@pytest.mark.parametrize("department", ["zhanjiang_2022", "miluo_2020", "lianyungang_2020"])
def test_every_row_is_accounted_for(department: str) -> None:
    must = expected(department)
    named = {step_of(department, name).path for name in (*must["scores"], *must["unscored"])}
    rows = [one for one in evaluated(department).walk() if one.points and not _heading(one)]
    assert {one.path for one in rows} == named


def _heading(step: Step) -> bool:
    return bool(step.children) and not step.pooled


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_figures_that_are_shown_beside_the_score(department: str) -> None:
    figures = {one.title: one for one in evaluated(department).figures}
    for title, must in expected(department).get("figures", {}).items():
        assert figures[title].value.startswith(must["value"]), title
        assert figures[title].without == must.get("without", "")


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_notes(department: str) -> None:
    notes = "\n".join(evaluated(department).notes)
    assert all(note in notes for note in expected(department).get("notes", []))


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_figure_says_where_it_stands_in_the_report(department: str) -> None:
    path = EXAMPLES / department / "dossier.yaml"
    dossier = read_dossier(path, load_framework(evaluated(department).framework.id))
    assert all(fact.evidence for fact in dossier.facts)
    assert all(answer.evidence for answer in dossier.answers)


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_the_workbook_is_the_same_dossier(department: str) -> None:
    folder = EXAMPLES / department
    framework = load_framework(evaluated(department).framework.id)
    workbook = read_dossier(folder / "填报表.xlsx", framework)
    assert workbook == read_dossier(folder / "dossier.yaml", framework)


# ---------------------------------------------------------------- one by one


def test_miluo_rows_as_filed_add_to_97_and_not_to_98() -> None:
    evaluation = evaluated("miluo_2020")
    assert (evaluation.filed_sum, evaluation.filed_total) == (97, 98)
    assert step_of("miluo_2020", "资金结余").filed == 3


def test_miluo_is_known_by_its_budget_code() -> None:
    assert evaluated("miluo_2020").subject.code == "603013"


def test_lianyungang_clean_production_is_14_of_15() -> None:
    step = step_of("lianyungang_2020", "完成年度强制性清洁生产审核验收任务")
    assert (step.value, step.score, step.filed) == ("93.33%", 0, 3)


def test_hengdong_shows_the_rate_with_and_without_the_car() -> None:
    figure = next(
        one for one in evaluated("hengdong_2024").figures if one.title == "三公经费控制率"
    )
    assert (figure.without, figure.value) == ("170.63%", "97.13%")


def test_hengdong_projects_are_each_scored() -> None:
    projects = evaluated("hengdong_2024").projects
    assert [one.subject.code for one in projects] == ["附件5-1", "附件5-2"]
    assert [one.total for one in projects] == [20, 20]
    coverage = evaluated("hengdong_2024").coverage
    assert coverage is not None
    assert coverage.declared == 2


def test_quwo_filed_total_is_graded_in_its_own_scale() -> None:
    evaluation = evaluated("quwo_2021")
    assert (evaluation.filed_total, evaluation.filed_grade) == (Fraction("91.25"), "优秀")
    assert evaluation.framework.status == "reconstruction"


def test_zhanjiang_completion_is_shown_on_three_denominators() -> None:
    shown = [one.value for one in evaluated("zhanjiang_2022").figures[:3]]
    assert shown == ["100%", "74.34%", "98.09%"]


@pytest.mark.parametrize(
    ("department", "annotated", "rows", "compared"),
    [("miluo_2020", "001.json", 23, 4), ("lianyungang_2020", "002.json", 40, 14)],
)
def test_scores_are_those_a_careful_reader_gave(
    shared: Path, department: str, annotated: str, rows: int, compared: int
) -> None:
    table = json.loads((shared / "gold" / annotated).read_text("utf-8"))["scoring_table"][:rows]
    steps = [one for one in evaluated(department).walk() if one.points and not _heading(one)]
    assert len(steps) == rows
    assert [step.filed for step in steps] == [Fraction(row["self_score"]) for row in table]
    both = [
        (step.path, step.score, Fraction(row["rescore"]))
        for step, row in zip(steps, table, strict=True)
        if step.score is not None and row["rescore"] is not None
    ]
    assert [one for one in both if one[1] != one[2]] == []
    assert len(both) >= compared
