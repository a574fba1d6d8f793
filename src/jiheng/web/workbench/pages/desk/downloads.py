"""Files of a filing, byte for byte as they were filed."""

from pathlib import PurePath
from urllib.parse import quote

from django.http import Http404, HttpResponse

from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import asked_for, kept
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.models import Stored
from jiheng.writing.names import file_name


def file(request: SignedRequest, pk: int, number: int) -> HttpResponse:
    """One file; by its number in the filing."""
    found = asked_for.filing(acting(request), pk)
    one = found.files.select_related("stored").filter(pk=number).first()
    if one is None:
        raise Http404
    return _sent(one.stored, PurePath(one.name).name)


def bundle(request: SignedRequest, pk: int) -> HttpResponse:
    """All of them as one archive, with SHA256SUMS."""
    found = asked_for.filing(acting(request), pk)
    return _sent(found.bundle, f"{file_name(str(found))}.zip")


def _sent(stored: Stored, name: str) -> HttpResponse:
    """To be saved, never shown: what a user uploaded does not run in our pages."""
    response = HttpResponse(kept.content_of(stored), content_type=stored.media)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["X-Checksum-SHA256"] = stored.sha256
    return response
