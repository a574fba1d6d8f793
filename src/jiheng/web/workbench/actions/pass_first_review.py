"""初审通过 (``pass_first_review``): finance's section passes a filing on to be received."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or not theirs.
    """
    return workflow.take(case, "pass_first_review", by, opinion=opinion, key=key)
