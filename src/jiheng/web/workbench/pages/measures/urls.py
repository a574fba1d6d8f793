"""Addresses of monitoring data."""

from django.urls import path

from jiheng.web.workbench.pages.measures import views

app_name = "measures"
urlpatterns = [
    path("cases/<int:pk>/measures/", views.listed, name="case"),
    path("cases/<int:pk>/measures/<int:number>/", views.one_set, name="set"),
]
