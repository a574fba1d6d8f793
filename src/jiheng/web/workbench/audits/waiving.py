"""核实说明: why a finding is no mistake, or how it came about; and taking that back."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.audits.errors import (
    AlreadyWaived,
    NoReason,
    NoSuchFinding,
    NotDone,
    ReasonTooLong,
)
from jiheng.web.workbench.models import Audit, Waiver

MOST = 2000
_WHERE = 300


def waive(audit: Audit, by: Acting, *, finding: str, reason: str) -> Waiver:
    """Explain a finding.

    Args:
        audit: that found it.
        by: who explains.
        finding: its key.
        reason: in the words of whoever looked.

    Raises:
        JihengError: there is no such finding, no reason, or an explanation already.
    """
    told = " ".join(reason.split())
    if audit.state != Audit.State.DONE:
        raise NotDone(audit.name)
    if finding not in {key for key, _, _ in audit.found}:
        raise NoSuchFinding
    if not told:
        raise NoReason
    if len(told) > MOST:
        raise ReasonTooLong("核实说明", MOST)
    try:
        with transaction.atomic():
            made = Waiver.objects.create(
                audit=audit, finding=finding, reason=told, person=by.person
            )
            note(audit, by, log.Told("waiver", _where(audit, finding), "", told))
    except IntegrityError:
        active = Waiver.objects.filter(audit=audit, finding=finding, withdrawn_at__isnull=True)
        first = active.select_related("person").first()
        name = first.person.name if first and first.person else "别人"
        raise AlreadyWaived(name) from None
    return made


def withdraw(waiver: Waiver, by: Acting) -> None:
    """Take an explanation back; once taken back it stays so."""
    with transaction.atomic():
        mine = Waiver.objects.select_for_update().filter(pk=waiver.pk, withdrawn_at__isnull=True)
        if not mine.update(withdrawn_at=timezone.now()):
            return
        where = _where(waiver.audit, waiver.finding)
        note(waiver.audit, by, log.Told("waiver", where, waiver.reason, "", "撤回核实说明"))


def _where(audit: Audit, finding: str) -> str:
    return f"审核{audit.pk} {audit.name} 发现{finding}"[:_WHERE]


def note(audit: Audit, by: Acting, told: log.Told) -> None:
    """Log what was said to an audit, with whose it is."""
    log.append(by, told, case=audit.case, agency="" if audit.case else audit.agency.code)
