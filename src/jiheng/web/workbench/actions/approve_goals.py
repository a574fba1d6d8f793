"""目标通过 (``approve_goals``): the unit's reviewer accepts the objectives."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or by the one who submitted.
    """
    return workflow.take(case, "approve_goals", by, opinion=opinion, key=key)
