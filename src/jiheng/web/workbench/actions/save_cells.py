"""Save typed cells (保存填报): each at the revision its writer saw, or told as a conflict."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.errors import JihengError
from jiheng.web.workbench import log, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.cells import SHARED_OUT, form_of, of_case
from jiheng.web.workbench.errors import Closed, Locked, TooLong
from jiheng.web.workbench.models import Case, Dossier, Entry
from jiheng.web.workbench.writable import Writable

#: Far more than a section of a report.
MOST = 20_000
#: Of so few rows (somebody types, and does not paste) only these are read.
_FEW_ROWS = 50
#: What an approval of a change (调整批复) may change of an approved objective.
_BY_APPROVAL = frozenset({"direction", "target", "unit", "weight"})
#: What may still be typed of an approved objective.
_AFTER_APPROVAL = frozenset(
    {"actual", "method", "filed", "judged", "deviation_reason", "evidence", "number", "date"}
)


class Wanted(NamedTuple):
    """A change that is asked for.

    Attributes:
        key: the cell.
        value: as typed.
        base: revision its writer saw; 0 of an empty cell.
        why: as given.
        source: where it came from, if not from a keyboard.
    """

    key: CellKey
    value: str
    base: int
    why: str = ""
    source: str = ""


class Saved(NamedTuple):
    """A cell that was saved; ``message`` says what is wrong with what stands there now."""

    key: CellKey
    value: str
    revision: int
    message: str = ""


class Conflict(NamedTuple):
    """A cell that somebody else changed meanwhile; nothing of it was saved."""

    key: CellKey
    yours: str
    theirs: str
    by: str
    at: datetime
    revision: int


@dataclass(slots=True)
class Outcome:
    """What became of the changes asked for, each in one of the lists."""

    saved: list[Saved] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[tuple[CellKey, JihengError]] = field(default_factory=list)


def do(case: Case, by: Acting, changes: Iterable[Wanted], *, of_unit: bool = False) -> Outcome:
    """Save what can be saved, in one transaction; what stands is never overwritten unseen.

    Asked again with the same changes it changes nothing: a value that stands already is saved.
    With ``of_unit``, amounts are those of the accounts, also where the case has its own share.

    Raises:
        Closed: nothing may be typed into this case now.
    """
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().get(pk=case.dossier_id)
        now = Case.objects.select_related("task", "dossier__agency").get(pk=case.pk)
        if not rights.may_type(by, now):
            raise Closed(str(now), workflow.STATES[now.state])
        return _Saving(now, dossier, by, of_unit=of_unit).all(list(changes))


class _Saving:
    """One run of saving."""

    def __init__(self, case: Case, dossier: Dossier, by: Acting, *, of_unit: bool) -> None:
        self.case, self.dossier, self.by = case, dossier, by
        self.of_unit = of_unit
        self.form: Form = form_of(case)
        self.outcome = Outcome()
        self.told: list[log.Told] = []
        self.writable = Writable(case, by, self.form)

    def all(self, changes: Sequence[Wanted]) -> Outcome:
        there = self._there(changes)
        for one in changes:
            try:
                self._allowed(one, there)
            except JihengError as refusal:
                self.outcome.refused.append((one.key, refusal))
            else:
                self._save(one, there)
        if self.told:
            self.dossier.revision += 1
            self.dossier.save(update_fields=["revision"])
            log.append(self.by, *self.told, case=self.case)
        return self.outcome

    def _there(self, changes: Sequence[Wanted]) -> dict[CellKey, Entry]:
        """The entries of the cells, in one query."""
        sheets = {one.key.sheet for one in changes}
        rows = Entry.objects.filter(dossier=self.dossier, sheet__in=sheets).select_related("person")
        names = {one.key.row for one in changes}
        if len(names) <= _FEW_ROWS:
            rows = rows.filter(row__in=names)
        found = {}
        for entry in rows.filter(case=None) | rows.filter(case=self.case):
            key = CellKey(entry.sheet, entry.row, entry.column)
            if self._of_case(key) == (entry.case_id is not None):
                found[key] = entry
        return found

    def _of_case(self, key: CellKey) -> bool:
        if self.of_unit and key.sheet in SHARED_OUT:
            return False
        return of_case(self.case.task, self.form, key)

    def _allowed(self, one: Wanted, there: Mapping[CellKey, Entry]) -> None:
        """Raises what forbids the change."""
        refusal = self.writable.refusal(one.key)
        if refusal is not None:
            raise refusal
        if len(one.value) > MOST:
            raise TooLong(self.form.where(one.key), MOST)
        entry = there.get(one.key)
        is_locked = entry is not None and entry.locked and one.key.column not in _AFTER_APPROVAL
        if is_locked and not self._approved(one.key, there):
            raise Locked(self.form.where(one.key))

    def _approved(self, key: CellKey, there: Mapping[CellKey, Entry]) -> bool:
        """Whether the row says by which document, and when, the change was approved."""
        if key.column not in _BY_APPROVAL:
            return False
        stated = (there.get(key._replace(column=one)) for one in ("number", "date"))
        return all(one is not None and one.value.strip() for one in stated)

    def _save(self, one: Wanted, there: dict[CellKey, Entry]) -> None:
        entry = there.get(one.key)
        stands, revision = (entry.value, entry.revision) if entry else ("", 0)
        if stands == one.value:
            self._saved(one, revision)
            return
        if revision != one.base and entry is not None:
            by = entry.person.name if entry.person else entry.source
            self.outcome.conflicts.append(
                Conflict(one.key, one.value, stands, by, entry.changed_at, revision)
            )
            return
        if entry is None:
            case = self.case if self._of_case(one.key) else None
            entry = Entry(dossier=self.dossier, case=case, **one.key._asdict(), revision=0)
            there[one.key] = entry
        entry.value, entry.person, entry.source = one.value, self.by.person, one.source
        entry.revision += 1
        entry.changed_at = timezone.now()
        entry.save()
        where = self.form.where(one.key)
        self.told.append(log.Told("entry", where, stands, one.value, one.why or one.source))
        self._saved(one, entry.revision)

    def _saved(self, one: Wanted, revision: int) -> None:
        message = ""
        try:
            self.form.read(one.key, one.value)
        except JihengError as problem:
            message = f"{problem.what}。{problem.instead}。" if problem.instead else problem.what
        self.outcome.saved.append(Saved(one.key, one.value, revision, message))
