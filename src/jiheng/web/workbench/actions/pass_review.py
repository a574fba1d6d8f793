"""审核通过 (``pass_review``): the unit's 财务股 accepts what was filled in."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step.

    Raises:
        JihengError: not from this state, not in this role, or by the one who submitted.
    """
    return workflow.take(case, "pass_review", by, opinion=opinion, key=key)
