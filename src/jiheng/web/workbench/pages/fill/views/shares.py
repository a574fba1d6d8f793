"""``cases/<pk>/shares/``: the accounts and each 口径's share of every amount."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import rights, shares
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Wanted
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.models import Case, Entry


@require_http_methods(["GET", "POST"])
def page(request: SignedRequest, pk: int) -> HttpResponse:
    """Amounts with their shares, sum and difference (GET); amounts of the accounts (POST)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    form = form_of(case)
    if request.method == "POST":
        return _posted(request, case, by, form)
    cases, found = shares.of_dossier(case.dossier, form)
    titles = [one.task.scope for one in cases]
    every = "all" in request.GET
    context = {
        "case": case,
        "cases": cases,
        "titles": titles,
        "rows": _rows(case, form, found, titles) if not every else _all(case, form, found, titles),
        "every": every,
        "broken": sum(one.is_broken for one in found),
        "partial": sum(not one.is_complete for one in found),
        "may_type": rights.may_type(by, case),
        "trail": [
            (str(case.task), reverse("work:case", args=[case.pk])),
            (_("填报"), reverse("fill:case", args=[case.pk])),
            (_("报送口径"), None),
        ],
    }
    return render(request, "fill/shares.html", context)


def _rows(
    case: Case, form: Form, found: list[shares.Shared], titles: list[str]
) -> list[dict[str, Any]]:
    seen = _revisions(case)
    return [
        {
            "one": one,
            "name": form.where(one.key).removeprefix(f"{one.key.sheet} "),
            "whole": None if one.whole is None else plain(one.whole),
            "parts": [None if part is None else plain(part) for part in one.parts],
            "total": None if one.total is None else plain(one.total),
            "gap": None if one.gap is None else plain(one.gap),
            "sentence": one.sentence(titles),
            "revision": seen.get(one.key, 0),
        }
        for one in found
    ]


def _all(
    case: Case, form: Form, found: list[shares.Shared], titles: list[str]
) -> list[dict[str, Any]]:
    """The same with amounts of which nobody has a figure yet."""
    there = {one.key: one for one in found}
    empty = (None,) * len(titles)
    every = [there.get(key) or shares.Shared(key, None, empty) for key in shares.amounts(form)]
    return _rows(case, form, every, titles)


def _revisions(case: Case) -> dict[CellKey, int]:
    rows = Entry.objects.filter(dossier=case.dossier, case=None)
    return {
        CellKey(sheet, row, column): revision
        for sheet, row, column, revision in rows.values_list("sheet", "row", "column", "revision")
    }


def _posted(request: SignedRequest, case: Case, by: Acting, form: Form) -> HttpResponse:
    """Save amounts of the accounts; each field carries the revision its writer saw."""
    changes = []
    for key in shares.amounts(form):
        text, seen = request.POST.get(str(key)), request.POST.get(f"seen/{key}", "")
        if text is not None and text.strip() != request.POST.get(f"was/{key}", ""):
            changes.append(Wanted(key, text.strip(), int(seen) if seen.isdecimal() else 0))
    try:
        outcome = save_cells.do(case, by, changes, of_unit=True)
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("fill:shares", case.pk)
    if outcome.saved:
        messages.success(request, _("已保存%(count)s格。") % {"count": len(outcome.saved)})
    for one in outcome.saved:
        if one.message:
            messages.error(request, f"{form.where(one.key)}：{one.message}")
    for clash in outcome.conflicts:
        messages.error(
            request,
            f"{form.where(clash.key)}：{clash.by}刚改为“{clash.theirs}”，“{clash.yours}”没有保存。",
        )
    for _key, why in outcome.refused:
        messages.error(request, str(why))
    return redirect("fill:shares", case.pk)
