"""A county's framework and the file of a department with projects, for commands on projects."""

from scoring.county import HEAD

FRAMEWORK = (
    HEAD
    + """
projects: mof_project_2020
indicators:
  - {title: 人员控制率, points: 100, value: 在职人员数 / 编制数, evidence: [编制批复],
     rule: "≤100%得满分，每超过1个百分点扣0.5分，扣完为止"}
"""
)
_HEAD = """
framework: county
subject: {code: "603013", name: 某县生态环境局, year: 2024, region: 某省某县}
facts:
  在职人员数: {value: 112人, evidence: 部门决算报表 财决05表}
  编制数: {value: 109人, evidence: "编制批复，某编〔2019〕3号，第2页"}
"""


def dossier(projects, names="监测/运维（第{0}期）"):
    """The department's YAML with so many projects, each done and each with nine indicators."""
    codes = [f"P{place:03d}" for place in range(1, projects + 1)]
    listed = (_project(code, names.format(place)) for place, code in enumerate(codes, 1))
    objectives = (line for code in codes for line in _objectives(code))
    return "\n".join((_HEAD, "projects:", *listed, "objectives:", *objectives))


def _project(code, name):
    money = "{年初预算数: 10万元, 全年预算数: 10万元, 全年执行数: 9.5万元}"
    return (
        f'  - {{code: "{code}", name: "{name}", goal: 完成, result: 已完成,'
        f" money: {{当年财政拨款: {money}}}}}"
    )


def _objectives(code):
    for category, points, count in (("产出", 10, 5), ("效益", 10, 3), ("满意度", 10, 1)):
        for item in range(count):
            yield (
                f"  - {{project: {code}, level1: {category}指标, level2: 数量指标,"
                f' title: {category}{item + 1}, direction: ≥, target: "10", actual: "10",'
                f" weight: {points}}}"
            )
