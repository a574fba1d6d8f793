"""The audit administrator's log; it is read only."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jiheng.web.accounts.models import Role, SecurityEvent
from jiheng.web.accounts.only import only
from jiheng.web.accounts.signed_in import SignedRequest

ROWS = 50


@only(Role.AUDIT)
@require_safe
def log(request: SignedRequest) -> HttpResponse:
    """What happened, the newest first."""
    kind, login = request.GET.get("kind", ""), request.GET.get("login", "").strip()
    found = SecurityEvent.objects.select_related("person")
    if kind in SecurityEvent.Kind.values:
        found = found.filter(kind=kind)
    if login:
        found = found.filter(login=login)
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "kinds": SecurityEvent.Kind.choices,
        "kind": kind,
        "login": login,
        "query": urlencode({"kind": kind, "login": login}),
    }
    return render(request, "accounts/log.html", context)
