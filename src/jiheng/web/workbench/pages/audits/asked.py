"""What a request of these pages asks for, where whoever asks may have it."""

from django.http import Http404
from django.utils.translation import gettext as _

from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting
from jiheng.web.workbench.audits.seen import HANDLERS, READERS, seen, seen_batches
from jiheng.web.workbench.models import Audit, Batch

_MISSING = "没有这一页，或本岗位看不到它。"


def reader(request: SignedRequest) -> Acting:
    """Whoever reads audits."""
    return acting(request, *READERS)


def handler(request: SignedRequest) -> Acting:
    """Whoever hands in and answers."""
    return acting(request, *HANDLERS)


def audit_of(by: Acting, pk: int) -> Audit:
    """An audit the post may see.

    Raises:
        Http404: there is none.
    """
    related = "report", "result", "page", "previous", "batch", "agency", "case__dossier__agency"
    found = seen(by).select_related(*related, "person").filter(pk=pk).first()
    if found is None:
        raise Http404(_(_MISSING))
    return found


def batch_of(by: Acting, pk: int) -> Batch:
    """A batch in which the post may see something.

    Raises:
        Http404: there is none.
    """
    found = seen_batches(by).select_related("person").filter(pk=pk).first()
    if found is None:
        raise Http404(_(_MISSING))
    return found
