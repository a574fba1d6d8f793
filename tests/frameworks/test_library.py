"""The indicator systems that come with the program: what each of them must hold."""

from fractions import Fraction
from pathlib import Path

import pytest

from jiheng.frameworks import load_framework
from jiheng.frameworks.catalogue import catalogue
from jiheng.frameworks.model import Example, Framework
from jiheng.scoring.model import Evaluation, Step
from jiheng.scoring.worked import differences, evaluated

LIBRARY = Path(__file__).resolve().parents[2] / "src/jiheng/frameworks/library"
NAMES = sorted(path.stem for path in LIBRARY.glob("*.yaml"))
SHIPPED = {
    "guangdong_district_2022",
    "hubei_project_2020",
    "hunan_hengyang_2024",
    "hunan_hengyang_2024_project",
    "hunan_yueyang_2020",
    "jiangsu_lianyungang_2020",
    "mof_department_2013",
    "mof_project_2020",
    "mof_project_2021",
    "shanxi_quwo_2021",
    "sichuan_department_2018",
}


@pytest.fixture(name="example_step")
def _example_step():
    """The step of one path in an example that is found by a word of its title."""

    def step(name: str, word: str, path: str) -> Step:
        framework = load_framework(name)
        example = next(one for one in framework.examples if word in one.title)
        return _step(evaluated(framework, example), path)

    return step


def _step(evaluation: Evaluation, path: str) -> Step:
    found = [one for one in evaluation.walk() if path in (one.path, one.title)]
    assert len(found) == 1, f"{path}: {[one.path for one in evaluation.walk()]}"
    return found[0]


def _path(framework: Framework, name: str) -> str:
    return framework.find(name).path


def test_every_promised_system_is_there() -> None:
    assert set(NAMES) >= SHIPPED


@pytest.mark.parametrize("name", NAMES)
def test_every_system_says_where_it_comes_from(name: str) -> None:
    framework = load_framework(name)
    assert framework.title
    assert framework.source
    assert framework.basis
    assert framework.status in {"official", "reconstruction", "placeholder", "reference"}
    assert framework.confidence


@pytest.mark.parametrize("name", NAMES)
def test_every_system_is_worked_out_by_hand(name: str) -> None:
    assert load_framework(name).examples


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_half_understood(name: str) -> None:
    for indicator in load_framework(name).leaves():
        for reading in (indicator.rule, *indicator.rules.values()):
            assert reading is None or (reading.rule is not None and not reading.unread), indicator


@pytest.mark.parametrize("name", [one for one in NAMES if one != "mof_department_2013"])
def test_points_add_up_to_a_hundred(name: str) -> None:
    framework = load_framework(name)
    assert sum((top.points or Fraction(0) for top in framework.indicators), Fraction(0)) == 100
    assert framework.total == 100


@pytest.mark.parametrize("name", [one for one in NAMES if load_framework(one).grades])
def test_every_hundredth_has_exactly_one_grade(name: str) -> None:
    framework = load_framework(name)
    floors = list(framework.grades.values())
    assert floors == sorted(floors, reverse=True)
    assert floors[-1] == 0
    for floor in floors[:-1]:
        above, below = framework.grade(floor), framework.grade(floor - Fraction(1, 100))
        assert above != below


@pytest.mark.parametrize("name", NAMES)
def test_every_worked_example_is_what_the_sentences_come_to(name: str) -> None:
    assert list(map(str, differences(load_framework(name)))) == []


# ---------------------------------------------------------------- what each of them must hold


def test_the_common_system_has_28_indicators_and_every_formula_computes() -> None:
    framework = load_framework("mof_department_2013")
    assert framework.abstract
    assert len(list(framework.leaves())) == 28
    computed = {path for example in framework.examples for path in example.values}
    formulas = {one.path for one in framework.leaves() if one.values}
    assert formulas <= computed


def test_yueyang_is_the_whole_table_of_23_rows() -> None:
    framework = load_framework("hunan_yueyang_2020")
    rows = [one for one in framework.walk() if one.points and (one.pooled or not one.children)]
    assert len(rows) == 23
    assert [top.points for top in framework.indicators] == [15, 40, 25, 20]


def test_lianyungang_is_the_whole_table_of_40_rows() -> None:
    framework = load_framework("jiangsu_lianyungang_2020")
    assert len(list(framework.leaves())) == 40
    assert [top.points for top in framework.indicators] == [30, 70]


def test_quwo_is_marked_a_reconstruction_and_grades_in_its_own_scale() -> None:
    framework = load_framework("shanxi_quwo_2021")
    assert framework.status == "reconstruction"
    assert [top.points for top in framework.indicators] == [13, 59, 28]
    assert dict(framework.grades) == {"优秀": 85, "良好": 70, "一般": 60, "较差": 0}
    assert framework.grade(Fraction("91.25")) == "优秀"
    unsure = [one for one in framework.walk() if one.points and not one.children]
    assert all("把握低" in one.note for one in unsure)


def test_guangdong_is_marked_a_reconstruction() -> None:
    framework = load_framework("guangdong_district_2022")
    assert framework.status == "reconstruction"
    tops = ["预算编制情况", "预算执行情况", "预算监督情况", "预算使用效益"]
    assert [top.title for top in framework.indicators] == tops


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("mof_project_2020", [10, 50, 30, 10]),
        ("mof_project_2021", [10, 20, 40, 20, 10]),
        ("hubei_project_2020", [20, 40, 40]),
        ("hunan_hengyang_2024", [10, 20, 40, 20, 10]),
        ("sichuan_department_2018", [25, 30, 45]),
    ],
)
def test_points_of_the_first_level(name: str, points: list[int]) -> None:
    assert [top.points for top in load_framework(name).indicators] == points


def test_cost_counts_only_where_it_is_declared(example_step) -> None:
    assert example_step("mof_project_2021", "没有设成本", "产出指标").points == 50
    assert example_step("mof_project_2021", "没有设成本", "效益指标").points == 40
    assert example_step("mof_project_2021", "项目完成且", "产出指标").points == 40


def test_satisfaction_that_is_not_set_moves_to_the_effects(example_step) -> None:
    assert example_step("mof_project_2020", "没有设满意度", "效益指标").points == 40


@pytest.mark.parametrize(
    ("name", "judged", "score"),
    [
        ("mof_project_2020", "9", "9"),
        ("mof_project_2020", "5.5", None),
        ("hubei_project_2020", "5.5", "5.5"),
        ("hubei_project_2020", "8", None),
        ("mof_project_2020", "6", "6"),
    ],
)
def test_partly_reached_is_60_to_80_nationally_and_50_to_80_in_hubei(
    name: str, judged: str, score: str | None
) -> None:
    framework = load_framework(name)
    level = "达成预期" if judged == "9" else "部分达成"
    output = framework.find("产出指标").points
    rest = str((output or 0) - 10)
    objectives = (
        {"level1": "产出指标", "title": "甲", "direction": "定性", "target": "提高", "weight": "10"}
        | {"actual": level, "judged": judged},
        {"level1": "产出指标", "title": "乙", "direction": "≥", "target": "1", "weight": rest}
        | {"actual": "1"},
    )
    example = Example(title="定性", objectives=objectives)
    step = _step(evaluated(framework, example), "产出指标/甲")
    assert step.score == (None if score is None else Fraction(score))


def test_far_over_the_target_asks_for_a_reason() -> None:
    row = {"level1": "产出指标", "title": "检查家次", "direction": "≥", "target": "10"} | {
        "weight": "50",
        "actual": "14",
    }
    framework = load_framework("mof_project_2020")
    step = _step(evaluated(framework, Example(title="", objectives=(row,))), "检查家次")
    assert step.score is None
    assert "偏差原因" in step.reason


def test_names_of_base_data_mean_one_thing() -> None:
    facts = catalogue().facts
    assert {"三公经费决算数", "在职人员数", "编制数", "年末结转结余"} <= set(facts)
    assert len([spec for spec in facts.values() if spec.by_fund]) == 8
    assert "单位资金年初预算数" in facts
