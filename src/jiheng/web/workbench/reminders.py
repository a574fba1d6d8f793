"""Deadlines (报送期限): what waits for whom, how near its day is, what the bureau reminded of."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.workbench import rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case, Entry, Event, Reminder, Task

#: Days before the deadline from which on a case is marked.
SOON = 3
#: Steps that send a case back or take it off: nobody waits for those.
_AGAINST = frozenset({"return_", "return_goals", "send_back", "cancel"})
_SENT_BACK = ("return_", "return_goals", "send_back")


class Due(NamedTuple):
    """How near a deadline is.

    Attributes:
        on: the day.
        days: from today to it; negative where it is over.
    """

    on: date
    days: int

    @property
    def kind(self) -> str:
        """``over``, ``soon`` or ``""``."""
        if self.days < 0:
            return "over"
        return "soon" if self.days <= SOON else ""


def due(case: Case, today: date) -> Due:
    """The deadline of a case: its own, else the task's."""
    on = case.due or case.task.deadline
    return Due(on, (on - today).days)


def waiting_states(role: str) -> frozenset[str]:
    """The states from which a role carries a case on, by the table of steps."""
    return frozenset(
        state
        for (state, action), step in workflow.STEPS.items()
        if role in step.roles and action not in _AGAINST
    )


def seen(by: Acting) -> QuerySet[Case]:
    """All cases the post has to do with, nearest deadline first."""
    cases = rights.own_cases(by) if by.post.role in OF_UNIT else rights.cases_above(by)
    return cases.annotate(day=Coalesce("due", "task__deadline")).order_by("day", "pk")


def waiting(by: Acting) -> QuerySet[Case]:
    """The cases that wait for a step of this post, nearest deadline first."""
    issued = seen(by).filter(task__state=Task.State.ISSUED)
    return issued.filter(state__in=waiting_states(by.post.role))


def begun(cases: QuerySet[Case]) -> QuerySet[Case]:
    """The same cases, each with ``has_begun``: whether anything was typed into it."""
    own = Entry.objects.filter(case=OuterRef("pk"))
    shared = Entry.objects.filter(dossier=OuterRef("dossier"), case=None)
    return cases.annotate(has_own=Exists(own), has_shared=Exists(shared))


def has_begun(case: Case) -> bool:
    """Of a case from `begun`."""
    return bool(case.has_own or case.has_shared)  # type: ignore[attr-defined] # see begun


def returned(cases: Iterable[Case]) -> dict[int, Event]:
    """By case, the step that sent it back, where it has not gone on since; one query."""
    here = [one.pk for one in cases if one.state in workflow.OPEN]
    last: dict[int, Event] = {}
    events = Event.objects.filter(case__in=here).exclude(action="skipped")
    for event in events.select_related("person").order_by("pk"):
        last[event.case_id] = event
    return {pk: event for pk, event in last.items() if event.action in _SENT_BACK}


def reminded(cases: Iterable[Case]) -> dict[int, list[Reminder]]:
    """By case that is still inside its unit, what the bureau reminded of; one query."""
    here = [one.pk for one in cases if one.state in workflow.INSIDE]
    found: dict[int, list[Reminder]] = {}
    for one in Reminder.objects.filter(case__in=here).select_related("person"):
        found.setdefault(one.case_id, []).append(one)
    return found
