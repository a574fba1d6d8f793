"""A report with its findings marked in it: what a page shows beside the findings (标注)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Spot
from jiheng.auditing.reported.passages import Passage
from jiheng.auditing.reported.report import Report
from jiheng.documents.model import Document, Heading, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a passage that a finding speaks of.

    Attributes:
        finding: its number, from 1; 0 of what was not checked.
        main: it is what the finding is about, not what it follows from.
        first: it is the place of the finding, not another that says the same.
    """

    start: int
    end: int
    finding: int
    main: bool = False
    first: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that bears the same marks.

    Attributes:
        findings: that are about it, by number.
        because: findings that follow from it.
        begins: findings whose place begins here.
        ends: findings that are about nothing behind this piece.
        unchecked: something here was not checked.
    """

    text: str
    findings: tuple[int, ...] = ()
    because: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a table as a page shows it."""

    pieces: tuple[Piece, ...]
    rowspan: int
    colspan: int
    head: bool
    number: bool


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A heading, a paragraph or a table.

    Attributes:
        kind: ``heading``, ``title``, ``paragraph``, ``table`` or ``page``, where a page begins.
        level: of a heading; the number of a page.
    """

    kind: str
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    rows: tuple[tuple[MarkedCell, ...], ...] = ()


def marked(one: Audited) -> list[MarkedBlock]:
    """The report of an audit, block by block; none of a file that was not read."""
    report = one.report
    return [] if report is None else list(_blocks(report, _marks(one)))


def _marks(one: Audited) -> dict[int, list[Mark]]:
    marks: defaultdict[int, list[Mark]] = defaultdict(list)

    def add(spot: Spot | None, finding: int, *, main: bool = False, first: bool = False) -> None:
        if spot is not None and spot.passage >= 0 and spot.start < spot.end:
            marks[spot.passage].append(Mark(spot.start, spot.end, finding, main, first))

    for number, found in enumerate(one.findings.findings, 1):
        add(found.at, number, main=True, first=True)
        for spot in found.also:
            add(spot, number, main=True)
        for spot in found.because:
            add(spot, number)
    for each in one.findings.unchecked:
        add(each.at, 0)
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text cut at the edges of its marks; marks may overlap."""
    edges = sorted({0, len(text), *(edge for one in marks for edge in (one.start, one.end))})
    found = []
    for start, end in pairwise(edges):
        over = [one for one in marks if one.start <= start and end <= one.end]
        about = [one for one in over if one.main]
        found.append(
            Piece(
                text[start:end],
                _numbers(about),
                _numbers([one for one in over if one.finding and not one.main]),
                _numbers([one for one in about if one.first and one.start == start]),
                _numbers([one for one in about if one.end == end]),
                unchecked=any(not one.finding for one in over),
            )
        )
    return tuple(found)


def _numbers(marks: Sequence[Mark]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one.finding for one in marks))


def _blocks(report: Report, marks: dict[int, list[Mark]]) -> Iterator[MarkedBlock]:
    passages = iter(report.passages)
    page = 0
    for block in report.document.blocks:
        if not isinstance(block, Heading | Paragraph | Table):
            continue
        if isinstance(block, Table):
            count = sum(1 for _ in block.placed())
            own = [next(passages) for _ in range(count)]
            found = MarkedBlock("table", rows=_rows(block, own, marks))
        else:
            own = [next(passages)]
            found = _words(block, report.document, own[0], marks)
        here = (own[0].place.page if own and own[0].place else None) or page
        if here != page:
            page = here
            yield MarkedBlock("page", level=page)
        yield found


def _words(
    block: Heading | Paragraph, document: Document, passage: Passage, marks: dict[int, list[Mark]]
) -> MarkedBlock:
    told = pieces(passage.text, marks.get(passage.index, ()))
    if isinstance(block, Heading):
        return MarkedBlock("heading", told, min(block.level, 4))
    if passage.chapters and passage.chapters[-1].strip() == passage.text.strip():
        return MarkedBlock("heading", told, min(len(passage.chapters), 4))
    titled = block.role == "title" or (passage.index == 0 and passage.text == document.title)
    return MarkedBlock("title" if titled else "paragraph", told)


def _rows(
    table: Table, passages: Sequence[Passage], marks: dict[int, list[Mark]]
) -> tuple[tuple[MarkedCell, ...], ...]:
    rows: list[list[MarkedCell]] = [[] for _ in table.rows]
    for placed, passage in zip(table.placed(), passages, strict=True):
        cell = placed.cell
        rows[placed.row].append(
            MarkedCell(
                pieces(passage.text, marks.get(passage.index, ())),
                cell.rowspan,
                cell.colspan,
                placed.row < table.heads,
                bool(cell.text) and _is_number(cell.text),
            )
        )
    return tuple(tuple(row) for row in rows)


def _is_number(text: str) -> bool:
    return all(sign.isdigit() or sign in "-−+.,，%％ " for sign in text) and len(text) > 0
