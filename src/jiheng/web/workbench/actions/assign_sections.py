"""调整分工 (``assign_sections``): who fills in which part of a case; it changes no state."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction

from jiheng.web.accounts.models import Person, Role
from jiheng.web.workbench import log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import Closed, NotYours
from jiheng.web.workbench.models import Case, Section


class Part(NamedTuple):
    """A part of the form.

    Attributes:
        sheet: its name.
        path: beginning of the paths of indicators; ``""`` the whole sheet.
    """

    sheet: str
    path: str = ""

    def __str__(self) -> str:
        """As it is printed: 指标判断 产出."""
        return f"{self.sheet} {self.path}".strip()


def do(case: Case, by: Acting, wanted: Mapping[Part, Person | None]) -> int:
    """Give each part to a person, or to nobody in particular (None); how many were changed.

    Raises:
        NotYours: only the unit's 财务股 divides the work.
        Closed: the case is not being filled in.
    """
    if by.post.role != Role.OFFICER or not rights.is_inside(by, case):
        raise NotYours("调整分工", [Role.OFFICER.label])
    if case.state not in workflow.OPEN:
        raise Closed(str(case), workflow.STATES[case.state])
    with transaction.atomic():
        rows = Section.objects.select_for_update(of=("self",)).filter(case=case)
        there = {Part(one.sheet, one.path): one for one in rows.select_related("person")}
        told = [
            one for part, someone in wanted.items()
            if (one := _given(case, part, there.get(part), someone)) is not None
        ]  # fmt: skip
        if told:
            log.append(by, *told, case=case)
    return len(told)


def _given(
    case: Case, part: Part, there: Section | None, someone: Person | None
) -> log.Told | None:
    """Change one part; what is to be logged of it."""
    before = there.person if there else None
    if before == someone:
        return None
    if there is not None:
        there.delete()
    if someone is not None:
        Section.objects.create(case=case, person=someone, **part._asdict())
    names = (before.name if before else "", someone.name if someone else "")
    return log.Told("section", str(part), *names)
