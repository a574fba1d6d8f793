"""A task is issued to units chosen in the organisation tree; more may be added later."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiheng.errors import JihengError
from jiheng.frameworks import load_framework
from jiheng.web.accounts.models import Agency, Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.refusals import refused
from jiheng.web.workbench import asked_for
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import add_agencies, issue
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import Task
from jiheng.web.workbench.pages.tasks.listed import facts, steps


def issue_(request: SignedRequest, pk: int) -> HttpResponse:
    """Choose units (GET), issue to them (POST)."""
    by = acting(request, Role.BUREAU)
    task = asked_for.task(by, pk)
    if task.state == Task.State.CANCELLED:
        return refused(request, 409, _("任务已撤销，不能再下达。另拟一个任务。"))
    chosen, status = request.POST.getlist("agency"), 200
    if request.method == "POST":
        agencies = [one for one in Agency.objects.filter(active=True) if str(one.pk) in chosen]
        try:
            count = _issued(by, task, agencies)
        except JihengError as error:
            messages.error(request, str(error))
            status = 409
        else:
            told = _("已下达%(count)s个单位，各单位的“我的工作”里已有这项任务。")
            messages.success(request, told % {"count": count})
            return redirect("tasks:task", pk=task.pk)
    return render(request, "tasks/issue.html", _context(request, task, chosen), status=status)


def _issued(by: Acting, task: Task, agencies: list[Agency]) -> int:
    if task.state == Task.State.DRAFT:
        return len(issue.do(task, by, agencies=agencies, now=timezone.now()))
    return add_agencies.do(task, by, agencies)


def _context(request: SignedRequest, task: Task, chosen: list[str]) -> dict[str, Any]:
    there = set(task.cases.values_list("dossier__agency", flat=True))
    agencies = Agency.objects.filter(active=True).exclude(kind=Agency.Kind.FINANCE)
    problem, framework = "", None
    try:
        framework = load_framework(task.framework) if task.framework else None
    except JihengError as error:
        problem = str(error)
    return {
        "task": task,
        "facts": facts(task),
        "steps": steps(task),
        "framework": framework,
        "problem": problem,
        "agencies": [
            {
                "agency": one,
                "depth": one.path.count("/"),
                "there": one.pk in there,
                "chosen": str(one.pk) in chosen if request.method == "POST" else False,
            }
            for one in agencies
        ],
    }
