"""Take sums into the parent's dossier (采用汇总): each told by its source what it is made of."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.web.accounts.models import Role
from jiheng.web.workbench import log
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import save_cells
from jiheng.web.workbench.actions.save_cells import Outcome, Wanted
from jiheng.web.workbench.consolidated import Sum
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Case, Dossier, Summed

_SOURCE = "汇总："


def is_sum(source: str) -> bool:
    """Whether an entry holds a sum that was taken."""
    return source.startswith(_SOURCE)


def keep(case: Case, by: Acting, typed: Mapping[CellKey, tuple[str, str]]) -> None:
    """Keep 本级 and 抵销 of facts as typed; what did not change is left alone.

    Raises:
        NotYours: 财务股 adds up.
    """
    _check(by)
    with transaction.atomic():
        dossier = Dossier.objects.select_for_update().get(pk=case.dossier_id)
        there = {
            CellKey(one.sheet, one.row, one.column): one
            for one in Summed.objects.filter(dossier=dossier)
        }
        told = []
        for key, (own, offset) in typed.items():
            one = there.get(key) or Summed(dossier=dossier, **key._asdict())
            if (one.own, one.offset) == (own, offset):
                continue
            for word, before, after in (("本级", one.own, own), ("抵销", one.offset, offset)):
                if before != after:
                    told.append(log.Told("entry", f"汇总{word} {key}", before, after))
            one.own, one.offset, one.person = own, offset, by.person
            one.save()
        if told:
            log.append(by, *told, case=case)


def do(case: Case, by: Acting, sums: Iterable[tuple[Sum, int]], names: list[str]) -> Outcome:
    """Put the totals into the parent's cells, each at the revision that was seen.

    Raises:
        NotYours: 财务股 adds up.
        JihengError: nothing may be typed into this case now.
    """
    _check(by)
    return save_cells.do(
        case,
        by,
        [Wanted(one.key, one.text, seen, source=_source(one, names)) for one, seen in sums],
    )


def _source(one: Sum, names: list[str]) -> str:
    """What the total is made of, and what is missing in it."""
    lacking = ["本级" if at < 0 else names[at] for at in one.missing]
    offset = "，已抵销" if one.offset else ""
    partial = f"，不完整，缺{'、'.join(lacking)}" if lacking else ""
    return f"{_SOURCE}本级和{len(names)}个下属单位{offset}{partial}"[:200]


def _check(by: Acting) -> None:
    if by.post.role != Role.OFFICER:
        raise NotYours("汇总", [Role.OFFICER.label])
