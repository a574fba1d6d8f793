"""The log of changes (变更记录): appended to, chained by hash, never changed."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from django.db import connection, transaction

from jiheng.errors import JihengError
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import BrokenChain
from jiheng.web.workbench.models import Case, Change

#: Taken by whoever appends, so that no two links have the same one before them (PostgreSQL).
_LOCK = 0x6A68


class Told(NamedTuple):
    """What is logged.

    Attributes:
        what: ``entry``, ``step``, ``file``, ``text``, ``waiver``, ``import``, ``right``.
        where: the cell or thing, as words.
        before: value before.
        after: value after.
        why: as given.
    """

    what: str
    where: str
    before: str = ""
    after: str = ""
    why: str = ""


def append(by: Acting | None, *told: Told, case: Case | None = None, agency: str = "") -> None:
    """Add links; in the transaction that makes the change itself.

    Args:
        by: who; None of what the program did by itself.
        told: what was changed, in order.
        case: in which case.
        agency: code of the unit, where there is no case.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a change is logged where it is made")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Change.objects.order_by("-number").values_list("number", "hash").first()
    number, previous = last or (0, "")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    links = []
    for one in told:
        number += 1
        link = Change(
            number=number,
            at=at,
            person=by.name if by else "系统",
            agency=case.dossier.agency.code if case else agency,
            case=case.pk if case else None,
            previous=previous,
            **one._asdict(),
        )
        previous = link.hash = _hash(link)
        links.append(link)
    Change.objects.bulk_create(links)


def verify() -> Iterator[JihengError]:
    """Every link whose hash, number or link to the one before is not what it must be."""
    number, previous = 0, ""
    for link in Change.objects.order_by("number").iterator():
        if link.number != number + 1:
            yield BrokenChain(link.number, f"前面缺{link.number - number - 1}条")
        if link.previous != previous:
            yield BrokenChain(link.number, "与上一条的校验值不连")
        if link.hash != _hash(link):
            yield BrokenChain(link.number, "内容与校验值不符")
        number, previous = link.number, link.hash


def _hash(link: Change) -> str:
    content = [
        link.number, link.at, link.person, link.agency, link.case, link.what, link.where,
        link.before, link.after, link.why, link.previous,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
