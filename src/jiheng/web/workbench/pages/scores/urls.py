"""Addresses of the score sheet."""

from django.urls import path

from jiheng.web.workbench.pages.scores import downloads, sheet

app_name = "scores"

urlpatterns = [
    path("cases/<int:pk>/score/", sheet.sheet, name="case"),
    path("cases/<int:pk>/score/<slug:kind>/", downloads.download, name="download"),
]
