"""A small department, evaluated by hand: everything a score sheet can show."""

from dataclasses import replace
from fractions import Fraction

from jiheng.dossiers.model import Dossier, FrameworkRef, Subject
from jiheng.scoring.model import (
    Adjustment,
    BrokenTie,
    Coverage,
    Evaluation,
    Figure,
    FrameworkUsed,
    Line,
    Step,
    Trace,
)

SUBJECT = Subject(code="431001", name="示例县水务局", year=2024, authority="示例县人民政府")
FRAMEWORK = FrameworkUsed(
    id="sample_department_2024",
    title="示例县部门整体支出绩效评价指标体系",
    version="1",
    hash="3f9a6c21d07e",
    source="示例县财政局文件附件",
    status="reconstruction",
)


def leaf(path, points, score=None, **more):
    """One indicator; scored when it has a score."""
    points = Fraction(points)
    scored = score is not None
    value = Fraction(score) if scored else None
    return Step(
        path=path,
        title=path.rpartition("/")[2],
        points=points,
        score=value,
        lost=points - value if scored else None,
        low=value if scored else Fraction(0),
        high=value if scored else points,
        **({"status": "unscored"} if not scored else {}) | more,
    )


def heading(path, *children):
    """A heading that sums what is below it."""
    scores = [child.score for child in children if child.score is not None]
    return Step(
        path=path,
        title=path.rpartition("/")[2],
        points=sum(child.points for child in children),
        score=sum(scores) if scores else None,
        low=sum(child.low for child in children),
        high=sum(child.high for child in children),
        children=children,
    )


RATE = leaf(
    "过程/预算执行/三公经费控制率",
    5,
    "3",
    value="104.35%",
    filed=Fraction(5),
    filed_reason="超出部分为经批准购置的防汛车辆",
    reason="三公经费控制率104.35%，超过100%有4.35个百分点，满1个百分点才扣，扣4×0.5分",
    recover=("下一年度把三公经费控制在预算以内",),
    evidence=("部门决算报表 财决附03表",),
    trace=Trace(
        (
            Line("基础数据", "2024年三公经费决算数 = 24.00万元", "填报表.xlsx 基础数据 D12"),
            Line("基础数据", "2024年三公经费预算数 = 23.00万元", "填报表.xlsx 基础数据 C12"),
            Line("公式", "三公经费控制率 = 三公经费决算数 ÷ 三公经费预算数"),
            Line("值", "24.00万元 ÷ 23.00万元 = 104.35%"),
            Line("评分标准", "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"),
            Line("设置", "满百分点：满1个百分点才扣"),
            Line("得分", "5 − 4 × 0.5 = 3分"),
            Line("依据", "《示例县部门整体支出绩效评价办法》第八条"),
        )
    ),
)
STEPS = (
    heading(
        "投入",
        heading(
            "投入/目标设定",
            leaf("投入/目标设定/绩效目标合理性", 4, 4, filed=Fraction(4), reason="各要点均符合"),
            leaf(
                "投入/目标设定/绩效指标明确性",
                6,
                reason="没有回答：绩效目标是否细化为具体指标",
                filed=Fraction(6),
            ),
        ),
    ),
    heading(
        "过程",
        heading(
            "过程/预算执行",
            leaf("过程/预算执行/预算执行率", 10, "9.21", value="92.15%", reason="按完成比例得分"),
            RATE,
        ),
        leaf("过程/资产管理", 5, 5, status="judged", reason="评定为规范", value="规范"),
    ),
    heading(
        "产出",
        leaf("产出/新建楼堂馆所控制", 30, 30, reason="不涉及，得满分", status="scored"),
        leaf("产出/水质达标率", 40, "37.5", value="93.75%", reason="实际93.75%，目标95%"),
    ),
)
EVALUATION = Evaluation(
    framework=FRAMEWORK,
    subject=SUBJECT,
    points=Fraction(100),
    total=Fraction("88.71"),
    complete=False,
    low=Fraction("88.71"),
    high=Fraction("94.71"),
    grade="",
    filed_total=Fraction(98),
    filed_sum=Fraction(97),
    filed_grade="优",
    settings={"满百分点": "whole"},
    steps=STEPS,
    adjustments=(
        Adjustment(
            "上限", "预算执行率低于70%的，总分不超过79分", applied=False, effect="预算执行率92.15%"
        ),
    ),
    notes=("上年数取自上年度公开的部门决算",),
    ties=(BrokenTie("三公经费决算数 = 各分项之和", "24.00万元", "23.60万元", "0.40万元"),),
    figures=(
        Figure("三公经费控制率", "104.35%", "117.39%", "剔除经批准购置3.00万元", RATE.trace),
        Figure("公用经费控制率", "99.10%"),
    ),
    projects=(
        Evaluation(
            framework=FRAMEWORK,
            subject=replace(SUBJECT, code="P-01", name="农村饮水安全巩固提升"),
            points=Fraction(100),
            total=Fraction("96.3"),
            complete=True,
            low=Fraction("96.3"),
            high=Fraction("96.3"),
            grade="优",
            filed_total=Fraction(98),
            filed_sum=Fraction(98),
            filed_grade="优",
            settings={},
            steps=STEPS[1:2],
        ),
    ),
    coverage=Coverage(3, 1, Fraction(5_000_000), Fraction(3_000_000)),
)
#: Everything scored, nothing lost, nothing filed: most sections are empty.
CLEAN = Evaluation(
    framework=FRAMEWORK,
    subject=SUBJECT,
    points=Fraction(4),
    total=Fraction(4),
    complete=True,
    low=Fraction(4),
    high=Fraction(4),
    grade="优",
    filed_total=None,
    filed_sum=None,
    filed_grade="",
    settings={},
    steps=(leaf("投入", 4, 4),),
)
DOSSIER = Dossier(FrameworkRef(FRAMEWORK.id), SUBJECT)


def with_projects(count):
    """The department with so many projects, each scoring less than the one before it."""
    one = EVALUATION.projects[0]
    projects = tuple(
        replace(one, subject=replace(one.subject, code=f"P{place:03}"), low=Fraction(-place, 100))
        for place in range(count)
    )
    return replace(EVALUATION, projects=projects)
