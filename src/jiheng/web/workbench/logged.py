"""What stands beside what the log says: a value, a step or a filing changed behind its back.

A chain shows that a link was touched, but not that its last links were cut off, nor
that a table was written to without it. What stands must be what was logged last.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.workbench.cells import form_of
from jiheng.web.workbench.errors import NotAsLogged
from jiheng.web.workbench.models import Case, Change, Dossier, Entry, Event, Filing

#: A state that was passed by is no step of anybody.
_PASSED = "skipped"


def verify() -> Iterator[JihengError]:
    """Every value, step and filing that is not what the log has of it."""
    for dossier in Dossier.objects.order_by("pk").iterator():
        cases = list(dossier.cases.select_related("task", "dossier__agency"))
        if cases:
            yield from _entries(dossier, cases)
    yield from _steps()
    yield from _filings()


def _entries(dossier: Dossier, cases: list[Case]) -> Iterator[JihengError]:
    """Values that were typed; a cell of several cases may stand as any of them left it."""
    forms = {case.pk: form_of(case) for case in cases}
    logged = _logged(list(forms))
    several = len(cases) > 1
    for entry in Entry.objects.filter(dossier=dossier).iterator():
        key = CellKey(entry.sheet, entry.row, entry.column)
        where = _where(forms, key)
        values = logged.get(where, []) if where else []
        stands = entry.value in values if several else values[-1:] == [entry.value]
        if where and not stands:
            yield NotAsLogged(f"{dossier.agency} {dossier.year}年度 {where}")


def _logged(cases: list[int]) -> Mapping[str, list[str]]:
    """By cell, as the log names it, each value it was given, in order."""
    found: dict[str, list[str]] = {}
    changes = Change.objects.filter(case__in=cases, what="entry").order_by("number")
    for where, after in changes.values_list("where", "after"):
        found.setdefault(where, []).append(after)
    return found


def _where(forms: Mapping[int, Form], key: CellKey) -> str:
    """The cell as the log names it; empty of a cell that no form has any more."""
    return next((form.where(key) for form in forms.values() if form.slot(key) is not None), "")


def _steps() -> Iterator[JihengError]:
    taken = Counter(Event.objects.exclude(action=_PASSED).values_list("case", flat=True))
    logged = Counter(Change.objects.filter(what="step").values_list("case", flat=True))
    short = [case for case, count in taken.items() if count > logged[case]]
    for case in Case.objects.filter(pk__in=short):
        yield NotAsLogged(f"{case} 的办理经过")


def _filings() -> Iterator[JihengError]:
    logged = set(Change.objects.filter(what="filing").values_list("case", "after"))
    for filing in Filing.objects.select_related("bundle", "case__task", "case__dossier__agency"):
        if (filing.case_id, filing.bundle.sha256) not in logged:
            yield NotAsLogged(f"{filing.case} 第{filing.number}次报送")
