"""佐证材料: what the scores rest on, each material once and numbered, from the dossier."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jiheng.documents.model import Cell, Column, Document, Row, Table
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.bundle.material import Material, joined, read_all
from jiheng.writing.filing import filed
from jiheng.writing.parts.cells import paragraph, row, titles
from jiheng.writing.parts.sheet_page import sheet_page

_FACTS, _TRANSFERS = "基础数据", "上级转移支付"
_NAMED = 4
#: Shorter titles (报告, 附件) are part of too many others.
_TELLING = 4
_COLUMNS = (
    ("序号", Column(6, "center")),
    ("指标", Column(28)),
    ("材料名称", Column(32)),
    ("文号", Column(20)),
    ("日期", Column(14, "center")),
    ("页码", Column(10, "center")),
    ("涉密否", Column(9, "center")),
    ("备注", Column(24)),
)


def materials(dossier: Dossier, evaluation: Evaluation) -> tuple[Material, ...]:
    """Every material that is named, in the order of the indicators; then what is asked for."""
    found: list[Material] = []
    for indicator, text in _stated(dossier, evaluation):
        for material in read_all(text):
            _gather(found, material, indicator)
    named = tuple(found)
    for step in evaluation.leaves():
        for text in step.evidence:
            if not _asked(text, named):
                _gather(found, Material(text.strip(), wanted=True), step.title)
    return tuple(found)


def _asked(text: str, named: Iterable[Material]) -> bool:
    """Whether a material that the scoring table asks for is among those that are named."""
    titles = [one.title for one in named]
    return any(text in title or (len(title) >= _TELLING and title in text) for title in titles)


def _gather(found: list[Material], material: Material, indicator: str) -> None:
    """Add a material, or what rests on it where it is there already."""
    place = next((place for place, one in enumerate(found) if one.same(material)), len(found))
    before = found[place] if place < len(found) else material
    pages = dict.fromkeys(one for one in (before.pages, material.pages) if one)
    found[place : place + 1] = [
        replace(
            before,
            title=material.title if before.title == before.number else before.title,
            number=before.number or material.number,
            date=before.date or material.date,
            pages="、".join(pages),
            secret=before.secret or material.secret,
            note=joined(before.note, material.note),
            indicators=tuple(dict.fromkeys((*before.indicators, indicator))),
        )
    ]


def _stated(dossier: Dossier, evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    """What the dossier names as evidence, each text with what it is for."""
    rested = _sources(dossier)
    told: set[str] = set()
    for step in evaluation.leaves():
        texts = [rested[line.source] for line in step.trace.lines if line.source in rested]
        told.update(texts)
        texts += [one.evidence for one in dossier.answers if one.path == step.path]
        yield from ((step.title, text) for text in dict.fromkeys(texts))
    for one in dossier.objectives:
        yield one.title, one.evidence
        if one.approval is not None:
            yield one.title, f"绩效目标调整批复 {one.approval.number} {one.approval.date}"
    for transfer in dossier.transfers:
        yield _TRANSFERS, f"{transfer.title or '转移支付下达文件'} {transfer.document}"
    for fact in dossier.facts:
        if fact.evidence and fact.evidence not in told:
            yield _FACTS, fact.evidence


def _sources(dossier: Dossier) -> dict[str, str]:
    """What a trace says of where a figure is from → the evidence that was named for it."""
    found = {
        "，".join(text for text in (fact.evidence, fact.place) if text): fact.evidence
        for fact in dossier.facts
        if fact.evidence
    }
    documents = (one.document for fact in dossier.facts for one in fact.exclusions)
    return found | {document: document for document in documents if document}


def evidence_list(dossier: Dossier, found: tuple[Material, ...], title: str) -> Document:
    """佐证材料目录: one row a material, numbered as its folder is."""
    rows = (_row(place, one) for place, one in enumerate(found, 1))
    names = titles(*(name for name, _ in _COLUMNS))
    notes = ["佐证材料按序号放入同名文件夹；“涉密否”逐份填写，涉密材料不放入本文件夹，另行报送。"]
    if any(one.wanted for one in found):
        notes.append("底色标出的材料，评分标准要求提供，填报表没有写明。")
    table = Table(tuple(column for _, column in _COLUMNS), (names, *rows))
    said = (paragraph(note, "note") for note in notes)
    return filed(dossier, title, sheet_page(title, (table, *said)))


def _row(place: int, one: Material) -> Row:
    named = "、".join(one.indicators[:_NAMED])
    more = f"等{len(one.indicators)}项" if len(one.indicators) > _NAMED else ""
    title = Cell(one.title, role="warn" if one.wanted else "")
    return row(str(place), named + more, title, one.number, one.date, one.pages, one.secret,
               one.note)  # fmt: skip
