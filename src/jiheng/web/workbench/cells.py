"""Entries and the dossier they make: the database beside the form of `dossiers.workbook.typed`."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from jiheng.dossiers.asked import Asked
from jiheng.dossiers.workbook import layout, tabs
from jiheng.dossiers.workbook.typed import CellKey, Form, Made
from jiheng.web.workbench.models import Case, Dossier, Entry, Task
from jiheng.web.workbench.pinned import asked_of

#: Sheets that belong to a case and not to the base data of the unit.
OF_CASE = frozenset({tabs.ANSWERS, tabs.FILED, tabs.TEXTS})
#: Sheets whose amounts a 报送口径 has its own share of.
SHARED_OUT = frozenset({tabs.FACTS, tabs.FUNDS})
#: The scope that takes the accounts as they are.
WHOLE = "全口径"
#: Subject lines that the organisation tree and the task give, not the clerk.
_GIVEN = ("code", "name", "year", "level", "region", "authority", "nature")


class Standing(NamedTuple):
    """What stands in a cell.

    Attributes:
        value: as typed.
        revision: of the entry; 0 of a cell nobody has typed into.
        locked: may only change with a document.
        person: who typed it, as printed.
    """

    value: str
    revision: int
    locked: bool = False
    person: str = ""


def form_of(case: Case) -> Form:
    """The form of the case's framework, with as many years as its dossier has."""
    return _form(asked_of(case.task), case.dossier.years)


@lru_cache(maxsize=64)
def _form(asked: Asked, years: int) -> Form:
    """Of one framework there is one form, whoever fills it in."""
    return Form(asked, years)


def of_case(task: Task, form: Form, key: CellKey) -> bool:
    """Whether a cell belongs to the case: a judgement, a text, or its share of an amount."""
    return key.sheet in OF_CASE or (task.scope != WHOLE and is_amount(form, key))


def is_amount(form: Form, key: CellKey) -> bool:
    """Whether money stands in the cell, of which each 报送口径 has its share."""
    slot = form.slot(key) if key.sheet in SHARED_OUT else None
    return slot is not None and slot.unit.dimension == "金额"


def standing(case: Case, form: Form) -> dict[CellKey, Standing]:
    """Everything that was typed and counts in this case."""
    found = {}
    rows = Entry.objects.filter(dossier=case.dossier).select_related("person")
    for entry in rows.filter(case=None) | rows.filter(case=case):
        key = CellKey(entry.sheet, entry.row, entry.column)
        if of_case(case.task, form, key) == (entry.case_id is not None):
            found[key] = _standing(entry)
    return found


def _standing(entry: Entry) -> Standing:
    name = entry.person.name if entry.person else entry.source
    return Standing(entry.value, entry.revision, entry.locked, name)


def typed_of(case: Case, form: Form) -> dict[CellKey, str]:
    """The texts alone, and what the organisation tree and the task say of the subject."""
    rows = Entry.objects.filter(dossier=case.dossier)
    cells = {}
    for *words, value, of in (rows.filter(case=None) | rows.filter(case=case)).values_list(
        "sheet", "row", "column", "value", "case"
    ):
        key = CellKey(*words)
        if of_case(case.task, form, key) == (of is not None):
            cells[key] = value
    return cells | subject_cells(case)


def subject_cells(case: Case) -> dict[CellKey, str]:
    """The lines of 单位信息 that nobody types."""
    agency = case.dossier.agency
    framework = asked_of(case.task).framework
    stated = {
        "code": agency.code,
        "name": agency.name,
        "year": str(case.dossier.year),
        "level": agency.level,
        "region": agency.region,
        "authority": agency.parent.name if agency.parent else "",
        "nature": agency.nature,
    }
    printed = {"id": framework.id, "version": framework.version, "hash": framework.hash}
    lines = {layout.SUBJECT_LINES[name][0]: stated[name] for name in _GIVEN}
    lines |= {layout.FRAMEWORK_LINES[name]: text for name, text in printed.items()}
    return {CellKey(tabs.SUBJECT, line, "value"): text for line, text in lines.items() if text}


def is_given(key: CellKey) -> bool:
    """Whether the organisation tree or the task says it, so that nobody types it."""
    lines = {layout.SUBJECT_LINES[name][0] for name in _GIVEN} | set(
        layout.FRAMEWORK_LINES.values()
    )
    return key.sheet == tabs.SUBJECT and key.row in lines


def made_of(case: Case, form: Form | None = None) -> Made:
    """The dossier of a case as it stands, and what of it cannot be read."""
    used = form or form_of(case)
    return used.made(typed_of(case, used), str(case.dossier.agency))


def last_year(case: Case, form: Form) -> Mapping[CellKey, str]:
    """What stood in the same cells a year before; figures are taken from 本年 of that year."""
    before = Dossier.objects.filter(agency=case.dossier.agency, year=case.dossier.year - 1).first()
    if before is None:
        return {}
    rows = before.entries.filter(case=None).exclude(value="")
    return {
        CellKey(entry.sheet, entry.row, entry.column): entry.value
        for entry in rows
        if form.slot(CellKey(entry.sheet, entry.row, entry.column)) is not None
    }


def frozen(case: Case, form: Form) -> list[list[str]]:
    """Every cell that counts, sorted: what a filing keeps."""
    return [[*key, text] for key, text in sorted(typed_of(case, form).items()) if text]


def thawed(cells: Iterable[Iterable[str]]) -> dict[CellKey, str]:
    """The cells of a filing again."""
    return {CellKey(sheet, row, column): text for sheet, row, column, text in cells}
