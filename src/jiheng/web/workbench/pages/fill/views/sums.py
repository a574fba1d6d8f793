"""``cases/<pk>/consolidated/``: 本级 and the agencies below, added up and taken on request."""

import json
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
from jiheng.web.accounts.models import Agency, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import kept, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import take_sums
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of, standing, thawed
from jiheng.web.workbench.consolidated import Sum, additive, consolidated
from jiheng.web.workbench.models import Case, Entry, Filing, Summed

_SEEN = "@"


@require_http_methods(["GET", "POST"])
def page(request: SignedRequest, pk: int) -> HttpResponse:
    """The sums (GET); 本级, 抵销 and what is taken (POST)."""
    by = acting(request, Role.OFFICER)
    case = own_case(by, pk)
    form = form_of(case)
    agencies = list(case.dossier.agency.children.filter(active=True))
    if request.method == "POST":
        return _posted(request, case, by, (form, agencies))
    context = {
        "case": case,
        "agencies": agencies,
        "filed_only": not by.post.below,
        "rows": _rows(case, by, form, agencies),
        "may_type": rights.may_type(by, case),
        "trail": [
            (str(case.task), reverse("work:case", args=[case.pk])),
            (_("填报"), reverse("fill:case", args=[case.pk])),
            (_("汇总下属"), None),
        ],
    }
    return render(request, "fill/consolidated.html", context)


def _sums(case: Case, by: Acting, form: Form, agencies: list[Agency]) -> list[Sum]:
    own, offsets = _own(case)
    return consolidated(form, own, below(case, by, agencies), offsets)


def _own(case: Case) -> tuple[dict[CellKey, str], dict[CellKey, str]]:
    """本级 and 抵销: as kept; of a fact never added up, what the dossier itself says."""
    kept_here = Summed.objects.filter(dossier=case.dossier)
    summed = {CellKey(one.sheet, one.row, one.column): one for one in kept_here}
    entries = Entry.objects.filter(dossier=case.dossier, case=None).exclude(value="")
    own = {
        CellKey(one.sheet, one.row, one.column): one.value
        for one in entries
        if not take_sums.is_sum(one.source)
    }
    own |= {key: one.own for key, one in summed.items()}
    return own, {key: one.offset for key, one in summed.items() if one.offset}


def below(case: Case, by: Acting, agencies: list[Agency]) -> list[dict[CellKey, str]]:
    """What each agency below has: what it filed, or, for a post that covers them, what stands."""
    found: dict[int, dict[CellKey, str]] = {one.pk: {} for one in agencies}
    if by.post.below:
        rows = Entry.objects.filter(
            dossier__agency__in=agencies, dossier__year=case.dossier.year, case=None
        ).exclude(value="")
        for agency, sheet, row, column, value in rows.values_list(
            "dossier__agency", "sheet", "row", "column", "value"
        ):
            found[agency][CellKey(sheet, row, column)] = value
        return [found[one.pk] for one in agencies]
    filings = Filing.objects.filter(
        case__dossier__agency__in=agencies, case__task=case.task
    ).select_related("cells", "case__dossier")
    for one in filings.order_by("number"):
        found[one.case.dossier.agency_id] = thawed(json.loads(kept.content_of(one.cells)))
    return [found[one.pk] for one in agencies]


def _rows(case: Case, by: Acting, form: Form, agencies: list[Agency]) -> list[dict[str, Any]]:
    stands = standing(case, form)
    rows = []
    for one in _sums(case, by, form, agencies):
        now = stands.get(one.key)
        rows.append(
            {
                "one": one,
                "name": form.where(one.key).removeprefix(f"{one.key.sheet} "),
                "own": "" if one.own is None else plain(one.own),
                "parts": [None if part is None else plain(part) for part in one.parts],
                "offset": "" if one.offset is None else plain(one.offset),
                "now": now.value if now else "",
                "same": now is not None and now.value == one.text,
                "id": f"{one.key}{_SEEN}{now.revision if now else 0}",
            }
        )
    return rows


def _posted(
    request: SignedRequest, case: Case, by: Acting, what: tuple[Form, list[Agency]]
) -> HttpResponse:
    form, agencies = what
    typed = {
        key: (
            request.POST.get(f"own/{key}", "").strip(),
            request.POST.get(f"offset/{key}", "").strip(),
        )
        for key, _slot in additive(form)
        if f"own/{key}" in request.POST
    }
    try:
        take_sums.keep(case, by, typed)
        sums = {str(one.key): one for one in _sums(case, by, form, agencies)}
        ticked = [one.rpartition(_SEEN) for one in request.POST.getlist("take")]
        wanted = [(sums[name], int(seen)) for name, _sign, seen in ticked if name in sums]
        outcome = take_sums.do(case, by, wanted, [str(one) for one in agencies])
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("fill:consolidated", case.pk)
    if outcome.saved:
        messages.success(request, _("已填入%(count)s格汇总数。") % {"count": len(outcome.saved)})
    for clash in outcome.conflicts:
        messages.error(
            request, f"{form.where(clash.key)}：{clash.by}刚改为“{clash.theirs}”，没有填入。"
        )
    for _key, why in outcome.refused:
        messages.error(request, str(why))
    return redirect("fill:consolidated", case.pk)
