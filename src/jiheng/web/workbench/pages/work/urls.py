"""Addresses of 我的工作 and of cases."""

from django.urls import path

from jiheng.web.accounts.models import OF_FINANCE, OF_UNIT, Role
from jiheng.web.accounts.navigation import Item
from jiheng.web.workbench.pages.work import case, meeting, mine, signing, steps

app_name = "work"

urlpatterns = [
    path("work/", mine.mine, name="mine"),
    path("cases/<int:pk>/", case.case, name="case"),
    path("cases/<int:pk>/steps/record_meeting/", meeting.meeting, name="meeting"),
    path("cases/<int:pk>/steps/<slug:action>/", steps.step, name="step"),
    path("cases/<int:pk>/signing/", signing.signing, name="signing"),
]

NAVIGATION = [
    Item("我的工作", "work:mine", OF_UNIT | OF_FINANCE | {Role.AUTHORITY}, 10, mine.count),
]
