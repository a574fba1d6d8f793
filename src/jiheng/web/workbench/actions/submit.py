"""送审 (``submit``): what was filled in goes to the unit's 财务股."""

from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.cells import made_of
from jiheng.web.workbench.errors import Unread
from jiheng.web.workbench.models import Case


def do(case: Case, by: Acting, *, opinion: str = "", key: str = "") -> Case:
    """Take the step; a form with a cell that cannot be read stays where it is.

    Raises:
        Unread: cells that cannot be read, or a dossier that does not hold together.
        JihengError: not from this state, or not in this role.
    """
    problems = [one for ones in made_of(case).problems.values() for one in ones]
    if problems:
        raise Unread(problems)
    return workflow.take(case, "submit", by, opinion=opinion, key=key)
