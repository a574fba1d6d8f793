"""The audits a post may see, and where reports are handed in."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.auditing.many import KINDS
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.audits import queue, tallied
from jiheng.web.workbench.audits.seen import HANDLERS, seen, seen_batches
from jiheng.web.workbench.models import Audit
from jiheng.web.workbench.pages.audits.asked import reader

_A_PAGE = 50
_WANTED = ("q", "state", "findings", "order")
_OVER = (Audit.State.DONE, Audit.State.FAILED)


def tabs(here: str) -> list[dict[str, Any]]:
    """The pages of audits that stand beside each other."""
    return [
        {"title": title, "url": reverse(name), "current": name == here, "count": 0}
        for name, title in (
            ("audits:home", _("报告")),
            ("audits:batches", _("批次")),
            ("audits:compare", _("比较")),
            ("audits:checks", _("审核规则")),
        )
    ]


def wanted(request: SignedRequest) -> dict[str, str]:
    """What a list is filtered and ordered by."""
    return {name: request.GET.get(name, "")[:60].strip() for name in _WANTED}


def query(request: SignedRequest) -> str:
    """The rest of the address, without the page."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return rest.urlencode()


def filters() -> dict[str, Any]:
    """The choices above a list."""
    return {
        "states": [("", _("全部")), *Audit.State.choices],
        "kinds": [("", _("全部")), *((key, told) for key, (_c, told) in tallied.FINDINGS.items())],
        "orders": [(key, told) for key, (_f, told) in tallied.ORDERS.items()],
    }


@require_GET
def audits(request: SignedRequest) -> HttpResponse:
    """Reports, the latest first, below the place to hand them in."""
    by = reader(request)
    queue.look_after()
    asked = wanted(request)
    every = seen(by)
    found = tallied.chosen(every, asked).select_related("person", "batch", "agency")
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": tabs("audits:home"),
        "shown": shown,
        "names": {one.pk: tallied.name_of(one) for one in shown},
        "asked": asked,
        "query": query(request),
        "may": by.post.role in HANDLERS,
        "accept": ",".join((*KINDS, ".zip")),
        "largest": settings.UPLOAD_BYTES,
        "waiting": every.exclude(state__in=_OVER).count(),
        **filters(),
    }
    return render(request, "audits/home.html", context)


@require_GET
def batches(request: SignedRequest) -> HttpResponse:
    """Batches, the latest first."""
    by = reader(request)
    queue.look_after()
    mine = Q(audits__in=seen(by))
    found = (
        seen_batches(by)
        .select_related("person", "agency")
        .annotate(
            count=Count("audits", filter=mine),
            over=Count("audits", filter=mine & Q(audits__state__in=_OVER)),
            errors=Sum("audits__errors", filter=mine, default=0),
            doubts=Sum("audits__doubts", filter=mine, default=0),
        )
        .order_by("-pk")
    )
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    context = {"tabs": tabs("audits:batches"), "shown": shown}
    return render(request, "audits/batches.html", context)
