"""``cases/<pk>/evidence/``: the files that support what was filled in."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.refusals import wants_json
from jiheng.web.workbench import kept, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.actions import keep_evidence, withdraw_evidence
from jiheng.web.workbench.actions.keep_evidence import KINDS, MOST_BYTES, Place
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.evaluated import worked
from jiheng.web.workbench.models import Case, Evidence

_TYPES = ",".join(f".{one}" for one in KINDS)


@require_http_methods(["GET", "POST"])
def listed(request: SignedRequest, pk: int) -> HttpResponse:
    """All files of a case by what they support (GET), or some more (POST)."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if request.method == "POST":
        return _kept(request, case, by)
    files = Evidence.objects.filter(case=case).select_related("stored", "person")
    wanted = [
        (one.path, one.evidence)
        for one in worked(case).form.asked.framework.leaves()
        if one.evidence
    ]
    context = {
        "case": case,
        "groups": _groups(files, [path for path, _sign in wanted]),
        "wanted": dict(wanted),
        "choices": [("", _("全部材料")), *((path, path) for path, _sign in wanted)],
        "may_add": rights.may_type(by, case),
        "types": _TYPES,
        "largest": MOST_BYTES,
        "sheet": request.GET.get("sheet", ""),
        "row": request.GET.get("row", ""),
        "trail": [
            (str(case.task), reverse("work:case", args=[case.pk])),
            (_("填报"), reverse("fill:case", args=[case.pk])),
            (_("佐证材料"), None),
        ],
    }
    return render(request, "fill/evidence.html", context)


def _groups(files: Iterable[Evidence], paths: list[str]) -> list[dict[str, Any]]:
    """What is supported, with its files; indicators that want evidence are there always."""
    found: dict[Place, list[Evidence]] = {Place(path=path): [] for path in paths}
    ordered = sorted(files, key=lambda one: (one.sheet, one.row, one.path, one.pk))
    for place, ones in groupby(ordered, key=lambda one: Place(one.sheet, one.row, one.path)):
        found[place] = list(ones)
    return [
        {
            "place": place,
            "files": [one for one in ones if one.withdrawn_at is None],
            "withdrawn": [one for one in ones if one.withdrawn_at is not None],
        }
        for place, ones in found.items()
    ]


def _kept(request: SignedRequest, case: Case, by: Acting) -> HttpResponse:
    """Keep what was uploaded; one that is unfit is named, the others stay."""
    given = (request.POST.get(name, "") for name in ("sheet", "row", "path"))
    place = Place(*given)
    names, refusals = [], []
    for file in request.FILES.getlist("files"):
        try:
            names.append(_keep(case, by, place, file))
        except JihengError as refusal:
            refusals.append(str(refusal))
    if wants_json(request):
        if refusals or not names:
            return JsonResponse({"message": "；".join(refusals) or _("没有选文件")}, status=409)
        count = Evidence.objects.filter(case=case, withdrawn_at=None, **place._asdict()).count()
        return JsonResponse({"names": names, "count": count})
    for one in refusals:
        messages.error(request, one)
    if names:
        messages.success(request, _("已存入：%(names)s") % {"names": "、".join(names)})
    return redirect("fill:evidence", case.pk)


def _keep(case: Case, by: Acting, place: Place, file: "UploadedFile[bytes]") -> str:
    name = file.name or ""
    # One byte more than may be: not all of it is read into memory only to be refused.
    return keep_evidence.do(case, by, place, name, file.read(MOST_BYTES + 1)).name


@require_GET
def download(request: SignedRequest, pk: int, number: int) -> HttpResponseBase:
    """One file, to be saved: nothing in it is run or shown here."""
    case = own_case(acting(request, *OF_UNIT), pk)
    one = Evidence.objects.filter(case=case, pk=number).select_related("stored").first()
    if one is None:
        raise Http404(_("没有这个文件。"))
    content = kept.path_of(one.stored).open("rb")
    return FileResponse(
        content, as_attachment=True, filename=one.name, content_type=one.stored.media
    )


@require_POST
def withdraw(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """Withdraw one file, with the reason."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    one = Evidence.objects.filter(case=case, pk=number).first()
    if one is None:
        raise Http404(_("没有这个文件。"))
    try:
        withdraw_evidence.do(one, by, why=request.POST.get("why", ""))
    except JihengError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已撤回%(name)s。") % {"name": one.name})
    return redirect("fill:evidence", case.pk)
