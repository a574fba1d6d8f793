"""Chinese first; English where it was asked for with the switch, whatever the browser says."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

ENGLISH = "en"


class Language:
    """The language of the cookie, else Chinese."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in it."""
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = ENGLISH if asked == ENGLISH else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.answer(request)
        response.setdefault("Content-Language", language)
        return response
