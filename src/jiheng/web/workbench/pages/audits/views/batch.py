"""One batch: how far it is, what it comes to, as page and as file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.audits import exported, queue, tallied
from jiheng.web.workbench.audits.seen import latest, seen
from jiheng.web.workbench.pages.audits.answers import attachment
from jiheng.web.workbench.pages.audits.asked import batch_of, reader
from jiheng.web.workbench.pages.audits.views.home import filters, query, wanted

_A_PAGE = 50
_FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_GET
def page(request: SignedRequest, pk: int) -> HttpResponse:
    """Totals, counts by check, and the reports, gravest first."""
    by = reader(request)
    queue.look_after()
    batch = batch_of(by, pk)
    every = latest(seen(by).filter(batch=batch))
    asked = wanted(request)
    asked["order"] = asked["order"] or "severity"
    found = tallied.chosen(every, asked).select_related("person")
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "trail": [(_("审核"), "/audits/"), (_("批次"), "/audits/batches/"), (batch.title, None)],
        "batch": batch,
        "totals": tallied.totals(every),
        "checks": tallied.by_check(every),
        "shown": shown,
        "names": {one.pk: tallied.name_of(one) for one in shown},
        "asked": asked,
        "query": query(request),
        **filters(),
    }
    return render(request, "audits/batch.html", context)


@require_GET
def progress(request: SignedRequest, pk: int) -> HttpResponse:
    """How far it is, for the script that asks."""
    by = reader(request)
    queue.look_after()
    found = tallied.totals(latest(seen(by).filter(batch=batch_of(by, pk))))
    return JsonResponse(
        {
            "value": found.over,
            "max": found.count,
            "text": found.told,
            "done": found.over == found.count,
        }
    )


@require_GET
def export(request: SignedRequest, pk: int, form: str) -> HttpResponse:
    """The list as csv or xlsx, as it is filtered."""
    by = reader(request)
    batch = batch_of(by, pk)
    if form not in _FORMS:
        raise Http404
    every = latest(seen(by).filter(batch=batch))
    rows = tallied.rows(tallied.chosen(every, wanted(request)))
    checks = tallied.by_check(every)
    content = exported.as_csv(rows) if form == "csv" else exported.as_xlsx(rows, checks)
    return attachment(content, f"审核结果_{batch.pk}.{form}", _FORMS[form])
