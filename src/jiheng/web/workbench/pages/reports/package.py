"""``cases/<pk>/package/``: the bundle before it is filed; from then on, what was filed."""

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.documents.read import read
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import packaged, workflow
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.models import Case, Package
from jiheng.web.workbench.pages.reports.preview import PAPER
from jiheng.web.workbench.pages.scores.downloads import attachment
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.writing.formats.html import page

#: Our own papers, which can be shown as pages.
_SHOWN = frozenset({".docx", ".xlsx"})
_EVIDENCE = "佐证材料/"


@require_http_methods(["GET", "POST"])
def package(request: SignedRequest, pk: int) -> HttpResponse:
    """Look at it, or have it made anew."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if request.method == "POST":
        packaged.order(case, by)
        return redirect("reports:package", pk)
    here = reverse("reports:package", args=[pk])
    context: dict[str, Any] = {
        "case": case,
        "state": workflow.STATES[case.state],
        "tabs": parts(case, here),
        "asked": case.task.files,
        "filings": list(
            case.filings.select_related("bundle", "person").prefetch_related("files__stored")
        ),
        "inside": case.state in workflow.INSIDE,
        "trail": [(str(case), reverse("work:case", args=[pk])), (_("报送包"), None)],
        **_told(case),
    }
    return render(request, "reports/package.html", context)


def _told(case: Case) -> dict[str, Any]:
    made = Package.objects.filter(case=case).first()
    if made is None:
        return {"package": None, "files": [], "fresh": False, "busy": False, "errors": 0}
    return {
        "package": made,
        "files": [
            {
                "name": name,
                "size": size,
                "shown": PurePath(name).suffix in _SHOWN and not name.startswith(_EVIDENCE),
            }
            for name, size in made.files
        ],
        "fresh": made.revision == packaged.edition(case),
        "busy": packaged.is_busy(made),
        "errors": sum(one[0] == "ERROR" for one in made.findings),
    }


@require_GET
def progress(request: SignedRequest, pk: int) -> HttpResponse:
    """How far it is, for the script that asks until it is done."""
    by = acting(request, *OF_UNIT)
    made = _package(own_case(by, pk))
    over = made.state in {Package.State.DONE, Package.State.FAILED}
    return JsonResponse(
        {
            "value": made.done,
            "max": 100,
            "text": _(made.step or made.get_state_display()),
            "done": over,
            "failed": made.state == Package.State.FAILED,
            "next": reverse("reports:package", args=[pk]) if over else "",
        }
    )


def _package(case: Case) -> Package:
    made = Package.objects.filter(case=case).first()
    if made is None:
        raise Http404(_("还没有生成报送包。"))
    return made


@require_GET
def archive(request: SignedRequest, pk: int) -> HttpResponse:
    """All of it, as it was made."""
    by = acting(request, *OF_UNIT)
    made = _package(own_case(by, pk))
    path = packaged.path_of(made)
    if made.state != Package.State.DONE or not path.is_file():
        raise Http404(_("还没有生成报送包。"))
    return attachment(f"{made.case}报送包（预览）.zip", path.read_bytes())


@require_GET
@csp_replace(PAPER)  # type: ignore[arg-type] # our requests are signed in
def file(request: SignedRequest, pk: int) -> HttpResponse:
    """One file: ``?name=…`` to be saved, ``&show=1`` one of ours as a page."""
    by = acting(request, *OF_UNIT)
    made = _package(own_case(by, pk))
    name = request.GET.get("name", "")
    content = packaged.file_of(made, name)
    if content is None:
        raise Http404(_("报送包里没有这个文件。"))
    own = PurePath(name).suffix in _SHOWN and not name.startswith(_EVIDENCE)
    if request.GET.get("show") and own:
        return HttpResponse(_shown(content, PurePath(name)))
    return attachment(PurePath(name).name, content)


def _shown(content: bytes, name: PurePath) -> str:
    """A paper of ours as a page: read back as anybody reads it, so that it shows what is filed."""
    with TemporaryDirectory(prefix="jiheng-shown-") as folder:
        path = Path(folder) / f"paper{name.suffix}"
        path.write_bytes(content)
        return page(read(path), still=True)
