"""What must hold within a dossier, whichever form it was read from."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from jiheng.dossiers.asked import Asked, Family
from jiheng.dossiers.doubts import doubts
from jiheng.dossiers.errors import (
    Duplicate,
    MixedSources,
    OtherFramework,
    OtherVersion,
    OutOfRange,
    Unstated,
    WrongType,
)
from jiheng.dossiers.gathering import Gathered
from jiheng.dossiers.model import Dossier, Fact, FrameworkRef
from jiheng.dossiers.plan_checks import plan_problems
from jiheng.errors import JihengError
from jiheng.frameworks.model import Framework

T = TypeVar("T")
#: Years for which anybody evaluates.
_YEARS = range(1990, 2100)


def checked(asked: Asked, dossier: Dossier, gathered: Gathered) -> Dossier:
    """The dossier in the order in which the framework asks, its doubts noted.

    Raises:
        Problems: what was gathered before, and what does not hold.
    """
    ordered = _ordered(asked, dossier, gathered)
    told = any(isinstance(problem, WrongType) for problem in gathered.problems)
    for problem in _problems(asked, ordered, told=told):
        gathered.add(problem)
    gathered.settle()
    return replace(ordered, doubts=(*gathered.doubts, *doubts(asked, ordered)))


def _ordered(asked: Asked, dossier: Dossier, gathered: Gathered) -> Dossier:
    facts = {name: order for order, name in enumerate(asked.framework.facts)}
    last = len(asked.order)
    filed = {one.path: order for order, one in enumerate(asked.scored)}
    framework = asked.framework
    stated = dossier.framework
    return replace(
        dossier,
        framework=FrameworkRef(
            stated.id, stated.version or framework.version, stated.hash or framework.hash
        ),
        facts=tuple(
            sorted(
                _of_one_source(asked, dossier.facts, gathered),
                key=lambda fact: (facts[fact.name], -fact.year),
            )
        ),
        answers=tuple(
            sorted(
                dossier.answers,
                key=lambda one: (asked.order.get((one.path, one.key), last), one.path),
            )
        ),
        filed=tuple(
            sorted(dossier.filed, key=lambda one: (filed.get(one.path, len(filed)), one.path))
        ),
    )


def _of_one_source(asked: Asked, facts: Iterable[Fact], gathered: Gathered) -> tuple[Fact, ...]:
    """Facts by fund share stage and evidence, as they share a row of the form."""
    rows: dict[tuple[Family, int], list[Fact]] = {}
    alone: list[Fact] = []
    for fact in facts:
        family = asked.by_fund.get(fact.name)
        if family is None:
            alone.append(fact)
        else:
            rows.setdefault((family, fact.year), []).append(fact)
    for (family, _), members in rows.items():
        stage = _shared(family, members, "stage", "阶段", gathered)
        evidence = _shared(family, members, "evidence", "佐证", gathered)
        alone.extend(replace(one, stage=stage, evidence=evidence) for one in members)
    return tuple(alone)


def _shared(
    family: Family, members: list[Fact], attribute: str, title: str, gathered: Gathered
) -> str:
    stated = {getattr(one, attribute): one for one in members if getattr(one, attribute)}
    if len(stated) > 1:
        last = list(stated.values())[-1]
        gathered.add(MixedSources(last.place, family.whole.name, title))
    return next(iter(stated), "")


def _problems(asked: Asked, dossier: Dossier, *, told: bool) -> Iterator[JihengError]:
    year = dossier.subject.year
    where = f"{dossier.path} 单位信息"
    if not year and not told:
        yield Unstated(where, "评价年度", "填写四位年份")
    elif year and year not in _YEARS:
        yield OutOfRange(where, f"评价年度{year}", f"{_YEARS.start}至{_YEARS.stop - 1}")
    yield from plan_problems(asked, dossier)
    yield from _twice(dossier.objectives, lambda one: one.key, lambda one: f"绩效目标“{one.title}”")
    yield from _twice(dossier.projects, lambda one: one.code, lambda one: f"项目编码“{one.code}”")
    yield from _twice(
        dossier.transfers,
        lambda one: (one.document, one.title),
        lambda one: f"上级转移支付“{one.document}”",
    )
    yield from _twice(dossier.filed, lambda one: one.path, lambda one: f"“{one.path}”的自评得分")


def same_framework(stated: FrameworkRef, framework: Framework, where: str) -> None:
    """Whether a dossier was filled in for this framework; version and hash may be unstated.

    Raises:
        OtherFramework: for another one.
        OtherVersion: for this one, as it was before.
    """
    if stated.id != framework.id:
        raise OtherFramework(where, stated.id, framework.id)
    if stated.version and stated.version != framework.version:
        raise OtherVersion(where, f"第{stated.version}版", f"第{framework.version}版")
    if stated.hash and stated.hash != framework.hash:
        version = f"第{framework.version}版"
        before, now = stated.hash[:8], framework.hash[:8]
        raise OtherVersion(where, f"{version}（校验值{before}）", f"{version}（校验值{now}）")


def _twice(
    ones: Iterable[T], key: Callable[[T], Hashable], name: Callable[[T], str]
) -> Iterator[JihengError]:
    first: dict[Hashable, Any] = {}
    for one in ones:
        before = first.setdefault(key(one), one)
        if before is not one:
            yield Duplicate(getattr(one, "place", ""), name(one), getattr(before, "place", ""))
