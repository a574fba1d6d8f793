"""Signing in, by password and second factor, and out."""

from collections.abc import Callable
from functools import wraps
from time import time

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jiheng.web.accounts import second_factor
from jiheng.web.accounts.door import record
from jiheng.web.accounts.forms import Code, SignIn
from jiheng.web.accounts.lockout import is_locked, locked_out
from jiheng.web.accounts.models import Person, SecurityEvent

#: Key of a session whose person has typed the password and not yet the code.
_HALFWAY = "halfway"
_SECONDS_HALFWAY = 300
_View = Callable[[HttpRequest, Person], HttpResponse]
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """The password; who has or needs a second factor goes on to it."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = authenticate(request, **form.cleaned_data)
        if isinstance(person, Person):
            return _past_the_password(request, person)
        form.add_error(None, _("登录名或密码不对，或账号已停用。"))
    context = {"form": form, "next": _next(request)}
    return render(request, "accounts/sign_in.html", context)


def _past_the_password(request: HttpRequest, person: Person) -> HttpResponse:
    has, needs = second_factor.device_of(person), second_factor.is_required(person)
    if not has and not needs:
        return _enter(request, person, _next(request))
    request.session.flush()
    request.session[_HALFWAY] = {"person": person.pk, "at": time(), "next": _next(request)}
    return redirect("accounts:code" if has else "accounts:enrol")


def _halfway(view: _View) -> Callable[[HttpRequest], HttpResponse]:
    """For somebody who has typed the password within the last minutes; the door for others."""

    @login_not_required
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        known = request.session.get(_HALFWAY, {})
        fresh = time() - known.get("at", 0) < _SECONDS_HALFWAY
        person = Person.objects.filter(pk=known.get("person"), is_active=True).first()
        if person is None or not fresh:
            return redirect("accounts:sign_in")
        if is_locked(request, person.login):
            return locked_out(request)
        return view(request, person)

    return shown


@_halfway
def code(request: HttpRequest, person: Person) -> HttpResponse:
    """The code of the second factor, or a recovery code."""
    if second_factor.device_of(person) is None:
        return redirect("accounts:enrol")
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second_factor.accepts(person, form.cleaned_data["code"]):
            return _enter(request, person, request.session[_HALFWAY]["next"])
        form.add_error("code", _wrong_code(request, person))
    return render(request, "accounts/code.html", {"form": form})


@_halfway
def enrol(request: HttpRequest, person: Person) -> HttpResponse:
    """Set up the second factor that this person must have, then go in."""
    if second_factor.device_of(person) is not None:
        return redirect("accounts:code")
    return enrolment(request, person, lambda: _enter(request, person, ""))


def enrolment(
    request: HttpRequest, person: Person, then: Callable[[], HttpResponse]
) -> HttpResponse:
    """The QR code, the first code typed back, the recovery codes."""
    device = second_factor.begin(person)
    form = Code(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.confirm(device, form.cleaned_data["code"].replace(" ", ""))
        if codes:
            then()
            record(SecurityEvent.Kind.SECOND_FACTOR, request, person=person)
            return render(request, "accounts/recovery_codes.html", {"codes": codes})
        form.add_error("code", _("口令不对。核对手机的时间，输入当前显示的6位数字。"))
    context = {
        "form": form,
        "picture": second_factor.picture(device),
        "secret": second_factor.secret(device),
    }
    return render(request, "accounts/enrol.html", context)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is over."""
    logout(request)
    return redirect("accounts:sign_in")


def _wrong_code(request: HttpRequest, person: Person) -> str:
    """A wrong code counts as a wrong password does."""
    user_login_failed.send(__name__, credentials={"login": person.login}, request=request)
    return _("口令不对，或刚刚用过。等手机上的数字变化后再输入。")


def _enter(request: HttpRequest, person: Person, onward: str) -> HttpResponse:
    login(request, person, backend=_BACKEND)
    return HttpResponseRedirect(onward or "/")


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go; never to another site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own else ""
