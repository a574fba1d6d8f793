"""退回修改 (``return_``): somebody inside the unit sends the case back to be filled in."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or without an opinion.
    """
    return workflow.take(case, "return_", by, opinion=opinion, key=key)
