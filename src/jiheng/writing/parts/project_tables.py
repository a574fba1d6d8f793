"""Tables over all projects: the list (汇总表), the money, the grades, the goals."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from jiheng.documents.model import Cell, Column, Row, Table
from jiheng.dossiers.model import Money
from jiheng.quantities import percent
from jiheng.writing.parts.assessed import Assessed, added_up, grades, wan
from jiheng.writing.parts.cells import head, row, score_cell, titles
from jiheng.writing.parts.filed_rows import FiledRow

UNSCORED = "未评分"
#: Where what is told of all projects together comes from.
ADDED, EXECUTED, FORMS = "各项目金额相加", "全年执行数÷全年预算数", "各项目自评表"
_LIST = (
    ("序号", Column(5, "center")),
    ("项目编码", Column(11, "center")),
    ("项目名称", Column(24)),
    ("年初预算数", Column(11, "right")),
    ("全年预算数", Column(11, "right")),
    ("全年执行数", Column(11, "right")),
    ("执行率", Column(9, "right")),
    ("自评得分", Column(8, "center")),
    ("测算得分", Column(8, "center")),
    ("等级", Column(7, "center")),
    ("未完成原因", Column(36)),
)


def list_table(projects: Sequence[Assessed], caption: str = "") -> Table:
    """One row a project: money, score, grade and why something was not finished."""
    rows = (_listed(number, one) for number, one in enumerate(projects, 1))
    names = titles(*(name for name, _ in _LIST))
    return Table(tuple(column for _, column in _LIST), (names, *rows, _total(projects)), caption)


def _listed(number: int, one: Assessed) -> Row:
    project = one.project
    return row(
        Cell(str(number), number=Fraction(number), fact="序号"),
        head(project.code),
        head(project.name),
        money_cell(project.initial, one.origin),
        money_cell(project.adjusted, one.origin),
        money_cell(project.spent, one.origin),
        rate_cell(one.execution_rate, EXECUTED),
        score_cell(one.score, missing=UNSCORED, fact=one.scored),
        score_cell(
            one.evaluation.total if one.evaluation.complete else None,
            missing="—",
            fact="按评分标准测算",
        ),
        one.grade or Cell("—", role="quiet"),
        "；".join(one.unfinished) or ("已完成" if one.finished else UNSCORED),
    )


def _total(projects: Sequence[Assessed]) -> Row:
    sums = [
        added_up(one.project.initial for one in projects),
        added_up(one.project.adjusted for one in projects),
        added_up(one.project.spent for one in projects),
    ]
    budget, spent = sums[1:]
    rate = spent / budget if budget and spent is not None else None
    scored = sum(one.score is not None for one in projects)
    return row(
        head(f"合计（{len(projects)}个项目）", colspan=3),
        *(money_cell(one, ADDED, missing="不全") for one in sums),
        rate_cell(rate, EXECUTED),
        Cell(f"{scored}个已评分", colspan=3),
        Cell(_left(projects)),
        role="total",
    )


def _left(projects: Sequence[Assessed]) -> str:
    """How many are not finished, and of how many it is not known."""
    unfinished = sum(bool(one.unfinished) for one in projects)
    unknown = sum(not one.finished and not one.unfinished for one in projects)
    told = [f"{unfinished}个项目有未完成事项"] if unfinished else []
    told += [f"{unknown}个项目{UNSCORED}"] if unknown else []
    return "，".join(told) or "各项目均已完成"


def grade_table(projects: Sequence[Assessed], caption: str = "") -> Table:
    """How many projects have which grade, and how much of the money they are."""
    columns = (Column(16, "center"), *(Column(14, "right"),) * 4)
    names = titles("等级", "项目数", "占项目数", "全年预算数（万元）", "占全年预算数")
    budget = added_up(one.project.adjusted for one in projects)
    rows = (_graded(grade, some, projects, budget) for grade, some in grades(projects).items())
    total = _graded("合计", projects, projects, budget, total=True)
    return Table(columns, (names, *rows, total), caption)


def _graded(
    grade: str,
    some: Sequence[Assessed],
    projects: Sequence[Assessed],
    budget: Fraction | None,
    *,
    total: bool = False,
) -> Row:
    part = added_up(one.project.adjusted for one in some) if some else Fraction(0)
    return row(
        head(grade or UNSCORED),
        Cell(f"{len(some)}", number=Fraction(len(some)), fact=FORMS),
        rate_cell(Fraction(len(some), len(projects)), FORMS),
        money_cell(part, ADDED, missing="不全"),
        rate_cell(part / budget if budget and part is not None else None, ADDED),
        role="total" if total else "",
    )


def who_table(projects: Sequence[Assessed]) -> Table:
    """Code, name, who is in charge and who carries it out."""
    columns = (Column(14, "center"), Column(34), Column(24), Column(24))
    rows = (
        row(
            head(one.project.code),
            head(one.project.name),
            one.evaluation.subject.authority,
            one.project.implementer,
        )
        for one in projects
    )
    return Table(columns, (titles("项目编码", "项目名称", "主管部门", "实施单位"), *rows))


def money_table(projects: Sequence[Assessed]) -> Table:
    """The money of each project by source, budgeted and spent, in 万元."""
    columns = (Column(28), Column(20), *(Column(13, "right"),) * 3, Column(10, "right"))
    names = titles("项目", "资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率")
    return Table(columns, (names, *(line for one in projects for line in _money(one))))


def _money(one: Assessed) -> Iterator[Row]:
    lines = one.project.money or (Money("—"),)
    for number, money in enumerate(lines):
        budget, spent = money.adjusted, money.spent
        rate = spent / budget if budget and spent is not None else None
        above = () if number else (head(one.project.name, rowspan=len(lines)),)
        amounts = (money_cell(amount, one.origin) for amount in (money.initial, budget, spent))
        yield row(*above, money.source, *amounts, rate_cell(rate, EXECUTED))


def goal_table(projects: Sequence[Assessed]) -> Table:
    """What each project was to reach and what it reached."""
    columns = (Column(26), Column(37), Column(37))
    rows = (
        row(head(one.project.name), one.project.goal or "未填报", one.project.result or "未填报")
        for one in projects
    )
    return Table(columns, (titles("项目", "预期目标", "实际完成情况"), *rows))


def indicator_table(items: Sequence[tuple[Assessed, FiledRow]]) -> Table:
    """These indicators, those of one project together."""
    columns = (
        Column(24), Column(14), Column(24), Column(15, "center"), Column(15, "center"),
        Column(8, "center"), Column(8, "center"),
    )  # fmt: skip
    names = titles("项目", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分")
    groups = groupby(items, lambda item: item[0].project)
    rows = (line for _, some in groups for line in _indicators(list(some)))
    return Table(columns, (names, *rows))


def _indicators(some: Sequence[tuple[Assessed, FiledRow]]) -> Iterator[Row]:
    for number, (form, one) in enumerate(some):
        above = () if number else (head(form.project.name, rowspan=len(some)),)
        texts = (one.level2, one.title, one.target, one.actual)
        scores = (score_cell(points, fact=form.scored) for points in (one.points, one.score))
        yield row(*above, *texts, *scores)


def money_cell(value: Fraction | None, fact: str, missing: str = "") -> Cell:
    """An amount in 万元."""
    if value is None:
        return Cell(missing, role="quiet" if missing else "")
    return Cell(wan(value), number=value / 10_000, fact=fact)


def rate_cell(value: Fraction | None, fact: str) -> Cell:
    """A rate in percent."""
    if value is None:
        return Cell("—", role="quiet")
    return Cell(percent(value), number=value, fact=fact)
