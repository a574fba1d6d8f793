"""Addresses of the report, of its package and of 情况说明."""

from django.urls import path

from jiheng.web.accounts.models import OF_UNIT
from jiheng.web.accounts.navigation import Item
from jiheng.web.workbench.pages.reports import (
    explanations,
    package,
    preview,
    report,
    section,
)

app_name = "reports"

urlpatterns = [
    path("cases/<int:pk>/report/", report.report, name="case"),
    path("cases/<int:pk>/report/section/", section.section, name="section"),
    path("cases/<int:pk>/report/preview/", preview.preview, name="preview"),
    path("cases/<int:pk>/report/pages/<int:number>/", preview.image, name="image"),
    path("cases/<int:pk>/report/files/<slug:kind>/", preview.download, name="download"),
    path("cases/<int:pk>/package/", package.package, name="package"),
    path("cases/<int:pk>/package/progress/", package.progress, name="progress"),
    path("cases/<int:pk>/package/archive/", package.archive, name="archive"),
    path("cases/<int:pk>/package/file/", package.file, name="file"),
    path("explanations/", explanations.listed, name="explanations"),
    path("explanations/new/", explanations.new, name="new_explanation"),
    path("explanations/<int:pk>/approve/", explanations.approve, name="approve"),
]

NAVIGATION = [Item("情况说明", "reports:explanations", OF_UNIT, 60)]
