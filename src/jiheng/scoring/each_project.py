"""Every project of a dossier scored, also where the department's framework names no form."""

from dataclasses import replace

from jiheng.dossiers.model import Dossier
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework
from jiheng.scoring.errors import NoProjects, ProjectWithoutCode
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation
from jiheng.scoring.projects import coverage, project_dossier

#: 财预〔2020〕10号: holds for every project that no regional form is prescribed for.
NATIONAL = "mof_project_2020"


def with_projects(
    department: Framework, dossier: Dossier, used: Framework | None = None
) -> Evaluation:
    """The department's evaluation with one of every project, in the order of the dossier.

    Args:
        department: its framework.
        dossier: its 填报.
        used: what projects are scored by; None is what the department's framework says, and
            the national form where it says nothing.

    Raises:
        NoProjects: there is none.
        ProjectWithoutCode: one cannot be told from the others.
    """
    _check(dossier)
    evaluation = evaluate(department, dossier)
    if used is None and department.projects:
        return evaluation
    used = used or load_framework(NATIONAL)
    scored = tuple(
        evaluate(used, project_dossier(used, dossier, project)) for project in dossier.projects
    )
    return replace(evaluation, projects=scored, coverage=coverage(dossier.projects, scored))


def _check(dossier: Dossier) -> None:
    if not dossier.projects:
        raise NoProjects(dossier.path)
    for project in dossier.projects:
        if not project.code:
            raise ProjectWithoutCode(project.place or dossier.path, project.name)
