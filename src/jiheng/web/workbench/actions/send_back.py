"""退回单位 (``send_back``): whoever received a filing sends the case back to its unit."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or without an opinion.
    """
    return workflow.take(case, "send_back", by, opinion=opinion, key=key)
