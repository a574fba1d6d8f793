"""The security administrator's posts: granted, revoked; accounts unlocked."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jiheng.web.accounts import lockout, second_factor
from jiheng.web.accounts.door import record
from jiheng.web.accounts.forms import PostForm
from jiheng.web.accounts.models import Person, Post, Role, SecurityEvent
from jiheng.web.accounts.only import only
from jiheng.web.accounts.signed_in import SignedRequest

ROWS = 50


@only(Role.SECURITY)
def posts(request: SignedRequest) -> HttpResponse:
    """Who may do what."""
    asked = request.GET.get("q", "").strip()
    found = (
        Post.objects.filter(active=True)
        .filter(
            Q(person__login__icontains=asked)
            | Q(person__name__icontains=asked)
            | Q(agency__name__icontains=asked)
        )
        .select_related("person", "agency")
    )
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    return render(request, "accounts/posts.html", {"page": page, "asked": asked})


@only(Role.SECURITY)
def grant(request: SignedRequest) -> HttpResponse:
    """Give somebody a post; never oneself, and never business to who runs the platform."""
    form = PostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why_not = _refusal(request.user, form.instance)
        if not why_not:
            form.save()
            _note(request, SecurityEvent.Kind.GRANTED, form.instance)
            messages.success(request, _("已授予岗位。"))
            return redirect("accounts:posts")
        form.add_error(None, why_not)
    return render(request, "accounts/post_new.html", {"form": form})


@only(Role.SECURITY)
@require_POST
def revoke(request: SignedRequest, number: int) -> HttpResponse:
    """Take a post away; what was done at it stays."""
    post = get_object_or_404(Post.objects.select_related("person", "agency"), pk=number)
    if post.person == request.user:
        messages.error(request, _("不能撤销自己的岗位，由另一名安全管理员撤销。"))
        return redirect("accounts:posts")
    post.active = False
    post.save(update_fields=["active"])
    _note(request, SecurityEvent.Kind.REVOKED, post)
    return redirect("accounts:posts")


@only(Role.SECURITY)
@require_POST
def unlock(request: SignedRequest, number: int) -> HttpResponse:
    """Let somebody try again before the time is over."""
    person = get_object_or_404(Person, pk=number)
    lockout.unlock(person.login)
    record(SecurityEvent.Kind.UNLOCKED, request, person=request.user, about=person.login)
    messages.success(request, _("已解除锁定。"))
    return redirect("accounts:posts")


@only(Role.SECURITY)
@require_POST
def remove_factor(request: SignedRequest, number: int) -> HttpResponse:
    """Forget the second factor of somebody who has lost their telephone."""
    person = get_object_or_404(Person, pk=number)
    second_factor.remove(person)
    record(SecurityEvent.Kind.FACTOR_REMOVED, request, person=request.user, about=person.login)
    messages.success(request, _("已清除动态口令，本人下次登录时重新启用。"))
    return redirect("accounts:posts")


def _refusal(granter: Person, post: Post) -> str:
    """Why a post cannot be given; empty where it can."""
    if post.person == granter:
        return _("不能给自己授予岗位。")
    held = set(Post.objects.filter(person=post.person, active=True).values_list("role", flat=True))
    if apart(held | {post.role}):
        return _("系统、安全、审计管理员三者分开，也不兼任业务岗位；先撤销其现有岗位。")
    return ""


def apart(roles: set[str]) -> bool:
    """Whether these roles may not meet in one person (三权分立)."""
    platform = {role for role in roles if role in {Role.SYSTEM, Role.SECURITY, Role.AUDIT}}
    return bool(platform) and len(roles) > 1


def _note(request: SignedRequest, kind: SecurityEvent.Kind, post: Post) -> None:
    about = f"{post.person.login} {post.agency.name} {post.get_role_display()}"
    record(kind, request, person=request.user, about=about)
