"""How an audit did beside what people found by hand, in words and counts."""

from collections import Counter
from collections.abc import Iterator

from tools.corpus.gold import Gold, GoldFinding
from tools.corpus.matching import Matched, places, recognised

from jiheng.auditing.model import Findings, Severity
from jiheng.auditing.reported.report import Report


def measured(report: Report, found: Findings, gold: Gold, pairs: Matched) -> Iterator[str]:
    """Faults missed, right and wrong by severity, relations recognised, traps that spoke."""
    yield from (_missed(one) for one in pairs.missed if one.severity != "note" or one.certain)
    for severity in Severity:
        yield _by_severity(severity, found, gold, pairs)
    if gold.claims:
        yield _relations(report, found, gold)
    yield from _traps(report, found, gold, pairs)


def _missed(one: GoldFinding) -> str:
    sure = "*" if one.certain else ""
    where = ",".join(str(place) for place in sorted(one.places)[:5])
    return f"未报 {one.name} {one.severity}{sure} {one.category} {where} {one.words[:90]}"


def _by_severity(severity: Severity, found: Findings, gold: Gold, pairs: Matched) -> str:
    ours = [number for number, one in enumerate(found.findings) if one.severity is severity]
    paired = [pairs.pairs[number] for number in ours if number in pairs.pairs]
    right = sum(severity.key in one.accepted for one in paired)
    wanted = [one for one in gold.findings if one.severity == severity.key]
    missed = {one.name for one in pairs.missed}
    told = [one for one in wanted if one.name not in missed]
    sure = [one for one in wanted if one.certain]
    sure_told = [one for one in told if one.certain]
    return (
        f"{severity.label}：报{len(ours)}，对{right}；人工{len(wanted)}，找到{len(told)}；"
        f"其中确定的{len(sure)}，找到{len(sure_told)}"
    )


def _relations(report: Report, found: Findings, gold: Gold) -> str:
    whole: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for claim in gold.claims:
        if claim.holds is not None:
            whole[claim.kind] += 1
            known[claim.kind] += recognised(report, found.relations, claim)
    by_kind = "，".join(f"{kind} {known[kind]}/{whole[kind]}" for kind in sorted(whole))
    return f"关系认出 {known.total()}/{whole.total()}：{by_kind}"


def _traps(report: Report, found: Findings, gold: Gold, pairs: Matched) -> Iterator[str]:
    """What we said, unlike anyone, where a person wrote that nothing is wrong."""
    for why, lines in gold.traps.items():
        for number, one in enumerate(found.findings):
            spoke = one.severity > Severity.NOTE and number not in pairs.pairs
            if spoke and places(report, one.at) & lines:
                yield f"陷阱？ {why} ← {one.check} {one.message}"
