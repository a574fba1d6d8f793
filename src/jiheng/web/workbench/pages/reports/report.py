"""``cases/<pk>/report/``: the whole report, section by section."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.errors import JihengError, Problems
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import narratives, workflow
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.pages.reports.shown import Sections
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.web.workbench.report_errors import NoReport
from jiheng.web.workbench.reported import Reported, reported
from jiheng.writing.formats import NAMES


@require_GET
def report(request: SignedRequest, pk: int) -> HttpResponse:
    """The report as it stands; where it cannot be written, why."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    here = reverse("reports:case", args=[pk])
    context: dict[str, Any] = {
        "case": case,
        "state": workflow.STATES[case.state],
        "may_write": narratives.may_write(by, case),
        "tabs": parts(case, here),
        "kinds": NAMES,
        "trail": [(str(case), reverse("work:case", args=[pk])), (_("报告"), None)],
        "problem": "",
        "sections": [],
        "wrong": [],
        "notes": [],
        "gone": [],
    }
    try:
        context.update(_told(case, reported(case)))
    except NoReport as problem:
        context["problem"] = str(problem)
    return render(request, "reports/report.html", context)


def _told(case: Case, told: Reported) -> dict[str, Any]:
    sections = list(Sections(case, told, narratives.latest(case)).all())
    wrong: list[str] = []
    notes: list[str] = [gap for one in sections for gap in one.missing]
    try:
        notes += told.composed.notes
    except Problems as problems:
        wrong = [str(one) for one in problems.problems]
    except JihengError as problem:
        wrong = [str(problem)]
    keys = {one.part.key for one in sections}
    gone = [one for key, one in narratives.latest(case).items() if one.text and key not in keys]
    return {"sections": sections, "wrong": wrong, "notes": notes, "gone": gone}
