"""登记会议 (``record_meeting``): the day on which the 局务会 or 党组会 dealt with the report."""

from datetime import date
from typing import NamedTuple

from django.db import transaction

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYet
from jiheng.web.workbench.models import Case


class Meeting(NamedTuple):
    """A meeting that dealt with a report.

    Attributes:
        on: its day.
        name: such as 局务会.
    """

    on: date
    name: str


def do(  # noqa: PLR0913 - what every action takes, the meeting, and the day it is recorded
    case: Case, by: Acting, meeting: Meeting, *, today: date, opinion: str = "", key: str = ""
) -> Case:
    """Take the step and keep the meeting, which must have been by ``today``.

    Raises:
        NotYet: the day is still to come.
        JihengError: not from this state, or not in this role.
    """
    if meeting.on > today:
        raise NotYet(f"会议日期{meeting.on}")
    with transaction.atomic():
        taken = workflow.take(case, "record_meeting", by, opinion=opinion, key=key)
        taken.met_on, taken.met_at = meeting
        taken.save(update_fields=["met_on", "met_at"])
    return taken
