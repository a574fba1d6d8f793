"""All that ``jiheng report`` writes of one department, composed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType, ModuleType

from jiheng.documents.model import Contents, ContentsLine, Document
from jiheng.dossiers.model import Dossier
from jiheng.folder import modules
from jiheng.scoring.model import Evaluation
from jiheng.writing import reports
from jiheng.writing.author_notes import author_notes
from jiheng.writing.errors import UnknownReport
from jiheng.writing.figures import Figures
from jiheng.writing.names import file_name
from jiheng.writing.pdf.errors import NoFontFolder, NoSuchCharacter
from jiheng.writing.pdf.setting import heading_pages
from jiheng.writing.references import check
from jiheng.writing.reports import one_page
from jiheng.writing.sections import edited
from jiheng.writing.twin import twin

NATIONAL = "national"
#: Reports that are no region's.
OTHERS = frozenset(
    {"one_page", "project_form", "project_list", "project_report", "project_summary", "score_sheet"}
)


@dataclass(frozen=True, slots=True)
class Composed:
    """The papers of one department.

    Attributes:
        name: of the report's files, without ending.
        document: the report, as it is filed.
        one_page: for the head of the unit.
        twin: JSON.
        notes: for the author alone.
    """

    name: str
    document: Document
    one_page: Document
    twin: str
    notes: tuple[str, ...]


def composed(
    dossier: Dossier,
    evaluation: Evaluation,
    report: str,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Composed:
    """The papers.

    Args:
        dossier: of the department.
        evaluation: of it, with its projects where it has any.
        report: names the region's; ``""`` the national one.
        texts: by section, what people wrote over what is generated there.

    Raises:
        Problems: the 文字材料 refer to what there is not, or nobody could file them.
        UnknownReport: nobody wrote a report of that name.
    """
    figures = Figures(dossier, evaluation)
    check(figures)
    document = edited(region_report(report).compose(dossier, evaluation), figures, texts)
    marks = _marks(document)
    document = _with_pages(document, marks)
    page = one_page.compose(dossier, evaluation, document, _first_pages(marks))
    notes = author_notes(figures, document)
    name = _file(dossier, document.title)
    return Composed(name, document, page, twin(dossier, evaluation), notes)


def region_report(name: str) -> ModuleType:
    """The module that composes a region's report; the national one where none is named.

    Raises:
        UnknownReport: nobody wrote it.
    """
    known = modules(reports)
    if name and name not in known:
        raise UnknownReport(name, [one for one in known if one not in OTHERS])
    return known[name or NATIONAL]


def _file(dossier: Dossier, title: str) -> str:
    """A name that tells the files of two units or years apart, also where the title does not."""
    subject = dossier.subject
    named = subject.name in title and str(subject.year) in title
    return file_name(title if named else f"{subject.name}{subject.year}年度{title}")


def _marks(document: Document) -> tuple[tuple[str, int], ...]:
    """Each heading and its page; none where no page can be set, which other formats do not need."""
    try:
        return heading_pages(document)
    except (NoFontFolder, NoSuchCharacter):
        return ()


def _first_pages(marks: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    """The page of each heading; the first where two have the same words."""
    return dict(reversed(marks))


def _with_pages(document: Document, marks: tuple[tuple[str, int], ...]) -> Document:
    """The document, whose list of contents says where everything stands."""
    blocks = (
        Contents(tuple(_placed(block.lines, marks))) if isinstance(block, Contents) else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _placed(
    lines: tuple[ContentsLine, ...], marks: tuple[tuple[str, int], ...]
) -> Iterator[ContentsLine]:
    """Each line with its page: lines and headings come in the same order."""
    left = iter(marks)
    for line in lines:
        page = next((page for text, page in left if text == line.text), None)
        yield replace(line, page=page)
