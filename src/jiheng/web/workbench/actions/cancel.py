"""撤销 (``cancel``): the bureau takes a case off."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or without an opinion.
    """
    return workflow.take(case, "cancel", by, opinion=opinion, key=key)
