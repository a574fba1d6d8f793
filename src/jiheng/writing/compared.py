"""What comparing two documents gives, as text and as JSON (比较结果)."""

import json
from collections.abc import Iterator

from jiheng.auditing.compare import Comparison
from jiheng.auditing.comparing.quantities import Compared, Undecided
from jiheng.auditing.comparing.texts import SameText
from jiheng.auditing.model import Severity, Spot
from jiheng.auditing.reported.identity import Identity
from jiheng.auditing.reported.places import as_json, in_words
from jiheng.auditing.reported.report import Report

#: A list of sentences shows so many; JSON has them all.
_SHOWN = 30


def as_text(comparison: Comparison, names: tuple[str, str]) -> str:
    """Findings line by line, then what agrees, then the sum of it.

    Args:
        comparison: of two documents.
        names: of their files.
    """
    return "\n".join(_lines(comparison, names)) + "\n"


def as_json_text(comparison: Comparison, names: tuple[str, str]) -> str:
    """The stable form, one object."""
    both = comparison.first, comparison.second
    form = {
        "files": [
            {"file": name, "document": _document(report.identity)}
            for name, report in zip(names, both, strict=True)
        ],
        "verdict": comparison.verdict,
        "figures": [_figure(comparison, one) for one in comparison.figures],
        "texts": [_text(comparison, one) for one in comparison.texts],
        "unchecked": [_undecided(comparison, one) for one in comparison.undecided],
    }
    return json.dumps(form, ensure_ascii=False) + "\n"


def _lines(comparison: Comparison, names: tuple[str, str]) -> Iterator[str]:
    for name, report in zip(names, (comparison.first, comparison.second), strict=True):
        identity = report.identity
        year = f"{identity.year}年" if identity.year else ""
        known = "，".join(part for part in (identity.agency, year, identity.kind) if part)
        yield f"{name}：{known}"
    if comparison.strangers:
        yield "两份文件的单位不同，不比较数据，只比较文字。"
    for one in comparison.differing:
        yield f"{Severity.DOUBT.label}  {difference(comparison, one)}"
    for same in comparison.texts[:_SHOWN]:
        yield f"{Severity.NOTE.label}  {_same(comparison, same)}"
    if len(comparison.texts) > _SHOWN:
        yield f"文字相同的还有{len(comparison.texts) - _SHOWN}处，见json结果。"
    for torn in comparison.undecided:
        yield f"未能核对  {_torn(comparison, torn)}"
    yield comparison.verdict


def difference(comparison: Comparison, one: Compared) -> str:
    """What is written in both, and how far apart it is, in one sentence."""
    left, right = (
        f"{_where(report, figure.spot)}为{figure.number.quantity}"
        for report, figure in ((comparison.first, one.first), (comparison.second, one.second))
    )
    return f"{_named(one)}：前者{left}，后者{right}，相差{one.gap}；建议核对{_advice(comparison)}"


def _advice(comparison: Comparison) -> str:
    kinds = {comparison.first.identity.kind, comparison.second.identity.kind}
    if any("决算" in kind for kind in kinds) and any("绩效" in kind for kind in kinds):
        return "自评时的初报数是否已按决算更新，口径是否一致"
    if comparison.first.identity.year != comparison.second.identity.year:
        return "上年数是否取自上年的报告，口径有无调整"
    return "口径和取数来源"


def _named(one: Compared) -> str:
    scope = "" if one.scope in one.name else one.scope
    return f"{one.year}年{scope}{one.name}{f'（{one.stage}数）' if one.stage else ''}"


def _same(comparison: Comparison, one: SameText) -> str:
    other = comparison.second.identity
    whose = f"{other.year}年报告" if other.year else "另一份报告"
    if comparison.strangers:
        whose = f"{other.agency}{whose}"
    places = _where(comparison.first, one.first), _where(comparison.second, one.second)
    return f"{places[0]}“{one.first.quote}…”与{whose}{places[1]}文字相同（{one.length}字）"


def _torn(comparison: Comparison, one: Undecided) -> str:
    told = "、".join(dict.fromkeys(str(figure.number.quantity) for figure in one.told))
    which = "前者" if one.in_first else "后者"
    del comparison
    return f"{one.year}年{one.name}：{which}写有{told}，不能确定以哪个为准"


def _where(report: Report, spot: Spot) -> str:
    return in_words(report, spot)


def _document(identity: Identity) -> dict[str, object]:
    return {
        "kind": identity.kind,
        "title": identity.title,
        "agency": identity.agency,
        "year": identity.year,
        "region": identity.region,
        "framework": identity.framework,
    }


def _figure(comparison: Comparison, one: Compared) -> dict[str, object]:
    return {
        "name": one.name,
        "year": one.year,
        "scope": one.scope,
        "stage": one.stage,
        "holds": one.holds,
        "severity": None if one.holds else Severity.DOUBT.key,
        "stated": str(one.first.number.quantity),
        "expected": str(one.second.number.quantity),
        "gap": one.gap,
        "message": "" if one.holds else difference(comparison, one),
        "at": as_json(comparison.first, one.first.spot),
        "other": as_json(comparison.second, one.second.spot),
    }


def _text(comparison: Comparison, one: SameText) -> dict[str, object]:
    return {
        "severity": Severity.NOTE.key,
        "section": str(one.section),
        "length": one.length,
        "message": _same(comparison, one),
        "at": as_json(comparison.first, one.first),
        "other": as_json(comparison.second, one.second),
    }


def _undecided(comparison: Comparison, one: Undecided) -> dict[str, object]:
    report = comparison.first if one.in_first else comparison.second
    return {
        "reason": _torn(comparison, one),
        "at": [as_json(report, figure.spot) for figure in one.told],
    }
