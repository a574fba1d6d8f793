"""A form that is sent twice is taken once: the second is shown where the first led."""

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

#: Key of a session: digest of a form → where it led.
_TAKEN = "taken"
#: As many as somebody sends before they notice that one went twice.
_MOST = 30


class Once:
    """By the hidden ``key`` of a form, and what it says: other words are another form."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead to where the same form led before."""
        if request.method != "POST" or not request.POST.get("key"):
            return self.answer(request)
        form = _digest(request)
        before = request.session.get(_TAKEN, {})
        if form in before:
            return redirect(before[form])
        response = self.answer(request)
        if response.status_code == HTTPStatus.FOUND:
            taken = [*request.session.get(_TAKEN, {}).items(), (form, response["Location"])]
            request.session[_TAKEN] = dict(taken[-_MOST:])
        return response


def _digest(request: HttpRequest) -> str:
    files = [
        (name, one.name, one.size) for name, ones in request.FILES.lists() for one in ones
    ]  # fmt: skip
    said = [request.get_full_path(), sorted(request.POST.lists()), files]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()
