"""``explanations/``: what was explained in earlier years, and approved."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import explanations, rights
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import Explanation
from jiheng.web.workbench.report_errors import NoYear

#: Years a budget can be of.
_YEARS = range(2000, 2100)


@require_GET
def listed(request: SignedRequest) -> HttpResponse:
    """All of the post's units, the latest year first."""
    by = acting(request, *OF_UNIT)
    context = {
        "found": list(explanations.seen(by)[:500]),
        "may_write": by.post.role in rights.TYPISTS,
        "may_approve": by.post.role == Role.OFFICER,
        "not_mine": None if explanations.one_person(by) else by.person.pk,
        "trail": [(_("情况说明"), None)],
    }
    return render(request, "reports/explanations.html", context)


@require_http_methods(["GET", "POST"])
def new(request: SignedRequest) -> HttpResponse:
    """Write one."""
    by = acting(request, *rights.TYPISTS)
    said, status = _said(request), 200
    if request.method == "POST":
        status = 400
        try:
            if request.POST.get("year") and not said.year:
                raise NoYear
            explanations.write(by, said)
        except JihengError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("已保存，待财务股审核。"))
            return redirect("reports:explanations")
    context = {
        "said": said,
        "kinds": [(kind, kind) for kind in explanations.KINDS],
        "trail": [(_("情况说明"), "/explanations/"), (_("写一份"), None)],
    }
    return render(request, "reports/explanation.html", context, status=status)


def _said(request: SignedRequest) -> Explanation:
    """What the form says; of a page that is opened, what its address asks for."""
    given = request.POST if request.method == "POST" else request.GET
    year = given.get("year", "")
    is_year = year in map(str, _YEARS)
    return Explanation(
        year=int(year) if is_year else 0,
        subject=given.get("subject", "").strip()[:200],
        kind=given.get("kind", explanations.KINDS[0])[:40],
        text=given.get("text", "").strip(),
        number=given.get("number", "").strip()[:80],
    )


@require_POST
def approve(request: SignedRequest, pk: int) -> HttpResponse:
    """By the unit's officer."""
    by = acting(request, Role.OFFICER)
    said = explanations.seen(by).filter(pk=pk).first()
    if said is None:
        raise Http404(_("没有这份情况说明。"))
    try:
        explanations.approve(by, said)
        messages.success(request, _("已审核通过，以后年度可以引用。"))
    except JihengError as refusal:
        messages.error(request, str(refusal))
    return redirect("reports:explanations")
