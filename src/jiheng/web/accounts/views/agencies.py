"""The system administrator's agencies and the settings in force."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from jiheng.web.accounts.door import record
from jiheng.web.accounts.forms import AgencyForm
from jiheng.web.accounts.models import Agency, Role, SecurityEvent
from jiheng.web.accounts.only import only
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.configuration import MEANINGS

ROWS = 50
#: Never shown on a page.
_SECRET = frozenset({"secret", "database"})


@only(Role.SYSTEM)
def agencies(request: SignedRequest) -> HttpResponse:
    """The organisation tree, each agency indented below its authority."""
    found = Agency.objects.select_related("parent")
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "accounts/agencies.html", {"page": page})


@only(Role.SYSTEM)
def edit(request: SignedRequest, number: int | None = None) -> HttpResponse:
    """A new agency, or one there is."""
    agency = get_object_or_404(Agency, pk=number) if number is not None else None
    form = AgencyForm(request.POST or None, instance=agency)
    if request.method == "POST" and form.is_valid():
        form.save()
        about = f"{form.instance.code} {form.instance.name}"
        record(SecurityEvent.Kind.AGENCY, request, person=request.user, about=about)
        messages.success(request, _("已保存。"))
        return redirect("accounts:agencies")
    return render(request, "accounts/agency.html", {"form": form, "agency": agency})


@only(Role.SYSTEM)
def chosen(request: SignedRequest) -> HttpResponse:
    """The settings in force, but for secrets; they are changed in their file."""
    rows = [
        (name, meaning, getattr(settings.CHOSEN, name))
        for name, meaning in MEANINGS.items()
        if name not in _SECRET
    ]
    return render(request, "accounts/settings.html", {"rows": rows})
