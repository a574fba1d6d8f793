"""Two reports held against each other: two years, or a self-evaluation and the accounts."""

import json
from contextlib import ExitStack
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.errors import JihengError
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.confined import confined
from jiheng.web.workbench.audits import remembered
from jiheng.web.workbench.audits.errors import NotComparable
from jiheng.web.workbench.audits.running import CLASSIFIED, named_copy
from jiheng.web.workbench.audits.seen import seen
from jiheng.web.workbench.models import Audit
from jiheng.web.workbench.pages.audits.asked import audit_of, reader
from jiheng.web.workbench.pages.audits.views.home import tabs

#: A person waits for it.
_SECONDS, _MEGABYTES = 60, 1500
_OFFERED = 200


@require_GET
def page(request: SignedRequest) -> HttpResponse:
    """Choose two; see what differs."""
    by = reader(request)
    done = seen(by).filter(state=Audit.State.DONE).order_by("-pk")[:_OFFERED]
    offered = [("", _("选一份报告")), *((one.pk, _title(one)) for one in done)]
    numbers = [request.GET.get(name, "") for name in ("first", "second")]
    context: dict[str, Any] = {
        "tabs": tabs("audits:compare"),
        "offered": offered,
        "first": numbers[0],
        "second": numbers[1],
        "found": None,
        "wrong": "",
    }
    if any(numbers):
        try:
            pair = [audit_of(by, int(one)) for one in numbers if one.isdecimal()]
            context["found"] = _compared(pair)
            context["pair"] = pair
        except JihengError as error:
            context["wrong"] = str(error)
    return render(request, "audits/compare.html", context)


def address(first: int, second: int) -> str:
    """Of the comparison of two audits."""
    return f"{reverse('audits:compare')}?first={first}&second={second}"


def _title(audit: Audit) -> str:
    return f"{audit.about or audit.name}（{audit.name}，{audit.pk}号）"


def _compared(pair: list[Audit]) -> dict[str, Any]:
    """What the two say of the same things.

    Raises:
        NotComparable: they are not two reports that were read.
        JihengError: one cannot be read again.
    """
    if len({one.pk for one in pair}) != 2 or any(one.report is None for one in pair):  # noqa: PLR2004 - a pair
        raise NotComparable(_("没有选两份不同的报告"))
    with ExitStack() as stack:
        first, second = (stack.enter_context(named_copy(one)) for one in pair)
        wanted = {"other": str(second), "patches": [remembered.patches(one) for one in pair]}
        told = confined("comparison", first, wanted=wanted, seconds=_SECONDS, megabytes=_MEGABYTES)
    found: dict[str, Any] = json.loads(told)
    if found.get("classified"):
        raise NotComparable(CLASSIFIED)
    found["figures"].sort(key=lambda one: one["holds"])
    return found
