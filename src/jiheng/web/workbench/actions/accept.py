"""受理 (``accept``): the bureau takes a filing in."""

from django.db import transaction
from django.utils import timezone

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step and keep when the last filing was taken in.

    Raises:
        JihengError: not from this state, or not in this role.
    """
    with transaction.atomic():
        taken = workflow.take(case, "accept", by, opinion=opinion, key=key)
        last = taken.filings.order_by("-number").first()
        if last is not None:
            last.accepted_at = last.accepted_at or timezone.now()
            last.save(update_fields=["accepted_at"])
    return taken
