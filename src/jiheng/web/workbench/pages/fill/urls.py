"""Addresses of the fill-in."""

from django.urls import path

from jiheng.web.workbench.pages.fill.views import cells, evidence, page, sections, shares, sums

app_name = "fill"
urlpatterns = [
    path("cases/<int:pk>/fill/", page.case_page, name="case"),
    path("cases/<int:pk>/fill/print/", page.printed, name="printed"),
    path("cases/<int:pk>/fill/<str:sheet>/", page.sheet_page, name="sheet"),
    path("cases/<int:pk>/cells", cells.cells, name="cells"),
    path("cases/<int:pk>/evidence/", evidence.listed, name="evidence"),
    path("cases/<int:pk>/evidence/<int:number>/", evidence.download, name="file"),
    path("cases/<int:pk>/evidence/<int:number>/withdraw/", evidence.withdraw, name="withdraw"),
    path("cases/<int:pk>/sections/", sections.listed, name="sections"),
    path("cases/<int:pk>/sections/<int:number>/done/", sections.done, name="done"),
    path("cases/<int:pk>/sections/<int:number>/take-back/", sections.withdraw, name="take_back"),
    path("cases/<int:pk>/shares/", shares.page, name="shares"),
    path("cases/<int:pk>/consolidated/", sums.page, name="consolidated"),
]
