"""佐证材料: what the scores rest on, each material once and numbered, from the dossier."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from jiheng.documents.model import Cell, Column, Document, Row, Table
from jiheng.dossiers.model import Dossier
from jiheng.scoring.model import Evaluation
from jiheng.writing.filing import filed
from jiheng.writing.names import file_name
from jiheng.writing.parts.cells import paragraph, row, titles
from jiheng.writing.parts.sheet_page import sheet_page

#: The folder of the materials.
FOLDER = "佐证材料"
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,10}[〔\[［【(（]\d{4}[〕\]］】)）]\s*第?\d+号")
_PAGE = re.compile(r"第?\s*(\d+(?:\s*[-–—~至、]\s*\d+)*)\s*页|[Pp]{1,2}\.?\s*(\d+(?:-\d+)?)")
_DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_SECRET = re.compile(r"(?<![不非])(?:涉密|秘密|机密|绝密)")
#: Not what stands between brackets.
_CUT = re.compile(r"[；;\n](?![^（(]*[）)])")
_EMPTY = re.compile(r"[（(《]\s*[》)）]")
#: What stands behind a comma tells what is to be seen there, not which material it is.
_COMMA = re.compile(r"[，,](?![^（(]*[）)])")
_EDGES = " 　，,。、：:—-"
_FACTS, _TRANSFERS = "基础数据", "上级转移支付"
_NAMED = 4
_COLUMNS = (
    ("序号", Column(6, "center")),
    ("指标", Column(34)),
    ("材料名称", Column(36)),
    ("文号", Column(22)),
    ("日期", Column(14, "center")),
    ("页码", Column(10, "center")),
    ("涉密否", Column(9, "center")),
)


@dataclass(frozen=True, slots=True)
class Material:
    """One piece of evidence.

    Attributes:
        title: 材料名称.
        number: 文号.
        date: as written.
        pages: as written.
        secret: ``"是"`` where the words say so; ``""`` is for a person to fill in.
        indicators: what rests on it.
        wanted: the scoring table asks for it and the dossier does not name it.
    """

    title: str
    number: str = ""
    date: str = ""
    pages: str = ""
    secret: str = ""
    indicators: tuple[str, ...] = ()
    wanted: bool = False

    def folder(self, place: int, of: int) -> str:
        """Its folder in the bundle: the number of the list, then the title."""
        width = max(len(str(of)), 2)
        return f"{FOLDER}/{place:0{width}d}_{file_name(self.title, 30)}"


def materials(dossier: Dossier, evaluation: Evaluation) -> tuple[Material, ...]:
    """Every material that is named, in the order of the indicators; then what is asked for."""
    found: dict[tuple[str, str], Material] = {}
    for indicator, text in _stated(dossier, evaluation):
        for part in _CUT.split(text):
            if part.strip(_EDGES):
                _gather(found, read(part), indicator)
    named = tuple(found)
    for step in evaluation.leaves():
        for text in step.evidence:
            if not any(text in title or title in text for title, _ in named if title):
                _gather(found, Material(text.strip(), wanted=True), step.title)
    return tuple(found.values())


def read(text: str) -> Material:
    """What is written about one material, taken apart.

    Example:
        >>> found = read("编制批复 某编〔2019〕3号，2019年5月6日，第2页")
        >>> found.title, found.number, found.date, found.pages
        ('编制批复', '某编〔2019〕3号', '2019年5月6日', '2')
    """
    rest, parts = text.strip(), []
    for pattern in (_NUMBER, _DATE, _PAGE):
        found = pattern.search(rest)
        parts.append("" if found is None else next(one for one in (*found.groups(), found.group())
                                                   if one))  # fmt: skip
        if found is not None:
            rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    number, date, pages = parts
    words = (part.strip(_EDGES) for part in _COMMA.split(_EMPTY.sub(" ", rest)))
    title = next((" ".join(word.split()) for word in words if word), "")
    secret = "是" if _SECRET.search(text) else ""
    return Material(title or number or text.strip(), number, date, pages, secret)


def _gather(found: dict[tuple[str, str], Material], material: Material, indicator: str) -> None:
    """Add a material, or what rests on it where it is there already."""
    key = material.title, material.number
    before = found.get(key, material)
    pages = dict.fromkeys(one for one in (before.pages, material.pages) if one)
    found[key] = replace(
        before,
        indicators=tuple(dict.fromkeys((*before.indicators, indicator))),
        pages="、".join(pages),
        date=before.date or material.date,
    )


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
    return row(str(place), named + more, title, one.number, one.date, one.pages, one.secret)
