"""转报 (``forward``): the authority passes a filing on to the bureau."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or not theirs.
    """
    return workflow.take(case, "forward", by, opinion=opinion, key=key)
