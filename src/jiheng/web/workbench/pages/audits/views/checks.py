"""Pages of the checks (审核规则): what each asks, how it decides, what it leaves alone."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.auditing.audit import all_checks
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.pages.audits.asked import reader
from jiheng.web.workbench.pages.audits.views.home import tabs


@require_GET
def every(request: SignedRequest) -> HttpResponse:
    """All of them, gravest first."""
    reader(request)
    found = sorted(all_checks(), key=lambda one: (-one.severity, one.title))
    context = {"tabs": tabs("audits:checks"), "checks": found}
    return render(request, "audits/checks.html", context)


@require_GET
def one(request: SignedRequest, name: str) -> HttpResponse:
    """One of them."""
    reader(request)
    found = next((each for each in all_checks() if each.name == name), None)
    if found is None:
        raise Http404
    told = [
        "".join(line.strip() for line in paragraph.split("\n")).replace("**", "")
        for paragraph in found.page.split("\n\n")
    ]
    trail = [
        (_("审核"), reverse("audits:home")),
        (_("审核规则"), reverse("audits:checks")),
        (found.title, None),
    ]
    return render(request, "audits/check.html", {"trail": trail, "check": found, "told": told})
