"""Every project of a dossier scored, also where the department's framework names no form."""

from jiheng.dossiers.model import Dossier
from jiheng.frameworks.load import load_framework
from jiheng.frameworks.model import Framework
from jiheng.scoring.errors import NoProjects, ProjectWithoutCode
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation
from jiheng.scoring.projects import project_dossier

#: 财预〔2020〕10号: holds for every project that no regional form is prescribed for.
NATIONAL = "mof_project_2020"


def project_framework(framework: Framework) -> Framework:
    """What the projects of a department are scored by."""
    return load_framework(framework.projects or NATIONAL)


def each_project(used: Framework, dossier: Dossier) -> tuple[Evaluation, ...]:
    """The evaluation of every project, in the order of the dossier.

    Args:
        used: the framework for projects, not the department's.
        dossier: the department's.

    Raises:
        NoProjects: there is none.
        ProjectWithoutCode: one cannot be told from the others.
    """
    if not dossier.projects:
        raise NoProjects(dossier.path)
    for project in dossier.projects:
        if not project.code:
            raise ProjectWithoutCode(project.place or dossier.path, project.name)
    return tuple(
        evaluate(used, project_dossier(used, dossier, project)) for project in dossier.projects
    )
