"""What the confined process does with two reports: the same figures and words in both."""

from collections.abc import Mapping
from pathlib import Path

from jiheng.auditing.compare import Comparison, compare
from jiheng.auditing.comparing.quantities import Compared
from jiheng.auditing.model import Spot
from jiheng.auditing.reported.identity import Identity
from jiheng.auditing.reported.places import in_words
from jiheng.auditing.reported.report import Report
from jiheng.documents.errors import Classified
from jiheng.documents.model import Document
from jiheng.documents.read import read
from jiheng.web.workbench.audits.patched import Patch, patched
from jiheng.writing.compared import difference
from jiheng.writing.printable import printable

#: A page shows so many; nobody reads more of each.
_MOST = 500


def compared(path: Path, wanted: Mapping[str, object]) -> dict[str, object]:
    """What differs, what agrees, which words are the same.

    Args:
        path: the first report.
        wanted: ``other``: path of the second; ``patches``: those of the first and of the second.

    Raises:
        JihengError: one of them cannot be read.
    """
    patches = wanted["patches"]
    if not isinstance(patches, list):
        raise TypeError(type(patches))
    try:
        first = _read(path, patches[0])
        second = _read(Path(str(wanted["other"])), patches[1])
    except Classified:
        return {"classified": True}
    found = compare(first, second)
    return {
        "verdict": found.verdict,
        "strangers": found.strangers,
        "reports": [_identity(one.identity) for one in (found.first, found.second)],
        "figures": [_figure(found, one) for one in found.figures[:_MOST]],
        "texts": [
            {
                "first": _told(found.first, one.first),
                "second": _told(found.second, one.second),
                "length": one.length,
                "section": str(one.section),
            }
            for one in found.texts[:_MOST]
        ],
        "undecided": [
            {
                "name": f"{one.year}年{one.name}",
                "first": one.in_first,
                "values": list(dict.fromkeys(str(each.number.quantity) for each in one.told)),
            }
            for one in found.undecided[:_MOST]
        ],
    }


def _read(path: Path, patches: list[list[str]]) -> Document:
    return patched(read(path), [Patch(*one) for one in patches])[0]


def _identity(one: Identity) -> str:
    year = f"{one.year}年度" if one.year else ""
    parts = (one.agency, year, one.kind or one.title)
    return printable("　".join(part for part in parts if part))


def _figure(comparison: Comparison, one: Compared) -> dict[str, object]:
    return {
        "year": one.year,
        "name": printable(one.name),
        "scope": one.scope,
        "stage": one.stage,
        "holds": one.holds,
        "first": _told(comparison.first, one.first.spot),
        "second": _told(comparison.second, one.second.spot),
        "stated": str(one.first.number.quantity),
        "other": str(one.second.number.quantity),
        "gap": "" if one.holds else one.gap,
        "message": "" if one.holds else printable(difference(comparison, one)),
    }


def _told(report: Report, spot: Spot) -> dict[str, str]:
    return {"where": in_words(report, spot), "quote": printable(spot.quote)}
