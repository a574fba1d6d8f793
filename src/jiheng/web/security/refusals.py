"""What is not answered, and the sentence that says so."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def refused(request: HttpRequest, status: int, message: str) -> HttpResponse:
    """One sentence: as a page, or as ``{"message": …}`` where a script asked."""
    if wants_json(request):
        return JsonResponse({"message": message}, status=status)
    context = {"message": message, "status": status}
    return HttpResponse(render_to_string("refused.html", context, request), status=status)


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which reads no pages."""
    return "application/json" in request.headers.get("Accept", "")


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that does not come from a page of ours, or whose page is too old."""
    del reason
    message = _("这个页面已过期。返回上一页，刷新后再提交一次。")
    return refused(request, HTTPStatus.FORBIDDEN, message)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The person may not."""
    return refused(request, HTTPStatus.FORBIDDEN, str(exception) or _("当前岗位没有这项权限。"))


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing there, or nothing that this person may know of."""
    del exception
    return refused(request, HTTPStatus.NOT_FOUND, _("没有这个页面，或当前岗位看不到它。"))


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that no page of ours makes."""
    del exception
    return refused(request, HTTPStatus.BAD_REQUEST, _("无法识别这次请求。返回上一页再试。"))


def failed(request: HttpRequest) -> HttpResponse:
    """Our fault; it is in the log. The page needs nothing that may have failed."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    message = _("程序出错，已记入日志；已保存的内容不受影响。")
    if wants_json(request):
        return JsonResponse({"message": message}, status=status)
    context = {"message": message, "status": status.value}
    return HttpResponse(render_to_string("refused.html", context), status=status)
