"""Audits in the queue, and what is taken up again after a process died."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jiheng.auditing.limits import GRACE, SECONDS
from jiheng.web.workbench.audits import incoming, running
from jiheng.web.workbench.models import Audit

_log = logging.getLogger(__name__)
#: A file that takes the program down twice is not tried again.
MOST_ATTEMPTS = 2
#: An audit that has run longer than it may is not running.
_OVERDUE = timedelta(seconds=SECONDS + 3 * GRACE)
_INTERRUPTED = "审核这份文件时程序中断过，没有审完。重新上传；仍然中断的，在Word、WPS里另存后再传。"


@task()
def work(pk: int) -> None:
    """One audit."""
    running.run(pk)


def put(audit: Audit) -> None:
    """Queue an audit; in the transaction that makes it."""
    work.enqueue(audit.pk)


def take_up_again(*, started_before: datetime | None = None) -> int:
    """Queue again what was running, or about to, when its process died: how many.

    Args:
        started_before: those that began before; None: all, as when the only worker starts.
    """
    running_ = Audit.objects.filter(state=Audit.State.RUNNING)
    if started_before is not None:
        running_ = running_.filter(started_at__lt=started_before)
    with transaction.atomic():
        for audit in running_.select_for_update():
            if audit.attempts >= MOST_ATTEMPTS:
                running.fail(audit, _INTERRUPTED)
            else:
                audit.state = Audit.State.WAITING
                audit.save(update_fields=["state"])
        lost = _lost()
        for audit in lost:
            put(audit)
    if lost:
        _log.warning("audits taken up again: %s", len(lost))
    if started_before is None:
        _sweep()
    return len(lost)


def look_after() -> None:
    """Take up what is overdue; asked by pages that wait."""
    limit = timezone.now() - _OVERDUE
    if Audit.objects.filter(state=Audit.State.RUNNING, started_at__lt=limit).exists():
        take_up_again(started_before=limit)


def _lost() -> list[Audit]:
    """Audits that wait, though nothing in the queue is for them."""
    queued = DBTaskResult.objects.ready().filter(task_path=work.module_path)
    known = {one["args"][0] for one in queued.values_list("args_kwargs", flat=True)}
    return list(Audit.objects.filter(state=Audit.State.WAITING).exclude(pk__in=known))


def _sweep() -> None:
    """Files that were being received when the process died belong to nobody."""
    waiting = Audit.objects.exclude(incoming="").values_list("incoming", flat=True)
    for token in list(incoming.strangers(frozenset(waiting))):
        incoming.forget(token)
