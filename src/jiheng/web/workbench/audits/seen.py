"""Who may see and handle which audits.

A self-check of a unit is seen inside the unit; what the bureau audits is seen at
the bureau. No audit of one side is ever seen on another, not even where one
agency is both, as the bureau is that reports its own spending.
"""

from django.db.models import F, Q, QuerySet

from jiheng.web.accounts.models import OF_FINANCE, OF_UNIT, Post, Role
from jiheng.web.workbench import rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Audit, Batch, Side

#: Who hands reports in and answers findings; 单位负责人 read and download.
HANDLERS = (Role.CLERK, Role.OFFICER, Role.AUTHORITY, Role.DIVISION, Role.BUREAU)
READERS = (*HANDLERS, Role.HEAD)


def side_of(post: Post) -> Side:
    """The side a post is on."""
    if post.role in OF_UNIT:
        return Side.UNIT
    return Side.FINANCE if post.role in OF_FINANCE else Side.AUTHORITY


def seen(by: Acting) -> QuerySet[Audit]:
    """The audits a post may see."""
    every = Audit.objects.filter(side=side_of(by.post))
    if by.post.role in OF_UNIT:
        mine = every.filter(agency__in=rights.agencies_of(by.post))
        return mine.filter(Q(case__isnull=True) | Q(case__in=rights.own_cases(by)))
    if by.post.role not in {Role.AUTHORITY, Role.DIVISION, Role.BUREAU}:
        return every.none()
    ours = every.filter(agency=by.post.agency_id)
    filed = Q(filing__in=rights.seen_filings(by))
    apart = Q(filing__isnull=True)
    if by.post.role == Role.DIVISION:
        apart &= Q(person=by.person)
    return ours.filter(filed | apart)


def seen_batches(by: Acting) -> QuerySet[Batch]:
    """The batches in which a post may see something."""
    return Batch.objects.filter(pk__in=seen(by).values("batch"))


def latest(audits: QuerySet[Audit]) -> QuerySet[Audit]:
    """Without those that were audited again within the same batch."""
    again = Audit.objects.filter(previous__batch=F("batch"))
    return audits.exclude(pk__in=again.values("previous"))
