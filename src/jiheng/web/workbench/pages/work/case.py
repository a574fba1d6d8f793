"""A case as its own unit sees it: where it stands, what can be done, how it came here."""

from fractions import Fraction

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import points
from jiheng.web.workbench import course, reminders, rights, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, case_above, own_case
from jiheng.web.workbench.edition import edition
from jiheng.web.workbench.evaluated import Worked, worked
from jiheng.web.workbench.filed_score import filed_score
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.web.workbench.pages.work.steps import place


def case(request: SignedRequest, pk: int) -> HttpResponse:
    """The page; those above are shown what was filed instead."""
    by = acting(request)
    if by.post.role not in OF_UNIT:
        return redirect(place(by, case_above(by, pk)))
    found = own_case(by, pk)
    happened = list(course.events(found, inside=True))
    context = {
        "case": found,
        "state": workflow.STATES[found.state],
        "due": reminders.due(found, timezone.localdate()),
        "tabs": parts(found, request.path),
        "buttons": buttons(by, found),
        "may_audit": by.post.role in rights.TYPISTS,
        "back": reminders.returned([found]).get(found.pk),
        "reminders": reminders.reminded([found]).get(found.pk, []),
        "figures": _figures(worked(found)),
        "timeline": course.timeline(happened, found, inside=True),
        "filings": list(found.filings.select_related("person")),
        "sections": list(found.sections.select_related("person")),
        "facts": _facts(found),
    }
    return render(request, "work/case.html", context)


def buttons(by: Acting, case: Case) -> list[dict[str, str]]:
    """The steps the post may take now, those onward first."""
    made = []
    for action, step in rights.actions_for(by, case):
        name, arguments = (
            ("work:meeting", [case.pk])
            if action == "record_meeting"
            else ("work:step", [case.pk, action])
        )
        looks = "btn btn-return" if step.opinion else "btn btn-primary"
        made.append({"title": _(step.title), "url": reverse(name, args=arguments), "looks": looks})
    return made


def _figures(found: Worked) -> list[dict[str, object]]:
    """The score as far as it can be told."""
    evaluation = found.evaluation
    wrong = sum(len(ones) for ones in found.made.problems.values())
    if evaluation is None:
        return [
            {"name": _("测算得分"), "value": None, "note": found.problem},
            {"name": _("读不出的格"), "value": str(wrong)},
        ]
    leaves = list(evaluation.leaves())
    unscored = sum(1 for step in leaves if step.status == "unscored")
    lost = sum((step.lost or Fraction(0) for step in leaves), start=Fraction(0))
    filed = filed_score(evaluation)
    return [
        {
            "name": _("测算得分") if evaluation.complete else _("已得分"),
            "value": points(evaluation.total),
            "note": _("满分%(points)s") % {"points": points(evaluation.points)},
        },
        {"name": _("扣分"), "value": points(lost), "tone": "lost" if lost else ""},
        {
            "name": _("自评得分"),
            "value": None if filed is None else points(filed),
        },
        {"name": _("未评分指标"), "value": f"{unscored}/{len(leaves)}"},
        {"name": _("读不出的格"), "value": str(wrong)},
    ]


def _facts(case: Case) -> list[tuple[str, object]]:
    task = case.task
    facts: list[tuple[str, object]] = [
        (_("任务"), task.title),
        (_("文号"), task.number or None),
        (_("评价年度"), task.year),
        (_("报送口径"), _(task.scope)),
        (_("指标体系"), edition(task)),
        (_("应报材料"), "、".join(task.files) or _("按报送包目录")),
    ]
    if case.met_on:
        facts.append((_("会议"), f"{case.met_on} {case.met_at}"))
    if case.signed_by:
        facts.append((_("签发人"), case.signed_by.name))
    return facts
