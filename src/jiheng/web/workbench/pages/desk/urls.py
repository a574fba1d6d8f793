"""Addresses of filings and of logs."""

from django.urls import path

from jiheng.web.accounts.models import OF_FINANCE, Role
from jiheng.web.accounts.navigation import Item
from jiheng.web.workbench.pages.desk import changes, downloads, filing, received

app_name = "desk"

urlpatterns = [
    path("filings/", received.received, name="received"),
    path("filings/<int:pk>/", filing.filing, name="filing"),
    path("filings/<int:pk>/score/", filing.score, name="score"),
    path("filings/<int:pk>/sheets/<int:number>/", filing.sheet, name="sheet"),
    path("filings/<int:pk>/files/<int:number>/", downloads.file, name="file"),
    path("filings/<int:pk>/bundle/", downloads.bundle, name="bundle"),
    path("cases/<int:pk>/log/", changes.changes, name="log"),
    path("cases/<int:pk>/log.csv", changes.export, name="export"),
]

NAVIGATION = [Item("报送件", "desk:received", OF_FINANCE | {Role.AUTHORITY}, 20)]
