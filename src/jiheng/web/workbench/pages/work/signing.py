"""The head's page of one case: the score, what cost points, what will be asked, 签发 or 退回."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import reminders, rights, workflow
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.evaluated import Worked, worked
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.writing.figures import Figures
from jiheng.writing.likely_questions import likely_questions
from jiheng.writing.parts.words import points, short
from jiheng.writing.step_words import remark

#: As many of the largest losses as fit on a phone before the questions.
_LOSSES = 8


def signing(request: SignedRequest, pk: int) -> HttpResponse:
    """The page; the buttons are the steps of ``work:step``."""
    by = acting(request, Role.HEAD)
    case = own_case(by, pk)
    if case.state != workflow.SIGNING:
        return redirect("work:case", pk=case.pk)
    context = {
        "case": case,
        "state": workflow.STATES[case.state],
        "due": reminders.due(case, timezone.localdate()),
        "tabs": parts(case, request.path),
        "actions": [name for name, _step in rights.actions_for(by, case)],
        **_told(worked(case)),
    }
    return render(request, "work/signing.html", context)


def _told(found: Worked) -> dict[str, Any]:
    """What the head has to know; nothing of it where the form does not hold together."""
    if found.dossier is None or found.evaluation is None:
        return {"problem": found.problem, "losses": [], "questions": [], "total": None}
    evaluation, figures = found.evaluation, Figures(found.dossier, found.evaluation)
    told = figures.reported
    losses = [
        {
            "title": short(step, evaluation),
            "lost": points(told.lost(step)),
            "why": remark(told, step),
            "recover": step.recover,
        }
        for step in told.losses(evaluation)[:_LOSSES]
    ]
    return {
        "problem": "",
        "total": None if told.total is None else points(told.total),
        "computed": points(evaluation.total) if evaluation.complete else None,
        "grade": told.grade,
        "basis": told.origin,
        "missing": [short(step, evaluation) for step in told.missing],
        "losses": losses,
        "ties": [f"{tie.text}：{tie.left}，{tie.right}，相差{tie.gap}" for tie in evaluation.ties],
        "questions": likely_questions(figures),
    }
