"""我的工作: what waits for the post, how near its day is, what came back and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from jiheng.web.accounts.models import OF_PLATFORM, OF_UNIT, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import course, reminders, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import (
    Case,
    Event,
    Explanation,
    Filing,
    Import,
    Reminder,
    Section,
    Task,
)
from jiheng.web.workbench.reminders import Due

#: Cases a page shows that do not wait for whoever looks.
_SHOWN = 50


@dataclass(frozen=True)
class Row:
    """A case in a list.

    Attributes:
        state: as this post is told it.
        url: where its work is done.
        back: the step that sent it back, where it has not gone on since.
        reminders: of the bureau, newest first.
        number: of the latest filing; 0 of none.
    """

    case: Case
    state: str
    due: Due
    url: str
    begun: bool = True
    back: Event | None = None
    reminders: list[Reminder] = field(default_factory=list)
    number: int = 0


def mine(request: SignedRequest) -> HttpResponse:
    """The page."""
    by = acting(request)
    cases = list(reminders.begun(reminders.seen(by))[: _SHOWN * 4])
    waiting = reminders.waiting_states(by.post.role)
    rows = _rows(by, cases)
    context = {
        "waiting": [one for one in rows if one.case.state in waiting and _is_open(one.case)],
        "others": [one for one in rows if one.case.state not in waiting][:_SHOWN],
        "sections": _sections(by),
        "drafts": _drafts(by),
        "unread": _unread(by),
        "explanations": _explanations(by),
        "inside": by.post.role in OF_UNIT,
    }
    return render(request, "work/mine.html", context)


def count(request: SignedRequest) -> int:
    """How many cases wait; one query."""
    if request.post is None or request.post.role in OF_PLATFORM:
        return 0
    return reminders.waiting(Acting(request.user, request.post)).count()


def _is_open(case: Case) -> bool:
    return case.task.state == Task.State.ISSUED


def _rows(by: Acting, cases: Sequence[Case]) -> list[Row]:
    """With what is told of each; a constant number of queries."""
    today = timezone.localdate()
    inside = by.post.role in OF_UNIT
    filings = _filings(cases)
    back = reminders.returned(cases) if inside else {}
    reminded = reminders.reminded(cases) if inside else {}
    return [
        Row(
            case=one,
            state=workflow.STATES[one.state]
            if inside
            else course.state_outside(one, filed=one.pk in filings),
            due=reminders.due(one, today),
            url=_url(by, one, filings.get(one.pk)),
            begun=not inside or reminders.has_begun(one),
            back=back.get(one.pk),
            reminders=reminded.get(one.pk, []),
            number=filings[one.pk].number if one.pk in filings else 0,
        )
        for one in cases
    ]


def _filings(cases: Sequence[Case]) -> dict[int, Filing]:
    """The latest filing of each case."""
    every = Filing.objects.filter(case__in=[one.pk for one in cases]).order_by("number")
    return {one.case_id: one for one in every}


def _url(by: Acting, case: Case, filing: Filing | None) -> str:
    """Where the post works on the case; ``""`` where it has nothing to see of it yet."""
    if by.post.role in OF_UNIT:
        is_signing = by.post.role == Role.HEAD and case.state == workflow.SIGNING
        return reverse("work:signing" if is_signing else "work:case", args=[case.pk])
    return reverse("desk:filing", args=[filing.pk]) if filing else ""


def _sections(by: Acting) -> list[Section]:
    """Parts of forms that were given to the person and may be typed now."""
    if by.post.role not in OF_UNIT:
        return []
    mine_ = Section.objects.filter(person=by.person, case__in=rights.own_cases(by))
    still = mine_.filter(case__state__in=workflow.OPEN, done_at=None)
    return list(still.select_related("case__task", "case__dossier__agency"))


def _drafts(by: Acting) -> list[Task]:
    """Tasks that are not issued yet, of the bureau alone."""
    if by.post.role != Role.BUREAU:
        return []
    return list(rights.tasks_of(by).filter(state=Task.State.DRAFT))


def _unread(by: Acting) -> list[Import]:
    """Files that were read and compared, and of which nothing was taken yet."""
    if by.post.role not in rights.TYPISTS:
        return []
    open_cases = rights.own_cases(by).filter(state__in=workflow.OPEN)
    left = Import.objects.filter(case__in=open_cases, taken_at=None, kind__in=Import.TAKEN)
    return list(left.defer("cells").select_related("case__task", "person")[:_SHOWN])


def _explanations(by: Acting) -> list[Explanation]:
    """Explanations that wait for the unit's reviewer."""
    if by.post.role != Role.OFFICER:
        return []
    mine = Explanation.objects.filter(agency__in=rights.agencies_of(by.post), approved_at=None)
    return list(mine.select_related("person")[:_SHOWN])
