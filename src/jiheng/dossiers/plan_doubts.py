"""What a person must look at (需核实) among objectives, projects, transfers and scores."""

from collections.abc import Iterator
from fractions import Fraction

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.errors import Doubt
from jiheng.dossiers.model import SOURCES, Dossier, Project, plain, printed
from jiheng.dossiers.plan_checks import categories
from jiheng.errors import JihengError
from jiheng.quantities import unit

_MONEY = unit("万元")
_FULL = Fraction(100)


def plan_doubts(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    """One sentence for everything that is hardly meant so."""
    for transfer in dossier.transfers:
        if _more(transfer.spent, transfer.amount):
            what = (
                f"“{transfer.document}”{_over(transfer.spent, '已支出', transfer.amount, '下达')}"
            )
            yield Doubt(transfer.place, what)
    yield from _of_objectives(asked, dossier)
    for project in dossier.projects:
        yield from _of_project(project)
    yield from _of_scores(asked, dossier)


def _of_objectives(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    unused = [one for one in dossier.objectives if not categories(asked, one.project)]
    if unused:
        what = f"填了{len(unused)}项绩效目标，本指标体系不使用绩效目标，不参与评分"
        yield Doubt(unused[0].place, what)
    seen: set[tuple[str, str, str]] = set()
    for one in dossier.objectives:
        key = one.project, one.level1, one.title
        if key in seen:
            yield Doubt(one.place, f"绩效目标“{one.title}”与前面一项同名", "改用不同的名称")
        seen.add(key)
        if _more(one.filed, one.weight):
            yield Doubt(one.place, f"“{one.title}”{_scored(one.filed, one.weight)}")


def _of_project(one: Project) -> Iterator[JihengError]:
    if not one.name:
        yield Doubt(one.place, f"项目“{one.code}”没有填写名称", "补填名称")
    if _more(one.spent, one.adjusted):
        spent = _over(one.spent, "全年执行数", one.adjusted, "全年预算数")
        yield Doubt(one.place, f"项目“{one.name or one.code}”{spent}")
    if _more(one.filed, _FULL):
        yield Doubt(one.place, f"项目“{one.name or one.code}”{_scored(one.filed, _FULL)}")
    for phase, title in (
        ("initial", "年初预算数"),
        ("adjusted", "全年预算数"),
        ("spent", "全年执行数"),
    ):
        stated = {money.source: getattr(money, phase) for money in one.money}
        whole = stated.pop(SOURCES[0], None)
        parts = [part for part in stated.values() if part is not None]
        if whole is not None and parts and sum(parts) != whole:
            added = printed(Fraction(sum(parts)), _MONEY)
            what = f"{title}分来源合计{added}，年度资金总额{printed(whole, _MONEY)}"
            yield Doubt(one.place, f"项目“{one.name or one.code}”{what}")


def _of_scores(asked: Asked, dossier: Dossier) -> Iterator[JihengError]:
    points = {one.path: one.points for one in asked.scored}
    for filed in dossier.filed:
        most = points.get(filed.path)
        if _more(filed.score, most):
            yield Doubt(filed.place, f"“{filed.path}”{_scored(filed.score, most)}")
    total = asked.framework.total
    if _more(dossier.filed_total, total):
        where = f"{dossier.path} 自评得分"
        yield Doubt(where, f"填报总分{_scored(dossier.filed_total, total)}")


def _more(one: Fraction | None, other: Fraction | None) -> bool:
    return one is not None and other is not None and one > other


def _scored(score: Fraction | None, most: Fraction | None) -> str:
    return f"自评得分{plain(score or Fraction(0))}分超过分值{plain(most or Fraction(0))}分"


def _over(spent: Fraction | None, what: str, limit: Fraction | None, than: str) -> str:
    left, right = (printed(one or Fraction(0), _MONEY) for one in (spent, limit))
    return f"{what}{left}超过{than}{right}"
