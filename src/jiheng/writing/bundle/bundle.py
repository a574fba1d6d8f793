"""The whole bundle of one department: every paper with its name, every folder."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jiheng.documents.model import Document
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.bundle.dropped import Dropped, gathered
from jiheng.writing.bundle.entry import LIMITS, EntrySheet, Excess
from jiheng.writing.bundle.evidence import evidence_list, materials
from jiheng.writing.bundle.letters import cover, finance, letter, pledge, signatures
from jiheng.writing.bundle.material import Material
from jiheng.writing.bundle.pattern import Pattern
from jiheng.writing.bundle.tables import tables
from jiheng.writing.names import free_name
from jiheng.writing.project_papers import FORMS, OVERVIEWS, Paper, project_forms
from jiheng.writing.reports import project_list

REPORT, EVIDENCE, ENTRY = "部门整体支出绩效自评报告", "佐证材料目录", "一体化录入表"
PLEDGE, SIGNATURES = "真实性承诺书", "签字页"
#: Tables are filed as tables.
_SHEET = ("xlsx",)
#: A material, what it says, and the formats it is written in.
_Part = tuple[str, Document, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a bundle is asked for.

    Attributes:
        names: pattern of the file names.
        to: who receives it; ``""`` for the finance bureau of the region.
        formats: of the papers that are read, not of the tables.
        limits: of the entry sheet.
        dropped: files that people handed in as evidence.
    """

    names: str = "{材料}"
    to: str = ""
    formats: tuple[str, ...] = ("docx",)
    limits: Mapping[str, int] = field(default_factory=lambda: LIMITS)
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What will be written.

    Attributes:
        papers: every file.
        folders: of the evidence, empty, in the order of the list.
        materials: the evidence.
        excesses: texts too long for the entry sheet.
        homes: the folder of each file that was handed in.
        titles: what the papers are, whatever the pattern calls them.
    """

    papers: tuple[Paper, ...]
    folders: tuple[str, ...]
    materials: tuple[Material, ...]
    excesses: tuple[Excess, ...]
    homes: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


def bundle(dossier: Dossier, evaluation: Evaluation, report: Document, choices: Choices) -> Bundle:
    """Everything that is filed, composed but not yet written.

    Args:
        dossier: the department's.
        evaluation: with its projects.
        report: the region's report on the department.
        choices: of whoever files it.

    Raises:
        JihengError: the pattern of the names cannot be used.
    """
    found, places = gathered(materials(dossier, evaluation), choices.dropped)
    sheet = EntrySheet(dossier, evaluation, choices.limits)
    pattern = Pattern(choices.names, dossier.subject)
    parts = (
        *_covering(dossier, evaluation, choices),
        (REPORT, report, choices.formats),
        ("基础数据表+自评表", tables(dossier, evaluation), _SHEET),
        *_overviews(dossier, evaluation, choices),
        (EVIDENCE, evidence_list(dossier, found, EVIDENCE), _SHEET),
        (ENTRY, sheet.document, _SHEET),
    )
    papers = (
        *_named(parts, pattern),
        *project_forms(dossier, evaluation, choices.formats),
    )
    titles = (*(title for title, _, _ in parts), *([FORMS] if evaluation.projects else []))
    folders = tuple(one.folder(place, len(found)) for place, one in enumerate(found, 1))
    homes = tuple(folders[place] for place in places)
    return Bundle(papers, folders, found, tuple(sheet.excesses), homes, titles)


def _covering(dossier: Dossier, evaluation: Evaluation, choices: Choices) -> Iterator[_Part]:
    """What goes with the report."""
    subject = evaluation.subject
    to = finance(subject, choices.to)
    title = f"{subject.year}年度{REPORT}"
    enclosed = tuple(_enclosed(evaluation))
    yield "报送函", letter(dossier, evaluation, to, enclosed), choices.formats
    yield "封面", cover(dossier, title), choices.formats
    yield PLEDGE, pledge(dossier, to), choices.formats
    yield SIGNATURES, signatures(dossier), choices.formats


def _enclosed(evaluation: Evaluation) -> Iterator[str]:
    """What the letter lists; the entry sheet is for the unit itself."""
    yield from (REPORT, "部门整体支出绩效评价基础数据表和自评表")
    if evaluation.projects:
        yield f"项目支出绩效自评表（{len(evaluation.projects)}张）和汇总材料"
    yield from (f"{PLEDGE}和{SIGNATURES}", f"{EVIDENCE}及佐证材料")


def _overviews(dossier: Dossier, evaluation: Evaluation, choices: Choices) -> Iterator[_Part]:
    """The reports on the projects, where there are any."""
    for title, report in OVERVIEWS if evaluation.projects else ():
        formats = _SHEET if report is project_list else choices.formats
        yield title, report.compose(dossier, evaluation), formats


def _named(parts: Iterable[_Part], pattern: Pattern) -> Iterator[Paper]:
    """Each part in each of its formats, under the name the pattern gives it."""
    taken: set[str] = set()
    for place, (material, document, formats) in enumerate(parts, 1):
        name = free_name(pattern.name(place, material), taken)
        yield from (Paper(f"{name}.{kind}", document) for kind in formats)
