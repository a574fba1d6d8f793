"""Explanations (情况说明): written once, approved by another, offered again, put in by a click."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from jiheng.web.accounts.models import OF_UNIT, Role
from jiheng.web.workbench import log, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.errors import NotYours
from jiheng.web.workbench.models import Case, Explanation
from jiheng.web.workbench.report_errors import NotApproved, NothingSaid, OwnExplanation

#: What units explain most often (事由).
KINDS = (
    "车辆更新", "政策性增支", "人员变动", "机构改革", "应急和突发事项", "上级追加任务",
    "项目跨年实施", "其他",
)  # fmt: skip


def seen(by: Acting) -> QuerySet[Explanation]:
    """Those of the post's own units."""
    rows = Explanation.objects.select_related("agency", "person", "approved_by")
    if by.post.role not in OF_UNIT:
        return rows.none()
    return rows.filter(agency__in=rights.agencies_of(by.post))


def offered(case: Case, subjects: Iterable[str]) -> list[Explanation]:
    """Approved ones of the unit that speak of one of these subjects, the latest first."""
    return list(_approved(case).filter(subject__in=sorted(subjects)))


def by_subject(case: Case) -> Mapping[str, list[Explanation]]:
    """All approved ones that a case may use, by what they explain."""
    found: dict[str, list[Explanation]] = {}
    for one in _approved(case):
        found.setdefault(one.subject, []).append(one)
    return found


def _approved(case: Case) -> QuerySet[Explanation]:
    rows = Explanation.objects.filter(agency=case.dossier.agency, year__lte=case.task.year)
    return rows.exclude(approved_at=None).select_related("approved_by").order_by("-year", "-id")


def approved(by: Acting, pk: str) -> Explanation:
    """One that may be put in.

    Raises:
        NotApproved: it is not the unit's, or nobody approved it.
    """
    found = seen(by).filter(pk=pk).first() if pk.isdecimal() else None
    if found is None or found.approved_at is None:
        raise NotApproved(found.subject if found else pk)
    return found


def write(by: Acting, said: Explanation) -> Explanation:
    """Keep a new one; it waits for approval.

    Raises:
        NotYours: only those who type, or review, write explanations.
        NothingSaid: its subject or its words are empty.
    """
    if by.post.role not in rights.TYPISTS:
        raise NotYours("写情况说明", [Role(role).label for role in sorted(rights.TYPISTS)])
    stated = ((said.year, "年度"), (said.subject.strip(), "对象"), (said.text.strip(), "说明"))
    for value, name in stated:
        if not value:
            raise NothingSaid(name)
    with transaction.atomic():
        said.agency, said.person = by.post.agency, by.person
        said.approved_by = said.approved_at = None
        said.save()
        told = log.Told("text", f"情况说明 {said.subject} {said.kind}", "", said.text, said.number)
        log.append(by, told, agency=said.agency.code)
    return said


def one_person(by: Acting) -> bool:
    """Whether a task of the unit allows one person to be both 经办 and 审核."""
    agencies = rights.agencies_of(by.post)
    return Case.objects.filter(dossier__agency__in=agencies, task__one_person=True).exists()


def approve(by: Acting, said: Explanation) -> Explanation:
    """By the unit's 财务股; the same again changes nothing.

    Raises:
        NotYours: not in this role.
        OwnExplanation: they wrote it themselves, and no task lets one person be both.
    """
    if by.post.role != Role.OFFICER:
        raise NotYours("审核情况说明", [Role.OFFICER.label])
    own = said.person_id == by.person.pk
    if own and not one_person(by):
        raise OwnExplanation(said.subject)
    with transaction.atomic():
        now = Explanation.objects.select_for_update().get(pk=said.pk)
        if now.approved_at is None:
            now.approved_by, now.approved_at = by.person, timezone.now()
            now.save(update_fields=["approved_by", "approved_at"])
            where = f"情况说明 {now.subject} {now.kind}"
            why = "写和审核为同一人，任务允许" if own else ""
            told = log.Told("text", where, "待审核", "审核通过", why)
            log.append(by, told, agency=now.agency.code)
    return now
