"""One audit: the report with its findings beside it, and its files."""

import json
from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.errors import JihengError
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import kept
from jiheng.web.workbench.audits import queue, running, tallied
from jiheng.web.workbench.audits.seen import HANDLERS
from jiheng.web.workbench.models import Audit
from jiheng.web.workbench.pages.audits import beside
from jiheng.web.workbench.pages.audits.answers import attachment, told
from jiheng.web.workbench.pages.audits.asked import audit_of, reader

_OVER = (Audit.State.DONE, Audit.State.FAILED)
#: Form → what a file is called behind the name of the report, and its media type.
_FILES = {
    "docx": (
        "_批注.docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "xlsx": (
        "_工作底稿.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": ("_审核.json", "application/json"),
    "sarif": ("_审核.sarif", "application/sarif+json"),
    "html": ("_审核.html", "text/html; charset=utf-8"),
}


@require_GET
def page(request: SignedRequest, pk: int) -> HttpResponse:
    """The report beside its findings; of one that waits, how far it is."""
    by = reader(request)
    audit = audit_of(by, pk)
    name = tallied.name_of(audit)
    context: dict[str, Any] = {
        "trail": [(_("审核"), reverse("audits:home")), *_batch(audit), (name, None)],
        "audit": audit,
        "name": name,
        "may": by.post.role in HANDLERS,
        "stale": audit.state == Audit.State.DONE and audit.edition != running.edition(),
        "later": audit.later.order_by("-pk").first(),
    }
    if audit.state == Audit.State.DONE:
        context |= beside.context(audit, request.GET)
        return render(request, "audits/report.html", context)
    queue.look_after()
    return render(request, "audits/waiting.html", context)


def _batch(audit: Audit) -> list[tuple[str, str]]:
    if audit.batch is None:
        return []
    return [(audit.batch.title, reverse("audits:batch", args=[audit.batch.pk]))]


@require_GET
def progress(request: SignedRequest, pk: int) -> HttpResponse:
    """How far it is, for the script that asks."""
    audit = audit_of(reader(request), pk)
    queue.look_after()
    over = audit.state in _OVER
    return JsonResponse(
        {"value": int(over), "max": 1, "text": _(audit.get_state_display()), "done": over}
    )


@require_GET
def download(request: SignedRequest, pk: int, form: str) -> HttpResponse:
    """The audit as a file; 核实说明 are in it."""
    audit = audit_of(reader(request), pk)
    if form not in _FILES or audit.state != Audit.State.DONE or audit.result is None:
        raise Http404
    ending, media = _FILES[form]
    try:
        content = _json(audit) if form == "json" else running.written(audit, form)
    except JihengError as error:
        return told(request, error, reverse("audits:audit", args=[pk]))
    return attachment(content, f"{PurePath(audit.name).stem}{ending}", media)


def _json(audit: Audit) -> bytes:
    """The stable form as it was kept, under the name of this upload."""
    if audit.result is None:
        raise AssertionError(audit.pk)
    form = json.loads(kept.content_of(audit.result))
    form["file"] = audit.name
    return f"{json.dumps(form, ensure_ascii=False)}\n".encode("utf-8", "replace")
