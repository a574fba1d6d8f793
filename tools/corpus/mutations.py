"""One digit changed in a relation that held: the audit must say so at its place."""

import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.corpus.gold import Gold, GoldClaim
from tools.corpus.matching import places

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Severity
from jiheng.documents.read import read

_KINDS = (
    "sum",
    "difference",
    "ratio",
    "growth",
    "balance",
    "points_sum",
    "score_sum",
    "repeat",
    "enumeration_count",
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Mutation:
    """One change.

    Attributes:
        line: from 1.
    """

    claim: GoldClaim
    line: int
    old: str
    new: str
    text: str


def mutations(source: str, gold: Gold) -> Iterator[Mutation]:
    """For each relation that holds, one digit of the number quoted first is raised by three."""
    dice = random.Random(20)  # noqa: S311 - the same changes every time
    lines = source.split("\n")
    for claim in gold.claims:
        if claim.holds is not True or claim.kind not in _KINDS:
            continue
        for line in sorted(claim.places):
            found = _changed(lines[line - 1], claim, dice)
            if found is not None:
                old, new, text = found
                changed = [*lines[: line - 1], text, *lines[line:]]
                yield Mutation(claim, line, old, new, "\n".join(changed))
                break


def _changed(line: str, claim: GoldClaim, dice: random.Random) -> tuple[str, str, str] | None:
    quote = next((piece for piece in claim.quote.split(" | ") if piece in line), "")
    at = line.find(quote) if quote else -1
    if at < 0:
        return None
    spots = [
        match
        for match in _NUMBER.finditer(line, at, at + len(quote))
        if match.group() in claim.operands and len(claim.operands) > 1
        if match.group() != "2020" and len(match.group()) > 1
    ]
    if not spots:
        return None
    spot = dice.choice(spots)
    digits = spot.group()
    which = dice.choice([number for number, one in enumerate(digits) if one.isdigit()][:4])
    digit = str((int(digits[which]) + 3) % 10)
    if which == 0 and digit == "0":
        digit = "1"
    new = digits[:which] + digit + digits[which + 1 :]
    return digits, new, line[: spot.start()] + new + line[spot.end() :]


def tried(file: Path, gold: Gold) -> Iterator[str]:
    """What became of each change, and how many were found by kind."""
    source = file.read_text(encoding="utf-8")
    before = _findings(source)
    tally: Counter[tuple[str, str]] = Counter()
    for one in mutations(source, gold):
        tally[one.claim.kind, "all"] += 1
        new = [each for each in _findings(one.text) if each[:2] not in {old[:2] for old in before}]
        near = [each for each in new if one.line in each[3]]
        if near:
            tally[one.claim.kind, "found"] += 1
        else:
            also = f"，另处报{len(new)}" if new else ""
            change = f"第{one.line}行 {one.old}→{one.new}「{one.claim.quote[:40]}」"
            yield f"变异未报 {one.claim.name} {one.claim.kind} {change}{also}"
    kinds = sorted({kind for kind, _ in tally})
    total = sum(tally[kind, "all"] for kind in kinds)
    hit = sum(tally[kind, "found"] for kind in kinds)
    yield f"变异 {hit}/{total}：" + "，".join(
        f"{kind} {tally[kind, 'found']}/{tally[kind, 'all']}" for kind in kinds
    )


def _findings(source: str) -> list[tuple[str, str, str, frozenset[int]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "报告.txt"
        path.write_text(source, encoding="utf-8")
        report, found = audit(read(path))
    return [
        (
            one.check,
            one.message,
            one.severity.key,
            frozenset().union(
                *(places(report, spot) for spot in (one.at, *one.because, *one.also))
            ),
        )
        for one in found.findings
        if one.severity > Severity.NOTE
    ]
