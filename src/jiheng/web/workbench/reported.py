"""A case's report: worked out, with what people wrote over it, composed."""

from dataclasses import dataclass
from functools import cached_property

from jiheng.dossiers.model import Dossier
from jiheng.dossiers.workbook.typed import Form
from jiheng.scoring.model import Evaluation
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.report_errors import NoReport
from jiheng.writing.composed import Composed, composed


@dataclass(frozen=True)
class Reported:
    """What a case's report is made of.

    Attributes:
        form: of its framework.
        dossier: as it stands.
        evaluation: of it.
        region: name of the region's report; ``""`` the national one.
    """

    form: Form
    dossier: Dossier
    evaluation: Evaluation
    region: str

    @cached_property
    def composed(self) -> Composed:
        """The papers, whole: with the pages of the list of contents."""
        return composed(self.dossier, self.evaluation, self.region)


def reported(case: Case) -> Reported:
    """The case as it stands.

    Raises:
        NoReport: it does not hold together.
    """
    found = worked(case)
    if found.dossier is None or found.evaluation is None:
        raise NoReport(str(case), found.problem)
    framework = found.form.asked.framework
    return Reported(found.form, found.dossier, found.evaluation, framework.report)
