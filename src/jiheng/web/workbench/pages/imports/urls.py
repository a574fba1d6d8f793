"""Addresses of imports and exports."""

from django.urls import path

from jiheng.web.workbench.pages.imports import views

app_name = "imports"
urlpatterns = [
    path("cases/<int:pk>/imports/", views.listed, name="case"),
    path("cases/<int:pk>/imports/workbook/", views.workbook, name="workbook"),
    path("cases/<int:pk>/imports/<int:number>/", views.compared, name="compared"),
]
