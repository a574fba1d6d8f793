"""报送件: what was filed, for the authority, the section and the bureau."""

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import course, reminders, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import Filing

ROWS = 50
#: Of each row what is printed, the state first: five objects a row are half of what a page costs.
_PRINTED = (
    "case__state", "pk", "case__dossier__agency__name", "case__task__title", "case__task__year",
    "number", "filed_score", "score", "at", "due",
)  # fmt: skip
#: Which of them: in words of the address → its title.
_WHICH = {"": "全部", "mine": "待我办理", "accepted": "已受理", "back": "已退回"}


def received(request: SignedRequest) -> HttpResponse:
    """The latest filing of each case, newest first."""
    by = acting(request, Role.AUTHORITY, Role.DIVISION, Role.BUREAU)
    which, asked = request.GET.get("which", ""), request.GET.get("q", "").strip()
    found = _which(by, latest(by), which)
    if asked:
        found = found.filter(
            Q(case__dossier__agency__name__icontains=asked) | Q(case__task__title__icontains=asked)
        )
    printed = found.select_related(None).values_list(*_PRINTED)
    page = Paginator(printed, ROWS).get_page(request.GET.get("page"))
    rows = [(course.title_outside(state, filed=True), *rest) for state, *rest in page]
    context = {
        "page": page,
        "rows": rows,
        "asked": asked,
        "which": which,
        "query": urlencode({"which": which, "q": asked}),
        "tabs": [
            {
                "title": _(title),
                "url": f"?{urlencode({'which': name, 'q': asked})}",
                "current": name == which,
                "count": 0,
            }
            for name, title in _WHICH.items()
        ],
    }
    return render(request, "desk/received.html", context)


def latest(by: Acting) -> QuerySet[Filing]:
    """The latest filing of each case that the post may see, with the day it was due."""
    last = Filing.objects.filter(case=OuterRef("case")).order_by("-number").values("pk")[:1]
    seen = rights.seen_filings(by).annotate(due=Coalesce("case__due", "case__task__deadline"))
    return seen.filter(pk=Subquery(last)).order_by(F("at").desc(), "pk")


def _which(by: Acting, found: QuerySet[Filing], which: str) -> QuerySet[Filing]:
    if which == "mine":
        return found.filter(case__state__in=reminders.waiting_states(by.post.role))
    if which == "accepted":
        return found.filter(case__state=workflow.ACCEPTED)
    if which == "back":
        return found.filter(case__state__in=workflow.INSIDE)
    return found
