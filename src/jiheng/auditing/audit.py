"""Audit a document: claims, relations, findings and the coverage (审核)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from jiheng.auditing import checks, claims
from jiheng.auditing.check import Check, asked
from jiheng.auditing.echoes import without_echoes
from jiheng.auditing.model import (
    Coverage,
    Finding,
    Findings,
    Relation,
    Severity,
    Spot,
    Unchecked,
)
from jiheng.auditing.reported.report import Report, prepared
from jiheng.documents.model import RECOGNISED, Document
from jiheng.folder import modules


def load() -> None:
    """Load all that an audit asks, which takes as long as reading many a file."""
    tuple(modules(claims).values())
    all_checks()


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check there is, by name."""
    found = modules(checks)
    return tuple(getattr(found[name], name) for name in found)


def audit(document: Document, *, publication: bool = False) -> tuple[Report, Findings]:
    """What a report says of its own numbers, and what cannot be so.

    Args:
        document: as a reader gave it.
        publication: whether personal data matter.

    Returns:
        The report made ready, which knows the places, and what was found in it.
    """
    report = prepared(document, publication=publication)
    relations = tuple(sorted(_relations(report), key=lambda one: (one.at.passage, one.at.start)))
    failing = [one for one in relations if one.holds is False]
    said = _capped(document, asked(all_checks(), iter(failing)) if failing else ())
    found = tuple(without_echoes(list(_told_once(_ordered(said)))))
    unchecked = tuple(_unchecked(relations))
    return report, Findings(relations, found, unchecked, _coverage(report, relations))


def _relations(report: Report) -> Iterator[Relation[object]]:
    known = modules(claims)
    for name in known:
        for claim in known[name].find(report):
            yield claim.test()


def _capped(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """What was recognised from a picture may be misread: nothing in it is certain."""
    if RECOGNISED not in document.properties:
        yield from findings
        return
    for one in findings:
        yield replace(one, severity=min(one.severity, Severity.DOUBT))


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: (one.at.passage, one.at.start, one.check))


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """A sentence that stands word for word in several places is one finding with several places."""
    told: dict[tuple[str, ...], Finding] = {}
    for one in findings:
        key = (one.check, one.stated, one.expected, one.at.quote, one.message)
        if key in told:
            first = told[key]
            more = () if one.at == first.at else (one.at,)
            told[key] = replace(first, also=first.also + more)
        else:
            told[key] = one
    yield from told.values()


def _unchecked(relations: Iterable[Relation[object]]) -> Iterator[Unchecked]:
    for one in relations:
        if one.holds is None and one.why:
            yield Unchecked(one.why, one.at)


def _coverage(report: Report, relations: Iterable[Relation[object]]) -> Coverage:
    # Codes, numbers of rows and years of tables are no quantities.
    ordinals = frozenset[int]().union(*(grid.ordinals for grid in report.grids))
    counted = {
        (passage.index, number.start)
        for passage in report.passages
        if passage.index not in ordinals
        for number in passage.numbers
        if number.counts
    }
    within: set[tuple[int, int]] = set()
    tally = {True: 0, False: 0, None: 0}
    rows = rescored = 0
    for one in relations:
        tally[one.holds] += 1
        rows += one.kind == "rule_score"
        rescored += one.kind == "rule_score" and one.holds is not None
        if one.holds is not None:
            for spot in (one.at, *one.because):
                within |= _numbers_in(report, spot)
    return Coverage(
        len(counted), len(counted & within), sum(tally.values()), tally[True], tally[False],
        tally[None], rows, rescored,
    )  # fmt: skip


def _numbers_in(report: Report, spot: Spot) -> set[tuple[int, int]]:
    if spot.passage < 0:
        return set()
    return {
        (spot.passage, number.start)
        for number in report.passages[spot.passage].numbers
        if number.counts and number.start < spot.end and number.behind > spot.start
    }
