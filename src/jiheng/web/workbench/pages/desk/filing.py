"""One filing: its files, its cells, its score, its audit, and what can be done with it."""

from fractions import Fraction
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import day, points, when
from jiheng.web.workbench import asked_for, course, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.audits import seen as audits
from jiheng.web.workbench.edition import edition
from jiheng.web.workbench.models import Filing
from jiheng.web.workbench.pages.desk import filed as frozen

#: Of a step, 说明 of what was said.
_BACK = frozenset({"send_back", "cancel"})


def filing(request: SignedRequest, pk: int) -> HttpResponse:
    """What was filed, in one page."""
    by = acting(request)
    found = asked_for.filing(by, pk)
    case = found.case
    context = {
        **_head(by, found, request.path),
        "buttons": _buttons(by, found),
        "figures": _figures(found),
        "facts": _facts(found),
        "files": list(found.files.select_related("stored")),
        "others": list(case.filings.exclude(pk=found.pk)),
        "audits": list(audits.seen(by).filter(filing=found)),
        "timeline": course.timeline(course.events(case, inside=False), case, inside=False),
    }
    return render(request, "desk/filing.html", context)


def score(request: SignedRequest, pk: int) -> HttpResponse:
    """The score sheet computed from the cells as filed."""
    by = acting(request)
    found = asked_for.filing(by, pk)
    worked = frozen.filed(found).worked
    evaluation = worked.evaluation
    steps = [one for top in evaluation.steps for one in top.walk()] if evaluation else []
    context = {
        **_head(by, found, request.path),
        "problem": worked.problem,
        "evaluation": evaluation,
        "steps": steps,
        "ties": evaluation.ties if evaluation else (),
    }
    return render(request, "desk/score.html", context)


def sheet(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """One sheet of the form, as filed."""
    by = acting(request)
    found = asked_for.filing(by, pk)
    contents = frozen.filed(found)
    form = contents.worked.form
    if number >= len(form.sheets):
        raise Http404
    layout, whole = form.sheets[number], "all" in request.GET
    every = frozen.lines(layout, contents.typed)
    context = {
        **_head(by, found, request.path),
        "sheet": layout,
        "columns": frozen.columns(layout),
        "lines": list(every if whole else frozen.filled_in(every, layout)),
        "whole": whole,
    }
    return render(request, "desk/sheet.html", context)


def _head(by: Acting, found: Filing, here: str) -> dict[str, Any]:
    """What stands above each of the pages."""
    contents = frozen.filed(found)
    tabs = [
        (_("报送件"), reverse("desk:filing", args=[found.pk])),
        (_("得分表"), reverse("desk:score", args=[found.pk])),
        *(
            (one.name, reverse("desk:sheet", args=[found.pk, number]))
            for number, one in enumerate(contents.worked.form.sheets)
            if not frozen.is_empty(one, contents.typed)
        ),
        (_("变更记录"), reverse("desk:log", args=[found.case_id])),
    ]
    return {
        "filing": found,
        "case": found.case,
        "state": course.state_outside(found.case, filed=True),
        "inside": by.post.role in OF_UNIT,
        "tabs": [
            {"title": name, "url": url, "current": url == here, "count": 0} for name, url in tabs
        ],
    }


def _buttons(by: Acting, found: Filing) -> list[dict[str, str]]:
    """The steps the post may take, on the latest filing of those above only."""
    last = found.case.filings.order_by("-number").values_list("pk", flat=True).first()
    if by.post.role in OF_UNIT or last != found.pk:
        return []
    return [
        {
            "title": _(step.title),
            "url": reverse("work:step", args=[found.case_id, action]),
            "looks": "btn btn-return" if action in _BACK else "btn btn-primary",
        }
        for action, step in rights.actions_for(by, found.case)
    ]


def _figures(found: Filing) -> list[dict[str, object]]:
    """The score as filed, as computed then, and as computed now from the same cells."""
    evaluation = frozen.filed(found).worked.evaluation
    complete = evaluation is not None and evaluation.complete
    computed = points(evaluation.total) if evaluation and complete else None
    left = sum(1 for one in evaluation.leaves() if one.status == "unscored") if evaluation else 0
    differs = evaluation is not None and _sum(found) is not None and _sum(found) != evaluation.total
    return [
        {"name": _("自评得分（报送）"), "value": found.filed_score or None},
        {
            "name": _("测算得分（报送时）"),
            "value": found.score or None,
            "note": "" if found.score else _("有指标不能测算"),
        },
        {
            "name": _("测算得分（按报送的数据重算）"),
            "value": computed,
            "tone": "lost" if differs else "",
            "note": "" if complete else _("%(count)s项指标不能测算") % {"count": left},
        },
    ]


def _sum(found: Filing) -> Fraction | None:
    return Fraction(found.score) if found.score else None


def _facts(found: Filing) -> list[tuple[str, object]]:
    case = found.case
    return [
        (_("单位"), case.dossier.agency.name),
        (_("任务"), case.task.title),
        (_("报送口径"), _(case.task.scope)),
        (_("报送截止"), day(case.due or case.task.deadline)),
        (_("报送时间"), when(found.at)),
        (_("报送人"), found.person.name if found.person else "—"),
        (_("受理时间"), when(found.accepted_at)),
        (_("整包校验值"), found.bundle.sha256),
        (_("指标体系"), edition(case.task)),
    ]
