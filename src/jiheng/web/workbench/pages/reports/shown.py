"""A report as a page of the workbench shows it: figures as chips that lead to their cells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from jiheng.documents.model import Block, Chart, Paragraph, Run, Table
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import OWN, CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.workbench.models import Case, Narrative
from jiheng.web.workbench.reported import Reported
from jiheng.web.workbench.sources import Sources
from jiheng.writing.figures import Figures
from jiheng.writing.formats.html import LaidRow, laid_out
from jiheng.writing.sections import Part, composed, missing, wrong


@dataclass(frozen=True, slots=True)
class Chip:
    """A run of words, or a figure with where it is from.

    Attributes:
        name: of the figure, as a person writes it; ``""`` of words.
        origin: where it is from.
        url: of its cell; ``""`` where it has none.
    """

    text: str
    strong: bool = False
    name: str = ""
    origin: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph, a table or a chart.

    Attributes:
        kind: ``paragraph``, ``table`` or ``chart``.
        title: of a table or chart.
    """

    kind: str
    chips: tuple[Chip, ...] = ()
    title: str = ""
    rows: tuple[LaidRow, ...] = ()
    bars: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the report.

    Attributes:
        part: as it is generated now.
        edit: the last edit; None where nobody wrote it over.
        blocks: as they stand in the report.
        wrong: what keeps the text from being composed.
        missing: what it quotes and nobody supplied.
        materials: titles of its 文字材料 with the addresses of their cells.
    """

    part: Part
    edit: Narrative | None
    blocks: tuple[Shown, ...]
    wrong: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    materials: tuple[tuple[str, str], ...] = field(default=())
    url: str = ""

    @property
    def rewritten(self) -> bool:
        """Whether people's words stand instead of what is generated."""
        return self.edit is not None and bool(self.edit.text)

    @property
    def outdated(self) -> bool:
        """Whether what is generated is another text than when people wrote it over."""
        return self.rewritten and self.edit is not None and self.edit.generated != self.part.text


class Sections:
    """The sections of one case's report, with what all of them need looked up once."""

    def __init__(self, case: Case, told: Reported, edits: Mapping[str, Narrative]) -> None:
        """Of a case that holds together."""
        self.case = case
        self.told = told
        self.edits = edits
        self.sources = Sources(case, told.form)
        self._address = reverse("reports:section", args=[case.pk])

    def all(self) -> Iterator[Section]:
        """Every section."""
        yield from (self.of(part) for part in self.told.parts)

    def of(self, part: Part) -> Section:
        """One section."""
        edit = self.edits.get(part.key)
        text = edit.text if edit and edit.text else part.text
        figures = self.told.figures
        problems = tuple(str(one) for one in wrong(part, figures, text))
        return Section(
            part,
            edit,
            self.blocks(part, figures, part.text if problems else text),
            problems,
            missing(part, figures, text) if edit and edit.text else (),
            tuple((title, self._material(title)) for title in part.materials),
            f"{self._address}?{urlencode({'key': part.key})}",
        )

    def blocks(self, part: Part, figures: Figures, text: str) -> tuple[Shown, ...]:
        """A text as it stands in the report."""
        try:
            return tuple(self._shown(composed(part, figures, text)))
        except JihengError:
            # A crooked table: told where the report is composed; the words stand as generated.
            return tuple(self._shown(composed(part, figures, part.text)))

    def _shown(self, blocks: Iterable[Block]) -> Iterator[Shown]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield Shown("paragraph", tuple(self.chip(run) for run in block.runs if run.text))
            elif isinstance(block, Table):
                yield Shown("table", title=block.caption, rows=tuple(laid_out(block)))
            elif isinstance(block, Chart):
                bars = tuple((bar.label, bar.text) for bar in block.bars)
                yield Shown("chart", title=block.title, bars=bars)

    def chip(self, run: Run) -> Chip:
        """A run with where it is from."""
        if not run.reference:
            return Chip(run.text, run.strong)
        found = self.sources.of(run.fact)
        return Chip(run.text, run.strong, run.reference, found.text, found.url)

    def _material(self, title: str) -> str:
        """The address of the cell in which a 文字材料 is written."""
        return self.sources.url(material_key(self.told.form, title, self.sources.typed))


def material_key(form: Form, title: str, typed: Mapping[CellKey, str]) -> CellKey:
    """The cell of a 文字材料: its printed row, the row somebody added, or a new one."""
    name = title.partition("（")[0]
    printed = CellKey(tabs.TEXTS, name, "body")
    if form.slot(printed) is not None:
        return printed
    own = [key for key in typed if key.sheet == tabs.TEXTS and key.row.startswith(OWN)]
    for key in own:
        if key.column == "title" and typed[key].strip() == name:
            return CellKey(tabs.TEXTS, key.row, "body")
    last = max((int(key.row[1:]) for key in own), default=0)
    return CellKey(tabs.TEXTS, f"{OWN}{last + 1}", "body")
