"""The report, or one section of it, as it will print: by the writers of the command line."""

from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jiheng.documents.model import Document
from jiheng.errors import JihengError, Problems
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.bundled import media_of
from jiheng.web.workbench.models import Case
from jiheng.web.workbench.pages.scores.downloads import attachment
from jiheng.web.workbench.reported import Reported, reported
from jiheng.writing.formats import NAMES, write
from jiheng.writing.formats.html import page
from jiheng.writing.pdf.setting import page_images
from jiheng.writing.sections import composed

#: Policy of a page of the writer: its own style, no script, in a frame of ours.
PAPER = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": True,
}
_BROKEN = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{title}</title>'
    "<body><h1>{title}</h1><ul>{items}</ul></body></html>"
)


@require_http_methods(["GET", "POST"])
@csp_replace(PAPER)  # type: ignore[arg-type] # our requests are signed in
def preview(request: SignedRequest, pk: int) -> HttpResponse:
    """What stands (GET), or a section as it is being typed (POST): nothing is saved."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    given = request.POST if request.method == "POST" else request.GET
    text = request.POST.get("text")
    try:
        key = given.get("section", given.get("key", ""))
        return HttpResponse(page(_document(case, key, text), still=True))
    except Problems as problems:
        return HttpResponse(_told([str(one) for one in problems.problems]))
    except JihengError as problem:
        return HttpResponse(_told([str(problem)]))


def _document(case: Case, key: str, text: str | None = None) -> Document:
    """The report, or one of its sections.

    Raises:
        JihengError: it cannot be composed.
    """
    told = reported(case)
    if not key:
        return told.composed.document
    part = next((one for one in told.parts if one.key == key), None)
    if part is None:
        raise Http404(_("报告里没有这一节。"))
    words = told.texts.get(key, part.text) if text is None else text.replace("\r\n", "\n")
    blocks = composed(part, told.figures, words.strip() or part.text)
    return replace(told.generated, blocks=(part.heading, *blocks), twin="", properties=())


def _told(problems: list[str]) -> str:
    items = "".join(f"<li>{escape(one)}</li>" for one in problems)
    return _BROKEN.format(title=escape(_("还不能排版")), items=items)


@require_GET
def image(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """One page of a section, or of the report, as it is printed."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    key = request.GET.get("key", "")
    try:
        pages = _pages(case.pk, case.revision, case.dossier.revision, key)
    except JihengError as problem:
        raise Http404(str(problem)) from problem
    if not 1 <= number <= len(pages):
        raise Http404(_("没有这一页。"))
    answer = HttpResponse(pages[number - 1], content_type="image/png")
    answer["X-Pages"] = str(len(pages))
    return answer


@lru_cache(maxsize=4)
def _pages(pk: int, revision: int, of_dossier: int, key: str) -> tuple[bytes, ...]:
    del revision, of_dossier
    found = Case.objects.select_related("dossier__agency__parent", "task__issuer").get(pk=pk)
    return page_images(_document(found, key))


@require_GET
def download(request: SignedRequest, pk: int, kind: str) -> HttpResponse:
    """The whole report in one format; ``pdf`` opens in the browser, as on paper."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if kind not in NAMES:
        raise Http404(_("没有这种格式。"))
    try:
        told = reported(case)
        name, found = f"{told.composed.name}.{kind}", _written(told, kind)
    except JihengError as problem:
        return HttpResponse(_told([str(problem)]), status=409)
    answer = attachment(name, found)
    if kind == "pdf":
        answer["Content-Type"] = media_of(name)
        answer["Content-Disposition"] = answer["Content-Disposition"].replace(
            "attachment", "inline", 1
        )
    return answer


def _written(told: Reported, kind: str) -> bytes:
    with TemporaryDirectory(prefix="jiheng-report-") as folder:
        path = Path(folder) / f"report.{kind}"
        write(told.composed.document, path, kind)
        return path.read_bytes()
