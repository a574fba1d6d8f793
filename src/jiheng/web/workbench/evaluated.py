"""A case worked out: its dossier, its score, what cannot be read and what it still needs."""

from dataclasses import dataclass
from functools import lru_cache

from jiheng.dossiers.model import Dossier
from jiheng.dossiers.workbook.typed import Form, Made
from jiheng.errors import JihengError
from jiheng.scoring.each_project import with_projects
from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation
from jiheng.web.workbench.cells import form_of, made_of, subject_cells
from jiheng.web.workbench.models import Case


@dataclass(frozen=True)
class Worked:
    """What a case comes to.

    Attributes:
        form: of its framework.
        made: the dossier, and problems by cell.
        evaluation: None where the dossier does not hold together.
        problem: why there is none; ``""`` where there is.
    """

    form: Form
    made: Made
    evaluation: Evaluation | None
    problem: str = ""

    @property
    def dossier(self) -> Dossier | None:
        """The dossier; None where it does not hold together."""
        return self.made.dossier

    @property
    def needs(self) -> dict[str, str]:
        """What each unscored indicator still needs, by path."""
        steps = self.evaluation.leaves() if self.evaluation else ()
        return {step.path: step.reason for step in steps if step.status == "unscored"}


def worked(case: Case) -> Worked:
    """The case as it stands; worked out once for each revision of it and of its subject."""
    dossier = case.dossier
    edition = (dossier.created_at, dossier.revision, case.revision, case.task.hash)
    return _worked(case.pk, edition, tuple(subject_cells(case).items()))


@lru_cache(maxsize=256)
def _worked(case_id: int, edition: tuple[object, ...], subject: tuple[object, ...]) -> Worked:
    del edition, subject
    case = Case.objects.select_related("dossier__agency__parent", "task").get(pk=case_id)
    form = form_of(case)
    return work_out(form, made_of(case, form))


def work_out(form: Form, made: Made) -> Worked:
    """Score what was made; a dossier that does not hold together is told, not scored."""
    dossier = made.dossier
    if dossier is None:
        first = [str(one) for ones in made.problems.values() for one in ones]
        return Worked(form, made, None, first[0] if first else "")
    try:
        framework = form.asked.framework
        scored = with_projects if dossier.projects else evaluate
        return Worked(form, made, scored(framework, dossier))
    except JihengError as error:
        return Worked(form, made, None, str(error))
