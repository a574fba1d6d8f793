"""What the confined process does with a report: read, set right, audit, write."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from jiheng.auditing.audit import audit
from jiheng.auditing.audited import Audited, Waiver
from jiheng.auditing.baseline import Baseline, compared
from jiheng.auditing.model import Findings, Unchecked
from jiheng.auditing.reported.report import Report
from jiheng.documents.errors import Classified
from jiheng.documents.read import head_of, read
from jiheng.documents.readers.docx import recognises
from jiheng.web.workbench.audits.patched import Patch, patched
from jiheng.web.workbench.audits.shown import shown
from jiheng.writing.audit_files import format_of


class Wanted(TypedDict, total=False):
    """What is asked for.

    Attributes:
        publication: whether personal data matter.
        patches: misreadings that were set right.
        waivers: 核实说明 by key of the finding: explanation, who, when.
        form: a format of `writing.audited` to give instead of the page.
    """

    publication: bool
    patches: list[tuple[str, str, str]]
    waivers: Mapping[str, tuple[str, str, str]]
    form: str


def computed(path: Path, wanted: Wanted) -> dict[str, object]:
    """The page and the stable form of an audit, or its file in one format.

    ``{"classified": true}`` of what is headed with a mark of secrecy, and nothing else of it.

    Raises:
        JihengError: the file cannot be read, or takes no comments.
    """
    try:
        one, report, unfit = _audited(path, wanted)
    except Classified:
        return {"classified": True}
    form = wanted.get("form", "")
    if form:
        known = {key: Waiver(key, *told) for key, told in wanted.get("waivers", {}).items()}
        made = format_of(form).made([compared(one, Baseline(known, frozenset()), alone=True)])
        content = made if isinstance(made, bytes) else made.encode("utf-8")
        return {"content": b64encode(content).decode("ascii")}
    return {
        "page": shown(one, report),
        "result": format_of("json").made([replace(one, path=Path(path.name))]),
        "unfit": [each.place for each in unfit],
        "word": recognises(head_of(path)),
    }


def _audited(path: Path, wanted: Wanted) -> tuple[Audited, Report, tuple[Patch, ...]]:
    corrections = [Patch(*one) for one in wanted.get("patches", ())]
    document, unfit = patched(read(path), corrections)
    report, found = audit(document, publication=wanted.get("publication", False))
    digest = sha256(path.read_bytes()).hexdigest()
    return Audited(path, digest, report, _with_unread(report, found)), report, unfit


def _with_unread(report: Report, found: Findings) -> Findings:
    """What was not read was not checked either."""
    known = {one.reason for one in found.unchecked}
    more = (Unchecked(one.reason) for one in report.document.unread if one.reason not in known)
    return replace(found, unchecked=(*found.unchecked, *more))
