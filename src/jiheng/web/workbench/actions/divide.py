"""Divide (分工): which person of the unit fills in which part of the form."""

from django.db import transaction

from jiheng.dossiers.workbook.typed import Form
from jiheng.web.accounts.models import Person, Role
from jiheng.web.workbench import log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import Closed, NoSuchPart, NotOfUnit, NotYours
from jiheng.web.workbench.models import Case, Section


def typists_of(case: Case) -> list[Person]:
    """Who of the unit can be given a part."""
    agency = case.dossier.agency
    return list(
        Person.objects.filter(
            is_active=True,
            posts__agency=agency,
            posts__active=True,
            posts__role__in=rights.TYPISTS,
        ).distinct()
    )


def do(case: Case, by: Acting, form: Form, person: Person, part: tuple[str, str]) -> Section:
    """Give a part (sheet, and beginning of rows or ``""``) to a person; twice is once.

    Raises:
        NotYours: 财务股 divides the work.
        NoSuchPart, NotOfUnit, Closed: it cannot be given, or not to them, or not now.
    """
    sheet, path = part
    check(case, by)
    if sheet not in form.by_name:
        raise NoSuchPart(sheet)
    if person not in typists_of(case):
        raise NotOfUnit(person.name)
    with transaction.atomic():
        one, made = Section.objects.get_or_create(case=case, person=person, sheet=sheet, path=path)
        if made:
            log.append(by, log.Told("section", f"分工 {one}", "", person.name), case=case)
    return one


def withdraw(section: Section, by: Acting) -> None:
    """Take a part back.

    Raises:
        NotYours, Closed: 财务股 divides the work, while the form is filled in.
    """
    check(section.case, by)
    with transaction.atomic():
        log.append(
            by, log.Told("section", f"分工 {section}", section.person.name, ""), case=section.case
        )
        section.delete()


def check(case: Case, by: Acting) -> None:
    """Whether this person may divide the work now.

    Raises:
        NotYours, Closed: they may not.
    """
    if by.post.role != Role.OFFICER:
        raise NotYours("分工", [Role.OFFICER.label])
    if not rights.may_type(by, case):
        raise Closed(str(case), workflow.STATES[case.state])
