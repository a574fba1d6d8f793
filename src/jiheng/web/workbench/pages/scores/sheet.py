"""``cases/<pk>/score/``: the score sheet of a case as it stands."""

from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.scoring.model import Evaluation
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import points
from jiheng.web.workbench import workflow
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.filed_score import filed_score
from jiheng.web.workbench.pages.scores.lines import FILTERS
from jiheng.web.workbench.pages.scores.lines import sheet as lines_of
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.writing.formats import NAMES


@require_GET
def sheet(request: SignedRequest, pk: int) -> HttpResponse:
    """Every indicator with its score, or those that were asked for."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    done = worked(case)
    asked = request.GET.get("show", "")
    show = asked if asked in FILTERS else ""
    here = reverse("scores:case", args=[pk])
    found = lines_of(case, done, show)
    context: dict[str, Any] = {
        "case": case,
        "state": workflow.STATES[case.state],
        "done": done,
        "evaluation": done.evaluation,
        "key_figures": _figures(done.evaluation) if done.evaluation else [],
        "lines": found.lines,
        "filters": [
            {
                "title": f"{_(title)} {found.counts[name]}",
                "url": f"{here}?show={name}" if name else here,
                "current": name == show,
                "count": 0,
            }
            for name, title in FILTERS.items()
        ],
        "show": show,
        "tabs": parts(case, here),
        "kinds": (*NAMES, "json"),
        "trail": [(str(case), reverse("work:case", args=[pk])), (_("得分表"), None)],
    }
    return render(request, "scores/sheet.html", context)


def _figures(evaluation: Evaluation) -> list[dict[str, object]]:
    """What is to be seen first."""
    filed = filed_score(evaluation)
    leaves = tuple(evaluation.leaves())
    lost = [step.lost for step in leaves if step.lost is not None]
    own = evaluation.points - filed if filed is not None else Fraction(0)
    spread = not evaluation.complete
    return [
        {
            "name": _("测算得分"),
            "score": evaluation.total,
            "low": evaluation.low if spread else None,
            "high": evaluation.high if spread else None,
        },
        {
            "name": _("自评得分"),
            "score": filed,
            "note": _("自评扣%(points)s") % {"points": points(own)} if own > 0 else "",
        },
        {"name": _("测算扣分"), "score": sum(lost, Fraction(0)) if lost else None},
        {"name": _("满分"), "score": evaluation.points},
    ]
