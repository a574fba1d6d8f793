"""The system administrator's people: made, stopped, given a new password."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jiheng.web.accounts import passwords
from jiheng.web.accounts.door import record
from jiheng.web.accounts.forms import InitialPassword, PersonForm
from jiheng.web.accounts.models import Person, Role, SecurityEvent
from jiheng.web.accounts.only import only
from jiheng.web.accounts.signed_in import SignedRequest

ROWS = 50


@only(Role.SYSTEM)
def people(request: SignedRequest) -> HttpResponse:
    """Everyone who may sign in, and those who no longer may."""
    asked = request.GET.get("q", "").strip()
    found = Person.objects.filter(Q(login__icontains=asked) | Q(name__icontains=asked))
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "accounts/people.html", {"page": page, "asked": asked})


@only(Role.SYSTEM)
@sensitive_post_parameters("password")
def new(request: SignedRequest) -> HttpResponse:
    """Somebody new, with a password that they change at once."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _made(form):
        record(
            SecurityEvent.Kind.PERSON,
            request,
            person=request.user,
            about=f"新建用户 {form.instance.login}",
        )
        messages.success(request, _("已新建用户。授予岗位后才能办理业务，由安全管理员授予。"))
        return redirect("accounts:people")
    return render(request, "accounts/person_new.html", {"form": form})


def _made(form: PersonForm) -> bool:
    try:
        with transaction.atomic():
            passwords.change(form.save(), form.cleaned_data["password"], must_change=True)
    except ValidationError as error:
        form.instance.pk = None
        form.add_error("password", error)
        return False
    return True


@only(Role.SYSTEM)
@require_POST
def active(request: SignedRequest, number: int) -> HttpResponse:
    """Stop somebody, or let them in again; oneself never."""
    person = get_object_or_404(Person, pk=number)
    if person == request.user:
        messages.error(request, _("不能停用自己的账号，由另一名系统管理员停用。"))
        return redirect("accounts:people")
    person.is_active = not person.is_active
    person.save(update_fields=["is_active"])
    done = "启用" if person.is_active else "停用"
    record(
        SecurityEvent.Kind.PERSON, request, person=request.user, about=f"{done}用户 {person.login}"
    )
    return redirect("accounts:people")


@only(Role.SYSTEM)
@sensitive_post_parameters()
def password(request: SignedRequest, number: int) -> HttpResponse:
    """A new password for somebody who has forgotten theirs."""
    person = get_object_or_404(Person, pk=number)
    form = InitialPassword(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            passwords.change(person, form.cleaned_data["password"], must_change=True)
        except ValidationError as error:
            form.add_error("password", error)
        else:
            record(SecurityEvent.Kind.RESET, request, person=request.user, about=person.login)
            messages.success(request, _("已重置密码，本人下次登录时须修改。"))
            return redirect("accounts:people")
    return render(request, "accounts/person_password.html", {"form": form, "whose": person})
