"""What people say to findings: 核实说明, and taking one back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiheng.errors import JihengError
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench.audits import waiving
from jiheng.web.workbench.audits.seen import seen
from jiheng.web.workbench.models import Audit, Waiver
from jiheng.web.workbench.pages.audits.answers import told
from jiheng.web.workbench.pages.audits.asked import audit_of, handler


@require_POST
def waive(request: SignedRequest, pk: int) -> HttpResponse:
    """Explain a finding."""
    by = handler(request)
    audit = audit_of(by, pk)
    finding = request.POST.get("finding", "")
    address = _address(audit, finding)
    try:
        waiving.waive(audit, by, finding=finding, reason=request.POST.get("reason", ""))
    except JihengError as error:
        return told(request, error, address)
    messages.success(request, _("已记下核实说明，随报告保留。"))
    return redirect(address)


@require_POST
def withdraw(request: SignedRequest, pk: int) -> HttpResponse:
    """Take an explanation back."""
    by = handler(request)
    waiver = (
        Waiver.objects.select_related("audit__agency", "audit__case__dossier__agency")
        .filter(pk=pk, audit__in=seen(by))
        .first()
    )
    if waiver is None:
        raise Http404
    waiving.withdraw(waiver, by)
    messages.success(request, _("已撤回核实说明。"))
    return redirect(_address(waiver.audit, waiver.finding))


def _address(audit: Audit, finding: str) -> str:
    """The page of the audit, at the finding."""
    keys = [key for key, _check, _severity in audit.found]
    place = f"#f{keys.index(finding) + 1}" if finding in keys else ""
    return reverse("audits:audit", args=[audit.pk]) + place
