"""What stands on the page of an audit: the report, findings with what was said to them, filters."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from jiheng.web.workbench import kept
from jiheng.web.workbench.models import Audit

_SEVERITIES = (("error", "须更正"), ("doubt", "需核实"), ("note", "提示"))
_STATUSES = (("", "全部"), ("open", "未核实"), ("waived", "已核实"), ("new", "只看新的"))


def page_of(audit: Audit) -> dict[str, Any]:
    """What the audit kept for its page."""
    if audit.page is None:
        raise AssertionError(audit.pk)
    page: dict[str, Any] = json.loads(kept.content_of(audit.page))
    return page


def context(audit: Audit, asked: Mapping[str, str]) -> dict[str, Any]:
    """Everything of the page; nothing more is queried, however many findings there are."""
    page = page_of(audit)
    findings = page["findings"]
    waivers = list(audit.waivers.select_related("person"))
    _said(audit, findings, waivers)
    wanted = {name: asked.get(name, "") for name in ("severity", "check", "status")}
    for one in findings:
        one["hidden"] = not _wanted(one, wanted)
    corrections = list(audit.corrections.select_related("person"))
    checks = Counter((one["check"], one["title"]) for one in findings)
    return {
        "page": page,
        "linked": _linked(page) | {one.place for one in corrections},
        "marks": {one["number"]: one["severity"] for one in findings},
        "tally": _tally(audit, findings),
        "severities": [("", _("全部")), *_SEVERITIES],
        "checks": [("", _("全部")), *((name, f"{told}（{count}）") for (name, told), count in
                                     checks.most_common())],
        "statuses": [one for one in _STATUSES if one[0] != "new" or audit.previous_id],
        "asked": wanted,
        "waived": sum(one["waiver"] is not None for one in findings),
        "withdrawn": [one for one in waivers if one.withdrawn_at],
        "corrections": corrections,
        "reading": bool(asked.get("reading")),
        "gone": _gone(audit),
    }  # fmt: skip


def _said(audit: Audit, findings: list[dict[str, Any]], waivers: list[Any]) -> None:
    """Tell each finding its 核实说明, and whether it is new."""
    active = {one.finding: one for one in waivers if one.withdrawn_at is None}
    before = audit.previous
    known = {key for key, _check, _severity in before.found} if before else set()
    for one in findings:
        one["waiver"] = active.get(one["key"])
        one["new"] = before is not None and one["key"] not in known


def _gone(audit: Audit) -> int:
    """How many findings of the version before are no longer there."""
    if audit.previous is None:
        return 0
    return len({one[0] for one in audit.previous.found} - {one[0] for one in audit.found})


def _wanted(one: Mapping[str, Any], wanted: Mapping[str, str]) -> bool:
    status = wanted["status"]
    fits = {
        "open": one["waiver"] is None,
        "waived": one["waiver"] is not None,
        "new": one["new"],
    }.get(status, True)
    same = all(wanted[name] in ("", one[name]) for name in ("severity", "check"))
    return bool(fits and same)


def _linked(page: Mapping[str, Any]) -> frozenset[str]:
    """The places that something on the page leads to; only they need a name in it."""
    told = [link for one in page["findings"] for link in (*one["because"], *one["also"])]
    told += [link for one in page["reasons"] for link in one["places"]]
    return frozenset([one["at"] for one in (*told, *page["findings"])])


def _tally(audit: Audit, findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    counts = {"error": audit.errors, "doubt": audit.doubts, "note": audit.notes}
    tones = {"error": "lost"}
    told = []
    for severity, title in _SEVERITIES:
        waived = sum(one["severity"] == severity and one["waiver"] is not None for one in findings)
        one = {"name": _(title), "value": counts[severity], "tone": ""}
        if counts[severity]:
            one["tone"] = tones.get(severity, "")
        if waived:
            one["note"] = _("已核实%(count)s处") % {"count": waived}
        told.append(one)
    told.append({"name": _("未能核对"), "value": audit.unchecked})
    return told
