"""``cases/<pk>/sections/``: who fills in which part."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import Form, row_key
from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import divide, finish_part
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case, Section

#: Between the sheet and the rows of a part.
_IN = " / "


@require_http_methods(["GET", "POST"])
def listed(request: SignedRequest, pk: int) -> HttpResponse:
    """All parts (GET); one more (POST)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    form = worked(case).form
    if request.method == "POST":
        return _given(request, case, by, form)
    context = {
        "case": case,
        "sections": Section.objects.filter(case=case).select_related("person"),
        "people": divide.typists_of(case),
        "parts": parts_of(form),
        "may_divide": by.post.role == Role.OFFICER and rights.may_type(by, case),
        "trail": [
            (str(case.task), reverse("work:case", args=[case.pk])),
            (_("填报"), reverse("fill:case", args=[case.pk])),
            (_("分工"), None),
        ],
    }
    return render(request, "fill/sections.html", context)


def parts_of(form: Form) -> list[str]:
    """What can be given: every sheet, and of those by indicator each first level."""
    found = []
    for sheet in form.sheets:
        found.append(sheet.name)
        if sheet.name in {tabs.ANSWERS, tabs.FILED}:
            tops = (row_key(sheet, row).partition("/")[0] for row in sheet.rows if not row.band)
            found.extend(f"{sheet.name}{_IN}{top}" for top in dict.fromkeys(tops))
    return found


def _given(request: SignedRequest, case: Case, by: Acting, form: Form) -> HttpResponse:
    sheet, _sign, path = request.POST.get("part", "").partition(_IN)
    chosen = request.POST.get("person", "")
    people = {str(one.pk): one for one in divide.typists_of(case)}
    if chosen not in people:
        messages.error(request, _("没有选填写人。"))
        return redirect("fill:sections", case.pk)
    try:
        divide.do(case, by, form, people[chosen], (sheet, path))
    except JihengError as refusal:
        messages.error(request, str(refusal))
    return redirect("fill:sections", case.pk)


@require_POST
def withdraw(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """Take a part back."""
    by = acting(request, *OF_UNIT)
    one = _section(own_case(by, pk), number)
    try:
        divide.withdraw(one, by)
    except JihengError as refusal:
        messages.error(request, str(refusal))
    return redirect("fill:sections", pk)


@require_POST
def done(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """我填完了; ``again`` takes it back."""
    by = acting(request, *OF_UNIT)
    one = _section(own_case(by, pk), number)
    try:
        finish_part.do(one, by, done="again" not in request.POST)
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("fill:sheet", pk, one.sheet)
    messages.success(request, _("“%(part)s”已记为填完。") % {"part": one})
    return redirect("fill:sections", pk)


def _section(case: Case, number: int) -> Section:
    one = Section.objects.filter(case=case, pk=number).select_related("person", "case").first()
    if one is None:
        raise Http404(_("没有这项分工。"))
    return one
