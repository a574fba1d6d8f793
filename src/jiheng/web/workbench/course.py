"""The course of a case (经过) as it is told: inside its unit all of it, outside from 报送 on."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import Role
from jiheng.web.jinja import when
from jiheng.web.workbench import workflow
from jiheng.web.workbench.models import Case, Event

#: Steps that are seen from outside.
OUTSIDE = frozenset({"file", "forward", "send_back", "pass_first_review", "accept", "cancel"})
_BACK = frozenset({"return_", "return_goals", "send_back", "cancel"})
#: Action → what it is called once it was done.
_DONE = {"send_back": "退回单位", "return_": "退回修改", "return_goals": "目标退回"}
#: State → as those see it whom the case has not reached.
NOT_FILED, SENT_BACK = "未报送", "已退回"


def title(action: str) -> str:
    """Of an action, as the table of steps has it."""
    steps = (step.title for (_, name), step in workflow.STEPS.items() if name == action)
    return _DONE.get(action) or next(steps, action)


def seen_from_outside() -> Q:
    """Which events those above may see."""
    inside = Q(before__in=workflow.INSIDE)
    return Q(action__in=OUTSIDE) | (Q(action="skipped") & ~inside)


def events(case: Case, *, inside: bool) -> QuerySet[Event]:
    """What happened to a case, oldest first."""
    every = case.events.select_related("person").order_by("pk")
    return every if inside else every.filter(seen_from_outside())


def timeline(happened: Iterable[Event], case: Case, *, inside: bool) -> list[dict[str, str]]:
    """What happened and what is to come, for the macro ``steps.timeline``."""
    done = [_told(event) for event in happened]
    return [*done, *_ahead(case, inside=inside)]


def _told(event: Event) -> dict[str, str]:
    if event.action == "skipped":
        return {
            "what": _(workflow.STATES[event.before]),
            "who": event.post,
            "when": "",
            "opinion": "",
            "kind": "done",
        }
    name = event.person.name if event.person else ""
    return {
        "what": _(title(event.action)),
        "who": f"{event.post} {name}".strip(),
        "when": when(event.at),
        "opinion": event.opinion,
        "kind": "returned" if event.action in _BACK else "done",
    }


def _ahead(case: Case, *, inside: bool) -> Iterator[dict[str, str]]:
    """The state it is in, and those it has still to pass."""
    if case.state in {workflow.ACCEPTED, workflow.CANCELLED}:
        return
    for number, state in enumerate(_way(case)):
        if not inside and state in workflow.INSIDE:
            continue
        kind = "now" if number == 0 else "ahead"
        yield {
            "what": _(workflow.STATES[state]),
            "who": _who(state),
            "when": "",
            "opinion": "",
            "kind": kind,
        }


def _way(case: Case) -> Iterator[str]:
    """The states from here to acceptance, by the table: each by its step onward."""
    state, off = case.state, set(case.task.skipped)
    skipped = {one for name in off for one in workflow.OPTIONAL[name][1]}
    while True:
        if state not in skipped:
            yield state
        if state == workflow.ACCEPTED:
            return
        state = next(
            step.after
            for (before, action), step in workflow.STEPS.items()
            if before == state and action not in _BACK
        )


def _who(state: str) -> str:
    """Whose turn it is there."""
    roles = {
        role
        for (before, action), step in workflow.STEPS.items()
        if before == state and action not in _BACK
        for role in step.roles
    }
    return "、".join(sorted(_(Role(role).label) for role in roles))


def state_outside(case: Case, *, filed: bool) -> str:
    """The state as those above are told it: what goes on inside the unit is not theirs."""
    return title_outside(case.state, filed=filed)


def title_outside(state: str, *, filed: bool) -> str:
    """The same by the name of the state."""
    if state in workflow.INSIDE:
        return SENT_BACK if filed else NOT_FILED
    return workflow.STATES[state]
