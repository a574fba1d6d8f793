"""A step of a case: a page that says what it does, and asks for the opinion."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import new_key
from jiheng.web.security.refusals import refused
from jiheng.web.workbench import course, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import (
    accept,
    approve_goals,
    cancel,
    file,
    forward,
    pass_first_review,
    pass_review,
    return_,
    return_goals,
    send_back,
    sign,
    submit,
    submit_goals,
)
from jiheng.web.workbench.asked_for import acting, any_case
from jiheng.web.workbench.errors import ChangedMeanwhile
from jiheng.web.workbench.models import Case, Event, Filing
from jiheng.web.workbench.workflow import Step

#: Action → what does it; 登记会议 has a page of its own.
DO: Mapping[str, Callable[..., Case]] = MappingProxyType(
    {
        module.__name__.rpartition(".")[2]: module.do
        for module in (
            *(accept, approve_goals, cancel, file, forward, pass_first_review, pass_review),
            *(return_, return_goals, send_back, sign, submit, submit_goals),
        )
    }
)
_CONSEQUENCES = MappingProxyType(
    {
        "submit_goals": "送审后，审核人通过或退回以前不能再改目标。",
        "submit": "送审后不能再改，直到审核人退回。",
        "pass_review": "审核通过后不能再改，退回才能改。",
        "return_": "退回后由经办修改，再从送审办起；意见会显示在经办的“我的工作”里。",
        "return_goals": "退回后由经办修改目标；意见会显示在经办的“我的工作”里。",
        "sign": "签发后由经办或财务股报送；签发人和时间记入经过。",
        "file": "按任务的清单检查材料并生成报送包；报送后文件和数据不再改变，受理方可以看到。",
        "forward": "转报后由财政部门审核。",
        "send_back": "退回后单位修改并重新报送；已报送的一份照原样保留。",
        "pass_first_review": "通过后由财政绩效科受理。",
        "accept": "受理后本次报送办结；确有差错的仍可以退回。",
        "cancel": "撤销后单位不再填报；已填的数据保留在单位内。",
    }
)
_AGAINST = frozenset({"return_", "return_goals", "send_back", "cancel"})


def step(request: SignedRequest, pk: int, action: str) -> HttpResponse:
    """Show what the step does (GET), or take it (POST)."""
    by = acting(request)
    case = any_case(by, pk)
    key = request.POST.get("key", "")
    if key and Event.objects.filter(case=case, key=key).exists():
        return redirect(after(by, case))
    wanted = dict(rights.actions_for(by, case)).get(action)
    if wanted is None or action not in DO:
        return _not_now(request, by, case, action)
    if request.method != "POST":
        return _asks(request, by, case, (action, wanted))
    opinion = request.POST.get("opinion", "").strip()
    if wanted.opinion and not opinion:
        wrong = _("写明意见，对方照此修改。")
        return _asks(request, by, case, (action, wanted), wrong=wrong, status=400)
    try:
        unchanged(request, case)
        taken = DO[action](case, by, opinion=opinion, key=key)
    except JihengError as error:
        messages.error(request, str(error))
        return _asks(request, by, case, (action, wanted), status=409)
    told = _("已办理：%(step)s。现在是“%(state)s”。")
    state = _(_state(by, taken))
    messages.success(request, told % {"step": _(wanted.title), "state": state})
    return redirect(after(by, taken))


def unchanged(request: SignedRequest, case: Case) -> None:
    """Let nobody sign what they have not seen.

    Raises:
        ChangedMeanwhile: the form was made of the case before somebody took it back and forth.
    """
    if request.POST.get("seen", f"{case.revision}") != f"{case.revision}":
        raise ChangedMeanwhile(str(case), workflow.STATES[case.state])


def after(by: Acting, case: Case) -> str:
    """Where the post goes on after a step."""
    if by.post.role in OF_UNIT:
        return reverse("work:case", args=[case.pk])
    return reverse("work:mine")


def place(by: Acting, case: Case) -> str:
    """The page of the case for the post."""
    if by.post.role in OF_UNIT:
        return reverse("work:case", args=[case.pk])
    last = Filing.objects.filter(case=case).order_by("-number").first()
    return reverse("desk:filing", args=[last.pk]) if last else reverse("work:mine")


def _state(by: Acting, case: Case) -> str:
    if by.post.role in OF_UNIT:
        return workflow.STATES[case.state]
    return course.state_outside(case, filed=case.filings.exists())


def _not_now(request: SignedRequest, by: Acting, case: Case, action: str) -> HttpResponse:
    """Nobody may, or somebody else already did."""
    known = {name for _, name in workflow.STEPS}
    titles = "、".join(_(one.title) for _name, one in rights.actions_for(by, case))
    told = _("现在是“%(state)s”，不能办理“%(step)s”。") % {
        "state": _(_state(by, case)),
        "step": _(course.title(action)) if action in known else _("这一步"),
    }
    instead = (
        _("现在可以：%(steps)s。") % {"steps": titles} if titles else _("刷新后按最新情况再办。")
    )
    return refused(request, HTTPStatus.CONFLICT, f"{told}{instead}")


def _asks(  # noqa: PLR0913 - what the page shows
    request: SignedRequest,
    by: Acting,
    case: Case,
    wanted: tuple[str, Step],
    *,
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    action, one = wanted
    context = {
        "title": f"{_(one.title)}：{case}",
        "address": reverse("work:step", args=[case.pk, action]),
        "verb": _(one.title),
        "back": place(by, case),
        "facts": _facts(by, case),
        "consequences": [_(_CONSEQUENCES[action])],
        "key": request.POST.get("key") or new_key(),
        "seen": case.revision,
        "opinion": "must" if one.opinion else "may",
        "wrong": wrong,
        "grave": action in _AGAINST,
    }
    return render(request, "confirm.html", context, status=status)


def _facts(by: Acting, case: Case) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("单位"), case.dossier.agency.name),
        (_("任务"), case.task.title),
        (_("报送口径"), _(case.task.scope)),
        (_("现在的状态"), _(_state(by, case))),
        (_("报送截止"), case.due or case.task.deadline),
    ]
    if case.task.files and case.state == workflow.READY:
        facts.append((_("应报材料"), "、".join(case.task.files)))
    return facts
