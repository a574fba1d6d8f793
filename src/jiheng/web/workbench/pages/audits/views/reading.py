"""识读有误: what stands at a place, as a person reads it; and auditing anew."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.errors import JihengError
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.audits import correcting
from jiheng.web.workbench.audits.errors import NoSuchPlace
from jiheng.web.workbench.audits.patched import is_place
from jiheng.web.workbench.models import Audit
from jiheng.web.workbench.pages.audits import beside
from jiheng.web.workbench.pages.audits.answers import told
from jiheng.web.workbench.pages.audits.asked import audit_of, handler


@require_http_methods(["GET", "POST"])
def page(request: SignedRequest, pk: int, place: str) -> HttpResponse:
    """What was read at a place; sent, the report is audited again with what stands there."""
    by = handler(request)
    audit = audit_of(by, pk)
    if not is_place(place) or audit.state != Audit.State.DONE:
        raise Http404
    try:
        text = correcting.text_at(beside.page_of(audit), place)
    except NoSuchPlace:
        raise Http404 from None
    reading = correcting.Reading(place, request.GET.get("where", "")[:80] or place, text)
    wrong, after = "", text
    if request.method == "POST":
        after = request.POST.get("after", "")
        where = request.POST.get("where", "")[:80] or place
        try:
            new = correcting.correct(audit, by, reading._replace(where=where), after=after)
        except JihengError as error:
            wrong = str(error)
        else:
            return redirect("audits:audit", new.pk)
    address = reverse("audits:audit", args=[pk])
    context = {
        "trail": [
            (_("审核"), reverse("audits:home")),
            (audit.name, address),
            (_("识读有误"), None),
        ],
        "audit": audit,
        "reading": reading,
        "after": after,
        "wrong": wrong,
    }
    return render(request, "audits/reading.html", context, status=409 if wrong else 200)


@require_POST
def again(request: SignedRequest, pk: int) -> HttpResponse:
    """The same report once more, by the checks as they are now."""
    by = handler(request)
    audit = audit_of(by, pk)
    try:
        new = correcting.again(audit, by)
    except JihengError as error:
        return told(request, error, reverse("audits:audit", args=[pk]))
    return redirect("audits:audit", new.pk)
