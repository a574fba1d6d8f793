"""``cases/<pk>/report/section/``: one section to write, with what it may quote beside it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import explanations, narratives, workflow
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.differences import Piece, differences
from jiheng.web.workbench.models import Case, Narrative
from jiheng.web.workbench.pages.reports.quotable import quotable
from jiheng.web.workbench.pages.reports.shown import Section, Sections
from jiheng.web.workbench.report_errors import WrittenMeanwhile
from jiheng.web.workbench.reported import Reported, reported
from jiheng.writing.sections import Part


class Version(NamedTuple):
    """One edit of the history: who wrote it, and what it changed."""

    edit: Narrative
    pieces: tuple[Piece, ...]
    current: bool


class About(NamedTuple):
    """What a request is about: a section of one case's report."""

    case: Case
    told: Reported
    part: Part


@require_http_methods(["GET", "POST"])
def section(request: SignedRequest, pk: int) -> HttpResponse:
    """Read it, or write it over."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    try:
        told = reported(case)
    except JihengError as problem:
        messages.error(request, str(problem))
        return redirect("reports:case", pk)
    about = About(case, told, _part(told, request.GET.get("key", "")))
    return _posted(request, by, about) if request.method == "POST" else _page(request, by, about)


def _part(told: Reported, key: str) -> Part:
    found = next((one for one in told.parts if one.key == key), None)
    if found is None:
        raise Http404(_("报告里没有这一节。"))
    return found


def _posted(request: SignedRequest, by: Acting, about: About) -> HttpResponse:
    """Save what was typed; a button says what else is to become of it."""
    typed = request.POST.get("text", "").replace("\r\n", "\n").strip()
    try:
        made = narratives.write(about.case, by, _wanted(request, by, about, typed))
    except WrittenMeanwhile as conflict:
        return _page(request, by, about, typed=typed, conflict=conflict)
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return _page(request, by, about, typed=typed)
    messages.success(request, _("已保存，第%(number)s稿。") % {"number": made.number})
    address = reverse("reports:section", args=[about.case.pk])
    return redirect(f"{address}?{request.GET.urlencode()}")


def _wanted(request: SignedRequest, by: Acting, about: About, typed: str) -> narratives.Wanted:
    seen = request.POST.get("seen", "")
    number = int(seen) if seen.isdecimal() else 0
    part = about.part
    text, why = typed, ""
    if request.POST.get("action") == "generated":
        text, why = "", "改用生成的文字"
    elif restored := request.POST.get("restore", ""):
        text, why = _restored(about.case, part, restored)
    elif inserted := request.POST.get("insert", ""):
        one = explanations.approved(by, inserted)
        text = narratives.with_explanation(typed, one)
        why = f"引用情况说明：{one.subject} {one.kind} {one.number}".strip()
    elif text == part.text:
        text = ""
    return narratives.Wanted(part.key, text, part.text, number, why)


def _restored(case: Case, part: Part, number: str) -> tuple[str, str]:
    for edit in narratives.history(case, part.key):
        if str(edit.number) == number:
            return edit.text, f"恢复第{number}稿"
    raise Http404(_("没有这一稿。"))


def _page(
    request: SignedRequest,
    by: Acting,
    about: About,
    *,
    typed: str | None = None,
    conflict: WrittenMeanwhile | None = None,
) -> HttpResponse:
    case, told, part = about
    edits = narratives.history(case, part.key)
    last = edits[0] if edits else None
    shown = Sections(case, told, {part.key: last} if last else {}).of(part)
    text = (last.text if last else "") or part.text
    context: dict[str, Any] = {
        "case": case,
        "state": workflow.STATES[case.state],
        "section": shown,
        "text": text if typed is None else typed,
        "seen": last.number if last else 0,
        "may_write": narratives.may_write(by, case),
        "changed": _changed(shown),
        "conflict": conflict,
        "theirs": differences(typed or "", conflict.theirs or part.text) if conflict else (),
        "versions": list(_versions(edits)),
        "quotable": quotable(told),
        "offered": explanations.offered(case, _subjects(shown)),
        "trail": [
            (str(case), reverse("work:case", args=[case.pk])),
            (_("报告"), reverse("reports:case", args=[case.pk])),
            (part.heading.text, None),
        ],
    }
    return render(request, "reports/section.html", context, status=409 if conflict else 200)


def _changed(shown: Section) -> tuple[Piece, ...]:
    """What changed in the generated text since people wrote it over."""
    if not shown.outdated or shown.edit is None:
        return ()
    return differences(shown.edit.generated, shown.part.text)


def _versions(edits: list[Narrative]) -> Iterator[Version]:
    for place, edit in enumerate(edits):
        before = edits[place + 1] if place + 1 < len(edits) else None
        old = (before.text if before else "") or edit.generated
        yield Version(edit, differences(old, edit.text or edit.generated), place == 0)


def _subjects(shown: Section) -> frozenset[str]:
    """Names of the figures and indicators that the section speaks of."""
    names = {chip.name for block in shown.blocks for chip in block.chips if chip.name}
    return frozenset(names) | {name.rpartition(".")[0] for name in names if "." in name}
