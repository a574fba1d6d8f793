"""Headers of every page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

#: What a page of figures never needs.
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class Headers:
    """What Django has no setting for."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nobody keeps a copy of a page: figures not yet filed are for one person."""
        response = self.answer(request)
        response.setdefault("Permissions-Policy", _PERMISSIONS)
        response.setdefault("Cache-Control", "no-store")
        return response
