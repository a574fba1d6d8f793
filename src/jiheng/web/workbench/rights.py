"""Who may see and do what: by role, organisation tree, year and task; no flag switches it off.

What is a draft is seen inside the unit only; from 报送 on others see filings, and
nothing but filings (`seen_filings`).
"""

from django.db.models import Q, QuerySet

from jiheng.web.accounts.models import OF_FINANCE, OF_UNIT, Agency, Person, Post, Role
from jiheng.web.workbench import workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case, Filing, Section, Task

#: Of the unit, who types.
TYPISTS = frozenset({Role.CLERK, Role.OFFICER})


def posts_of(person: Person) -> QuerySet[Post]:
    """The posts a person can choose among."""
    return person.posts.filter(active=True, agency__active=True).select_related("agency")


def agencies_of(post: Post) -> QuerySet[Agency]:
    """The agencies a post is for."""
    if post.below:
        return Agency.objects.filter(path__startswith=post.agency.path)
    return Agency.objects.filter(pk=post.agency_id)


def _limited(post: Post, task: str = "") -> Q:
    """The year and task a post is limited to; ``task`` is the way to the task."""
    limit = Q()
    if post.year:
        limit &= Q(**{f"{task}year": post.year})
    if post.task_id:
        limit &= Q(**{f"{task}pk": post.task_id})
    return limit


def own_cases(by: Acting) -> QuerySet[Case]:
    """Cases the post is inside of: those of its own unit, drafts and all."""
    every = Case.objects.select_related("dossier__agency", "task")
    if by.post.role not in OF_UNIT:
        return every.none()
    mine = every.filter(dossier__agency__in=agencies_of(by.post)).filter(
        _limited(by.post, "task__")
    )
    return mine.exclude(task__state=Task.State.DRAFT)


def cases_above(by: Acting) -> QuerySet[Case]:
    """Cases the post receives: that they are there and how far they are, not what is in them."""
    every = Case.objects.select_related("dossier__agency", "task")
    limit = _limited(by.post, "task__")
    if by.post.role == Role.AUTHORITY:
        below = Agency.objects.filter(path__startswith=by.post.agency.path)
        return every.filter(limit, dossier__agency__in=below.exclude(pk=by.post.agency_id))
    if by.post.role == Role.DIVISION:
        ours = {"dossier__agency__division": by.post.section} if by.post.section else {}
        return every.filter(limit, task__issuer=by.post.agency_id, **ours)
    if by.post.role == Role.BUREAU:
        return every.filter(limit, task__issuer=by.post.agency_id)
    return every.none()


def seen_filings(by: Acting) -> QuerySet[Filing]:
    """Filings the post may read: its own unit's, and those that have come as far as it."""
    every = Filing.objects.select_related("case__dossier__agency", "case__task")
    if by.post.role in OF_UNIT:
        return every.filter(case__in=own_cases(by))
    return every.filter(case__in=cases_above(by))


def tasks_of(by: Acting) -> QuerySet[Task]:
    """Tasks the post may see: the bureau its own, others those that were issued to them."""
    every = Task.objects.filter(_limited(by.post))
    if by.post.role in OF_FINANCE:
        return every.filter(issuer=by.post.agency_id)
    issued = every.exclude(state=Task.State.DRAFT)
    if by.post.role in OF_UNIT:
        return issued.filter(cases__dossier__agency__in=agencies_of(by.post)).distinct()
    if by.post.role == Role.AUTHORITY:
        below = Agency.objects.filter(path__startswith=by.post.agency.path)
        return issued.filter(cases__dossier__agency__in=below).distinct()
    return every.none()


def is_inside(by: Acting, case: Case) -> bool:
    """Whether the post may see the case's drafts, self-checks and withdrawn values."""
    return own_cases(by).filter(pk=case.pk).exists()


def may_type(by: Acting, case: Case) -> bool:
    """Whether the post may type into the case as it stands."""
    return by.post.role in TYPISTS and case.state in workflow.OPEN and is_inside(by, case)


def actions_for(by: Acting, case: Case) -> list[tuple[str, workflow.Step]]:
    """The steps the post may take with the case now."""
    mine = own_cases(by) if by.post.role in OF_UNIT else cases_above(by)
    if not mine.filter(pk=case.pk).exists():
        return []
    return list(workflow.possible(case.state, by.post.role))


def others_sections(by: Acting, case: Case) -> list[Section]:
    """Parts of the form that were given to other people; 财务股 may type everywhere."""
    if by.post.role == Role.OFFICER:
        return []
    sections = Section.objects.filter(case=case).select_related("person")
    mine = {(one.sheet, one.path) for one in sections if one.person_id == by.person.pk}
    return [
        one for one in sections
        if one.person_id != by.person.pk and (one.sheet, one.path) not in mine
    ]  # fmt: skip
