"""催报 (``remind``): a line on the list of things to do of each unit that has not filed."""

from collections.abc import Iterable

from django.db import transaction

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Case, Reminder, Task


def do(task: Task, by: Acting, cases: Iterable[Case], text: str) -> int:
    """Remind those of the cases that are still inside their unit; how many that were.

    Raises:
        NotYours: only the bureau that issued the task reminds of it.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("催报", [Role.BUREAU.label])
    late = [one for one in cases if one.task_id == task.pk and one.state in workflow.INSIDE]
    with transaction.atomic():
        Reminder.objects.bulk_create(
            Reminder(case=one, text=text, person=by.person) for one in late
        )
        if late:
            log.append(by, log.Told("task", f"{task} 催报", "", f"{len(late)}个单位", text))
    return len(late)
