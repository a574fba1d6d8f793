"""A county's small table and what departments hand in for it, for the tests of scoring."""

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from jiheng.dossiers.model import (
    Answer,
    Dossier,
    Exclusion,
    Fact,
    Filed,
    FrameworkRef,
    Objective,
    Project,
    Subject,
)
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework
from jiheng.quantities import Quantity
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation, Step

YEAR = 2024

HEAD = """
name: county
title: 某县部门整体支出绩效评价指标体系
version: "1"
source: 自拟样例
status: placeholder
confidence: 自拟
basis: [{title: 预算绩效评价管理办法, number: 某财〔2024〕1号}]
grades: {优: 90, 良: 80, 中: 60, 差: 0}
"""

TABLE = (
    HEAD
    + """
indicators:
  - title: 投入
    points: 40
    indicators:
      - title: 人员控制率
        points: 20
        value: "在职人员数 / 编制数"
        rule: "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"
        evidence: [编制批复]
      - title: 三公经费控制率
        points: 20
        value: "三公经费决算数 / 三公经费预算数"
        rule: "≤100%得满分，每超过1个百分点扣1分，扣完为止"
        exclude: {三公经费决算数: [经批准购置]}
  - title: 过程
    points: 30
    indicators:
      - title: 制度健全性
        points: 10
        rule: "①有制度，5分；②制度得到执行，5分"
      - title: 资金合规性
        points: 20
        rule: "每出现1例不符合扣2分，扣完为止"
  - title: 效果
    points: 30
    indicators:
      - title: 履职效益
        points: 20
        indicators:
          - {title: 经济效益}
          - {title: 社会效益}
      - title: 满意度
        points: 10
        value: 公众满意度
        rule: "≥95%得10分，85%(含)–95%得6分，75%(含)–85%得2分，其余不得分"
"""
)

STAFF = "投入/人员控制率"
TRAVEL = "投入/三公经费控制率"
RULES = "过程/制度健全性"
CASES = "过程/资金合规性"
BENEFIT = "效果/履职效益"
SATISFACTION = "效果/满意度"

#: Facts and answers with which the department loses nothing.
FULL_FACTS = {
    "在职人员数": "108人",
    "编制数": "109人",
    "三公经费决算数": "18.00万元",
    "三公经费预算数": "20.00万元",
    "公众满意度": "96%",
}
FULL_ANSWERS: Mapping[tuple[str, str], Fraction | bool | str] = {
    (RULES, "有制度"): True,
    (RULES, "制度得到执行"): True,
    (CASES, "例数"): Fraction(0),
    (BENEFIT, "评定得分"): Fraction(20),
}


def framework(folder: Path, text: str = TABLE) -> Framework:
    """The table, loaded."""
    path = folder / "county.yaml"
    path.write_text(text, encoding="utf-8")
    return load_framework(str(path))


def fact(name: str, printed: str, year: int = YEAR, exclusions: tuple[Exclusion, ...] = ()) -> Fact:
    """A fact as printed; ``"＞85%"`` is a bound."""
    comparator = printed[0] if printed[0] in "＞≥＜≤" else ""
    quantity = Quantity.parse(printed.removeprefix(comparator))
    return Fact(
        name,
        year,
        quantity.value,
        quantity.unit,
        exclusions=exclusions,
        comparator=comparator,
    )


def dossier(  # noqa: PLR0913 - every part of a dossier may be given
    facts: Mapping[str, str] | None = None,
    answers: Mapping[tuple[str, str], Fraction | bool | str] | None = None,
    *,
    more: tuple[Fact, ...] = (),
    filed: Mapping[str, str] | None = None,
    filed_total: str = "",
    objectives: tuple[Objective, ...] = (),
    projects: tuple[Project, ...] = (),
) -> Dossier:
    """What the department hands in; facts and answers as given, else those of full points."""
    given = FULL_FACTS if facts is None else facts
    answered = FULL_ANSWERS if answers is None else answers
    return Dossier(
        FrameworkRef("county"),
        Subject("603013", "某县生态环境局", YEAR),
        facts=(*(fact(name, printed) for name, printed in given.items()), *more),
        answers=tuple(Answer(path, key, value) for (path, key), value in answered.items()),
        filed=tuple(Filed(path, Fraction(score)) for path, score in (filed or {}).items()),
        filed_total=Fraction(filed_total) if filed_total else None,
        objectives=objectives,
        projects=projects,
    )


def scored(folder: Path, handed_in: Dossier, text: str = TABLE) -> Evaluation:
    """The department's evaluation."""
    return evaluate(framework(folder, text), handed_in)


def step(evaluation: Evaluation, path: str) -> Step:
    """The step of one path."""
    return next(one for one in evaluation.walk() if one.path == path)


def stages(found: Step, stage: str) -> list[str]:
    """The texts of one stage of a trace."""
    return [line.text for line in found.trace.lines if line.stage == stage]
