"""The tabs over the grid: which sheets, whose, and how much of each is missing."""

from collections.abc import Iterable
from typing import NamedTuple

from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import SheetLayout
from jiheng.dossiers.workbook.typed import CellKey, Form, row_key
from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case, Section
from jiheng.web.workbench.pages.fill.grid import Around


class Tab(NamedTuple):
    """A sheet on the page.

    Attributes:
        name: of the sheet.
        empty: how many cells that the score depends on are empty.
        wrong: how many cells cannot be read.
        mine: whether it was given to the one who looks.
        others: who else fills it in.
        done: whether whoever it was given to said it is finished.
    """

    name: str
    empty: int
    wrong: int
    mine: bool
    others: str
    done: bool


def opening(case: Case, form: Form, mine: Iterable[Section]) -> str:
    """The sheet to begin with: of one's own part, else where figures are."""
    if case.state in {workflow.GOALS, workflow.GOALS_REVIEW}:
        return tabs.OBJECTIVES
    own = {one.sheet for one in mine}
    return next((sheet.name for sheet in form.sheets if sheet.name in own), tabs.FACTS)


def tabs_of(
    case: Case, by: Acting, form: Form, around: Around, sections: list[Section]
) -> list[Tab]:
    """All sheets; those given to the one who looks come first."""
    found = [_tab(form, sheet, around, by, sections) for sheet in form.sheets]
    return sorted(found, key=lambda one: not one.mine) if case.state in workflow.OPEN else found


def _tab(
    form: Form, sheet: SheetLayout, around: Around, by: Acting, sections: list[Section]
) -> Tab:
    del form
    given = [one for one in sections if one.sheet == sheet.name]
    return Tab(
        sheet.name,
        sum(_empty(sheet, around)),
        sum(key.sheet == sheet.name for key in around.wrong),
        any(one.person_id == by.person.pk for one in given),
        "、".join(dict.fromkeys(one.person.name for one in given if one.person_id != by.person.pk)),
        bool(given) and all(one.done_at for one in given),
    )


def _empty(sheet: SheetLayout, around: Around) -> Iterable[bool]:
    for row in sheet.rows:
        if row.band:
            continue
        name = row_key(sheet, row)
        for column in sheet.columns:
            slot = sheet.slot(row, column)
            if slot is not None and slot.needed:
                stands = around.standing.get(CellKey(sheet.name, name, column.key))
                yield stands is None or not stands.value
