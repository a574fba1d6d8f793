"""What the page of an audit shows, as json: the report with its marks, findings, coverage."""

from collections.abc import Iterator, Mapping

from jiheng.auditing.audited import Audited
from jiheng.auditing.baseline import fingerprint
from jiheng.auditing.model import Finding, Spot
from jiheng.auditing.reported.report import Report
from jiheng.documents.model import Heading, Paragraph, Table
from jiheng.web.workbench.audits.patched import place_of
from jiheng.writing.findings import Reason, about, coverage, reasons, told, where
from jiheng.writing.marked import MarkedBlock, MarkedCell, Piece, marked
from jiheng.writing.printable import printable

#: Places told beside a reason; the text shows all of them dotted.
_PLACES = 8


def shown(one: Audited, report: Report) -> dict[str, object]:
    """Everything the page needs.

    Args:
        one: an audit.
        report: that it is of.
    """
    places = _places(report)
    return {
        "about": printable(about(one)),
        "agency": printable(report.identity.agency),
        "verdict": one.findings.verdict,
        "blocks": list(_blocks(one, report)),
        "findings": list(_findings(one, report, places)),
        "coverage": coverage(one),
        "numbers": [one.findings.coverage.numbers_checked, one.findings.coverage.numbers],
        "unchecked": len(one.findings.unchecked),
        "reasons": [_reason(report, each, places) for each in reasons(one)],
    }


def _places(report: Report) -> dict[int, str]:
    """The place of each passage."""
    found: list[str] = []
    for number, block in enumerate(report.document.blocks):
        if isinstance(block, Table):
            found += (place_of(number, row, column) for row, column, _ in block.placed())
        elif isinstance(block, Heading | Paragraph):
            found.append(place_of(number))
    return dict(enumerate(found))


def _blocks(one: Audited, report: Report) -> Iterator[dict[str, object]]:
    """Marked blocks, each with its place; they come in the order of the document's own."""
    own = (
        (number, block)
        for number, block in enumerate(report.document.blocks)
        if isinstance(block, Heading | Paragraph | Table)
    )
    for block in marked(one):
        if block.kind == "page":
            yield {"kind": "page", "level": block.level}
            continue
        number, original = next(own)
        if isinstance(original, Table):
            yield {"kind": "table", "at": place_of(number), "rows": _rows(block, number, original)}
        else:
            yield {
                "kind": block.kind,
                "level": block.level,
                "at": place_of(number),
                "pieces": _pieces(block.pieces),
            }


def _rows(block: MarkedBlock, number: int, table: Table) -> list[list[dict[str, object]]]:
    rows: list[list[dict[str, object]]] = [[] for _ in block.rows]
    cells = [iter(row) for row in block.rows]
    for row, column, _ in table.placed():
        rows[row].append(_cell(next(cells[row]), place_of(number, row, column)))
    return rows


def _cell(cell: MarkedCell, place: str) -> dict[str, object]:
    return {
        "at": place,
        "pieces": _pieces(cell.pieces),
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "head": cell.head,
        "number": cell.number,
    }


def _pieces(pieces: tuple[Piece, ...]) -> list[object]:
    """Text alone where nothing is marked."""
    return [
        {
            "text": printable(one.text),
            "findings": one.findings,
            "because": one.because,
            "begins": one.begins,
            "ends": one.ends,
            "unchecked": one.unchecked,
        }
        if one.findings or one.because or one.unchecked
        else printable(one.text)
        for one in pieces
    ]


def _findings(
    one: Audited, report: Report, places: Mapping[int, str]
) -> Iterator[dict[str, object]]:
    for each in told(one):
        found = each.finding
        yield {
            "number": each.number,
            "key": fingerprint(report, found),
            "check": found.check,
            "title": found.title,
            "severity": found.severity.key,
            "label": found.severity.label,
            "addressee": str(found.addressee),
            "where": each.where,
            "at": places.get(found.at.passage, ""),
            "words": [printable(part) for part in each.words],
            "message": printable(found.message),
            "gap": printable(each.gap),
            "advice": found.advice,
            **_linked(report, found, places),
        }


def _linked(report: Report, found: Finding, places: Mapping[int, str]) -> dict[str, object]:
    return {
        "because": [_link(report, spot, places) for spot in dict.fromkeys(found.because)],
        "also": [_link(report, spot, places) for spot in dict.fromkeys(found.also)],
    }


def _link(report: Report, spot: Spot, places: Mapping[int, str]) -> dict[str, str]:
    return {
        "where": where(report, spot),
        "quote": printable(spot.quote),
        "at": places.get(spot.passage, ""),
    }


def _reason(report: Report, one: Reason, places: Mapping[int, str]) -> dict[str, object]:
    return {
        "reason": printable(one.reason),
        "count": one.count,
        "places": [_link(report, spot, places) for spot in one.spots[:_PLACES]],
    }
