"""延期 (``extend``): the bureau moves the deadline, of a task or of one unit's case."""

from datetime import date

from django.db import transaction

from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Case, Task


def do(task: Task, by: Acting, day: date, *, why: str, case: Case | None = None) -> None:
    """Set the day; the log keeps the one before and the reason.

    Raises:
        NotYours: only the bureau that issued the task moves its deadline.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("延期", [Role.BUREAU.label])
    with transaction.atomic():
        if case is None:
            kept = Task.objects.select_for_update().get(pk=task.pk)
            before, kept.deadline = kept.deadline, day
            kept.save(update_fields=["deadline"])
            log.append(by, log.Told("task", f"{kept} 报送截止", str(before), str(day), why))
            return
        one = Case.objects.select_for_update(of=("self",)).get(pk=case.pk, task=task)
        before, one.due = one.due or task.deadline, day
        one.save(update_fields=["due", "changed_at"])
        log.append(by, log.Told("due", "报送截止", str(before), str(day), why), case=one)
