"""Our findings and relations beside those found by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.corpus.gold import Gold, GoldClaim, GoldFinding, figures

from jiheng.auditing.model import Finding, Relation, Spot
from jiheng.auditing.reported.report import Report

#: What people called it → what our checks that find it may be called; a part of the name is enough.
_CATEGORIES = {
    "score_total": ("score",),
    "score_sum": ("score",),
    "rule_score": ("rescore",),
    "rule_unmet": ("rescore", "target"),
    "staff_repeat": ("told", "repeat"),
    "repeat_conflict": ("told", "repeat"),
    "enumeration": ("enumerat", "listed"),
    "enumeration_count": ("enumerat", "listed"),
    "balance": ("balance", "sum", "head"),
    "numbering": ("number",),
    "zero_base": ("zero",),
    "zero_base_rate": ("zero",),
    "rate_error": ("rate", "completion", "share"),
    "unit": ("unit",),
    "unit_slip": ("unit",),
    "anniversary": ("anniversary", "date"),
    "sangong_composition": ("definition", "sangong"),
    "stale_data": ("stale", "date", "cut"),
    "outdated_basis": ("outdated", "stale", "date"),
    "missing_reason": ("reason",),
    "template_leftover": ("prompt",),
    "template_residue": ("prompt",),
    "nonnumeric_actual": ("target", "actual"),
    "non_numeric": ("target", "actual"),
    "actual_equals_target": ("target", "actual"),
    "missing_actual": ("target", "actual"),
    "rule_design": ("misnamed", "rule_points"),
    "merged_indicators": ("shared",),
    "logic": ("purpose", "zero", "beyond"),
    "over_budget": ("over",),
    "points_mismatch": ("points",),
    "impossible_value": ("impossible",),
    "duplicate": ("duplicate", "same_text"),
    "blank_cells": ("blank",),
    "typo": ("typo", "wording"),
    "tautology": ("adjusted", "budget"),
    "target_exceeded": ("target",),
    "deduction_unexplained": ("reason",),
    "privacy": ("personal",),
}


@dataclass(frozen=True, slots=True)
class Matched:
    """The two lists put together.

    Attributes:
        pairs: ours with the one it says, by the number of ours.
        missed: found by hand only.
    """

    pairs: dict[int, GoldFinding]
    missed: tuple[GoldFinding, ...]


def matched(report: Report, findings: Sequence[Finding], gold: Gold) -> Matched:
    """Each of ours with the nearest one found by hand; several of ours may say the same."""
    pairs: dict[int, GoldFinding] = {}
    for number, one in enumerate(findings):
        fits = [each for each in gold.findings if _same(report, one, each)]
        fits.sort(key=lambda each: one.severity.key not in each.accepted)
        if fits:
            pairs[number] = fits[0]
    names = {
        each.name
        for number, one in enumerate(findings)
        for each in gold.findings
        if _same(report, one, each)
    }
    return Matched(pairs, tuple(each for each in gold.findings if each.name not in names))


def recognised(report: Report, relations: Iterable[Relation[object]], claim: GoldClaim) -> bool:
    """Whether one of our relations is this claim: the same place and a common figure."""
    for one in relations:
        spots = (one.at, *one.because)
        if not claim.places & {place for spot in spots for place in places(report, spot)}:
            continue
        said = set(figures(f"{one.stated} {' '.join(spot.quote for spot in spots)}"))
        if (
            claim.kind in ("numbering", "enumeration_count", "date_order")
            and one.kind == claim.kind
        ):
            return True
        if claim.numbers & said and (one.kind == claim.kind or len(claim.numbers & said) > 1):
            return True
    return False


def places(report: Report, spot: Spot) -> frozenset[int]:
    """The line of a text or the page of a pdf where a spot begins and ends."""
    if spot.passage < 0:
        return frozenset()
    passage = report.passages[spot.passage]
    found = set()
    for offset in (spot.start, max(spot.start, spot.end - 1)):
        place = passage.place_at(offset)
        if place is not None:
            found.add(place.line or place.page or 0)
    return frozenset(found)


def _same(report: Report, one: Finding, gold: GoldFinding) -> bool:
    where = set().union(*(places(report, spot) for spot in (one.at, *one.also)))
    if not where & gold.places:
        return False
    ours = set(figures(f"{one.stated} {one.expected} {one.at.quote}"))
    parts = _CATEGORIES.get(gold.category, (gold.category,))
    return bool(ours & gold.numbers) or any(part in one.check for part in parts)
