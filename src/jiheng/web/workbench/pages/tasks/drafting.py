"""A task is drafted from its notice, and a person confirms every value of it."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.refusals import refused
from jiheng.web.workbench import asked_for, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import change_task, draft_task
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.bundled import media_of
from jiheng.web.workbench.models import Task
from jiheng.web.workbench.pages.tasks.forms import FIELDS, TaskForm

#: What each optional step means where it is switched off.
_WITHOUT = {
    "goals": "目标已由预算管理一体化批复，导入后锁定，不在这里填报和审核。",
    "review": "经办送审后不经财务股审核，直接进入下一环节。",
    "meeting": "不登记局务会、党组会日期。",
    "signing": "不经负责人签发，审核后即可报送。",
    "authority": "报送后不经主管部门，直接到财政部门。",
    "first_review": "不经对口业务股室初审，直接由绩效科受理。",
}


def new(request: SignedRequest) -> HttpResponse:
    """Hand in the notice (POST with a file), or begin without one (POST)."""
    by = acting(request, Role.BUREAU)
    if request.method != "POST":
        return render(request, "tasks/new.html")
    file = request.FILES.get("notice")
    try:
        task = _drafted(by, file)
    except JihengError as error:
        messages.error(request, str(error))
        return render(request, "tasks/new.html", status=400)
    if file is not None:
        told = _("通知里读出%(count)s项，逐项核对后保存。") % {"count": len(task.found)}
        messages.info(request, told)
    return redirect("tasks:edit", pk=task.pk)


def _drafted(by: Acting, file: UploadedFile[bytes] | None) -> Task:
    today = timezone.localdate()
    if file is None:
        return draft_task.plain(by, today=today)
    name = file.name or "通知"
    return draft_task.do(by, name=name, content=file.read(), media=media_of(name), today=today)


def edit(request: SignedRequest, pk: int) -> HttpResponse:
    """Confirm or correct a draft, beside what the notice says."""
    by = acting(request, Role.BUREAU)
    task = asked_for.task(by, pk)
    if task.state != Task.State.DRAFT:
        told = _("任务%(state)s，内容不能再改；可以延期或撤销。") % {
            "state": _(task.get_state_display())
        }
        return refused(request, 409, told)
    form = TaskForm(request.POST or None, initial=_initial(task))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                change_task.do(task, by, form.values)
            except JihengError as error:
                form.add_error(None, str(error))
                status = 409
            else:
                messages.success(request, _("已保存。核对无误后选择单位下达。"))
                return redirect("tasks:issue", pk=task.pk)
    return render(request, "tasks/edit.html", _context(task, form), status=status)


def _initial(task: Task) -> dict[str, Any]:
    kept = {name: getattr(task, name) for name in change_task.FIELDS if name != "skipped"}
    kept |= {name: kept.pop(field) for name, field in FIELDS.items()}
    return {**kept, "steps": [name for name in workflow.OPTIONAL if name not in task.skipped]}


def _context(task: Task, form: TaskForm) -> dict[str, Any]:
    return {
        "task": task,
        "draft": form,
        "fields": [
            (bound, task.found.get(FIELDS.get(bound.name, bound.name), {}).get("sentence", ""))
            for bound in form.visible_fields()
            if bound.name != "steps"
        ],
        "steps": [
            (name, _(title), _(_WITHOUT[name]), name in (form["steps"].value() or []))
            for name, (title, _states) in workflow.OPTIONAL.items()
        ],
    }
