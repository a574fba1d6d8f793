"""Audit the reports at hand and print how it went; ``make corpus``.

usage: python -m tools.corpus [part of a file name …] [--mutate] [--save]
Reports and what people found in them lie in ``../shared`` beside the checkout, which a user
does not have. ``--save`` keeps the findings, without any sentence, for the next difference.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.corpus.gold import Gold, GoldFinding, load
from tools.corpus.matching import matched, places
from tools.corpus.measures import measured
from tools.corpus.mutations import tried

from jiheng.auditing.audit import audit
from jiheng.auditing.model import Finding, Findings
from jiheng.auditing.reported.report import Report
from jiheng.documents.read import read

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_LAST = Path(__file__).with_name("last.txt")
#: Figures are kept, sentences are not.
_SENTENCE = 48
_GOLD = {"001": "001.json", "002": "002.json"}


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and what changed since the result that was committed."""
    files = [*sorted(_SHARED.glob("seeds/*.txt")), *sorted(_SHARED.glob("samples/*.pdf"))]
    if not files:
        print("没有真实报告（../shared 不在），跳过。")
        return 0
    words = [one for one in arguments if not one.startswith("--")]
    chosen = [one for one in files if any(word in one.name for word in words)] or files
    kept: list[str] = []
    for file in chosen:
        kept += _told(file, mutate="--mutate" in arguments)
    _difference(kept)
    if "--save" in arguments:
        _LAST.write_text("\n".join(kept) + "\n", encoding="utf-8")
    return 0


def _told(file: Path, *, mutate: bool) -> list[str]:
    """Print one file; what is kept of it: check, place and figures."""
    report, found = audit(read(file))
    gold = _gold(file)
    pairs = matched(report, found.findings, gold) if gold else None
    print(f"\n## {file.name}  {found.verdict}\n{_coverage(found)}")
    for number, one in enumerate(found.findings):
        pair = pairs.pairs.get(number) if pairs else None
        print(f"{_line(report, one)}{_beside(one, pair) if gold else ''}")
    if gold and pairs:
        print("\n".join(measured(report, found, gold, pairs)))
    if mutate and gold and gold.claims:
        print("\n".join(tried(file, gold)))
    name = file.name[:3] if file.suffix == ".txt" else file.stem
    return [_kept(name, report, one) for one in found.findings]


def _coverage(found: Findings) -> str:
    cover = found.coverage
    return (
        f"数字 {cover.numbers_checked}/{cover.numbers}，关系 {cover.relations}"
        f"（成立{cover.held} 不成立{cover.failed} 不能定{cover.undecided}），"
        f"评分行 {cover.score_rows_rescored}/{cover.score_rows}"
    )


def _line(report: Report, one: Finding) -> str:
    where = _where(report, one)
    return f"{one.severity.label} {one.check} {where}「{one.at.quote[:40]}」 {one.message}"


def _beside(one: Finding, pair: GoldFinding | None) -> str:
    if pair is None:
        return "  [—]"
    return f"  [{pair.name} {pair.severity}]{'' if one.severity.key in pair.accepted else ' ≠'}"


def _kept(name: str, report: Report, one: Finding) -> str:
    both = f"{one.stated} → {one.expected}"
    said = both if any(map(str.isdigit, both)) and len(both) < _SENTENCE else ""
    return f"{name} {one.severity.key} {one.check} {_where(report, one)} {said}".strip()


def _where(report: Report, one: Finding) -> str:
    return ",".join(str(place) for place in sorted(places(report, one.at)))


def _gold(file: Path) -> Gold | None:
    path = _SHARED / "gold" / _GOLD.get(file.name[:3], f"{file.stem}.json")
    if not path.exists():
        return None
    return load(path, file.read_text(encoding="utf-8") if file.suffix == ".txt" else "")


def _difference(kept: Sequence[str]) -> None:
    names = {line.split()[0] for line in kept}
    last = _LAST.read_text(encoding="utf-8").splitlines() if _LAST.exists() else []
    before = [line for line in last if line.split()[0] in names]
    changes = (
        *(f"- {line}" for line in before if line not in kept),
        *(f"+ {line}" for line in kept if line not in before),
    )
    print("\n与上次提交的结果相比：")
    print("\n".join(changes) or "没有变化")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
