"""Withdraw evidence (撤回佐证): it no longer counts; the file and the reason stay on record."""

from django.db import transaction
from django.utils import timezone

from jiheng.web.workbench import log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import Closed, Unsaid
from jiheng.web.workbench.models import Case, Evidence


def do(evidence: Evidence, by: Acting, *, why: str) -> None:
    """Withdraw one file; twice is once.

    Raises:
        Unsaid: no reason was given.
        Closed: nothing may be changed in this case now.
    """
    if not why.strip():
        raise Unsaid("撤回理由")
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=evidence.case_id)
        if not rights.may_type(by, case):
            raise Closed(str(case), workflow.STATES[case.state])
        one = Evidence.objects.select_for_update().get(pk=evidence.pk)
        if one.withdrawn_at is None:
            one.withdrawn_at = timezone.now()
            one.save(update_fields=["withdrawn_at"])
            where = f"佐证 {f'{one.sheet} {one.row}'.strip() or one.path or '全部材料'}"
            log.append(by, log.Told("file", where, one.name, "撤回", why), case=case)
