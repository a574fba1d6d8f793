"""变更记录 of a case: inside its unit everything, outside only the steps from 报送 on."""

import csv
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.jinja import when
from jiheng.web.workbench import course, rights
from jiheng.web.workbench.acting import Acting
from jiheng.web.workbench.asked_for import acting, any_case
from jiheng.web.workbench.audits.exported import neutral
from jiheng.web.workbench.models import Case, Change
from jiheng.web.workbench.pages.work.parts import parts
from jiheng.writing.names import file_name

ROWS = 100
#: Kind of a change → what it is called.
_KINDS = {
    "entry": "填写",
    "step": "办理",
    "filing": "报送件",
    "file": "文件",
    "evidence": "佐证材料",
    "export": "导出",
    "due": "延期",
    "text": "文字",
    "waiver": "核实说明",
    "reading": "识读更正",
    "explanation": "情况说明",
    "import": "导入",
    "section": "分工",
    "right": "权限",
    "task": "任务",
}
_HEADINGS = ("序号", "时间", "人员", "事项", "位置", "原值", "新值", "理由", "校验值")


class Line(NamedTuple):
    """A change as it is shown."""

    number: int
    at: str
    person: str
    kind: str
    where: str
    before: str
    after: str
    why: str
    hash: str


def changes(request: SignedRequest, pk: int) -> HttpResponse:
    """The page, newest first."""
    by = acting(request)
    case = any_case(by, pk)
    inside = by.post.role in OF_UNIT
    asked = request.GET.get("q", "").strip()
    found = seen(by, case).order_by("-number")
    if asked:
        found = found.filter(
            Q(where__icontains=asked) | Q(person__icontains=asked) | Q(after__icontains=asked)
        )
    page = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {
        "case": case,
        "inside": inside,
        "tabs": parts(case, request.path) if inside else [],
        "page": page,
        "asked": asked,
        "lines": [_line(one, inside=inside) for one in page],
        "head": Change.objects.order_by("-number").first(),
    }
    return render(request, "desk/changes.html", context)


def export(request: SignedRequest, pk: int) -> StreamingHttpResponse:
    """The same as csv; nothing in it is a formula to a spreadsheet."""
    by = acting(request)
    case = any_case(by, pk)
    response = StreamingHttpResponse(
        _written(seen(by, case).order_by("number"), inside=by.post.role in OF_UNIT),
        content_type="text/csv; charset=utf-8",
    )
    name = f"{file_name(str(case))}_变更记录.csv"
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def seen(by: Acting, case: Case) -> QuerySet[Change]:
    """The changes a post may see: of the unit's dossier, or of the steps that reached it."""
    if by.post.role in OF_UNIT:
        beside = rights.own_cases(by).filter(dossier=case.dossier_id).values("pk")
        return Change.objects.filter(case__in=beside)
    steps = Q(what="step", where__in=course.OUTSIDE)
    return Change.objects.filter(case=case.pk).filter(steps | Q(what="filing"))


def _line(one: Change, *, inside: bool) -> Line:
    before, after, where = one.before, one.after, one.where
    if one.what == "step":
        where = _(course.title(one.where))
        # States inside the unit are no business of those above.
        before, after = (before, after) if inside else ("", "")
    return Line(
        one.number,
        when(parse_datetime(one.at)),
        one.person,
        _(_KINDS.get(one.what, one.what)),
        where,
        before,
        after,
        one.why,
        one.hash,
    )


class _Echo:
    """Gives back what the writer of csv writes."""

    def write(self, text: str) -> str:
        """The line itself."""
        return text


def _written(found: QuerySet[Change], *, inside: bool) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff"
    yield writer.writerow(_HEADINGS)
    for one in found.iterator(chunk_size=1000):
        yield writer.writerow([neutral(str(part)) for part in _line(one, inside=inside)])
