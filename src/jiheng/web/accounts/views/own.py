"""One's own account: password, second factor, current post, language."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from jiheng.web.accounts import passwords, second_factor
from jiheng.web.accounts.door import record
from jiheng.web.accounts.forms import NewPassword
from jiheng.web.accounts.language import ENGLISH
from jiheng.web.accounts.models import SecurityEvent
from jiheng.web.accounts.signed_in import POST, SignedRequest
from jiheng.web.accounts.views.door import enrolment

_YEAR_IN_SECONDS = 365 * 24 * 3600
#: Far more than an address of ours has.
_LONGEST = 4000


def account(request: SignedRequest) -> HttpResponse:
    """Who I am here, and what I may change about it."""
    context = {
        "device": second_factor.device_of(request.user),
        "days": settings.CHOSEN.password_days,
    }
    return render(request, "accounts/account.html", context)


@sensitive_post_parameters()
def password(request: SignedRequest) -> HttpResponse:
    """Change the password; the one there is has to be typed."""
    form = NewPassword(request.POST or None)
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        messages.success(request, _("密码已修改。"))
        return redirect("home")
    return render(request, "accounts/password.html", _why(request, form))


def _why(request: SignedRequest, form: NewPassword) -> dict[str, object]:
    due = passwords.is_due(request.user)
    return {"form": form, "due": due, "given": request.user.must_change}


def _changed(request: SignedRequest, form: NewPassword) -> bool:
    """Whether the change was made; else the form says why not."""
    person = request.user
    if not person.check_password(form.cleaned_data["present"]):
        form.add_error("present", _("现在的密码不对。"))
        return False
    try:
        passwords.change(person, form.cleaned_data["wanted"])
    except ValidationError as error:
        form.add_error("wanted", error)
        return False
    update_session_auth_hash(request, person)
    # The session has got another key, and stays the only one.
    person.session_key = request.session.session_key or ""
    person.save(update_fields=["session_key"])
    record(SecurityEvent.Kind.PASSWORD, request, person=person)
    return True


def factor(request: SignedRequest) -> HttpResponse:
    """Set up a second factor of one's own accord."""
    if second_factor.device_of(request.user) is not None:
        return redirect("accounts:account")
    return enrolment(request, request.user, lambda: redirect("accounts:account"))


@require_POST
def choose_post(request: SignedRequest) -> HttpResponse:
    """Work at another of one's posts."""
    wanted = request.POST.get("post", "")
    chosen = next((one for one in request.posts if str(one.pk) == wanted), None)
    if chosen is None:
        messages.error(request, _("没有这个岗位，或岗位已撤销。"))
        return redirect("home")
    request.session[POST] = chosen.pk
    return redirect(_onward(request))


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Chinese or English, for a year."""
    response = redirect(_onward(request))
    wanted = ENGLISH if request.POST.get("language") == ENGLISH else settings.LANGUAGE_CODE
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        wanted,
        max_age=_YEAR_IN_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _onward(request: HttpRequest) -> str:
    """The page one came from, if it is ours."""
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if own and wanted.startswith("/") and len(wanted) <= _LONGEST else "home"
