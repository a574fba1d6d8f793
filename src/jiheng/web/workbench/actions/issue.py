"""下达任务 (``issue``): the framework is pinned and every unit that is asked gets its case."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from jiheng.dossiers.workbook import layout
from jiheng.web.accounts.models import Agency, Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import AlreadyIssued, NotYours
from jiheng.web.workbench.models import Case, Dossier, Task
from jiheng.web.workbench.pinned import asked_of, pin


def do(task: Task, by: Acting, *, agencies: Iterable[Agency], now: datetime) -> list[Case]:
    """Issue a drafted task to units; their dossiers of the year are made where there are none.

    Raises:
        AlreadyIssued: it is no draft.
        NotYours: only the bureau issues its tasks.
        JihengError: its framework does not load.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("下达任务", [Role.BUREAU.label])
    with transaction.atomic():
        locked = Task.objects.select_for_update().get(pk=task.pk)
        if locked.state != Task.State.DRAFT:
            raise AlreadyIssued(str(locked), locked.get_state_display())
        pin(locked)
        locked.state, locked.issued_at = Task.State.ISSUED, now
        locked.save()
        cases = [open_case(locked, agency) for agency in agencies]
        log.append(by, log.Told("task", str(locked), "", f"下达{len(cases)}个单位"))
    return cases


def open_case(task: Task, agency: Agency) -> Case:
    """The case of one unit for a task that is issued."""
    years = layout.asked_years(asked_of(task))
    dossier, _ = Dossier.objects.get_or_create(agency=agency, year=task.year)
    if dossier.years < years:
        dossier.years = years
        dossier.save(update_fields=["years"])
    state, _ = workflow.first_state(task.skipped)
    case, _ = Case.objects.get_or_create(dossier=dossier, task=task, defaults={"state": state})
    return case
