"""Tasks: the list, one of them, the frameworks to choose among."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiheng.errors import JihengError
from jiheng.frameworks import load_framework
from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import asked_for, course, kept, reminders, rights, workflow
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.edition import edition
from jiheng.web.workbench.models import Case, Filing, Task
from jiheng.web.workbench.pages.tasks.forms import framework_choices

ROWS = 50
_FINANCE = (Role.BUREAU, Role.DIVISION)
#: How far a unit is, as those above are told: in words of the address → its title.
_WHICH = {"": "应报", "filed": "已报", "open": "未报", "late": "逾期未报", "unbegun": "未开始"}


def tasks(request: SignedRequest) -> HttpResponse:
    """The bureau's tasks, with how many units were asked and how many have filed."""
    by = acting(request, *_FINANCE)
    inside = Q(cases__state__in=workflow.INSIDE)
    taken_off = Q(cases__state=workflow.CANCELLED)
    found = rights.tasks_of(by).annotate(
        asked=Count("cases", filter=~taken_off),
        filed=Count("cases", filter=~inside & ~taken_off & Q(cases__isnull=False)),
    )
    page = Paginator(found.order_by("-year", "deadline", "pk"), ROWS).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "may": by.post.role == Role.BUREAU,
        "rows": [(one, _due(one)) for one in page],
    }
    return render(request, "tasks/tasks.html", context)


def task(request: SignedRequest, pk: int) -> HttpResponse:
    """One task: what it asks, and how far each unit is."""
    by = acting(request, *_FINANCE)
    found = asked_for.task(by, pk)
    seen = rights.cases_above(by).filter(task=found).select_related("task")
    rows = _rows(list(reminders.begun(seen)))
    which = request.GET.get("which", "")
    counted = Counter(name for row in rows for name in row["which"])
    context = {
        "task": found,
        "due": _due(found),
        "may": by.post.role == Role.BUREAU,
        "facts": facts(found),
        "steps": steps(found),
        "rows": [row for row in rows if which in row["which"]],
        "which": which,
        "tabs": [
            {
                "title": _(title),
                "url": f"?which={name}",
                "current": name == which,
                "count": counted[name],
            }
            for name, title in _WHICH.items()
        ],
        "figures": [
            {"name": _(title), "value": str(counted[name])} for name, title in _WHICH.items()
        ],
    }
    return render(request, "tasks/task.html", context)


def notice(request: SignedRequest, pk: int) -> HttpResponse:
    """The notice's file, as it was handed in."""
    found = asked_for.task(acting(request), pk)
    if found.notice is None:
        raise Http404
    response = HttpResponse(kept.content_of(found.notice), content_type=found.notice.media)
    response.headers["Content-Disposition"] = "attachment; filename=notice"
    return response


def frameworks(request: SignedRequest) -> HttpResponse:
    """The library, to look at before choosing."""
    acting(request, *_FINANCE)
    rows = [_framework(name) for name, _title in framework_choices()]
    return render(request, "tasks/frameworks.html", {"rows": rows})


def _framework(name: str) -> dict[str, Any]:
    try:
        found = load_framework(name)
    except JihengError as error:
        return {"id": name, "title": str(error), "found": None}
    return {"id": name, "title": found.title, "found": found}


def facts(task: Task) -> list[tuple[str, object]]:
    """What a task says."""
    return [
        (_("文号"), task.number or None),
        (_("评价年度"), task.year),
        (_("报送口径"), _(task.scope)),
        (_("报送截止"), task.deadline),
        (_("指标体系"), edition(task)),
        (_("应报材料"), "；".join(task.files) or _("按报送包目录")),
        (_("文件命名"), task.pattern),
        (_("表格"), "；".join(task.forms) or _("按指标体系的填报表")),
        (_("一人可兼经办和审核"), _("可以，经过里写明") if task.one_person else _("不可以")),
    ]


def steps(task: Task) -> list[tuple[str, bool]]:
    """Each optional step, and whether the task has it."""
    return [(_(title), name not in task.skipped) for name, (title, _s) in workflow.OPTIONAL.items()]


def _due(task: Task) -> reminders.Due:
    return reminders.Due(task.deadline, (task.deadline - timezone.localdate()).days)


def _rows(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """The units of a task as the bureau sees them; a constant number of queries."""
    today = timezone.localdate()
    filings: dict[int, Filing] = {
        one.case_id: one
        for one in Filing.objects.filter(case__in=[c.pk for c in cases]).order_by("number")
    }
    made = []
    for case in cases:
        filing, due = filings.get(case.pk), reminders.due(case, today)
        made.append(
            {
                "case": case,
                "filing": filing,
                "due": due,
                "state": course.state_outside(case, filed=filing is not None),
                "begun": reminders.has_begun(case),
                "which": _which(case, due),
            }
        )
    return made


def _which(case: Case, due: reminders.Due) -> set[str]:
    if case.state == workflow.CANCELLED:
        return set()
    if case.state not in workflow.INSIDE:
        return {"", "filed"}
    late = {"late"} if due.days < 0 else set()
    unbegun = set() if reminders.has_begun(case) else {"unbegun"}
    return {"", "open"} | late | unbegun
