"""签发 (``sign``): the head signs the report."""

from django.db import transaction

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step and keep who signed.

    Raises:
        JihengError: not from this state, or not in this role.
    """
    with transaction.atomic():
        taken = workflow.take(case, "sign", by, opinion=opinion, key=key)
        taken.signed_by = by.person
        taken.save(update_fields=["signed_by"])
    return taken
