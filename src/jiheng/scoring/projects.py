"""Each project of a department, as a dossier of its own, and how many of them are scored."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from jiheng.dossiers.model import Dossier, Fact, FrameworkRef, Project
from jiheng.frameworks.model import Framework
from jiheng.quantities import Unit, unit
from jiheng.scoring.model import Coverage, Evaluation

#: Names under which a project framework asks for a project's money.
_INITIAL, _ADJUSTED, _SPENT = "年初预算数", "全年预算数", ("全年执行数", "支出决算数")
_MONEY: Unit = unit("万元")


def project_dossier(framework: Framework, dossier: Dossier, project: Project) -> Dossier:
    """What the department's dossier says of one project, in the terms of ``framework``."""
    subject = replace(
        dossier.subject,
        code=project.code,
        name=project.name,
        authority=project.authority or dossier.subject.authority,
    )
    prefix = f"{project.code}/"
    return Dossier(
        framework=FrameworkRef(framework.id, framework.version, framework.hash),
        subject=subject,
        facts=_money(project, dossier.subject.year),
        answers=tuple(
            replace(one, path=one.path.removeprefix(prefix))
            for one in dossier.answers
            if one.path.startswith(prefix)
        ),
        objectives=tuple(replace(one, project="") for one in dossier.objectives_of(project.code)),
        filed=tuple(
            replace(one, path=one.path.removeprefix(prefix))
            for one in dossier.filed
            if one.path.startswith(prefix)
        ),
        filed_total=project.filed,
        path=dossier.path,
    )


def _money(project: Project, year: int) -> tuple[Fact, ...]:
    amounts = {_INITIAL: project.initial, _ADJUSTED: project.adjusted}
    amounts |= dict.fromkeys(_SPENT, project.spent)
    return tuple(
        Fact(name, year, value, _MONEY, place=project.place)
        for name, value in amounts.items()
        if value is not None
    )


def coverage(projects: Sequence[Project], evaluations: Sequence[Evaluation]) -> Coverage:
    """How many projects have a complete score, and how much of the money they are."""
    complete = {one.subject.code for one in evaluations if one.complete}
    return Coverage(
        len(projects),
        len(complete),
        _budget(projects),
        _budget([one for one in projects if one.code in complete]),
    )


def _budget(projects: Sequence[Project]) -> Fraction | None:
    """全年预算数 of all; None where one is not known."""
    budgets = [one.adjusted for one in projects]
    known = [one for one in budgets if one is not None]
    return sum(known, Fraction(0)) if len(known) == len(budgets) else None
