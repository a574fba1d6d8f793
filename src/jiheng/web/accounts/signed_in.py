"""Who has signed in, at which post, and for how much longer."""

from http import HTTPStatus
from time import time
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import OF_PLATFORM, Person, Post
from jiheng.web.accounts.passwords import is_due
from jiheng.web.security.refusals import refused, wants_json

#: Keys of a session.
SEEN, POST = "seen", "post"
#: A session is written at most this often to remember that its person is there.
_SECONDS_BETWEEN_WRITES = 60
#: Pages of people themselves; those who run the platform see no others.
_ACCOUNTS = "accounts"
#: Where a person whose password is due may go.
_BEFORE_THE_PASSWORD = frozenset({"accounts:password", "accounts:sign_out", "accounts:language"})


class SignedRequest(HttpRequest):
    """A request of somebody who has signed in.

    Attributes:
        posts: the person's posts that are in force, in the order of agencies.
        post: the one they work at now; None of a person without any.
    """

    user: Person
    posts: tuple[Post, ...]
    post: Post | None


class SignedIn(LoginRequiredMiddleware):
    """Every page needs a person, but those that say otherwise (``login_not_required``)."""

    def process_view(
        self,
        request: Any,  # noqa: ANN401 - becomes a SignedRequest here
        view_func: Any,  # noqa: ANN401 - any view
        view_args: tuple[object, ...],
        view_kwargs: dict[str, object],
    ) -> HttpResponseBase | None:
        """Turn away, or give the request its posts."""
        request.posts, request.post = (), None
        if request.user.is_authenticated and not _still_here(request):
            logout(request)
        turned: HttpResponseBase | None = super().process_view(
            request, view_func, view_args, view_kwargs
        )
        if turned is not None or not request.user.is_authenticated:
            return turned
        request.posts = posts_of(request.user)
        request.post = _chosen(request)
        return _turned_away(request)

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:  # noqa: ANN401
        """To the page of signing in; a script is told in a sentence."""
        if wants_json(request):
            message = _("登录已失效，重新登录后继续；未保存的内容仍在本页。")
            return refused(request, HTTPStatus.UNAUTHORIZED, message)
        return super().handle_no_permission(request, view_func)


def posts_of(person: Person) -> tuple[Post, ...]:
    """The posts of a person that are in force, by one query."""
    posts = Post.objects.filter(person=person, active=True, agency__active=True)
    return tuple(posts.select_related("agency", "agency__parent", "person"))


def _chosen(request: SignedRequest) -> Post | None:
    """The post of the session, else the first."""
    wanted = request.session.get(POST)
    return next((one for one in request.posts if one.pk == wanted), next(iter(request.posts), None))


def _still_here(request: SignedRequest) -> bool:
    """Whether the session is neither idle for too long nor taken over by a later one."""
    if settings.CHOSEN.one_session and request.user.session_key != request.session.session_key:
        return False
    now, seen = time(), request.session.get(SEEN, 0)
    if now - seen > settings.CHOSEN.idle_minutes * 60:
        return False
    if now - seen > _SECONDS_BETWEEN_WRITES:
        request.session[SEEN] = now
    return True


def _turned_away(request: SignedRequest) -> HttpResponseBase | None:
    """Where else a person goes first, or why they may not see this page at all."""
    match = request.resolver_match
    name, part = (match.view_name, match.app_name) if match else ("", "")
    if is_due(request.user) and name not in _BEFORE_THE_PASSWORD:
        return redirect("accounts:password")
    of_platform = request.post is not None and request.post.role in OF_PLATFORM
    if of_platform and part not in {_ACCOUNTS, ""}:
        message = _("系统、安全、审计管理员不能查看业务数据。")
        return refused(request, HTTPStatus.FORBIDDEN, message)
    return None
