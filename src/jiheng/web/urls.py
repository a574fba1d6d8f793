"""Addresses of all pages: each part of the workbench has its own in its ``urls.py``."""

from importlib import import_module
from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path

from jiheng.folder import modules
from jiheng.web.accounts.navigation import items

_PAGES = "jiheng.web.workbench.pages"


def home(request: HttpRequest) -> HttpResponse:
    """The first page that somebody at this post may see."""
    post = getattr(request, "post", None)
    first = next((one for one in items() if one.for_post(post)), None)
    return redirect(first.name if first else "accounts:account")


def _parts() -> list[URLResolver]:
    """Every folder of pages that has addresses."""
    parts = [f"{_PAGES}.{name}" for name in modules(import_module(_PAGES))]
    addressed = [f"{part}.urls" for part in parts if _is_folder(part) and find_spec(f"{part}.urls")]
    return [path("", include(name)) for name in addressed]


def _is_folder(part: str) -> bool:
    spec = find_spec(part)
    return spec is not None and bool(spec.submodule_search_locations)


urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("jiheng.web.accounts.urls")),
    *_parts(),
]

handler400 = "jiheng.web.security.refusals.malformed"
handler403 = "jiheng.web.security.refusals.forbidden"
handler404 = "jiheng.web.security.refusals.missing"
handler500 = "jiheng.web.security.refusals.failed"
