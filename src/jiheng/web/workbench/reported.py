"""A case's report: worked out, with what people wrote over it, composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier
from jiheng.dossiers.workbook.typed import Form
from jiheng.scoring.model import Evaluation
from jiheng.web.workbench import narratives
from jiheng.web.workbench.cells import subject_cells
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.report_errors import NoReport
from jiheng.writing.composed import Composed, composed, region_report
from jiheng.writing.figures import Figures
from jiheng.writing.sections import Part, parts


@dataclass(frozen=True)
class Reported:
    """What a case's report is made of.

    Attributes:
        form: of its framework.
        dossier: as it stands.
        evaluation: of it.
        region: name of the region's report; ``""`` the national one.
        texts: by section, what people wrote over what is generated.
    """

    form: Form
    dossier: Dossier
    evaluation: Evaluation
    region: str
    texts: Mapping[str, str]

    @cached_property
    def composed(self) -> Composed:
        """The papers, whole: with the pages of the list of contents.

        Raises:
            JihengError: a reference in one of the texts names nothing.
        """
        return composed(self.dossier, self.evaluation, self.region, self.texts)

    @cached_property
    def figures(self) -> Figures:
        """What the report may quote."""
        return Figures(self.dossier, self.evaluation)

    @cached_property
    def generated(self) -> Document:
        """The report without what people wrote over it."""
        document: Document = region_report(self.region).compose(self.dossier, self.evaluation)
        return document

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its sections as they are generated now."""
        return parts(self.generated, self.figures)


def reported(case: Case) -> Reported:
    """The case as it stands; composed once for each revision of it and of its subject.

    Raises:
        NoReport: it does not hold together.
    """
    dossier = case.dossier
    edition = (dossier.created_at, dossier.revision, case.revision, case.task.hash)
    return _reported(case.pk, edition, tuple(subject_cells(case).items()))


@lru_cache(maxsize=16)
def _reported(case_id: int, edition: tuple[object, ...], subject: tuple[object, ...]) -> Reported:
    del edition, subject
    case = Case.objects.select_related("dossier__agency__parent", "task").get(pk=case_id)
    found = worked(case)
    if found.dossier is None or found.evaluation is None:
        raise NoReport(str(case), found.problem)
    framework = found.form.asked.framework
    texts = narratives.texts(case)
    return Reported(found.form, found.dossier, found.evaluation, framework.report, texts)
