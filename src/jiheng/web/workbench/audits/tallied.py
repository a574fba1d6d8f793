"""What a batch comes to: totals, counts by check, and rows for lists and exports."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from jiheng.auditing.audit import all_checks
from jiheng.web.workbench.audits import incoming
from jiheng.web.workbench.models import Audit

#: How a list is ordered: name → fields, title.
ORDERS = {
    "severity": (("-errors", "-doubts", "-notes", "pk"), "按严重程度"),
    "latest": (("-pk",), "最近的在前"),
    "name": (("name", "pk"), "按文件名"),
}
#: What is looked for among findings: name → condition, title.
FINDINGS = {
    "error": (Q(errors__gt=0), "有须更正"),
    "doubt": (Q(doubts__gt=0), "有需核实"),
    "none": (Q(errors=0, doubts=0, state=Audit.State.DONE), "没有须更正和需核实"),
}
COLUMNS = (
    "文件", "报告单位", "报告", "状态", "须更正", "需核实", "提示", "未能核对", "核实说明",
    "审核时间", "未读原因",
)  # fmt: skip
_OVER = (Audit.State.DONE, Audit.State.FAILED)


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over audits.

    Attributes:
        over: how many are done or could not be read.
        failed: how many could not be read.
    """

    count: int
    over: int
    failed: int
    errors: int
    doubts: int
    notes: int
    unchecked: int

    @property
    def told(self) -> str:
        """How far it is, in one line."""
        failed = _("，未读成%(count)s份") % {"count": self.failed} if self.failed else ""
        read = _("已审核%(over)s份，共%(count)s份") % {"over": self.over, "count": self.count}
        found = {"errors": self.errors, "doubts": self.doubts}
        return read + failed + _("；须更正%(errors)s处、需核实%(doubts)s处") % found


def totals(audits: QuerySet[Audit]) -> Totals:
    """The sums, by one query."""
    found = audits.aggregate(
        count=Count("pk", distinct=True),
        over=Count("pk", filter=Q(state__in=_OVER)),
        failed=Count("pk", filter=Q(state=Audit.State.FAILED)),
        **{f"{name}_": Sum(name, default=0) for name in ("errors", "doubts", "notes", "unchecked")},
    )
    return Totals(**{name.rstrip("_"): value for name, value in found.items()})


def by_check(audits: QuerySet[Audit]) -> list[tuple[str, str, int, int]]:
    """Name and title of each check, how many findings, in how many reports; the commonest first."""
    counts: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for found in audits.values_list("found", flat=True):
        names = [check for _key, check, _severity in found]
        counts.update(names)
        reports.update(set(names))
    known = titles()
    return [
        (name, known.get(name, name), count, reports[name]) for name, count in counts.most_common()
    ]


@cache
def titles() -> dict[str, str]:
    """What each check finds, in a few words."""
    return {one.name: one.title for one in all_checks()}


def name_of(audit: Audit) -> str:
    """Its name; of a file that waits, the name in the place where it waits."""
    if audit.name:
        return audit.name
    path = incoming.waiting(audit.incoming) if audit.incoming else None
    return path.name if path else "（未留存文件名）"


def chosen(audits: QuerySet[Audit], wanted: dict[str, str]) -> QuerySet[Audit]:
    """Those that were asked for, in the order asked for, with the number of their 核实说明."""
    if words := wanted.get("q", ""):
        audits = audits.filter(Q(subject__icontains=words) | Q(name__icontains=words))
    if (state := wanted.get("state", "")) in Audit.State.values:
        audits = audits.filter(state=state)
    if (findings := wanted.get("findings", "")) in FINDINGS:
        audits = audits.filter(FINDINGS[findings][0])
    order, _title = ORDERS.get(wanted.get("order", ""), ORDERS["latest"])
    waived = Count("waivers", filter=Q(waivers__withdrawn_at__isnull=True))
    return audits.annotate(waived=waived).order_by(*order)


def rows(audits: Iterable[Audit]) -> list[tuple[str | int, ...]]:
    """One row an audit, as `COLUMNS` names them."""
    return [
        (
            name_of(one),
            one.subject,
            one.about,
            one.get_state_display(),
            one.errors,
            one.doubts,
            one.notes,
            one.unchecked,
            getattr(one, "waived", 0),
            f"{localtime(one.done_at):%Y-%m-%d %H:%M}" if one.done_at else "",
            one.problem,
        )
        for one in audits
    ]
