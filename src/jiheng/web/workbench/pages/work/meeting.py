"""登记会议: the day on which the 局务会 or 党组会 dealt with the report."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from jiheng.errors import JihengError
from jiheng.web.accounts.models import Role
from jiheng.web.accounts.signed_in import SignedRequest
from jiheng.web.security.refusals import refused
from jiheng.web.workbench import rights, workflow
from jiheng.web.workbench.actions import record_meeting
from jiheng.web.workbench.actions.record_meeting import Meeting
from jiheng.web.workbench.asked_for import acting, own_case
from jiheng.web.workbench.models import Event
from jiheng.web.workbench.pages.work.steps import unchanged

#: What they are called; the record keeps the Chinese name.
_MEETINGS = ("局务会", "党组会", "党委会", "办公会")


class MeetingForm(forms.Form):
    """The meeting, and what it said."""

    on = forms.DateField(
        label=later("会议日期"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": later("日期写成2026-04-30这样。"),
            "required": later("填写会议日期。"),
        },
    )
    name = forms.ChoiceField(
        label=later("会议"),
        choices=[(one, later(one)) for one in _MEETINGS],
    )
    opinion = forms.CharField(
        label=later("会议意见"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def meeting(request: SignedRequest, pk: int) -> HttpResponse:
    """Ask for the meeting (GET), or take the step (POST)."""
    by = acting(request, Role.OFFICER)
    case = own_case(by, pk)
    key = request.POST.get("key", "")
    if key and Event.objects.filter(case=case, key=key).exists():
        return redirect("work:case", pk=case.pk)
    if "record_meeting" not in dict(rights.actions_for(by, case)):
        told = _("现在是“%(state)s”，不能登记会议。") % {"state": _(workflow.STATES[case.state])}
        return refused(request, 409, told)
    form = MeetingForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            given = form.cleaned_data
            try:
                unchanged(request, case)
                record_meeting.do(
                    case,
                    by,
                    Meeting(given["on"], given["name"]),
                    today=timezone.localdate(),
                    opinion=given["opinion"],
                    key=key,
                )
            except JihengError as error:
                form.add_error(None, str(error))
                status = 409
            else:
                messages.success(request, _("已登记会议。"))
                return redirect("work:case", pk=case.pk)
    context = {"case": case, "meeting": form, "key": key}
    return render(request, "work/meeting.html", context, status=status)
