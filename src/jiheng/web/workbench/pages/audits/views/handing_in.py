"""Handing reports in: uploads, the report of a case, those of a filing."""

from http import HTTPStatus
from typing import BinaryIO, cast

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.refusals import refused, wants_json
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.asked_for import filing as filing_of
from jiheng.web.workbench.audits.errors import QueueFull, TooFast
from jiheng.web.workbench.audits.own import report_of, reports_of
from jiheng.web.workbench.audits.taken_in import Sent, take_in
from jiheng.web.workbench.models import Batch
from jiheng.web.workbench.pages.audits.asked import audit_of, handler

Files = list[tuple[str, BinaryIO]]


@require_POST
def upload(request: SignedRequest) -> HttpResponse:
    """Files, folders, archives; a new version of a report where ``previous`` says of which."""
    by = handler(request)
    previous = request.POST.get("previous", "")
    sent = Sent(
        key=_key(request),
        publication=bool(request.POST.get("publication")),
        previous=audit_of(by, int(previous)) if previous.isdecimal() else None,
    )
    every = [*request.FILES.getlist("files"), *request.FILES.getlist("folder")]
    files = [(one.name or "", cast("BinaryIO", one.file)) for one in every]
    return _taken(request, by, files, sent)


@require_POST
def own(request: SignedRequest, pk: int) -> HttpResponse:
    """The report of the unit's own case, drafts too."""
    by = acting(request, Role.CLERK, Role.OFFICER)
    case = own_case(by, pk)
    try:
        files = report_of(case)
    except JihengError as error:
        return _refused(request, error)
    return _taken(request, by, files, Sent(key=_key(request), case=case))


@require_POST
def filing(request: SignedRequest, pk: int) -> HttpResponse:
    """The reports of a filing, by those who received it."""
    by = acting(request, Role.AUTHORITY, Role.DIVISION, Role.BUREAU)
    found = filing_of(by, pk)
    try:
        files = reports_of(found)
    except JihengError as error:
        return _refused(request, error)
    return _taken(request, by, files, Sent(key=_key(request), filing=found))


def _key(request: SignedRequest) -> str:
    return request.POST.get("key", "")[:40]


def _taken(request: SignedRequest, by: Acting, files: Files, sent: Sent) -> HttpResponse:
    try:
        batch = take_in(by, files, sent)
    except (TooFast, QueueFull) as error:
        return refused(request, HTTPStatus.TOO_MANY_REQUESTS, str(error))
    except JihengError as error:
        return _refused(request, error)
    address = _address(batch)
    if wants_json(request):
        return JsonResponse({"next": address})
    passed = len(files) - batch.audits.count()
    if passed > 0:
        told = _("有%(count)s个文件不是报告，没有收。") % {"count": passed}
        messages.info(request, told)
    return redirect(address)


def _address(batch: Batch) -> str:
    """Of a single report its own page, else that of the batch."""
    first = list(batch.audits.order_by("pk").values_list("pk", flat=True)[:2])
    if len(first) == 1:
        return reverse("audits:audit", args=first)
    return reverse("audits:batch", args=[batch.pk])


def _refused(request: SignedRequest, error: JihengError) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"message": str(error)}, status=HTTPStatus.CONFLICT)
    messages.error(request, str(error))
    return redirect("audits:home")
