"""Relations and faults that people found by hand, in one form, whatever they were kept in."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_SEVERITY = {"error": "error", "warning": "doubt", "advice": "note"}
_CERTAINTY = {"certain": 0.97, "high": 0.9, "medium": 0.6}
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """A fault found by hand.

    Attributes:
        places: lines of a text, pages of a pdf.
        accepted: the severities that count as a match.
        numbers: all figures that its description names.
    """

    name: str
    severity: str
    accepted: frozenset[str]
    places: frozenset[int]
    numbers: frozenset[str]
    category: str
    certain: bool
    words: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A relation found by hand; ``holds`` is None where it is arguable."""

    name: str
    kind: str
    holds: bool | None
    places: frozenset[int]
    numbers: frozenset[str]
    quote: str
    operands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gold:
    """All of one report."""

    findings: tuple[GoldFinding, ...]
    claims: tuple[GoldClaim, ...] = ()
    traps: Mapping[str, frozenset[int]] = field(default_factory=dict)


def load(path: Path, source: str) -> Gold:
    """What stands in ``path`` of the report whose text is ``source`` (``""`` of a pdf)."""
    data = json.loads(path.read_text(encoding="utf-8"))
    if "errors" in data:
        return _of_pages(data)
    lines = _Lines(source)
    claims = {one["id"]: one for one in data["claims"]}
    findings = tuple(_finding(one, claims, lines) for one in data["findings"])
    traps = {
        one["why"][:40]: frozenset(one["lines"])
        for one in data.get("not_findings", ())
        if "lines" in one
    }
    return Gold(findings, tuple(_claim(one, lines) for one in data["claims"]), traps)


class _Lines:
    """Which line an offset or a quote stands in."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.starts = [0, *(match.end() for match in re.finditer("\n", source))]

    def of(self, one: Mapping[str, Any]) -> frozenset[int]:
        """Lines of a claim: told, or from its spans."""
        if "lines" in one:
            return frozenset(one["lines"])
        return frozenset(self.at(start) for start, _ in one.get("spans", ()))

    def at(self, offset: int) -> int:
        """From 1."""
        return sum(start <= offset for start in self.starts)

    def quoted(self, quote: str) -> frozenset[int]:
        """Lines that hold the quote."""
        found = set()
        for piece in quote.split(" | "):
            at = self.source.find(piece) if len(piece) > len("12345") else -1
            if at >= 0:
                found.add(self.at(at))
        return frozenset(found)


def _finding(one: Mapping[str, Any], claims: Mapping[str, Any], lines: _Lines) -> GoldFinding:
    told = frozenset(one.get("lines", ()))
    quoted = lines.quoted(one.get("quote") or "")
    related = [lines.of(claims[name]) for name in one.get("claim_ids", ()) if name in claims]
    severity = _SEVERITY[one["severity"]]
    also = {_SEVERITY[name] for name in one.get("severity_also_accept") or ()}
    words = " ".join(str(one.get(key) or "") for key in ("quote", "explanation_zh", "expected"))
    tier = one.get("tier")
    certain = tier == 1 if tier is not None else one.get("certainty", 0) >= _CERTAINTY["high"]
    return GoldFinding(
        one["id"],
        severity,
        frozenset({severity, *also}),
        told.union(quoted, *related),
        frozenset(figures(words)),
        one["category"],
        certain,
        one["explanation_zh"],
    )


def _claim(one: Mapping[str, Any], lines: _Lines) -> GoldClaim:
    operands = " ".join(str(each.get("value", "")) for each in one.get("operands") or ())
    holds = one["holds"] if isinstance(one["holds"], bool) else None
    numbers = frozenset(figures(f"{one.get('stated')} {one['quote']} {operands}"))
    told = tuple(str(each["value"]) for each in one.get("operands") or () if _told(each, lines))
    return GoldClaim(one["id"], one["kind"], holds, lines.of(one), numbers, one["quote"], told)


def _told(operand: Mapping[str, Any], lines: _Lines) -> bool:
    """Whether the report prints an operand; others were derived by whoever wrote the claim."""
    return "derived" not in str(operand.get("name")) and str(operand.get("value")) in lines.source


def _of_pages(data: Mapping[str, Any]) -> Gold:
    findings = []
    for one in data["errors"]:
        severe = {"certain": "error", "high": "doubt", "medium": "note"}[one["certainty"]]
        words = f"{one['what']} {one['stated']} {one['recomputed']}"
        findings.append(
            GoldFinding(
                one["id"],
                severe,
                frozenset({severe, "doubt"}),
                frozenset({one["page"]}),
                frozenset(figures(words)),
                one["kind"],
                one["certainty"] == "certain",
                one["what"],
            )
        )
    traps = {one["what"][:40]: frozenset({one["page"]}) for one in data["must_not_report"]}
    return Gold(tuple(findings), (), traps)


def figures(text: str) -> Iterable[str]:
    """The numbers of a text without their units and without separators."""
    return (
        one.rstrip("0").rstrip(".") if "." in one else one
        for one in _DIGITS.findall(text.replace(",", ""))
    )
