"""The protocol of the grid: changes in, what became of them and of the score out."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.web.security import texts
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Outcome, Wanted
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case, Receipt
from jiheng.web.workbench.pages.fill.errors import TooMany, Unreadable
from jiheng.web.workbench.pages.fill.progress import progress, sentence

#: The largest sheet pasted whole has fewer.
MOST = 4000
_WORDS = ("sheet", "row", "column", "value")
_LONGEST_KEY = 40
#: What reading a request that no page of ours sends can raise.
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
#: A browser that has been away longer than this is told what stands, as a conflict.
_REMEMBERED = timedelta(days=7)


def asked(body: bytes) -> tuple[str, list[Wanted]]:
    """The key and the changes of a request.

    Raises:
        JihengError: it is no such request.
    """
    try:
        told = json.loads(body)
        key, changes = str(told.get("key", "")), [_wanted(one) for one in told["changes"]]
    except _BROKEN as error:
        raise Unreadable("无法识别") from error
    if len(key) > _LONGEST_KEY:
        raise Unreadable("标识过长")
    if len(changes) > MOST:
        raise TooMany(len(changes), MOST)
    return key, changes


def _wanted(told: Mapping[str, Any]) -> Wanted:
    sheet, row, column, value = (told[word] for word in _WORDS)
    if not all(isinstance(one, str) for one in (sheet, row, column, value)):
        raise TypeError
    return Wanted(
        CellKey(sheet, row, column),
        texts.kept(value.replace("\r\n", "\n")).strip(),
        int(told.get("base", 0)),
        texts.kept(str(told.get("why", ""))),
    )


def save(case: Case, by: Acting, key: str, changes: Iterable[Wanted]) -> dict[str, Any]:
    """Save, and say what became of it; the same key again gets the same answer.

    Raises:
        JihengError: nothing may be typed into this case now.
    """
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        before = Receipt.objects.filter(person=by.person, key=key).first() if key else None
        if before is None:
            outcome = save_cells.do(case, by, changes)
            answer = _told(outcome)
            if key:
                _remember(case, by, key, answer)
        else:
            answer = before.answer
    return {**answer, **state_of(case)}


def _remember(case: Case, by: Acting, key: str, answer: Mapping[str, Any]) -> None:
    Receipt.objects.create(person=by.person, case=case, key=key, answer=answer)
    if case.dossier.revision % 100 == 0:
        Receipt.objects.filter(at__lt=timezone.now() - _REMEMBERED).delete()


def state_of(case: Case) -> dict[str, Any]:
    """The case read anew: its revision, and how far it is."""
    now = Case.objects.select_related("dossier__agency__parent", "task").get(pk=case.pk)
    return {"revision": now.dossier.revision, "state": now.state, **progress(worked(now))}


def _told(outcome: Outcome) -> dict[str, Any]:
    return {
        "saved": [
            {**one.key._asdict(), "value": one.value, "revision": one.revision,
             "message": one.message}
            for one in outcome.saved
        ],
        "conflicts": [
            {**one.key._asdict(), "yours": one.yours, "theirs": one.theirs, "by": one.by,
             "at": f"{localtime(one.at):%Y-%m-%d %H:%M}", "revision": one.revision}
            for one in outcome.conflicts
        ],
        "refused": [{**key._asdict(), "message": _why(why)} for key, why in outcome.refused],
    }  # fmt: skip


def _why(refusal: JihengError) -> str:
    return sentence(refusal)
