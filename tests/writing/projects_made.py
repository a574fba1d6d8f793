"""A county department with three projects: one done, one that fell short, one not filled in."""

from fractions import Fraction

from scoring.county import TABLE, dossier, framework

from jiheng.dossiers.model import Dossier, Money, Objective, Project, Text
from jiheng.scoring.each_project import with_projects
from jiheng.scoring.model import Evaluation

WITH_PROJECTS = TABLE.replace("\nindicators:", "\nprojects: mof_project_2020\nindicators:")


def wan(amount):
    """An amount in 万元, in yuan."""
    return Fraction(amount) * 10_000


def money(initial, adjusted, spent):
    """Money of one source, in 万元."""
    return Money("当年财政拨款", wan(initial), wan(adjusted), wan(spent))


def objective(project, category, title, target, actual, **more):
    """One objective, ≥ its target."""
    return Objective(project, f"{category}指标", more.pop("level2", "数量指标"), title, target,
                     "≥", actual=actual, **more)  # fmt: skip


DONE = Project("P001", "水质自动监测运维", "某县生态环境局", "某县监测站", (money(38, 40, 40),),
               "24个点位全年正常运行", "24个点位正常运行", Fraction(100))  # fmt: skip
SHORT = Project("P002", "农村黑臭水体整治", money=(money(20, 20, 15),), goal="整治5处")
BLANK = Project("P003", "应急物资购置")

# fmt: off
OBJECTIVES = (
    objective("P001", "产出", "运行点位", "24", "24", weight=Fraction(50), filed=Fraction(50)),
    objective("P001", "效益", "受益人口", "2000", "2100", weight=Fraction(30), filed=Fraction(30)),
    objective(
        "P001", "满意度", "公众满意度", "90%", "92%", weight=Fraction(10), filed=Fraction(10)
    ),
    objective(
        "P002",
        "产出",
        "整治水体",
        "5",
        "4",
        weight=Fraction(50),
        deviation_reason="一处因汛期停工，已顺延至次年3月",
    ),
    objective("P002", "效益", "受益人口", "900", "900", weight=Fraction(30)),
    objective("P002", "满意度", "村民满意度", "90%", "81%", weight=Fraction(10)),
)
# fmt: on


def department(*projects: Project, objectives=OBJECTIVES, texts: tuple[Text, ...] = ()) -> Dossier:
    """The department's dossier; all three projects unless others are given."""
    made = dossier(projects=projects or (DONE, SHORT, BLANK), objectives=objectives)
    return Dossier(made.framework, made.subject, made.facts, made.answers, made.objectives,
                   made.projects, texts=texts)  # fmt: skip


def evaluated(folder, handed_in: Dossier) -> Evaluation:
    """Its evaluation, with its projects."""
    return with_projects(framework(folder, WITH_PROJECTS), handed_in)


def grid(table):
    """The texts of a table, row by row, each cell where it begins."""
    rows = [[""] * len(table.columns) for _ in table.rows]
    for row, column, cell in table.placed():
        rows[row][column] = cell.text
    return rows
