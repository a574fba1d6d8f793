"""Addresses of the pages of audits."""

from django.urls import path

from jiheng.web.accounts.navigation import Item
from jiheng.web.workbench.audits.seen import READERS
from jiheng.web.workbench.pages.audits.views import (
    batch,
    checks,
    comparing,
    findings,
    handing_in,
    home,
    reading,
    report,
)

app_name = "audits"
NAVIGATION = [Item("审核", "audits:home", frozenset(READERS), 60)]

urlpatterns = [
    path("audits/", home.audits, name="home"),
    path("audits/batches/", home.batches, name="batches"),
    path("audits/upload/", handing_in.upload, name="upload"),
    path("audits/cases/<int:pk>/", handing_in.own, name="own"),
    path("audits/filings/<int:pk>/", handing_in.filing, name="filing"),
    path("audits/batches/<int:pk>/", batch.page, name="batch"),
    path("audits/batches/<int:pk>/progress/", batch.progress, name="batch_progress"),
    path("audits/batches/<int:pk>/<str:form>/", batch.export, name="export"),
    path("audits/<int:pk>/", report.page, name="audit"),
    path("audits/<int:pk>/progress/", report.progress, name="progress"),
    path("audits/<int:pk>/download/<str:form>/", report.download, name="download"),
    path("audits/<int:pk>/waive/", findings.waive, name="waive"),
    path("audits/waivers/<int:pk>/withdraw/", findings.withdraw, name="withdraw"),
    path("audits/<int:pk>/reading/<str:place>/", reading.page, name="reading"),
    path("audits/<int:pk>/again/", reading.again, name="again"),
    path("audits/compare/", comparing.page, name="compare"),
    path("audits/checks/", checks.every, name="checks"),
    path("audits/checks/<str:name>/", checks.one, name="check"),
]
