"""``cases/<pk>/measures/``: monitoring data in, figures computed, and what they stand beside."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jiheng.dossiers.workbook.typed import CellKey
from jiheng.errors import JihengError
from jiheng.measures.media import MEDIA
from jiheng.measures.ratio import ratios
from jiheng.measures.reported import agrees
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.cells import form_of, standing
from jiheng.web.workbench.models import Case, Import
from jiheng.web.workbench.pages.measures import sets
from jiheng.web.workbench.pages.measures.errors import NoExport

#: Of a field that says beside which cell a figure stands; its place in the set follows.
_FIELD = "beside-"
_ENDINGS = ".csv,.txt,.xlsx,.xlsm,.xls"


@require_http_methods(["GET", "POST"])
def listed(request: SignedRequest, pk: int) -> HttpResponse:
    """What was computed (GET); one export more (POST)."""
    by = acting(request, *rights.TYPISTS)
    case = own_case(by, pk)
    if request.method == "POST":
        return _computed(request, case, by)
    there = Import.objects.filter(case=case, kind=Import.Kind.MEASURES)
    last = case.dossier.year
    context = {
        "case": case,
        "sets": there.select_related("person"),
        "media": list(MEDIA.items()),
        "ratios": [("", _("不是比率")), *((name, name) for name in ratios())],
        "years": [(year, year) for year in range(last, last - case.dossier.years, -1)],
        "may_type": rights.may_type(by, case),
        "endings": _ENDINGS,
        "largest": sets.MOST_BYTES,
        "trail": _trail(case, None),
    }
    return render(request, "measures/listed.html", context)


def _computed(request: SignedRequest, case: Case, by: Acting) -> HttpResponse:
    file = request.FILES.get("file")
    try:
        asked = _asked(request, case)
        if file is None:
            raise NoExport("文件")
        content = file.read(sets.MOST_BYTES + 1)
        one = sets.keep(case, by, asked, (Path(file.name or "数据").name, content))
    except JihengError as refusal:
        messages.error(request, str(refusal))
        return redirect("measures:case", case.pk)
    return redirect("measures:set", case.pk, one.pk)


def _asked(request: SignedRequest, case: Case) -> sets.Asked:
    """What the form says.

    Raises:
        NoExport: something of it is missing or is none of the choices.
    """
    medium, ratio = request.POST.get("medium", ""), request.POST.get("ratio", "")
    years = [str(case.dossier.year - back) for back in range(case.dossier.years)]
    year = request.POST.get("year", years[0])
    if medium not in MEDIA:
        raise NoExport("数据的种类")
    if year not in years:
        raise NoExport("年度")
    if medium == "ratio" and ratio not in ratios():
        raise NoExport("比率")
    return sets.Asked(medium, ratio if medium == "ratio" else "", int(year))


@require_http_methods(["GET", "POST"])
def one_set(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """The figures of one export (GET); beside which cells they stand (POST)."""
    by = acting(request, *rights.TYPISTS)
    case = own_case(by, pk)
    mine = Import.objects.filter(case=case, kind=Import.Kind.MEASURES, pk=number)
    one = mine.select_related("person", "stored").first()
    if one is None:
        raise Http404(_("没有这次计算。"))
    told = sets.figures_of(one)
    if request.method == "POST":
        return _placed(request, (case, by), one, told)
    form = form_of(case)
    stands = standing(case, form)
    there = sets.places(case, form, stands, told["年度"])
    offered = {name: key for name in told["数值"] if (key := sets.offered(form, name, there))}
    typed = {key: cell.value for key, cell in stands.items()}
    context = {
        "case": case,
        "one": one,
        "told": told,
        "rows": list(_rows(one, told, offered, typed)),
        "chosen": bool(one.cells),
        "places": [(str(place.key), f"{place.key.sheet} {place.title}") for place in there],
        "may_type": rights.may_type(by, case),
        "trail": _trail(case, one.name),
    }
    return render(request, "measures/set.html", context)


def _placed(
    request: SignedRequest, whose: tuple[Case, Acting], one: Import, told: dict[str, Any]
) -> HttpResponse:
    """Set figures beside the cells that were chosen among those there are."""
    case, by = whose
    form = form_of(case)
    there = sets.places(case, form, standing(case, form), told["年度"])
    keys = {str(place.key): place.key for place in there}
    wanted = {
        name: keys[chosen]
        for at, name in enumerate(told["数值"])
        if (chosen := request.POST.get(f"{_FIELD}{at}", "")) in keys
    }
    try:
        sets.set_beside(case, by, one, wanted)
    except JihengError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("已放在%(count)s格旁。") % {"count": len(wanted)})
    return redirect("measures:set", case.pk, one.pk)


def _rows(
    one: Import, told: dict[str, Any], beside: Mapping[str, CellKey], typed: Mapping[CellKey, str]
) -> Iterator[dict[str, Any]]:
    """Each figure, the cell it stands beside or may, and whether what was typed there agrees."""
    said = {cell[5]: CellKey(*cell[:3]) for cell in one.cells}
    for at, (name, figure) in enumerate(told["数值"].items()):
        key = (said or beside).get(name)
        text = typed.get(key, "") if key else ""
        yield {
            "name": name,
            "value": figure["值"],
            "how": figure.get("算式", ""),
            "source": figure.get("依据", ""),
            "sure": figure.get("把握", ""),
            "field": f"{_FIELD}{at}",
            "key": str(key) if key else "",
            "typed": text,
            "differs": bool(text) and not agrees(figure["值"], text),
        }


def _trail(case: Case, last: str | None) -> list[tuple[str, str | None]]:
    fill, here = reverse("fill:case", args=[case.pk]), reverse("measures:case", args=[case.pk])
    inside = reverse("work:case", args=[case.pk])
    trail = [
        (str(case.task), inside),
        (_("填报"), fill),
        (_("监测数据核对"), here if last else None),
    ]
    return [*trail, (last, None)] if last else trail
