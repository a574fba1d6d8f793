"""Which cells somebody may type into now, and why not into the others."""

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.workbench import rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.cells import is_given, of_case
from jiheng.web.workbench.errors import Closed, NoSuchCell, NotYourPart, SharedClosed
from jiheng.web.workbench.models import Case


class Writable:
    """One person before one case; asked cell by cell without any further query.

    Attributes:
        open: whether anything at all may be typed.
    """

    def __init__(self, case: Case, by: Acting, form: Form) -> None:
        """Look up the state, the parts given to others, and cases that share the base data."""
        self.case, self.form = case, form
        self.open = rights.may_type(by, case)
        self._parts = rights.others_sections(by, case)
        self._shut = _shut(case)

    def refusal(self, key: CellKey) -> JihengError | None:
        """Why the cell may not be typed into; None where it may."""
        state = workflow.STATES[self.case.state]
        if not self.open:
            return Closed(str(self.case), state)
        if self.form.slot(key) is None or is_given(key):
            return NoSuchCell(str(key))
        where = self.form.where(key)
        if self.case.state == workflow.GOALS and key.sheet != tabs.OBJECTIVES:
            return Closed(where, state)
        if self._shut is not None and not of_case(self.case.task, self.form, key):
            return SharedClosed(str(self._shut.task), workflow.STATES[self._shut.state])
        names = [
            part.person.name
            for part in self._parts
            if part.sheet == key.sheet and key.row.startswith(part.path)
        ]
        return NotYourPart(where, names) if names else None


def _shut(case: Case) -> Case | None:
    """Another case of the same dossier that is being reviewed or signed."""
    busy = workflow.INSIDE - workflow.OPEN
    others = Case.objects.filter(dossier=case.dossier, state__in=busy).exclude(pk=case.pk)
    return others.select_related("task", "dossier__agency").first()
