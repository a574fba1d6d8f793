"""What a request asks for, where the one who asks may have it; else nothing is told of it."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.workbench import rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.models import Case, Filing, Task

Row = TypeVar("Row", bound=Model)


def acting(request: SignedRequest, *roles: Role) -> Acting:
    """Who asks, at which post.

    Args:
        request: of somebody who has signed in.
        roles: those the page is for; none for everybody at work on cases.

    Raises:
        PermissionDenied: they have no post, or none of these roles.
    """
    if request.post is None:
        raise PermissionDenied(_("没有岗位。由安全管理员授予后再来。"))
    if roles and request.post.role not in roles:
        names = "、".join(_(role.label) for role in roles)
        raise PermissionDenied(_("本页由%(names)s使用。在页首换岗位。") % {"names": names})
    return Acting(request.user, request.post)


def own_case(by: Acting, pk: int) -> Case:
    """A case the post is inside of: drafts and all.

    Raises:
        Http404: there is none that this post may see so.
    """
    return _one(rights.own_cases(by).select_related("dossier__agency__parent").filter(pk=pk))


def case_above(by: Acting, pk: int) -> Case:
    """A case the post receives: what is in it, only its filings say.

    Raises:
        Http404: there is none that this post may see.
    """
    return _one(rights.cases_above(by).filter(pk=pk))


def any_case(by: Acting, pk: int) -> Case:
    """A case the post has to do with at all: inside it or above it.

    Raises:
        Http404: there is none that this post may see.
    """
    return _one((rights.own_cases(by) | rights.cases_above(by)).filter(pk=pk))


def filing(by: Acting, pk: int) -> Filing:
    """A filing the post may read.

    Raises:
        Http404: there is none that this post may see.
    """
    return _one(rights.seen_filings(by).filter(pk=pk))


def task(by: Acting, pk: int) -> Task:
    """A task the post may see.

    Raises:
        Http404: there is none that this post may see.
    """
    return _one(rights.tasks_of(by).filter(pk=pk))


def _one(found: QuerySet[Row]) -> Row:
    one = found.first()
    if one is None:
        raise Http404(_("没有这一页，或本岗位看不到它。"))
    return one
