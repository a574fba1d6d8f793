"""``cases/<pk>/imports/``: files in, files out, and what of a file is taken."""

from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.dossiers.workbook.typed import CellKey, Form
from jiheng.dossiers.workbook.write import write_workbook
from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import log, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import take_import
from jiheng.web.workbench.actions.save_cells import Outcome, Wanted
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of, frozen, made_of, standing
from jiheng.web.workbench.models import Case, Export, Import
from jiheng.web.workbench.pages.imports import reading
from jiheng.web.workbench.pages.imports.errors import CannotExport, NoFile
from jiheng.web.workbench.pages.imports.three_way import Compared, compare

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Between a cell and the revision that was seen.
_SEEN = "@"
_KINDS = {"new": "新填", "changed": "不同", "cleared": "清空", "clash": "冲突"}
#: A file that is larger holds pictures or another book.
_MOST = 20 * 2**20


@require_http_methods(["GET", "POST"])
def listed(request: SignedRequest, pk: int) -> HttpResponse:
    """What was read and given out (GET); one file more (POST)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if request.method == "POST":
        return _read(request, case, by)
    read = Import.objects.filter(case=case, kind__in=Import.TAKEN)
    context = {
        "case": case,
        "imports": read.select_related("person").defer("cells"),
        "exports": Export.objects.filter(case=case).select_related("person").defer("cells")[:10],
        "may_type": rights.may_type(by, case),
        "largest": _MOST,
        "trail": _trail(case, None),
    }
    return render(request, "imports/listed.html", context)


def _read(request: SignedRequest, case: Case, by: Acting) -> HttpResponse:
    kind, file = request.POST.get("kind", ""), request.FILES.get("file")
    try:
        if file is None or kind not in Import.TAKEN:
            raise NoFile
        one = reading.keep(case, by, kind, file)
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("imports:case", case.pk)
    return redirect("imports:compared", case.pk, one.pk)


@require_http_methods(["GET", "POST"])
def compared(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """A file beside what stands, cell by cell (GET); what was ticked is taken (POST)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    taken = Import.objects.filter(case=case, kind__in=Import.TAKEN)
    one = taken.filter(pk=number).select_related("base", "person").first()
    if one is None:
        raise Http404(_("没有这次导入。"))
    form = form_of(case)
    found = _compared(case, form, one)
    if request.method == "POST":
        return _taken(request, case, by, (one, found))
    context = {
        "case": case,
        "imported": one,
        "found": found,
        "sheets": _by_sheet(form, found),
        "kinds": _KINDS,
        "clashes": sum(each.kind == "clash" for each in found.differences),
        "may_type": rights.may_type(by, case),
        "trail": _trail(case, one.name),
    }
    return render(request, "imports/compared.html", context)


def _compared(case: Case, form: Form, one: Import) -> Compared:
    there = {CellKey(*cell[:3]): cell[3] for cell in one.cells}
    before = {CellKey(*cell[:3]): cell[3] for cell in one.base.cells} if one.base else None
    return compare(form, there, standing(case, form), before)


def _by_sheet(form: Form, found: Compared) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (
            sheet,
            [
                {"cell": one, "where": form.where(one.key).removeprefix(f"{sheet} "),
                 "id": f"{one.key}{_SEEN}{one.revision}", "ticked": one.kind in {"new", "changed"}}
                for one in ones
            ],
        )
        for sheet, ones in groupby(found.differences, key=lambda one: one.key.sheet)
    ]  # fmt: skip


def _taken(
    request: SignedRequest, case: Case, by: Acting, beside: tuple[Import, Compared]
) -> HttpResponse:
    """Take what was ticked, at the revision that was seen on the page."""
    one, found = beside
    there = {str(each.key): each for each in found.differences}
    sources = {CellKey(*cell[:3]): cell[4] for cell in one.cells}
    wanted = []
    for ticked in request.POST.getlist("take"):
        name, _sign, seen = ticked.rpartition(_SEEN)
        if name in there and seen.isdecimal():
            key = there[name].key
            source = f"{one.get_kind_display()}：{sources.get(key, one.name)}"[:200]
            wanted.append(Wanted(key, there[name].there, int(seen), source=source))
    try:
        _say(request, take_import.do(case, by, one, wanted))
    except JihengError as refusal:
        messages.error(request, str(refusal))
    return redirect("imports:compared", case.pk, one.pk)


def _say(request: SignedRequest, outcome: Outcome) -> None:
    if outcome.saved:
        messages.success(request, _("已采用%(count)s格。") % {"count": len(outcome.saved)})
    if outcome.conflicts:
        count = len(outcome.conflicts)
        messages.warning(
            request, _("%(count)s格刚被改动，没有采用，核对后再选。") % {"count": count}
        )
    for _key, refusal in outcome.refused[:5]:
        messages.error(request, str(refusal))
    if not (outcome.saved or outcome.conflicts or outcome.refused):
        messages.info(request, _("没有选任何一格。"))


@require_GET
def workbook(request: SignedRequest, pk: int) -> HttpResponse:
    """The case as 填报表.xlsx; ``?empty=1`` the form alone."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    form = form_of(case)
    try:
        content = _written(case, by, form, empty="empty" in request.GET)
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("imports:case", case.pk)
    name = f"填报表_{case.dossier.agency}_{case.dossier.year}.xlsx"
    answer = HttpResponse(content, content_type=_XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def _written(case: Case, by: Acting, form: Form, *, empty: bool) -> bytes:
    """The file; what stands in it is kept, so that it can be merged when it comes back."""
    made = made_of(case, form)
    if made.dossier is None and not empty:
        problems = [str(one) for ones in made.problems.values() for one in ones]
        raise CannotExport(problems[0] if problems else "数据不完整")
    mark = "" if empty else str(uuid4())
    with TemporaryDirectory(prefix="jiheng-export-") as folder:
        path = Path(folder) / "填报表.xlsx"
        write_workbook(form.asked.framework, path, None if empty else made.dossier, mark=mark)
        content = path.read_bytes()
    if mark:
        written = [cell for cell in frozen(case, form) if CellKey(*cell[:3]) not in made.problems]
        with transaction.atomic():
            Export.objects.create(
                case=case, mark=mark, revision=case.dossier.revision, cells=written,
                person=by.person,
            )  # fmt: skip
            log.append(by, log.Told("export", "导出填报表", "", mark), case=case)
    return content


def _trail(case: Case, last: str | None) -> list[tuple[str, str | None]]:
    fill, here = reverse("fill:case", args=[case.pk]), reverse("imports:case", args=[case.pk])
    inside = reverse("work:case", args=[case.pk])
    trail = [(str(case.task), inside), (_("填报"), fill), (_("导入导出"), here if last else None)]
    return [*trail, (last, None)] if last else trail
