"""修改任务 (``change_task``): what a person confirmed or corrected of a draft."""

from collections.abc import Mapping

from django.db import transaction

from jiheng.frameworks.load import load_framework
from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import AlreadyIssued, NotYours
from jiheng.web.workbench.models import Task

#: What of a draft is typed or chosen.
FIELDS = (
    "title", "number", "year", "scope", "framework", "deadline", "files", "pattern", "forms",
    "skipped", "one_person",
)  # fmt: skip

_TITLES = {one.name: str(one.verbose_name) for one in Task._meta.fields}  # noqa: SLF001 - public


def do(task: Task, by: Acting, values: Mapping[str, object]) -> Task:
    """Keep the values; every one that was changed is logged.

    Raises:
        NotYours: only the bureau changes its drafts.
        AlreadyIssued: it is no draft.
        JihengError: the framework does not load.
    """
    if by.post.role != Role.BUREAU or by.post.agency_id != task.issuer_id:
        raise NotYours("修改任务", [Role.BUREAU.label])
    load_framework(str(values["framework"]))
    with transaction.atomic():
        kept = Task.objects.select_for_update().get(pk=task.pk)
        if kept.state != Task.State.DRAFT:
            raise AlreadyIssued(str(kept), kept.get_state_display())
        told = []
        for name in FIELDS:
            before, after = getattr(kept, name), values[name]
            if before != after:
                setattr(kept, name, after)
                title = _TITLES[name]
                told.append(log.Told("task", f"{kept} {title}", _plain(before), _plain(after)))
        if told:
            kept.save()
            log.append(by, *told)
    return kept


def _plain(value: object) -> str:
    """As it is printed in the log."""
    if isinstance(value, list):
        return "、".join(workflow.OPTIONAL.get(one, (one,))[0] for one in value)
    return {True: "是", False: "否"}[value] if isinstance(value, bool) else str(value)
