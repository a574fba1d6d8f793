"""``cases/<pk>/fill/``: a sheet of the form to type into, and all of them to read and print."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.texts import kept
from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import Standing, standing, subject_cells
from jiheng.web.workbench.evaluated import Worked, worked
from jiheng.web.workbench.explanations import by_subject
from jiheng.web.workbench.models import Case, Section
from jiheng.web.workbench.pages.fill import references, saving
from jiheng.web.workbench.pages.fill.grid import Around, Grid
from jiheng.web.workbench.pages.fill.progress import progress, sentence
from jiheng.web.workbench.pages.fill.sheets import opening, tabs_of
from jiheng.web.workbench.writable import Writable


@require_GET
def case_page(request: SignedRequest, pk: int) -> HttpResponse:
    """To the sheet that is this person's first."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    form = worked(case).form
    mine = Section.objects.filter(case=case, person=by.person, done_at=None)
    return redirect("fill:sheet", pk, opening(case, form, mine))


@require_http_methods(["GET", "POST"])
def sheet_page(request: SignedRequest, pk: int, sheet: str) -> HttpResponse:
    """One sheet; posted, it is a form that was filled in without script."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    done = worked(case)
    if sheet not in done.form.by_name:
        raise Http404(_("填报表里没有这张表。"))
    if request.method == "POST":
        return _posted(request, case, by, sheet)
    return render(request, "fill/sheet.html", _context(case, by, done, sheet))


@require_GET
def printed(request: SignedRequest, pk: int) -> HttpResponse:
    """Every sheet as it stands, to read and to print."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    done = worked(case)
    around = Around(_standing(case, done), _wrong(done))
    grids = [Grid(done.form, one, around, None) for one in done.form.sheets]
    context = {
        "case": case,
        "grids": [one for one in grids if any(line.boxes for line in one.lines)],
        "state": workflow.STATES[case.state],
        "now": timezone.now(),
        "trail": _trail(case, _("打印")),
    }
    return render(request, "fill/printed.html", context)


def _context(case: Case, by: Acting, done: Worked, name: str) -> dict[str, Any]:
    writable = Writable(case, by, done.form)
    around = _around(case, done)
    grid = Grid(done.form, done.form.by_name[name], around, writable)
    sections = list(Section.objects.filter(case=case).select_related("person"))
    told = progress(done)
    return {
        "case": case,
        "state": workflow.STATES[case.state],
        "grid": grid,
        "is_open": writable.open and grid.is_open,
        "seen": json.dumps(grid.texts, ensure_ascii=False),
        "revisions": json.dumps(grid.revisions, ensure_ascii=False),
        "tabs": tabs_of(case, by, done.form, around, sections),
        "progress": told,
        "told": json.dumps(told, ensure_ascii=False),
        "mine": [one for one in sections if one.person_id == by.person.pk],
        "explanations": by_subject(case),
        "evidence_wanted": _evidence_wanted(done.form, around),
        "several": Case.objects.filter(dossier=case.dossier).count() > 1,
        "no_year_before": grid.sheet.name in references.YEARLY and not around.last_year,
        "below": case.dossier.agency.children.exists(),
        "now": timezone.now().isoformat(),
        "trail": _trail(case, name),
    }


def _around(case: Case, done: Worked) -> Around:
    return Around(
        _standing(case, done),
        _wrong(done),
        references.year_before(case, done.form),
        references.of_accounts(case),
        references.files_of(case),
        references.wholes_of(case, done.form),
        references.of_measures(case),
    )


def _standing(case: Case, done: Worked) -> dict[CellKey, Standing]:
    """What was typed, and what the organisation tree and the task give."""
    given = {key: Standing(text, 0) for key, text in subject_cells(case).items()}
    return {**standing(case, done.form), **given}


def _wrong(done: Worked) -> dict[CellKey, str]:
    return {
        key: "；".join(sentence(one) for one in ones)
        for key, ones in done.made.problems.items()
        if key is not None
    }


def _evidence_wanted(form: Form, around: Around) -> list[tuple[str, tuple[str, ...], int]]:
    """Indicators for which the framework names evidence, and how many files each has."""
    return [
        (one.path, one.evidence, around.files.get(("", one.path), 0))
        for one in form.asked.framework.leaves()
        if one.evidence
    ]


def _trail(case: Case, last: str) -> list[tuple[str, str | None]]:
    inside = reverse("work:case", args=[case.pk])
    return [(str(case.task), inside), (_("填报"), None), (last, None)]


def _posted(request: SignedRequest, case: Case, by: Acting, sheet: str) -> HttpResponse:
    """Save a form that came without script; what differs from what it showed is a change."""
    seen, revisions = _sent(request, "seen"), _sent(request, "revisions")
    changes = []
    for name, text in request.POST.items():
        row, slash, column = name.rpartition("/")
        value = kept(str(text).replace("\r\n", "\n")).strip()
        if slash and value != seen.get(name, ""):
            key = CellKey(sheet, row, column)
            revision = revisions.get(name, 0)
            changes.append(Wanted(key, value, revision if isinstance(revision, int) else 0))
    try:
        told = saving.save(case, by, request.POST.get("key", ""), changes)
    except JihengError as refusal:
        messages.error(request, str(refusal))
    else:
        _say(request, told)
    return redirect("fill:sheet", case.pk, sheet)


def _sent(request: SignedRequest, name: str) -> dict[str, Any]:
    """What the page itself put into its form.

    Raises:
        BadRequest: it is not that any more.
    """
    try:
        told = json.loads(request.POST.get(name, "{}"))
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(told, dict):
        raise BadRequest
    return told


def _say(request: SignedRequest, told: dict[str, Any]) -> None:
    if told["saved"]:
        messages.success(request, _("已保存%(count)s格。") % {"count": len(told["saved"])})
    for one in told["conflicts"]:
        messages.error(
            request,
            f"{one['row']} {one['column']}：{one['by']}在{one['at']}改为“{one['theirs']}”，"
            f"您填的“{one['yours']}”没有保存。核对后再填。",
        )
    for one in told["refused"]:
        messages.error(request, f"{one['row']}：{one['message']}")
