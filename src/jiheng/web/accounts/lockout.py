"""An account is locked after too many wrong passwords or codes."""

from http import HTTPStatus
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.utils import reset
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiheng.web.security.refusals import refused


def locked_out(request: HttpRequest, *_of_axes: Any, **_named: Any) -> HttpResponse:  # noqa: ANN401
    """What somebody is told whose account is locked; the same of an account that is none."""
    message = _("登录连续失败%(tries)s次，账号已锁定%(minutes)s分钟。") % {
        "tries": settings.CHOSEN.tries,
        "minutes": settings.CHOSEN.locked_minutes,
    }
    return refused(request, HTTPStatus.LOCKED, message)


def is_locked(request: HttpRequest, login: str) -> bool:
    """Whether the account is locked now."""
    return not AxesProxyHandler.is_allowed(request, {"login": login})


def unlock(login: str) -> bool:
    """Let somebody try again; whether the account was locked or on its way there."""
    return bool(reset(username=login))
