"""What happens at the door is written down: Django and axes tell, the security log keeps it."""

from time import time
from typing import Any

from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from jiheng.web.accounts.models import Person, SecurityEvent
from jiheng.web.accounts.signed_in import SEEN

_LOGIN = 40


def record(
    kind: SecurityEvent.Kind,
    request: HttpRequest | None,
    *,
    person: Person | None = None,
    login: str = "",
    about: str = "",
) -> None:
    """Add one line to the security log.

    Args:
        kind: what happened.
        request: where it came from; None from the command line.
        person: who did it, where known.
        login: what was typed, of somebody not known.
        about: whom or what it was done to; never a password or a token.
    """
    SecurityEvent.objects.create(
        kind=kind,
        person=person,
        login=(person.login if person else login)[:_LOGIN],
        address=request.META.get("REMOTE_ADDR") or None if request else None,
        about=about[:200],
    )


@receiver(user_logged_in)
def _entered(request: HttpRequest, user: Person, **_: Any) -> None:  # noqa: ANN401 - of signals
    """The session begins now, and is the person's only one."""
    request.session[SEEN] = time()
    if request.session.session_key is None:
        request.session.save()
    user.session_key = request.session.session_key or ""
    user.save(update_fields=["session_key"])
    record(SecurityEvent.Kind.SIGNED_IN, request, person=user)


@receiver(user_logged_out)
def _left(request: HttpRequest, user: Person | None, **_: Any) -> None:  # noqa: ANN401 - of signals
    if user is not None:
        record(SecurityEvent.Kind.SIGNED_OUT, request, person=user)


@receiver(user_login_failed)
def _failed(
    credentials: dict[str, str],
    request: HttpRequest | None = None,
    **_: Any,  # noqa: ANN401 - of signals
) -> None:
    record(SecurityEvent.Kind.FAILED, request, login=credentials.get("username") or "")


@receiver(user_locked_out)
def _locked(request: HttpRequest, username: str, **_: Any) -> None:  # noqa: ANN401 - of signals
    record(SecurityEvent.Kind.LOCKED, request, login=username or "")
