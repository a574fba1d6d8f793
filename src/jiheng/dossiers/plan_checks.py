"""What must hold of objectives, projects, transfers, exclusions and scores."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import (
    AmbiguousPercent,
    ChangedObjective,
    Duplicate,
    NoPlace,
    NotProject,
    OutOfRange,
    UnknownCategory,
    UnknownChoice,
    Unstated,
)
from jiheng.dossiers.model import DIRECTIONS, Dossier, Fact, Objective, Project, plain, printed
from jiheng.errors import JihengError
from jiheng.quantities import NotANumber, Quantity, unit

_MONEY = unit("万元")
_TOTALS = {"合计", "小计", "总计"}


def plan_problems(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    """What makes the plans of a dossier unusable, in the order of the form."""
    for fact in dossier.facts:
        yield from _of_exclusions(fact)
    for transfer in dossier.transfers:
        if not transfer.document:
            yield Unstated(transfer.place, "文号")
        yield from _negative(transfer.place, transfer.amount, transfer.spent)
    for objective in dossier.objectives:
        yield from _of_objective(asked, dossier, objective)
    for project in dossier.projects:
        yield from _of_project(project)
    for text in dossier.texts:
        if not text.title:
            yield Unstated(f"{dossier.path} 文字材料", f"“{text.body[:10]}…”的题目")
    for filed in dossier.filed:
        if filed.score < 0:
            yield OutOfRange(filed.place, plain(filed.score), "不小于0的分数")


def categories(asked: Asked, project: str) -> tuple[str, ...]:
    """Categories of objectives that are scored, of the department or of its projects."""
    one = asked.projects if project else asked
    return one.categories if one else ()


def belongs(objective: Objective, category: str) -> bool:
    """Whether an objective is of a category: 产出指标, 产出指标/数量指标, or 数量指标."""
    above, _, below = category.partition("/")
    levels = (
        [_bare(objective.level1)] if below else [_bare(objective.level1), _bare(objective.level2)]
    )
    return _bare(above) in levels and (not below or _bare(below) == _bare(objective.level2))


def _bare(level: str) -> str:
    return "".join(level.split()).removesuffix("指标")


def _of_objective(asked: Asked, dossier: Dossier, one: Objective) -> Iterator[JihengError]:
    if one.project and dossier.project(one.project) is None:
        what = f"项目编码“{one.project}”在项目表中没有"
        yield NoPlace(one.place, what, "先在项目表登记，或改正编码")
    if one.direction and one.direction not in DIRECTIONS:
        yield UnknownChoice(one.place, one.direction, DIRECTIONS)
    known = categories(asked, one.project)
    if known and not any(belongs(one, category) for category in known):
        yield UnknownCategory(one.place, one.level1, dict.fromkeys(known))
    if one.weight is not None and one.weight <= 0:
        yield OutOfRange(one.place, f"“{one.title}”的权重{plain(one.weight)}", "大于0的分数")
    if one.unit in {"%", "％"}:
        yield from _of_percent(one)
    approval = one.approval
    approved = one.approved
    if approved and one.changed and not (approval and approval.number and approval.date):
        now = _aim(one.direction, one.target, one.weight)
        before = _aim(approved.direction, approved.target, approved.weight)
        yield ChangedObjective(one.place, one.title, before, now)


def _of_percent(one: Objective) -> Iterator[JihengError]:
    """A bare number up to 1 under the unit % may be a rate whose sign was lost in pasting."""
    for text in (one.target, one.actual):
        try:
            read = Quantity.parse(text) if text else None
        except NotANumber:
            continue
        if read and not read.unit.symbol and 0 < abs(read.value) <= 1:
            yield AmbiguousPercent(one.place, text, f"{text}%", f"{plain(read.value * 100)}%")


def _aim(direction: str, target: str, weight: Fraction | None) -> str:
    points = f"（{plain(weight)}分）" if weight is not None else ""
    return f"“{direction}{target}”{points}"


def _of_project(one: Project) -> Iterator[JihengError]:
    if one.code in _TOTALS or one.name in _TOTALS:
        yield NotProject(one.place, one.code or one.name)
    for money in one.money:
        yield from _negative(one.place, money.initial, money.adjusted, money.spent)


def _negative(where: str, *amounts: Fraction | None) -> Iterator[JihengError]:
    for amount in amounts:
        if amount is not None and amount < 0:
            yield OutOfRange(where, printed(amount, _MONEY), "不小于0的金额")


def _of_exclusions(fact: Fact) -> Iterator[JihengError]:
    whole = sum((one.amount for one in fact.exclusions), Fraction(0))
    if isinstance(fact.value, Fraction) and whole > abs(fact.value):
        what = f"“{fact.name}”的剔除项合计{printed(whole, fact.unit)}"
        yield OutOfRange(fact.place, what, f"不超过{fact.printed}")
    for order, one in enumerate(fact.exclusions):
        if one in fact.exclusions[:order]:
            what = f"“{fact.name}”的剔除项{printed(one.amount, fact.unit)}（{one.category}）"
            yield Duplicate(fact.place, what, f"第{fact.exclusions.index(one) + 1}笔")
