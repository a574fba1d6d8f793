"""A task that is out: extended, reminded of, cancelled."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import new_key
from jiheng.web.security.refusals import refused
from jiheng.web.workbench import asked_for, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import cancel_task, extend, remind
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import Case, Task
from jiheng.web.workbench.pages.tasks.forms import DayForm, ReminderForm


def cancel(request: SignedRequest, pk: int) -> HttpResponse:
    """Ask for the opinion (GET), cancel (POST)."""
    by = acting(request, Role.BUREAU)
    task = asked_for.task(by, pk)
    opinion, wrong, status = request.POST.get("opinion", "").strip(), "", 200
    if task.state == Task.State.CANCELLED:
        return refused(request, 409, _("任务已经撤销。"))
    if request.method == "POST":
        if opinion:
            count = cancel_task.do(task, by, opinion=opinion)
            told = _("已撤销，%(count)s个单位不再填报。") % {"count": count}
            messages.success(request, told)
            return redirect("tasks:task", pk=task.pk)
        wrong, status = _("写明撤销的理由，各单位会看到。"), 400
    context = {
        "title": _("撤销任务：%(task)s") % {"task": task.title},
        "address": reverse("tasks:cancel", args=[task.pk]),
        "verb": _("撤销任务"),
        "back": reverse("tasks:task", args=[task.pk]),
        "facts": [(_("任务"), task.title), (_("报送截止"), task.deadline)],
        "consequences": [
            _("各单位不再填报；已填的数据留在单位，已受理的保持受理。"),
            _("撤销后不能恢复。"),
        ],
        "key": new_key(),
        "opinion": "must",
        "wrong": wrong,
        "grave": True,
    }
    return render(request, "confirm.html", context, status=status)


def extend_(request: SignedRequest, pk: int) -> HttpResponse:
    """Another deadline, for all units or for one (``?case=``)."""
    by = acting(request, Role.BUREAU)
    task = asked_for.task(by, pk)
    case = _one_case(by, task, request.GET.get("case", ""))
    form = DayForm(request.POST or None, initial={"day": (case and case.due) or task.deadline})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        extend.do(task, by, given["day"], why=given["why"], case=case)
        messages.success(
            request, _("报送截止改为%(day)s，已记入变更记录。") % {"day": given["day"]}
        )
        return redirect("tasks:task", pk=task.pk)
    title = _("延期：%(what)s") % {"what": case.dossier.agency.name if case else task.title}
    return _asked(request, task, form, {"title": title, "verb": _("延期")})


def remind_(request: SignedRequest, pk: int) -> HttpResponse:
    """Remind all who have not filed, or one of them (``?case=``)."""
    by = acting(request, Role.BUREAU)
    task = asked_for.task(by, pk)
    case = _one_case(by, task, request.GET.get("case", ""))
    seen = rights.cases_above(by).filter(task=task, state__in=workflow.INSIDE)
    cases = [case] if case else list(seen)
    usual = _("%(task)s于%(day)s截止，尚未报送的抓紧办理。") % {
        "task": task.title,
        "day": task.deadline,
    }
    form = ReminderForm(request.POST or None, initial={"text": usual})
    if request.method == "POST" and form.is_valid():
        try:
            count = remind.do(task, by, cases, form.cleaned_data["text"])
        except JihengError as error:
            return refused(request, 409, str(error))
        told = _("已催报%(count)s个单位，显示在他们的“我的工作”里。") % {"count": count}
        messages.success(request, told)
        return redirect("tasks:task", pk=task.pk)
    title = _("催报：%(count)s个单位未报送") % {"count": len(cases)}
    return _asked(request, task, form, {"title": title, "verb": _("催报")})


def _asked(request: SignedRequest, task: Task, form: Form, more: dict[str, Any]) -> HttpResponse:
    context = {"task": task, "given": form, "back": reverse("tasks:task", args=[task.pk]), **more}
    status = 400 if request.method == "POST" else 200
    return render(request, "tasks/asked.html", context, status=status)


def _one_case(by: Acting, task: Task, asked: str) -> Case | None:
    """The case that is meant; None where all are."""
    if not asked.isdecimal():
        return None
    case = asked_for.case_above(by, int(asked))
    return case if case.task_id == task.pk else None
