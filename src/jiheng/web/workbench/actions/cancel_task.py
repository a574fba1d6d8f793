"""撤销任务 (``cancel_task``): the bureau takes a task off, and with it what is not accepted."""

from django.db import transaction

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import cancel
from jiheng.web.workbench.errors import NotPossible, NotYours
from jiheng.web.workbench.models import Task


def do(task: Task, by: Acting, *, opinion: str) -> int:
    """Cancel it; how many cases went with it. What was accepted stays accepted.

    Raises:
        NotYours: only the bureau that issued the task.
        NotPossible: it is cancelled already, or there is no opinion.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("撤销任务", [Role.BUREAU.label])
    if not opinion.strip():
        raise NotPossible(str(task), "没有写意见", "撤销", [])
    with transaction.atomic():
        kept = Task.objects.select_for_update().get(pk=task.pk)
        if kept.state == Task.State.CANCELLED:
            raise NotPossible(str(kept), kept.get_state_display(), "撤销", [])
        before, kept.state = kept.get_state_display(), Task.State.CANCELLED
        kept.save(update_fields=["state"])
        ended = {workflow.ACCEPTED, workflow.CANCELLED}
        cases = list(kept.cases.exclude(state__in=ended).select_related("task"))
        for one in cases:
            cancel.do(one, by, opinion=opinion)
        log.append(by, log.Told("task", str(kept), before, kept.get_state_display(), opinion))
    return len(cases)
