"""Answers that are files, and sentences of what was refused."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from jiheng.errors import JihengError
from jiheng.web.accounts.signed_in import SignedRequest


def attachment(content: bytes, name: str, media: str) -> HttpResponse:
    """A file to be saved, never shown: what others wrote does not run here."""
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def told(request: SignedRequest, error: JihengError, address: str) -> HttpResponse:
    """Back to where it was asked, with the sentence."""
    messages.error(request, str(error))
    return redirect(address)
