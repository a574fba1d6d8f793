"""目标送审 (``submit_goals``): the unit's objectives go to its reviewer."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or not twice by one person.
    """
    return workflow.take(case, "submit_goals", by, opinion=opinion, key=key)
