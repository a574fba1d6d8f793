"""Take what a person ticked from a file that was read (采用导入); nothing else of it is taken."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from jiheng.dossiers.workbook import tabs
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Outcome, Wanted
from jiheng.web.workbench.models import Case, Entry, Import

#: What an approval fixes of an objective.
FIXED = frozenset(
    {"project", "level1", "level2", "title", "direction", "target", "unit", "weight", "locked",
     "approved_direction", "approved_target", "approved_weight"}
)  # fmt: skip


def do(case: Case, by: Acting, imported: Import, wanted: Iterable[Wanted]) -> Outcome:
    """Save the cells as any others; objectives of the budget system are locked with it.

    Raises:
        JihengError: nothing may be typed into this case now.
    """
    with transaction.atomic():
        outcome = save_cells.do(case, by, wanted)
        if imported.kind == Import.Kind.GOALS:
            _lock(case, outcome)
        if outcome.saved:
            imported.taken_at = timezone.now()
            imported.save(update_fields=["taken_at"])
            told = f"{imported.get_kind_display()} {imported.name}"
            count = f"采用{len(outcome.saved)}格"
            log.append(by, log.Told("import", told[:300], "", count), case=case)
    return outcome


def _lock(case: Case, outcome: Outcome) -> None:
    """What was approved may from now on change with a document only."""
    rows = {one.key.row for one in outcome.saved if one.key.sheet == tabs.OBJECTIVES}
    entries = Entry.objects.filter(dossier=case.dossier, case=None, sheet=tabs.OBJECTIVES)
    locked = entries.filter(row__in=rows, column="locked", value="是").values_list("row", flat=True)
    entries.filter(row__in=list(locked), column__in=FIXED).update(locked=True)
