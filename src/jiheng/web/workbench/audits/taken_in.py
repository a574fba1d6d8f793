"""Reports handed in: each becomes an audit that waits, all of them a batch."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime

from jiheng.errors import JihengError
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.audits import incoming, queue
from jiheng.web.workbench.audits.archives import MOST_FILES, is_report, unpacked
from jiheng.web.workbench.audits.errors import NothingSent, QueueFull, TooFast, TooMany
from jiheng.web.workbench.audits.seen import side_of
from jiheng.web.workbench.models import Audit, Batch, Case, Filing

#: Files one person may hand in within an hour; a province's departments are fewer.
MOST_AN_HOUR = 1000
#: Audits of one agency that may wait at a time.
MOST_WAITING = 1000
_KINDS = "docx、doc、wps、pdf、xlsx、ofd、html、txt"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """What was handed in.

    Attributes:
        key: of the form; the same again makes no second batch.
        publication: whether personal data matter.
        previous: the audit of the version before.
        case: whose report it is.
        filing: whose report it is.
    """

    key: str = ""
    publication: bool = False
    previous: Audit | None = None
    case: Case | None = None
    filing: Filing | None = None


def take_in(by: Acting, files: Iterable[tuple[str, BinaryIO]], sent: Sent) -> Batch:
    """Receive files and queue their audits; a zip is as many files as it holds.

    Raises:
        JihengError: there is nothing to audit, or too much.
    """
    done = Batch.objects.filter(key=sent.key, person=by.person).first() if sent.key else None
    if done is not None:
        return done
    received: list[tuple[str, str]] = []
    with ExitStack() as ended_early:
        ended_early.callback(_forget, received)
        _receive(files, received, _room(by))
        with transaction.atomic():
            batch = _queued(by, received, sent)
        ended_early.pop_all()
    return batch


def _forget(received: Sequence[tuple[str, str]]) -> None:
    """Nothing was queued: leave nothing behind."""
    for token, _ in received:
        incoming.forget(token)


def _receive(
    files: Iterable[tuple[str, BinaryIO]], received: list[tuple[str, str]], most: int
) -> None:
    """Add token and problem of each file, one after the other.

    Raises:
        TooMany: more than there is room for.
        NothingSent: none is a report.
    """
    for name, content, problem in _each(files):
        if len(received) >= most:
            raise TooMany(len(received) + 1, most)
        received.append((incoming.receive(name, content), problem))
    if not received:
        raise NothingSent(_KINDS)


def _room(by: Acting) -> int:
    """How many files may come now.

    Raises:
        TooFast: none, of this person.
        QueueFull: none, of this agency.
    """
    lately = Audit.objects.filter(person=by.person, at__gt=timezone.now() - _HOUR).count()
    if lately >= MOST_AN_HOUR:
        raise TooFast(MOST_AN_HOUR)
    waiting = Audit.objects.filter(
        agency=by.post.agency_id, state__in=(Audit.State.WAITING, Audit.State.RUNNING)
    ).count()
    if waiting >= MOST_WAITING:
        raise QueueFull(MOST_WAITING)
    return min(MOST_FILES, MOST_AN_HOUR - lately, MOST_WAITING - waiting)


def _each(files: Iterable[tuple[str, BinaryIO]]) -> Iterator[tuple[str, BinaryIO, str]]:
    """Name, content, and what is wrong with it already; what is no report is passed over."""
    every = list(files)
    for name, content in every:
        if name.lower().endswith(".zip"):
            yield from _of_zip(name, content)
        elif len(every) == 1 or is_report(name):
            yield name, content, ""


def _of_zip(name: str, content: BinaryIO) -> Iterator[tuple[str, BinaryIO, str]]:
    """A zip that cannot be unpacked is a row that says so."""
    try:
        for inner, member in unpacked(name, content):
            yield inner, member, ""
    except JihengError as error:
        yield name, BytesIO(), str(error)


def _queued(by: Acting, received: list[tuple[str, str]], sent: Sent) -> Batch:
    owner = sent.case.dossier.agency if sent.case else by.post.agency
    side = side_of(by.post)
    batch = Batch.objects.create(
        agency=owner, side=side, key=sent.key, person=by.person, title=_title(len(received), sent)
    )
    for token, problem in received:
        audit = Audit.objects.create(
            agency=owner,
            side=side,
            batch=batch,
            case=sent.case,
            filing=sent.filing,
            previous=sent.previous if len(received) == 1 else None,
            publication=sent.publication,
            incoming=token,
            person=by.person,
            problem=problem,
        )
        queue.put(audit)
    return batch


def _title(count: int, sent: Sent) -> str:
    """Of what it is; names of files are not known to be harmless yet."""
    at = f"{localtime():%Y-%m-%d %H:%M}"
    if sent.case:
        return f"{at} 本单位报告（{sent.case.task}）"[:120]
    if sent.filing:
        return f"{at} {sent.filing}"[:120]
    return f"{at} 上传{count}份"
