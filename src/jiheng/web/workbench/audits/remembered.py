"""What an agency knows of a report from before: its result, its readings, its 核实说明."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from jiheng.web.workbench.models import Audit, Correction, Waiver


def result(audit: Audit, sha256: str, edition: str) -> Audit | None:
    """An audit of the same content by the same program, read the same way; None of none."""
    read = _readings(audit)
    for one in _same_content(audit, sha256).filter(edition=edition).order_by("-pk")[:20]:
        if _readings(one) == read:
            return one
    return None


def corrections(audit: Audit, sha256: str) -> None:
    """What was once set right in this content is right in it for ever."""
    if not audit.incoming or audit.corrections.exists():
        return
    last = _same_content(audit, sha256).filter(corrections__isnull=False).order_by("-pk").first()
    if last is not None:
        copy_corrections(last.corrections.all(), audit)


def copy_corrections(those: Iterable[Correction], audit: Audit) -> None:
    """The same corrections, by whom and when they were made, for another audit."""
    Correction.objects.bulk_create(
        Correction(
            audit=audit,
            place=one.place,
            where=one.where,
            before=one.before,
            after=one.after,
            person_id=one.person_id,
            at=one.at,
        )
        for one in those
    )


def patches(audit: Audit) -> list[tuple[str, str, str]]:
    """How the document is to be read (`patched.Patch`)."""
    return [(one.place, one.before, one.after) for one in audit.corrections.all()]


def waivers(audit: Audit) -> dict[str, tuple[str, str, str]]:
    """核实说明 by key of the finding: explanation, who, on which day."""
    return {
        one.finding: (
            one.reason,
            one.person.name if one.person else "",
            f"{localtime(one.at):%Y-%m-%d}",
        )
        for one in audit.waivers.filter(withdrawn_at__isnull=True).select_related("person")
    }


def before(audit: Audit) -> Audit | None:
    """The last audit of the same report, or of a version of it: same name, same unit in it."""
    same = Q(report=audit.report) | Q(name=audit.name, subject=audit.subject)
    found = _ours(audit).filter(same, state=Audit.State.DONE).exclude(pk=audit.pk)
    if audit.batch_id:
        found = found.exclude(batch=audit.batch_id)
    return found.order_by("-pk").first()


def carry_waivers(audit: Audit) -> None:
    """What was explained stays explained, as long as the finding is the same."""
    if audit.previous is None:
        return
    keys = [key for key, _, _ in audit.found]
    there = set(audit.waivers.values_list("finding", flat=True))
    known = audit.previous.waivers.filter(withdrawn_at__isnull=True, finding__in=keys)
    Waiver.objects.bulk_create(
        Waiver(
            audit=audit,
            finding=one.finding,
            reason=one.reason,
            carried=True,
            person_id=one.person_id,
            at=one.at,
        )
        for one in known
        if one.finding not in there
    )


def _readings(audit: Audit) -> set[tuple[str, str, str]]:
    return set(patches(audit))


def _ours(audit: Audit) -> QuerySet[Audit]:
    """Audits of the same agency on the same side: nobody learns what others handed in."""
    return Audit.objects.filter(agency=audit.agency_id, side=audit.side)


def _same_content(audit: Audit, sha256: str) -> QuerySet[Audit]:
    return _ours(audit).filter(
        report__sha256=sha256, publication=audit.publication, state=Audit.State.DONE
    )
