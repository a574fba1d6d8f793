"""The score sheet as a file, in every format there is."""

from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jiheng.errors import JihengError
from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.bundled import media_of
from jiheng.web.workbench.reported import Reported, reported
from jiheng.writing.formats import NAMES, write
from jiheng.writing.names import file_name
from jiheng.writing.reports import score_sheet
from jiheng.writing.score_json import score_json
from jiheng.writing.worst import ON_PAGE

_JSON = "json"


@require_GET
def download(request: SignedRequest, pk: int, kind: str) -> HttpResponse:
    """The sheet as it stands, by the writers of the command line."""
    by = acting(request, *OF_UNIT)
    case = own_case(by, pk)
    if kind not in (*NAMES, _JSON):
        raise Http404(_("没有这种格式。"))
    try:
        told = reported(case)
    except JihengError as problem:
        messages.error(request, str(problem))
        return redirect("scores:case", pk)
    name = file_name(f"{told.dossier.subject.name}{told.dossier.subject.year}年度得分表")
    return attachment(f"{name}.{kind}", content(told, kind))


def content(told: Reported, kind: str) -> bytes:
    """The bytes of one format."""
    if kind == _JSON:
        return f"{score_json(told.evaluation)}\n".encode()
    # A worksheet takes every project, a page as many as a browser opens at once.
    most = len(told.evaluation.projects) if kind == "xlsx" else ON_PAGE
    with TemporaryDirectory(prefix="jiheng-score-") as folder:
        path = Path(folder) / f"score.{kind}"
        write(score_sheet.compose(told.dossier, told.evaluation, most), path, kind)
        return path.read_bytes()


def attachment(name: str, found: bytes) -> HttpResponse:
    """A file to be saved, never to be shown as a page of ours."""
    answer = HttpResponse(found, content_type=media_of(name))
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer
