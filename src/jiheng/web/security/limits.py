"""Requests that are too large are refused before they are read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jiheng.web.security.refusals import refused


class Limits:
    """The declared length of a request is looked at first; none declared is no body."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse, or pass on."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > settings.UPLOAD_BYTES:
            megabytes = settings.UPLOAD_BYTES // 2**20
            return refused(
                request, 413, f"上传的内容超过{megabytes}MB。分几次上传，或压缩其中的图片。"
            )
        return self.answer(request)
