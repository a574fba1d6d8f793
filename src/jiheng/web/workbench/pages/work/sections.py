"""分工: which person of the unit fills in which part of the form."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jiheng.dossiers.workbook import tabs
from jiheng.errors import JihengError
from jiheng.web.accounts.models import Person, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import rights, workflow
from jiheng.web.workbench.actions import assign_sections
from jiheng.web.workbench.actions.assign_sections import Part
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.pages.work.parts import parts

#: Sheets that are divided by first-level indicator and not as a whole.
_BY_INDICATOR = frozenset({tabs.ANSWERS, tabs.FILED})


def sections(request: SignedRequest, pk: int) -> HttpResponse:
    """Show who fills in what (GET); change it (POST), which is for 财务股."""
    by = acting(request)
    case = own_case(by, pk)
    status = 200
    if request.method == "POST":
        try:
            count = assign_sections.do(case, by, _wanted(request, case))
        except JihengError as error:
            messages.error(request, str(error))
            status = 409
        else:
            messages.success(request, _("已调整%(count)s处分工。") % {"count": count})
            return redirect("work:sections", pk=case.pk)
    there = {Part(one.sheet, one.path): one.person_id for one in case.sections.all()}
    context = {
        "case": case,
        "state": workflow.STATES[case.state],
        "tabs": parts(case, request.path),
        "may": by.post.role == Role.OFFICER and case.state in workflow.OPEN,
        "rows": [
            (f"part{number}", part, there.get(part, "")) for number, part in enumerate(_parts(case))
        ],
        "choices": [("", _("不指定，谁都可以填"))] + [(one.pk, one.name) for one in _typists(case)],
    }
    return render(request, "work/sections.html", context, status=status)


def _parts(case: Case) -> Iterator[Part]:
    """What can be given to somebody."""
    form = form_of(case)
    first = [one.title for one in form.asked.framework.indicators]
    for sheet in form.sheets:
        if sheet.name in _BY_INDICATOR:
            yield from (Part(sheet.name, title) for title in first)
        else:
            yield Part(sheet.name)


def _typists(case: Case) -> list[Person]:
    """Who may fill in at this unit."""
    posts = case.dossier.agency.posts.filter(active=True, role__in=rights.TYPISTS)
    people = {one.person_id: one.person for one in posts.select_related("person")}
    return list(people.values())


def _wanted(request: SignedRequest, case: Case) -> dict[Part, Person | None]:
    """As the page was sent; a person who is none of the unit's is nobody."""
    people = {str(one.pk): one for one in _typists(case)}
    return {
        part: people.get(request.POST.get(f"part{number}", ""))
        for number, part in enumerate(_parts(case))
    }
