"""Figures from elsewhere, shown beside what is typed and never put in its place."""

from collections.abc import Mapping

from jiheng.dossiers.model import plain
from jiheng.dossiers.workbook import tabs
from jiheng.dossiers.workbook.sheet import year_word
from jiheng.dossiers.workbook.typed import JOINT, CellKey, Form
from jiheng.web.workbench.cells import WHOLE, last_year
from jiheng.web.workbench.models import Case, Evidence, Import
from jiheng.web.workbench.shares import of_dossier

#: Sheets whose cells have a last year: figures, and what is asked anew each year.
YEARLY = frozenset({tabs.FACTS, tabs.FUNDS})


#: Columns that say something about a figure.
_ABOUT = ("stage", "evidence")


def year_before(case: Case, form: Form) -> dict[CellKey, str]:
    """What the unit filled in a year before, beside the same fact of this year and of last."""
    found = {}
    for key, text in last_year(case, form).items():
        if key.sheet == tabs.FACTS and key.column == "value0":
            found[key] = found[key._replace(column="value1")] = text
        elif key.sheet == tabs.FUNDS and key.row.startswith(year_word(0)):
            _, joint, item = key.row.partition(JOINT)
            found[key] = found[key._replace(row=f"{year_word(1)}{joint}{item}")] = text
    return found


def is_of_last_year(key: CellKey) -> bool:
    """Whether the cell itself asks for the figure of the year before."""
    return key.column == "value1" or key.row.startswith(year_word(1) + JOINT)


def of_accounts(case: Case) -> dict[CellKey, tuple[str, str]]:
    """What accounts reports say, the latest file first, by cell: the figure and its place."""
    found: dict[CellKey, tuple[str, str]] = {}
    read = Import.objects.filter(case__dossier=case.dossier, kind=Import.Kind.ACCOUNTS)
    for cells in read.values_list("cells", flat=True):
        for sheet, row, column, text, source in cells:
            if sheet in YEARLY and not column.startswith(_ABOUT):
                found.setdefault(CellKey(sheet, row, column), (text, source))
    return found


def of_measures(case: Case) -> dict[CellKey, tuple[str, str]]:
    """What was computed from monitoring data, the latest first, where a person set it beside."""
    found: dict[CellKey, tuple[str, str]] = {}
    read = Import.objects.filter(case__dossier=case.dossier, kind=Import.Kind.MEASURES)
    for cells in read.values_list("cells", flat=True):
        for sheet, row, column, text, source, _name in cells:
            found.setdefault(CellKey(sheet, row, column), (text, source))
    return found


def wholes_of(case: Case, form: Form) -> dict[CellKey, tuple[str, str]]:
    """Of each amount this 口径 has a share of: the whole, and whether the shares make it up."""
    if case.task.scope == WHOLE:
        return {}
    cases, found = of_dossier(case.dossier, form)
    titles = [one.task.scope for one in cases]
    return {
        one.key: (plain(one.whole), one.sentence(titles)) for one in found if one.whole is not None
    }


def files_of(case: Case) -> Mapping[tuple[str, str], int]:
    """How many files support each row; of indicators under sheet ``""``."""
    found: dict[tuple[str, str], int] = {}
    rows = Evidence.objects.filter(case=case, withdrawn_at=None)
    for sheet, row, path in rows.values_list("sheet", "row", "path"):
        place = (sheet, row) if sheet else ("", path)
        found[place] = found.get(place, 0) + 1
    return found
