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
    told = [_lead("".join(map(str.strip, part.split("\n")))) for part in found.page.split("\n\n")]
    trail = [
        (_("审核"), reverse("audits:home")),
        (_("审核规则"), reverse("audits:checks")),
        (found.title, None),
    ]
    return render(request, "audits/check.html", {"trail": trail, "check": found, "told": told})


def _lead(paragraph: str) -> tuple[str, str]:
    """What a paragraph is about, where it says so in bold, and the rest.

    Example:
        >>> _lead("**为什么** 合计错了。"), _lead("表内合计对不上。")
        (('为什么', '合计错了。'), ('', '表内合计对不上。'))
    """
    if not paragraph.startswith("**"):
        return "", paragraph
    lead, _mark, rest = paragraph[2:].partition("**")
    return lead, rest.strip()
