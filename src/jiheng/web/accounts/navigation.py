"""What stands at the top of every page: who, at which post, and where to go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import get_resolver, reverse
from django.utils.translation import gettext

from jiheng.web.accounts.models import Post, Role
from jiheng.web.accounts.signed_in import SignedRequest


@dataclass(frozen=True, slots=True)
class Item:
    """A link of the navigation; ``NAVIGATION`` of a part's ``urls.py`` is a list of them.

    Attributes:
        title: in Chinese.
        name: of the page: ``"work:mine"``.
        roles: who sees it; empty is everyone at work on cases.
        place: where it stands; the smallest is leftmost.
        count: how many things wait there; None where nothing is counted.
    """

    title: str
    name: str
    roles: frozenset[Role] = frozenset()
    place: int = 50
    count: Callable[[SignedRequest], int] | None = None

    def for_post(self, post: Post | None) -> bool:
        """Whether somebody at this post sees it."""
        return post is not None and (not self.roles or post.role in self.roles)


def page(request: HttpRequest) -> dict[str, Any]:
    """The context of ``base.html``, every key always there."""
    user = getattr(request, "user", None)
    signed = user is not None and user.is_authenticated and hasattr(request, "post")
    post = request.post if signed else None  # type: ignore[attr-defined] # hasattr above
    return {
        "person": user if signed else None,
        "post": post,
        "unit": post.agency.name if post else "",
        "posts": _posts(request, post) if signed else [],
        "navigation": _navigation(request, post) if signed else [],
        "links": {
            "home": reverse("home"),
            "sign_in": reverse("accounts:sign_in"),
            "sign_out": reverse("accounts:sign_out"),
            "choose_post": reverse("accounts:choose_post"),
            "set_language": reverse("accounts:language"),
            "account": reverse("accounts:account"),
        },
    }


def items() -> list[Item]:
    """Every link there is, in order."""
    found: list[Item] = [
        one
        for part in get_resolver().url_patterns
        for one in getattr(getattr(part, "urlconf_module", None), "NAVIGATION", ())
    ]
    return sorted(found, key=lambda one: one.place)


def _posts(request: Any, current: Post | None) -> list[dict[str, Any]]:  # noqa: ANN401 - signed
    return [
        {
            "id": one.pk,
            "title": f"{one.agency} {gettext(one.get_role_display())}",
            "current": one is current,
        }
        for one in request.posts
    ]


def _navigation(request: Any, post: Post | None) -> list[dict[str, Any]]:  # noqa: ANN401 - signed
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "title": gettext(one.title),
            "url": reverse(one.name),
            "current": one.name == here,
            "count": one.count(request) if one.count else None,
        }
        for one in items()
        if one.for_post(post)
    ]
