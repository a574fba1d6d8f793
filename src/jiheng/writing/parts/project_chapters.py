"""Chapters that reports on projects share: how the year went, told from the forms."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jiheng.documents.model import Block, Paragraph
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
from jiheng.writing.parts.cells import paragraph, sourced
from jiheng.writing.parts.filed_rows import FiledRow
from jiheng.writing.parts.project_tables import ADDED, FORMS, UNSCORED, goal_table, indicator_table
from jiheng.writing.parts.words import points

#: More projects, or indicators, than these are not listed one by one in a report.
_FEW, _MANY = 15, 40
#: First-level categories in the order reports tell them.
OUTPUT, COST, BENEFIT, GLAD = "产出", "成本", "效益", "满意度"


def money_told(projects: Sequence[Assessed]) -> Paragraph:
    """How much was budgeted and spent in all."""
    budget = added_up(one.project.adjusted for one in projects)
    spent = added_up(one.project.spent for one in projects)
    told = [f"{len(projects)}个项目"]
    told += [f"全年预算数{amount(budget, WAN)}"] if budget is not None else ["全年预算数填报不全"]
    told += [f"全年执行数{amount(spent, WAN)}"] if spent is not None else ["全年执行数填报不全"]
    if budget and spent is not None:
        told.append(f"执行率{percent(spent / budget)}")
    return sourced("，".join(told) + "。", ADDED)


def conclusion(dossier: Dossier, projects: Sequence[Assessed]) -> Iterator[Block]:
    """Coverage, grades, and where each project stands."""
    share = share_of_spending(dossier, projects)
    yield sourced(f"自评覆盖率：{covered(projects)}。{f'{share}。' if share else ''}", FORMS)
    counted = (
        f"{grade or UNSCORED}{len(some)}个" for grade, some in grades(projects).items() if some
    )
    yield sourced(f"{len(projects)}个项目中，{'，'.join(counted)}。", FORMS)


def scores_told(projects: Sequence[Assessed]) -> Iterator[Block]:
    """Each project's score, grade and execution rate in a sentence, unless they are many."""
    if len(projects) > _FEW:
        yield paragraph("各项目的得分、等级和预算执行率见项目支出绩效自评汇总表。")
        return
    for one in projects:
        told = [f"{one.project.name}：自评{points(one.score)}" if one.score is not None
                else f"{one.project.name}：{UNSCORED}"]  # fmt: skip
        told += [f"等级为{one.grade}"] if one.grade else []
        rate = one.execution_rate
        told += [f"预算执行率{percent(rate)}"] if rate is not None else []
        yield sourced("，".join(told) + "。", one.scored)


def goals_told(projects: Sequence[Assessed]) -> Iterator[Block]:
    """Goal and result of each project; of many only where something was not finished."""
    shown = [one for one in projects if len(projects) <= _FEW or one.fell_short]
    done = len(projects) - len(shown)
    if done:
        rest = f"；其余{len(shown)}个项目如下" if shown else ""
        yield sourced(f"{done}个项目的绩效指标全部得满分，见各项目自评表{rest}。", FORMS)
    if shown:
        yield goal_table(shown)


def category_told(projects: Sequence[Assessed], category: str) -> Iterator[Block]:
    """What the indicators of one category come to, then a table: of many, without the full."""
    items = [
        (one, row) for one in projects for row in one.indicators if row.level1.startswith(category)
    ]
    if not items:
        yield paragraph(f"各项目没有设{category}指标。")
        return
    missed = [item for item in items if item[1].score is None or item[1].lost]
    yield sourced(_count(category, [row for _, row in items]), FORMS)
    if len(items) <= _MANY:
        yield indicator_table(items)
    elif missed:
        yield paragraph("未得满分的指标如下，其余见各项目自评表。")
        yield indicator_table(missed)


def _count(category: str, rows: Sequence[FiledRow]) -> str:
    lost = [row for row in rows if row.lost]
    blank = sum(row.score is None for row in rows)
    full = len(rows) - len(lost) - blank
    told = [f"{category}指标共{len(rows)}项，得满分的{full}项"]
    if lost:
        all_lost = sum((row.lost for row in lost), Fraction(0))
        told.append(f"扣分的{len(lost)}项，共扣{points(all_lost)}")
    told += [f"{UNSCORED}的{blank}项"] if blank else []
    return "，".join(told) + "。"


def losses_told(projects: Sequence[Assessed]) -> Iterator[Block]:
    """Every lost point with its reason; every project that left money, those of many together."""
    unfinished = [one for one in projects if one.unfinished]
    if all(one.finished for one in projects):
        yield paragraph("各项目预算执行和绩效目标均已完成，没有扣分。")
    shown = [one for one in unfinished if len(projects) <= _FEW or one.fell_short]
    for one in shown:
        yield sourced(f"{one.project.name}：{'；'.join(one.unfinished)}。", one.scored, "item")
    if rest := len(unfinished) - len(shown):
        also = "另有" if shown else ""
        yield sourced(f"{also}{rest}个项目指标得满分，预算没有执行完，见汇总表。", FORMS)
    if unknown := [one for one in projects if not one.finished and not one.unfinished]:
        yield sourced(f"{len(unknown)}个项目{UNSCORED}，完成情况未填报。", FORMS)
