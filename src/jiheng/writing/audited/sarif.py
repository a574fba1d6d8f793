"""Format ``sarif``: SARIF 2.1.0, which editors and review tools show beside the file."""

import json
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from jiheng import __version__
from jiheng.auditing.audited import Audited, Waiver
from jiheng.auditing.baseline import fingerprint
from jiheng.auditing.model import Finding, Severity, Spot
from jiheng.auditing.reported.report import Report
from jiheng.writing.findings import where
from jiheng.writing.printable import encodable

SUFFIX, BINARY, MANY = ".sarif", False, True
_LEVELS = {Severity.ERROR: "error", Severity.DOUBT: "warning", Severity.NOTE: "note"}


def made(many: Sequence[Audited]) -> str:
    """One run over all files; those not read are notifications of the tool."""
    rules = {each.check: each for one in many for each, _ in _told(one)}
    order = sorted(rules)
    run = {
        "tool": {
            "driver": {
                "name": "jiheng",
                "version": __version__,
                "rules": [_rule(rules[name]) for name in order],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(many)],
        "artifacts": [{"location": {"uri": _uri(one)}} for one in many],
        "results": [result for one in many for result in _results(one, order)],
    }
    # The address of the schema is optional: nothing is to be fetched.
    log = {"version": "2.1.0", "runs": [run]}
    return encodable(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _uri(one: Audited) -> str:
    """The path as it was given, as a reference of the web."""
    return quote(one.path.as_posix(), errors="surrogateescape")


def _rule(one: Finding) -> dict[str, object]:
    return {
        "id": one.check,
        "shortDescription": {"text": one.title},
        "help": {"text": one.advice or one.title},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
    }


def _invocation(many: Sequence[Audited]) -> dict[str, object]:
    unread = [one for one in many if one.error is not None]
    told = [
        {
            "level": "error",
            "message": {"text": str(one.error)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one)}}}],
        }
        for one in unread
    ]
    return {"executionSuccessful": not unread, "toolExecutionNotifications": told}


def _told(one: Audited) -> Iterator[tuple[Finding, Waiver | None]]:
    """What is open, and what is known with its 核实说明."""
    yield from ((each, None) for each in one.findings.findings)
    yield from ((each.finding, each.waiver) for each in one.closed)


def _results(one: Audited, order: Sequence[str]) -> Iterator[dict[str, object]]:
    report = one.report
    if report is None:
        return
    for found, waiver in _told(one):
        advice = f"建议{found.advice}。" if found.advice else ""
        result: dict[str, object] = {
            "ruleId": found.check,
            "ruleIndex": order.index(found.check),
            "level": _LEVELS[found.severity],
            "message": {"text": f"{found.message}。{advice}"},
            "locations": [_location(one, report, found.at)],
            "partialFingerprints": {"jiheng/v1": fingerprint(report, found)},
        }
        others = [*found.because, *found.also]
        if others:
            result["relatedLocations"] = [
                {**_location(one, report, spot), "id": number}
                for number, spot in enumerate(others, 1)
            ]
        if waiver is not None:
            result["suppressions"] = [
                {"kind": "external", "justification": waiver.explanation or "已知"}
            ]
        yield result


def _location(one: Audited, report: Report, spot: Spot) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(one)}}
    place = report.place(spot)
    if place is not None and place.line and not place.page:
        physical["region"] = {"startLine": place.line, "snippet": {"text": spot.quote}}
    return {
        "physicalLocation": physical,
        "logicalLocations": [{"fullyQualifiedName": where(report, spot)}],
        "message": {"text": spot.quote},
    }
