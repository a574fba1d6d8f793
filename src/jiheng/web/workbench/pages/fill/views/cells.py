"""``cases/<pk>/cells``: saving typed cells, and what others changed meanwhile."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of, of_case
from jiheng.web.workbench.models import Case, Entry
from jiheng.web.workbench.pages.fill import saving
from jiheng.web.workbench.writable import Writable

#: A change that was being written while the last answer was made is told once more.
_SLACK = timedelta(seconds=30)


@require_http_methods(["GET", "POST"])
def cells(request: SignedRequest, pk: int) -> HttpResponse:
    """Save (POST), or tell what others changed (GET)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if request.method == "GET":
        return JsonResponse(_since(case, by, request))
    try:
        key, changes = saving.asked(request.body)
        return JsonResponse(saving.save(case, by, key, changes))
    except JihengError as refusal:
        return JsonResponse({"message": f"{refusal}"}, status=409)


def _since(case: Case, by: Acting, request: SignedRequest) -> dict[str, Any]:
    """The cells changed since a revision and a moment; the case's state is told always."""
    now = timezone.now()
    told: dict[str, Any] = {
        "revision": case.dossier.revision,
        "case": case.revision,
        "state": case.state,
        "at": now.isoformat(),
        "cells": [],
    }
    if request.GET.get("since") == str(case.dossier.revision):
        return told
    moment = _moment(request.GET.get("at", ""))
    told["cells"] = list(_changed(case, moment))
    return {**told, **saving.state_of(case), "open": Writable(case, by, form_of(case)).open}


def _moment(text: str) -> datetime | None:
    try:
        return parse_datetime(text)
    except ValueError:
        return None


def _changed(case: Case, moment: datetime | None) -> list[dict[str, Any]]:
    rows = Entry.objects.filter(dossier=case.dossier).select_related("person")
    both = rows.filter(case=None) | rows.filter(case=case)
    form = form_of(case)
    since = both.filter(changed_at__gte=moment - _SLACK) if moment else both
    found = []
    for entry in since:
        key = CellKey(entry.sheet, entry.row, entry.column)
        if of_case(case.task, form, key) == (entry.case_id is not None):
            by = entry.person.name if entry.person else entry.source
            found.append(
                {**key._asdict(), "value": entry.value, "revision": entry.revision, "by": by}
            )
    return found
