"""Everything that is written about the projects of a department, each with its file name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier, Subject
from jiheng.scoring.model import Evaluation
from jiheng.writing.names import file_name, free_name
from jiheng.writing.reports import project_form, project_list, project_report, project_summary

#: The folder of the forms.
FORMS = "项目自评表"
#: What is written on all projects together.
OVERVIEWS = (
    ("项目支出绩效自评报告", project_report),
    ("项目支出绩效自评汇总表", project_list),
    ("项目支出绩效自评汇总报告", project_summary),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and the file it is written to.

    Attributes:
        name: within the output folder; its ending is its format.
    """

    name: str
    document: Document


def project_papers(
    dossier: Dossier, evaluation: Evaluation, formats: Iterable[str]
) -> tuple[Paper, ...]:
    """A form for each project, the report on them, their list and its report."""
    wanted = tuple(formats)
    overviews = (
        Paper(f"{title}.{kind}", document)
        for title, report in OVERVIEWS
        for document in [report.compose(dossier, evaluation)]
        for kind in wanted
    )
    return (*project_forms(dossier, evaluation, wanted), *overviews)


def project_forms(
    dossier: Dossier, evaluation: Evaluation, formats: Iterable[str]
) -> Iterator[Paper]:
    """The forms alone, named by code and name of the project."""
    wanted = tuple(formats)
    taken: set[str] = set()
    for one in evaluation.projects:
        name = free_name(form_name(one.subject), taken)
        document = project_form.compose(dossier, one)
        yield from (Paper(f"{FORMS}/{name}.{kind}", document) for kind in wanted)


def form_name(project: Subject) -> str:
    """项目编码_项目名称, as a file name."""
    return file_name(f"{file_name(project.code, 30)}_{project.name}")
