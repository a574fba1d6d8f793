"""Pages of one role only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest

_View = Callable[..., HttpResponse]


def only(role: Role) -> Callable[[_View], _View]:
    """A view that is for whoever works at a post of this role now."""

    def kept(view: _View) -> _View:
        @wraps(view)
        def shown(request: SignedRequest, **named: Any) -> HttpResponse:  # noqa: ANN401 - of the address
            if request.post is None or request.post.role != role:
                raise PermissionDenied
            return view(request, **named)

        return shown

    return kept
