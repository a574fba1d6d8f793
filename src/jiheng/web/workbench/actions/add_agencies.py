"""增补单位 (``add_agencies``): more units are asked by a task that is issued already."""

from collections.abc import Iterable

from django.db import transaction

from jiheng.web.accounts.models import Agency, Role
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions.issue import open_case
from jiheng.web.workbench.errors import NotPossible, NotYours
from jiheng.web.workbench.models import Task


def do(task: Task, by: Acting, agencies: Iterable[Agency]) -> int:
    """Open their cases, scored by the edition the task was issued with; how many were new.

    Raises:
        NotYours: only the bureau that issued the task.
        NotPossible: it is not issued, or is cancelled.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("增补单位", [Role.BUREAU.label])
    with transaction.atomic():
        kept = Task.objects.select_for_update().get(pk=task.pk)
        if kept.state != Task.State.ISSUED:
            raise NotPossible(str(kept), kept.get_state_display(), "增补单位", [])
        there = set(kept.cases.values_list("dossier__agency", flat=True))
        more = [one for one in agencies if one.pk not in there]
        for one in more:
            open_case(kept, one)
        if more:
            names = "、".join(one.name for one in more)
            log.append(by, log.Told("task", f"{kept} 单位", "", names))
    return len(more)
