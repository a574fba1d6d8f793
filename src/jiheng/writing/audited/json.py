"""Format ``json``: the stable form, which ``docs/reference/audit.schema.json`` describes."""

import json
from collections.abc import Sequence

from jiheng.auditing.audited import Audited
from jiheng.auditing.model import Finding, Relation, Spot, Unchecked
from jiheng.auditing.reported.places import as_json
from jiheng.auditing.reported.report import Report
from jiheng.writing.printable import encodable

SUFFIX, BINARY, MANY = ".json", False, True
_COVERAGE = (
    *("numbers", "numbers_checked", "relations", "held", "failed", "undecided"),
    *("score_rows", "score_rows_rescored"),
)


def made(many: Sequence[Audited]) -> str:
    """One report a line."""
    return "".join(line(one) for one in many)


def line(one: Audited) -> str:
    """One report on one line."""
    return encodable(json.dumps(form(one), ensure_ascii=False)) + "\n"


def form(one: Audited) -> dict[str, object]:
    """The stable form of one file, named as it was asked for; why it was not read if it was not."""
    report = one.report
    if report is None:
        return {"file": str(one.path), "error": str(one.error)}
    found, identity = one.findings, report.identity
    return {
        "file": str(one.path),
        "document": {
            "kind": identity.kind,
            "title": identity.title,
            "agency": identity.agency,
            "year": identity.year,
            "region": identity.region,
            "framework": identity.framework,
        },
        "verdict": found.verdict,
        "coverage": {name: getattr(found.coverage, name) for name in _COVERAGE},
        "relations": [_relation(report, each) for each in found.relations],
        "findings": [_finding(report, each) for each in found.findings],
        "unchecked": [_unchecked(report, each) for each in found.unchecked],
    }


def _relation(report: Report, one: Relation[object]) -> dict[str, object]:
    return {
        "kind": one.kind,
        "holds": one.holds,
        "stated": one.stated,
        "expected": one.expected,
        "at": as_json(report, one.at),
        "because": _places(report, one.because),
    }


def _finding(report: Report, one: Finding) -> dict[str, object]:
    return {
        "check": one.check,
        "severity": one.severity.key,
        "addressee": str(one.addressee),
        "stated": one.stated,
        "expected": one.expected,
        "message": one.message,
        "advice": one.advice,
        "at": as_json(report, one.at),
        "because": _places(report, (*one.because, *one.also)),
    }


def _unchecked(report: Report, one: Unchecked) -> dict[str, object]:
    if one.at is not None:
        return {"reason": one.reason, "at": as_json(report, one.at)}
    # What was not read stands in no passage: its page or line is all there is.
    unread = (each.place for each in report.document.unread if each.reason == one.reason)
    place = next(unread, None)
    numbers = {} if place is None else {"page": place.page, "line": place.line}
    known = {name: value for name, value in numbers.items() if value is not None}
    return {"reason": one.reason, "at": {**known, "quote": ""}}


def _places(report: Report, spots: Sequence[Spot]) -> list[dict[str, object]]:
    return [as_json(report, spot) for spot in spots]
