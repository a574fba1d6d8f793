"""识读更正: what the program misread is set right once, and the report audited anew."""

from typing import Any, NamedTuple

from django.db import transaction

from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.audits import queue, remembered
from jiheng.web.workbench.audits.errors import NoSuchPlace, NotDone, ReasonTooLong, SameReading
from jiheng.web.workbench.audits.waiving import note
from jiheng.web.workbench.models import Audit, Correction

#: A paragraph of a report is shorter.
MOST = 20_000
_WHERE = 120


def text_at(page: dict[str, Any], place: str) -> str:
    """What was read at a place, as the page shows it.

    Raises:
        NoSuchPlace: the document has none of that name.
    """
    for block in page["blocks"]:
        cells = [cell for row in block.get("rows", ()) for cell in row]
        for one in (block, *cells):
            if one.get("at") == place and "pieces" in one:
                return "".join(
                    piece if isinstance(piece, str) else piece["text"] for piece in one["pieces"]
                )
    raise NoSuchPlace


class Reading(NamedTuple):
    """A place and what the audit read there.

    Attributes:
        place: of the paragraph or cell.
        where: the same for people.
        text: that was read.
    """

    place: str
    where: str
    text: str


def correct(audit: Audit, by: Acting, reading: Reading, *, after: str) -> Audit:
    """A new audit that reads one place otherwise; the old one stays as it is.

    Args:
        audit: whose reading is wrong.
        by: who has the report before them.
        reading: the place.
        after: what stands there.

    Raises:
        JihengError: it changes nothing, or the audit has no result.
    """
    place, where, read = reading
    stands = after.replace("\r\n", "\n")
    if audit.state != Audit.State.DONE:
        raise NotDone(audit.name)
    if stands == read:
        raise SameReading(where)
    if len(stands) > MOST:
        raise ReasonTooLong(where, MOST)
    known = list(audit.corrections.all())
    before = next((one.before for one in known if one.place == place and one.applied), read)
    with transaction.atomic():
        new = _next(audit, by)
        remembered.copy_corrections((one for one in known if one.place != place), new)
        if stands != before:
            Correction.objects.create(
                audit=new,
                place=place,
                where=where[:_WHERE],
                before=before,
                after=stands,
                person=by.person,
            )
        note(audit, by, log.Told("reading", f"{audit.name} {where}"[:300], read, stands))
        queue.put(new)
    return new


def again(audit: Audit, by: Acting) -> Audit:
    """A new audit of the same report, by the checks as they are now.

    Raises:
        NotDone: its report was not kept.
    """
    if audit.report is None:
        raise NotDone(audit.name)
    with transaction.atomic():
        new = _next(audit, by)
        remembered.copy_corrections(audit.corrections.all(), new)
        queue.put(new)
    return new


def _next(audit: Audit, by: Acting) -> Audit:
    return Audit.objects.create(
        agency=audit.agency,
        side=audit.side,
        case=audit.case,
        filing=audit.filing,
        batch=audit.batch,
        name=audit.name,
        report=audit.report,
        publication=audit.publication,
        previous=audit,
        person=by.person,
    )
