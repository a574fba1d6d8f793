"""Chapters that reports on projects share: how the year went, told from the forms."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.documents.model import Block
from jiheng.dossiers.model import Dossier
from jiheng.quantities import amount, percent
from jiheng.writing.parts.assessed import (
    WAN,
    Assessed,
    added_up,
    covered,
    grades,
    share_of_spending,
)
from jiheng.writing.parts.cells import paragraph
from jiheng.writing.parts.project_tables import UNSCORED, indicator_table
from jiheng.writing.parts.words import points

#: First-level categories in the order reports tell them.
OUTPUT, COST, BENEFIT, GLAD = "产出", "成本", "效益", "满意度"


def money_told(projects: Sequence[Assessed]) -> str:
    """How much was budgeted and spent in all."""
    budget = added_up(one.project.adjusted for one in projects)
    spent = added_up(one.project.spent for one in projects)
    told = [f"{len(projects)}个项目"]
    told += [f"全年预算数{amount(budget, WAN)}"] if budget is not None else ["全年预算数填报不全"]
    told += [f"全年执行数{amount(spent, WAN)}"] if spent is not None else ["全年执行数填报不全"]
    if budget and spent is not None:
        told.append(f"执行率{percent(spent / budget)}")
    return "，".join(told) + "。"


def conclusion(dossier: Dossier, projects: Sequence[Assessed]) -> Iterator[Block]:
    """Coverage, grades, and where each project stands."""
    share = share_of_spending(dossier, projects)
    yield paragraph(f"自评覆盖率：{covered(projects)}。{f'{share}。' if share else ''}")
    counted = (
        f"{grade or UNSCORED}{len(some)}个" for grade, some in grades(projects).items() if some
    )
    yield paragraph(f"{len(projects)}个项目中，{'，'.join(counted)}。")


def scores_told(projects: Sequence[Assessed]) -> Iterator[Block]:
    """Each project's score, grade and execution rate in a sentence."""
    for one in projects:
        told = [f"{one.project.name}：自评{points(one.score)}" if one.score is not None
                else f"{one.project.name}：{UNSCORED}"]  # fmt: skip
        told += [f"等级为{one.grade}"] if one.grade else []
        rate = one.execution_rate
        told += [f"预算执行率{percent(rate)}"] if rate is not None else []
        yield paragraph("，".join(told) + "。")


def category_told(projects: Sequence[Assessed], category: str) -> Iterator[Block]:
    """What the indicators of one category come to, then every one of them in a table."""
    table = indicator_table(projects, category)
    if table is None:
        yield paragraph(f"各项目没有设{category}指标。")
        return
    rows = [row for one in projects for row in one.indicators if row.level1.startswith(category)]
    full = sum(1 for row in rows if row.points is not None and row.score == row.points)
    lost = [row for row in rows if row.lost]
    blank = [row for row in rows if row.score is None]
    told = [f"{category}指标共{len(rows)}项，得满分的{full}项"]
    told += (
        [f"扣分的{len(lost)}项，共扣{points(sum((row.lost for row in lost), Fraction(0)))}"]
        if lost
        else []
    )
    told += [f"{UNSCORED}的{len(blank)}项"] if blank else []
    yield paragraph("，".join(told) + "。")
    yield table


def losses_told(projects: Sequence[Assessed]) -> Iterator[Block]:
    """Every lost point with its reason; every project that left money."""
    told = [
        paragraph(f"{one.project.name}：{'；'.join(one.unfinished)}。", "item")
        for one in projects
        if one.unfinished
    ]
    yield from told or [paragraph("各项目预算执行和绩效目标均已完成，没有扣分。")]
